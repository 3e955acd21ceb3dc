#pragma once

#include <span>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// How strongly an industry pulls on its suppliers and feeds its users, and where in the chain it
/// stands.
///
/// Rasmussen (1956), Studies in Inter-Sectoral Relations, ch. 8; Jones (1976), "The Measurement of
/// Hirschmanian Linkages", Quarterly Journal of Economics 90(2), 323-333, for the Ghosh row sum;
/// Antras, Chor, Fally & Hillberry (2012), "Measuring the Upstreamness of Production and Trade
/// Flows", American Economic Review 102(3), 412-416, and Fally (2012), "Production Staging", for
/// upstreamness and downstreamness, here without the correction for inventories. A, B input and
/// output coefficients, L = (I - A)^-1, G = (I - B)^-1.
namespace entente::exposure {

struct Linkages {
    IndustryId industry;
    double direct_backward = 0;  // sum_i a_ij
    double direct_forward = 0;   // sum_j b_ij
    double backward = 0;         // sum_i l_ij: output in all industries behind one unit of j
    double forward = 0;          // sum_j g_ij
    /// Column (row) mean of L over the mean of all of L: above 1 is stronger than the average.
    double rasmussen_backward = 0;
    double rasmussen_forward = 0;

    /// Mean number of stages to final use, one for final use itself: U = G 1, so U = `forward`.
    double upstreamness() const { return forward; }

    /// Mean number of stages from primary inputs: D' = 1'L, so D = `backward`.
    double downstreamness() const { return backward; }
};

/// One for each industry, in id order; L'1, L1 and G1, three columns to solve for and no inverse.
/// An industry without output has the rows and columns of I in L and G.
std::vector<Linkages> linkages(const data::IoTable& table, const data::Leontief& leontief);

/// Backward linkages by where the output is: entry (j, k) = sum_{i in economies[k]} l_ij. The
/// column of j's own economy is the domestic part. n x economies.
Matrix backward_by_economy(const data::IoTable& table,
                           const data::Leontief& leontief,
                           std::span<const EconomyId> economies);

/// Forward linkages by where the users are: entry (i, k) = sum_{j in economies[k]} g_ij.
Matrix forward_by_economy(const data::IoTable& table,
                          const data::Leontief& leontief,
                          std::span<const EconomyId> economies);

}  // namespace entente::exposure
