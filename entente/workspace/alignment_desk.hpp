#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>

#include "entente/base/table.hpp"
#include "entente/controls/alignment/alignment.hpp"
#include "entente/workspace/align_requests.hpp"
#include "entente/workspace/lists_in_use.hpp"

namespace entente {

/// A side as requests name it.
struct Regime {
    std::string short_name;   // "us"
    std::string side;         // "USA", as the catalogue of lists has it
    std::string in_sentence;  // "the United States"
};

/// Throws InvalidInput where no lists of it are known.
Regime regime_named(const std::string& text);

/// Lists and their alignment while questions about them are answered.
class AlignmentDesk {
public:
    /// Throws InvalidInput on a side, kind, score or day that is none. `progress` may be empty.
    AlignmentDesk(const ListsInUse& lists, const AlignRequest& request, UtcTime now);

    /// What the alignment follows from: equal texts, equal alignments.
    static std::string key_of(const ListsInUse& lists, const AlignRequest& request, UtcTime now);

    const std::string& key() const { return key_; }

    const screening::Screener& screener() const { return screener_; }

    const alignment::Alignment& alignment() const { return alignment_; }

    /// "us" or "jp": what columns, flags and rows call a side.
    const std::string& short_name(std::size_t side) const { return regimes_[side].short_name; }

    /// "the United States"
    const std::string& side_in_sentence(std::size_t side) const {
        return regimes_[side].in_sentence;
    }

    /// Notes, sources and the run that every answer carries.
    void finish(Table& table, std::string_view command, const ParamList& params) const;

private:
    void tell_days(Table& table) const;
    void tell_listing_days(Table& table) const;

    std::string key_;
    ListsInUse lists_;  // without the parties, which the screener has
    std::array<Regime, 2> regimes_;
    std::string day_;
    screening::Screener screener_;
    alignment::Alignment alignment_;
};

}  // namespace entente
