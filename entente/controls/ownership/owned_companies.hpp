#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/controls/ownership/ownership_reach.hpp"

namespace entente::controls {

using data::ListedOwner;

/// Listed owners found among the names of a table. One whose list is not known counts under every
/// rule.
struct ListedHolders {
    std::vector<data::HolderId> ids;       // each once, in the order given
    std::vector<ListedOwner> owners;       // the one of ids[k] that counts
    std::vector<std::string> not_found;    // names that the table does not have
    std::vector<std::string> too_late;     // listed after the day
    std::vector<std::string> other_lists;  // only on lists that the rule does not go by

    std::vector<std::size_t> by_id;  // positions in ids, by number

    const ListedOwner* find(data::HolderId id) const;
};

/// Names are found exactly, but for case, blanks, full stops and commas (data::party_key).
ListedHolders find_holders(const data::ShareholdingTable& table,
                           const std::vector<ListedOwner>& listed,
                           const OwnershipRule& rule,
                           Day day);

enum class OwnershipVerdict {
    Listed,             // itself on a list that counts
    Reached,            // by the lower bounds of the shares
    CannotBeExcluded,   // by the upper bounds, not by the lower
    NotOnTheseFigures,  // not even by the upper bounds
};

/// What a rule says of one company.
struct OwnedCompany {
    data::HolderId company;
    OwnershipVerdict verdict = OwnershipVerdict::NotOnTheseFigures;
    data::ShareUnits low = 0;           // held by owners that count, at least
    data::ShareUnits high = 0;          // at most
    bool by_control = false;            // reached by control that the file states, not by shares
    bool mixed = false;                 // rests on owners of different lists or programmes
    std::optional<data::HolderId> via;  // the one owner, where the rule does not add up
};

/// "blocked by ownership", "covered by control", "cannot be excluded", "not on these figures".
std::string verdict_text(const OwnedCompany& company, const OwnershipRule& rule);

/// What a rule says of everybody in a table.
struct OwnershipAnswer {
    const OwnershipRule* rule = nullptr;
    ListedHolders listed;
    Reach lower;
    Reach upper;

    /// Of any party of the table.
    OwnedCompany of(const OwnershipGraph& graph, data::HolderId company) const;

    std::vector<bool> mixed;  // by party, at the lower bounds; at the upper where only they reach
};

OwnershipAnswer assess_ownership(const OwnershipGraph& graph,
                                 ListedHolders listed,
                                 const OwnershipRule& rule);

/// Companies in which an owner that counts has, or may have, any share: reached ones first, then
/// those that cannot be excluded, then the others; by number. Listed ones are not among them.
std::vector<OwnedCompany> owned_companies(const OwnershipGraph& graph,
                                          const OwnershipAnswer& answer);

}  // namespace entente::controls
