#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "entente/data/party_list.hpp"

/// Whether a new version of a list lost so much that it may be half a list.
namespace entente::data {

/// Parties of one list within a source, by code.
struct ListCount {
    std::string code;
    std::size_t parties = 0;

    bool operator==(const ListCount&) const = default;
};

/// By code. Counts those listed on `day` only, or all.
std::vector<ListCount> parties_by_list(const PartyList& list, std::optional<Day> day = {});

/// A list, or with an empty code the source as a whole, that has fewer parties than before.
struct ListLoss {
    std::string code;
    std::size_t before = 0;
    std::size_t after = 0;
};

constexpr double most_lost_share = 0.20;
constexpr std::size_t least_parties_to_judge = 5;  // of smaller lists one party is more than 20 %

/// What lost more than `most_lost_share`, 1 - after / before, of at least `least_parties_to_judge`:
/// the source as a whole first, then lists by code. Parties count where they are listed on `day`:
/// one whose end was known beforehand is no loss.
std::vector<ListLoss> losses(const PartyList& before, const PartyList& after, Day day);

/// "US-EL: 1,200 of 2,001 parties are gone (60.0 %)" for each, joined.
std::string to_text(const std::vector<ListLoss>& losses);

}  // namespace entente::data
