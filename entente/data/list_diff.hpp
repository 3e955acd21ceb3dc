#pragma once

#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

/// What changed from one version of a list to another.
namespace entente::data {

/// A party of both versions that is not the same in both.
struct ChangedParty {
    const Party* before = nullptr;
    const Party* after = nullptr;
    std::vector<std::string_view> fields;  // "names", "addresses", ...; in the order of Party
    std::vector<PartyName> names_added;    // also those that are now of another kind
    std::vector<PartyName> names_removed;
};

/// Pointers into the two lists that were compared. `added` and `changed` are in the order of the
/// later list, `removed` in that of the earlier one.
struct ListDiff {
    std::vector<const Party*> added;
    std::vector<const Party*> removed;
    std::vector<ChangedParty> changed;
};

/// Parties are the same where list and id are; several of one id are paired in their order. Where
/// ids are made from names, another name is another party. Where a party stands in its file does
/// not count.
ListDiff diff(const PartyList& before, const PartyList& after);

}  // namespace entente::data
