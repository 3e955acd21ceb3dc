#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "entente/scenarios/trade/trade_base.hpp"

namespace entente::scenarios {

/// A base laid out for the solver: economies padded to a multiple of four (the padding is neutral:
/// no share, no demand), input shares times 1 - B, and what speeds the iteration up. Made once a
/// base, shared by all its solves, never written again.
struct TradeModel {
    /// Throws BadData where the base contradicts itself, naming the cell: shares that do not sum
    /// to one, theta <= 0, a value that is not finite.
    explicit TradeModel(const TradeBase& base);

    std::size_t at(std::size_t j, std::size_t n) const { return j * padded + n; }

    std::size_t row(std::size_t j, std::size_t n) const { return (j * economies + n) * padded; }

    std::size_t input(std::size_t k, std::size_t j) const { return (j * sectors + k) * padded; }

    std::size_t economies = 0;  // N
    std::size_t padded = 0;     // N, rounded up to a multiple of four
    std::size_t sectors = 0;    // J
    std::vector<std::string> economy_codes, sector_codes;

    std::vector<double> share;          // [row(j, n) + i]: pi
    std::vector<double> receipts;       // [row(j, n) + i]: pi / tau; empty where no duty is charged
    std::vector<double> tariff;         // tau as in the base
    std::vector<float> rough_receipts;  // pi / tau in single precision, for steps, not for answers
    std::vector<double> value_added_share;  // [at(j, n)]: B
    std::vector<double> materials;          // [input(k, j) + n]: G[k,j,n] (1 - B[j,n])
    std::vector<double> final_share;        // [at(j, n)]: alpha
    std::vector<double> expenditure;        // [at(j, n)]: X
    std::vector<double> theta;              // [j]
    std::vector<double> value_added;        // [n]: VA
    std::vector<double> surplus;            // [n]: S
    std::vector<double> income;             // [n]: I
    double world_value_added = 0;

    /// (I - M_n)^-1 with M_n[j,k] = pi[j,n,n] G[k,j,n] (1 - B[j,n]), at [input(k, j) + n]: an
    /// economy's prices answer each other through its own sectors. A step divided by it leaves only
    /// what goes through other economies to be iterated.
    std::vector<float> domestic_inverse;
    /// [at(j, n)]: what a unit of ln w adds to ln p through the own economy, (I - M)^-1 (pi_own B),
    /// and what a unit of income adds to X, (I - M)'^-1 alpha.
    std::vector<double> wage_in_price, income_in_demand;
    /// N x padded, row by row: -(d balance / d ln w)^-1 at the base, approximately (see
    /// wage_response.cpp): what wages must move by to close gaps in the trade balances.
    std::vector<double> wage_response;
};

}  // namespace entente::scenarios
