#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/controls/ownership/ownership_graph.hpp"

/// The fixed point behind an ownership rule.
///
/// Let S be the listed owners, T the threshold, s_oc the share of owner o in company c, known to
/// lie in [l_oc, h_oc], with sum_o s_oc <= 1. A rule reaches the least set R with
///
///     R = S + { c : sum of s_oc over o in R, o != c, meets T }        (and control, where it
///     counts)
///
/// so that the whole stake of an owner that is itself reached counts, and nothing of the stake of
/// one that is not: OFAC FAQ 401. Which companies R holds grows with every s_oc; hence:
///
/// - R is least for s = l. What it holds there, it holds for all shares within the bounds.
/// - It is largest where each company in turn gives the owners in R the most they can have,
///
///       u_c(R) = min( sum of h_oc over o in R,  1 - sum of l_oc over o not in R ),
///
///   which grows with R and is attained for all companies at once, since the shares of one company
///   do not bind those of another. What is not in R there, is in it for no shares within the
///   bounds.
///
/// Cycles need no care: the least set has nobody in it who rests on himself alone.
namespace entente::controls {

enum class Bound { Lower, Upper };

constexpr std::int32_t never_reached = -1;

/// The least fixed point at one end of the bounds.
struct Reach {
    /// When a party came in, listed owners first; `never_reached` for the others. What a party
    /// rests on has a smaller number.
    std::vector<std::int32_t> rank;
    /// Share of a company that owners in R have, at this end of the bounds.
    std::vector<data::ShareUnits> share;
    /// Where the rule does not add owners up: the listed one with the largest share; its own number
    /// for a listed one.
    std::vector<data::HolderId> via;

    bool has(data::HolderId id) const { return rank[id.index()] != never_reached; }
};

/// O(holdings) where the rule adds owners up, and for each listed owner that no other one reaches
/// O(holdings of what it reaches) where it does not.
Reach reach_of(const OwnershipGraph& graph,
               std::span<const data::HolderId> listed,
               const OwnershipRule& rule,
               Bound bound);

/// Whether a sum of shares meets the rule's threshold.
bool meets(const OwnershipRule& rule, data::ShareUnits share);

/// Whether a stake takes part in the sum: a share, and not of the company in itself.
bool counts_as_share(const Stake& stake, data::HolderId company);

}  // namespace entente::controls
