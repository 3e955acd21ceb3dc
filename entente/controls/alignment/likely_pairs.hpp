#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/controls/alignment/alignment.hpp"

namespace entente::alignment {

/// Looks for entries of one side that may be parties of the other.
class LikelyPairs {
public:
    /// Searches among `entries` of `screener`, which must outlive this.
    LikelyPairs(const screening::Screener& screener, std::span<const PartyId> entries, int threads);

    /// The likeliest that type and birth dates of none of the party's own entries speak against;
    /// at equal scores the first. LikelyPair::listings is left empty.
    std::optional<LikelyPair> find(std::span<const PartyId> own,
                                   double at_least,
                                   screening::SearchMemory& memory) const;

    std::unique_ptr<screening::SearchMemory> memory() const { return among_.index().memory(); }

private:
    const screening::Screener& screener_;
    std::vector<PartyId> number_;  // in screener_, by number in among_
    screening::Screener among_;
};

/// What is asked of a party with these entries: names of two words or more that are not weak, and
/// the fields of all. No name where there is none to ask by.
screening::ScreenQuery query_of(const screening::Screener& screener, std::span<const PartyId> own);

}  // namespace entente::alignment
