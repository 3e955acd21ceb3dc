#pragma once

#include <cstddef>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// The single supply chains behind a dependence, the heaviest first.
///
/// Defourny & Thorbecke (1984), "Structural Path Analysis and Multiplier Decomposition within a Social
/// Accounting Matrix Framework", Economic Journal 94, 111-136; Lenzen (2003), "Environmentally
/// important paths, linkages and key sectors in the Australian economy", Structural Change and Economic
/// Dynamics 14(1), 1-34. With source industries r and buyers J,
///   N = sum_{i in r} ((L - I) x_J)_i = sum of all paths,
///   path i1 -> i2 -> ... -> it -> j, i1 in r, j in J, t >= 1:   a_{i1 i2} a_{i2 i3} ... a_{it j} x_j:
/// production of i1 in answer to inputs that reach j on this way. Paths may pass through r or J more
/// than once. N is the look-through total of hidden_path.hpp where r is an economy.
namespace entente::exposure {

struct StructuralPath {
    std::vector<IndustryId> industries;  // the supplier in the source first, the buyer last
    double musd = 0;
    double share = 0;             // of N
    double cumulative_share = 0;  // with all paths before
};

struct StructuralPaths {
    double look_through_musd = 0;       // N
    std::vector<StructuralPath> paths;  // largest first; equal ones always in the same order
    double unlisted_musd = 0;           // N less the paths listed: what all others carry together
    /// No path that is not listed is larger. Exact: it is the share of the next one.
    double largest_unlisted_share = 0;
    /// The list ends where it was asked to; false: the work budget ran out before. What is listed are
    /// the largest paths either way.
    bool is_exact = true;
    std::size_t steps = 0;  // taken by the search
};

/// The largest paths from the source to the buyers, until `top` are listed, they explain
/// `share_explained` of N, none is left, or the search has taken `most_steps`.
///
/// Best first and anytime, upstream from the buyers. Behind an industry k the best that a chain can
/// still do is
///   b_k = max(1 if k in r, max_i |a_ik| b_i),
/// so a chain that carries w to k promises w b_k; chains are followed by promise, and the ways on from
/// an industry by |a_ik| b_i. Finding b takes about ten passes over A (n^2 each); every path then costs
/// as many steps as it is long. Negative coefficients are ranked by size.
/// Buyers without output have no paths. Throws NotComputed where some loop of coefficients multiplies
/// to one or more, so that ever longer paths would grow.
StructuralPaths structural_paths(const data::IoTable& table, const data::Leontief& leontief,
                                 const std::vector<IndustryId>& buyers,
                                 const std::vector<IndustryId>& source, std::size_t top,
                                 std::size_t most_steps = 1'000'000, double share_explained = 1);

}  // namespace entente::exposure
