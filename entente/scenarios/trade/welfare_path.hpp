#pragma once

#include <span>
#include <vector>

#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"

namespace entente::scenarios {

/// ln W = ln(I' / (I P)) split in two by integrating along the path of the shock (`part_of`), for
/// each economy n, with b = c pf te d the price at the border and q what is delivered:
///   I d ln W = sum_jm M[j,m,n] d ln(c pf te)[j,n] - sum_ji M[j,n,i] d ln b[j,n,i] - dS
///                                                              terms of trade
///            + sum_ji (tau - 1) M[j,n,i] d ln q[j,n,i] + sum_jm (1 - 1/(te pf)) M[j,m,n] d ln q
///            + sum_j Y d ln A                                  volume of trade, and productivity
/// The trapezoid rule with the weights M / I of both ends of each step.
struct WelfarePath {
    std::vector<double> terms_of_trade;   // [n], logs
    std::vector<double> volume_of_trade;  // [n]
    std::vector<double> productivity;     // [n], part of volume_of_trade that is sum Y d ln A
    double gap = 0;                       // largest |terms + volume - ln W|: the error of the rule
    int steps = 0;
    bool converged = true;  // false where a solve on the way did not converge
};

/// `steps` are doubled until the gap is at most `tolerance`, at most four times.
WelfarePath welfare_path(const TradeModel& model,
                         const TradeShock& shock,
                         const Equilibrium& end,
                         const SolverOptions& options,
                         int steps = 50,
                         double tolerance = 5e-6);

/// Of many shocks, whose solutions are `ends`: the rule over `steps` (even) and half as many,
/// extrapolated; four steps come within about a hundredth of each part where flows are halved. The
/// same bits on any number of threads.
std::vector<WelfarePath> welfare_paths(const TradeModel& model,
                                       std::span<const TradeShock> shocks,
                                       std::span<const Equilibrium> ends,
                                       const SolverOptions& options,
                                       int steps = 4,
                                       int threads = default_threads());

}  // namespace entente::scenarios
