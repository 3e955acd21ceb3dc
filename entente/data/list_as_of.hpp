#pragma once

#include <cstddef>

#include "entente/data/party_list.hpp"

/// Lists as they stood on a day.
namespace entente::data {

/// Whether a party counts as listed on `day`. No longer from its day of removal on. In a list with
/// dated entries also not before it was listed; without such a day it counts as always listed.
bool is_listed(const Party& party, ListHistory history, Day day);

/// Parties of a version that are not listed on a day.
struct NotListed {
    std::size_t not_yet = 0;
    std::size_t no_longer = 0;  // removed or expired
};

NotListed not_listed(const PartyList& list, Day day);

/// The parties that are listed on `day`, in their order; what was left out is counted in a note.
/// `date` stays that of the version.
PartyList as_of(const PartyList& list, Day day);

}  // namespace entente::data
