#pragma once

#include <cstddef>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// The single supply chains behind a dependence, the heaviest first.
///
/// Defourny & Thorbecke (1984), "Structural Path Analysis and Multiplier Decomposition within a
/// Social Accounting Matrix Framework", Economic Journal 94, 111-136; Lenzen (2003),
/// "Environmentally important paths, linkages and key sectors in the Australian economy",
/// Structural Change and Economic Dynamics 14(1), 1-34. With source industries r and buyers J,
///   N = sum_{i in r} ((L - I) x_J)_i = sum of all paths,
///   path i1 -> i2 -> ... -> it -> j, i1 in r, j in J, t >= 1:   a_{i1 i2} a_{i2 i3} ... a_{it j}
///   x_j:
/// production of i1 in answer to inputs that reach j on this way. Paths may pass through r or J
/// more than once. N is the look-through total of hidden_path.hpp where r is an economy.
namespace entente::exposure {

/// What ends a search; whichever comes first.
struct SearchLimits {
    std::size_t paths = 20;
    double share_explained = 1;     // of N
    std::size_t steps = 1'000'000;  // looks at a chain; each costs a fraction of a microsecond
};

enum class SearchEnd { Paths, ShareExplained, Steps, NothingLeft };

struct SupplyPath {
    std::vector<IndustryId> industries;  // source first, buyer last
    double musd = 0;
    double share = 0;             // of N
    double cumulative_share = 0;  // with all paths before
};

struct StructuralPaths {
    double look_through_musd = 0;   // N
    std::vector<SupplyPath> paths;  // largest first; equal ones always in the same order
    /// N less the paths found: what all other paths carry together.
    double left_musd = 0;
    /// No path that was not found is larger. Exact: it is the size of the next one.
    double largest_left_musd = 0;
    std::size_t steps = 0;
    SearchEnd ended = SearchEnd::NothingLeft;
};

/// Best first and anytime: whatever the limits, the paths listed are the largest there are, in
/// order. The search goes upstream from the buyers. Behind an industry k the best that a chain can
/// still do is
///   b_k = max(1 if k in r, max_i |a_ik| b_i),
/// so a chain that carries w to k promises w b_k; chains are looked at by promise, and the ways on
/// from an industry by |a_ik| b_i. Finding b takes about ten passes over A (n^2 each); every path
/// then costs as many steps as it is long. Negative coefficients are ranked by size. Buyers without
/// output have no paths. Throws NotComputed where some loop of coefficients multiplies to one or
/// more, so that ever longer paths would grow.
StructuralPaths structural_paths(const data::IoTable& table,
                                 const data::Leontief& leontief,
                                 const std::vector<IndustryId>& source,
                                 const std::vector<IndustryId>& buyers,
                                 const SearchLimits& limits);

}  // namespace entente::exposure
