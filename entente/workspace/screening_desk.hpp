#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/controls/decisions/decision_book.hpp"
#include "entente/controls/screening/screener.hpp"
#include "entente/workspace/list_entries.hpp"
#include "entente/workspace/lists_in_use.hpp"
#include "entente/workspace/screen_requests.hpp"

namespace entente {

/// A decision on a match, and what has become of it.
struct EntryDecision {
    const controls::Decision* decision = nullptr;
    controls::DecisionState state;
};

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

    /// Of a query without hits in another script than an alphabet: what comes nearest below the
    /// threshold, since such names score lower; empty for others and where nothing does.
    std::string nearest_below(const screening::ScreenQuery& query,
                              screening::SearchMemory& memory) const;
    void add_nothing(Table& table,
                     const std::string& label,
                     const std::string& text,
                     const std::string& customer = {}) const;

    /// What was decided on a customer and an entry. Where several sources have an entry of that
    /// list and id, the newest says whether it has changed, as in list_entries.hpp.
    std::optional<EntryDecision> decision_on(const std::string& customer,
                                             const screening::ScreenQuery& query,
                                             screening::PartyId entry) const;

    /// What keeps the answer from being whole: sentences and a note; false in `holds` where a list
    /// is missing.
    void add_gaps(Table& table) const;

    /// The lists in use and the day, as provenance.
    void add_lists(Table& table) const;

    /// "scoring 1 (entente), threshold 0.85"
    std::string scoring_text() const;

    /// add_gaps, add_lists, and what else every screening carries.
    void finish(Table& table, std::string_view command, const ParamList& params) const;

private:
    struct DecidedHit {
        std::string text;
        int rank = 0;
    };

    DecidedHit decided(const std::string& customer,
                       const screening::ScreenQuery& query,
                       const screening::Hit& hit) const;
    void note_decided_entries();
    const ListInUse& use_of(screening::PartyId party) const;

    ListsInUse lists_;
    screening::ScreenOptions options_;
    CodeList sides_;
    UtcTime known_on_;
    controls::DecisionBook decisions_;
    screening::Screener screener_;
    std::string day_;
    bool is_to_come_ = false;
    /// By list and id: the entry that tells whether what was decided still is; none where no list
    /// in use has it.
    std::map<std::pair<std::string, std::string>, std::optional<screening::PartyId>> decided_;
};

/// Columns for the words behind scores.
Table word_columns();

/// A row for each word of the best entry of each hit, and for each other field; one that says so
/// where there is no hit.
void add_words(Table& table,
               const ScreeningDesk& desk,
               const screening::ScreenQuery& query,
               const std::vector<screening::Hit>& hits);

}  // namespace entente
