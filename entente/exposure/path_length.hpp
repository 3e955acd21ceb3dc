#pragma once

#include <optional>
#include <span>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// How many steps lie between supplier and buyer, on average.
///
/// Dietzenbacher & Romero (2007), "Production Chains in an Interregional Framework: Identification
/// by Means of Average Propagation Lengths", International Regional Science Review 30(4), 362-383:
///   APL_ij = h_ij / (l_ij - delta_ij),   H = sum_{t >= 1} t A^t = L (L - I),
/// the steps t of each chain from i to j weighted with what flows along it, so that a direct
/// delivery counts one step. Fally (2012), "Production Staging: Measurement and Facts", for stages.
namespace entente::exposure {

/// Absent where no chain leads from one to the other (less than 1e-13 per unit, which is rounding).
using Steps = std::optional<double>;

/// APL_ij for the suppliers (rows) and buyers (columns): entry [r * buyers.size() + c]. One solve
/// with a column for each supplier, one for each buyer.
std::vector<Steps> propagation_lengths(const data::Leontief& leontief,
                                       std::span<const IndustryId> suppliers,
                                       std::span<const IndustryId> buyers);

/// From economy to economy: the steps of all chains behind the inputs of buyers J weighted with the
/// production in source r that they call for, M USD,
///   APL_rJ = sum_{t >= 1} t r'A^t x_J / sum_{t >= 1} r'A^t x_J = r'L (L - I) x_J / r'(L - I) x_J;
/// the denominator is the look-through total N of hidden_path.hpp. D&R's formula with r and x_J for
/// the unit vectors.
struct EconomyPathLengths {
    std::size_t economies = 0;
    std::vector<Steps> steps;  // source r, buying economy c at r * economies + c
    std::vector<double> musd;  // N, in the same order

    const Steps& between(EconomyId source, EconomyId buyer) const {
        return steps[source.index() * economies + buyer.index()];
    }
};

/// The buyers of each economy are its industries in `buying_sectors`, empty meaning all. Two solves
/// with one column for each economy.
EconomyPathLengths economy_path_lengths(const data::IoTable& table,
                                        const data::Leontief& leontief,
                                        const std::vector<SectorId>& buying_sectors);

/// Stages of an economy as a whole; those of industries are downstreamness and upstreamness in
/// linkages.hpp.
struct ProductionStages {
    EconomyId economy;
    /// Fally's N_j = 1 + sum_i a_ij N_i, N = L'1, weighted with final demand F for j's output:
    /// stages embodied in what the economy makes for final use. Over the world sum F N / sum F is
    /// gross output / value added. Absent without final demand.
    Steps embodied;
    /// D_i = 1 + sum_j b_ij D_j, D = G 1, weighted with output x: stages still to come before final
    /// use. Absent without output.
    Steps to_final_use;
};

/// One for each economy, in id order; industries with F <= 0 or x <= 0 have no weight.
std::vector<ProductionStages> production_stages(const data::IoTable& table,
                                                const data::Leontief& leontief);

}  // namespace entente::exposure
