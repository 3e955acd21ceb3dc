#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// The selling side: how far sellers depend on a market.
///
/// Baldwin, Freeman & Theodorakopoulos (2023), NBER WP 30525 (FPEX); Ghosh (1958), Economica 25(97).
namespace entente::exposure {

/// J the selling industries, x_J their output, p the industries of the market, Y_p its final demand.
struct SalesShares {
    double face_value_sales = 0;     // sales to p, intermediate and final / output of J
    double ghosh_face = 0;           // sum_p (x_J'B)_j / sum (x_J'B)_j: intermediate sales alone
    double ghosh_look_through = 0;   // sum_p (x_J'(G - I))_j / sum (x_J'(G - I))_j: in all rounds
    double value_added_absorbed = 0; // v_J L Y_p / v_J L Y: whose final demand takes J's value added
};

struct SellingSide {
    std::vector<SalesShares> by_seller;  // in the order of `sellers`
    SalesShares total;
};

/// One solve with a column for each seller, one for all final demand.
SellingSide selling_side(const data::IoTable& table, const data::Leontief& leontief,
                         const std::vector<IndustryId>& sellers, EconomyId market);

}  // namespace entente::exposure
