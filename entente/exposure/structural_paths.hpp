#pragma once

#include <cstddef>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

namespace entente::exposure {

/// One chain of suppliers: industries from the source to the buyer, and what is produced at its source
/// end for the buyer's output, a_{k1 k2} ... a_{kt j} x_j.
struct StructuralPath {
    std::vector<IndustryId> industries;  // the supplier in the source first, the buyer last
    double musd = 0;
    double share = 0;  // of all production in the source behind the buyers' inputs
};

struct StructuralPaths {
    double look_through_musd = 0;       // sum_{i in p} (L A x_J)_i, what all paths together come to
    std::vector<StructuralPath> paths;  // largest first
    /// No path that is not listed is larger than this share, and together they come to
    /// 1 - (sum of the shares listed).
    double largest_unlisted_share = 0;
    bool is_exact = true;  // the list holds the largest paths; false: the work budget ran out before
};

/// The `top` largest paths from the source to the buyers.
///
/// Best-first: a chain k <- ... <- j of weight w cannot hold a path larger than w ((p'L)_k - p_k), all
/// that the source produces behind it, so chains are followed by that bound and a path is final once
/// no open chain has a larger one. Stops after `most_steps` chains with what it has by then.
/// Defourny & Thorbecke (1984), Economic Journal 94(373), 111-136.
StructuralPaths structural_paths(const data::IoTable& table, const data::Leontief& leontief,
                                 const std::vector<IndustryId>& buyers,
                                 const std::vector<IndustryId>& source, std::size_t top,
                                 std::size_t most_steps = 100'000);

}  // namespace entente::exposure
