#pragma once

#include <set>
#include <vector>

#include "entente/controls/ownership/owned_companies.hpp"

/// The rules of ownership as one would write them without caring for time.
namespace entente::controls::tests {

/// Whom a rule reaches where every holding has one share: sets grown until nothing changes.
std::set<data::HolderId> plainly_reached(const std::vector<data::Shareholding>& holdings,
                                         std::size_t parties,
                                         const std::vector<data::HolderId>& listed,
                                         const OwnershipRule& rule);

/// Whom it reaches for all, and for some, choices of shares among the ends of the bounds and, where
/// those of a company would exceed it, what is left; by trying all of them.
struct PlainBounds {
    std::set<data::HolderId> always;
    std::set<data::HolderId> sometimes;
};

PlainBounds plain_bounds(const std::vector<data::Shareholding>& holdings,
                         std::size_t parties,
                         const std::vector<data::HolderId>& listed,
                         const OwnershipRule& rule);

}  // namespace entente::controls::tests
