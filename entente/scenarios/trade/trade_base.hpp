#pragma once

#include <string>
#include <vector>

/// The trade equilibrium of Caliendo and Parro (2015), "Estimates of the Trade and Welfare Effects
/// of NAFTA", Review of Economic Studies 82(1), in relative changes.
namespace entente::scenarios {

/// Where a world stands before any measure. N economies n (importer, user) and i (exporter,
/// source), J sectors j (user) and k (supplier); money in million USD of the base year.
/// Arrays are flat; `cell(j, n, i)` and `at(j, n)` give positions.
struct TradeBase {
    std::vector<std::string> economies;  // codes, N
    std::vector<std::string> sectors;    // codes, J

    std::vector<double> expenditure;        // X[j,n]: spent on sector j by n, duties included
    std::vector<double> trade_share;        // pi[j,n,i]: part of X[j,n] spent on source i
    std::vector<double> tariff_factor;      // tau[j,n,i] = 1 + duty
    std::vector<double> value_added_share;  // B[j,n], of gross output
    std::vector<double> input_share;  // G[k,j,n]: part of supplier k in user j's materials; see
                                      // input(k, j, n)
    std::vector<double> final_share;  // alpha[j,n], of final expenditure
    std::vector<double> theta;        // theta[j]: trade elasticity
    std::vector<double> value_added;  // VA[n]: factor income
    std::vector<double> surplus;      // S[n]: exports less imports, at the border
    std::vector<double> income;       // I[n]: final expenditure

    std::vector<std::string> choices;  // what the calibration did to the data, in sentences

    std::size_t economy_count() const { return economies.size(); }

    std::size_t sector_count() const { return sectors.size(); }

    std::size_t at(std::size_t j, std::size_t n) const { return j * economies.size() + n; }

    std::size_t cell(std::size_t j, std::size_t n, std::size_t i) const {
        return (j * economies.size() + n) * economies.size() + i;
    }

    /// Position of G[k,j,n], supplier k in the materials of user j.
    std::size_t input(std::size_t k, std::size_t j, std::size_t n) const {
        return (j * sectors.size() + k) * economies.size() + n;
    }
};

}  // namespace entente::scenarios
