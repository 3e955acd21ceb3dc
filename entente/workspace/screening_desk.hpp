#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/controls/decisions/decision_book.hpp"
#include "entente/controls/screening/screener.hpp"
#include "entente/workspace/list_entries.hpp"
#include "entente/workspace/lists_in_use.hpp"
#include "entente/workspace/screen_requests.hpp"

namespace entente {

/// Lists, index and decisions while a screening is worked on.
class ScreeningDesk {
public:
    /// Opens what the request asks for. Throws InvalidInput on a day, threshold, side, or scoring
    /// that is none.
    ScreeningDesk(const std::filesystem::path& folder, const ScreenRequest& request, UtcTime now);

    const ListsInUse& lists() const { return lists_; }

    const screening::Screener& screener() const { return screener_; }

    const screening::ScreenOptions& options() const { return options_; }

    /// Up to when what was imported and decided counts.
    UtcTime known_on() const { return known_on_; }

    /// Columns of hits: those of an answer, one for each side, gap, decision.
    Table hit_table() const;

    /// A row for each hit of a query. `label` is what the query is called, `customer` the caller's
    /// id of it.
    void add_hits(Table& table,
                  const std::string& label,
                  const std::string& customer,
                  const screening::ScreenQuery& query,
                  std::vector<screening::Hit> hits) const;

    /// "no name at or above 0.85 on 14 lists; not screened against ..." for a query without hits.
    std::string nothing_found() const;
    void add_nothing(Table& table, const std::string& label) const;

    /// Sentences, notes and sources that every answer carries; false in `holds` where a list is
    /// missing.
    void finish(Table& table, std::string_view command, const ParamList& params) const;

private:
    ListsInUse lists_;
    screening::ScreenOptions options_;
    CodeList sides_;
    UtcTime known_on_;
    controls::DecisionBook decisions_;
    screening::Screener screener_;
    std::string day_;
};

/// The words behind the scores of hits, a row a word.
Table word_table(const ScreeningDesk& desk,
                 const screening::ScreenQuery& query,
                 const std::vector<screening::Hit>& hits);

}  // namespace entente
