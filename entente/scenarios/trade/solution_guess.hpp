#pragma once

#include <span>
#include <vector>

#include "entente/base/linear_algebra.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"

namespace entente::scenarios {

/// Whether two shocks change the same flows and the same producers, be it by other amounts.
bool same_cells(const TradeShock& a, const TradeShock& b);

/// Guesses solutions from those of shocks to the same cells: z(s) = sum_k w_k z_k with (C + r I) w
/// = c(s), C the covariances exp(-|s - s_k|^2 / 2 l^2) of the amounts s, that is, interpolation by
/// a Gaussian process (C. E. Rasmussen and C. K. I. Williams, 2006, Gaussian Processes for Machine
/// Learning, section 2.2). No shock, z = 0, is one of the known points. Amounts are ln K of the
/// flows, what is charged on them and ln theta, weighted by the base value of the flows.
class SolutionGuess {
public:
    /// `shocks` and `solutions` belong together, at least one; all of the same cells. Keep the
    /// model alive.
    SolutionGuess(const TradeModel& model,
                  std::span<const TradeShock* const> shocks,
                  std::span<const Equilibrium* const> solutions);

    /// A place to start from: wages, prices and expenditure alone.
    Equilibrium at(const TradeShock& shock) const;

private:
    std::vector<double> amounts(const TradeShock& shock) const;
    double covariance(const std::vector<double>& a, const std::vector<double>& b) const;

    const TradeModel* model_;
    std::vector<std::vector<double>> points_;  // amounts of each known point, no shock first
    /// ln w, ln p and X' / X - 1 of each known point but the first, where all are zero.
    std::vector<std::vector<double>> changes_;
    double per_length_ = 1;  // 1 / (2 l^2)
    LuFactors factors_;
};

}  // namespace entente::scenarios
