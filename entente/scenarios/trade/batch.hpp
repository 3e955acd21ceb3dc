#pragma once

#include <span>
#include <vector>

#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"

namespace entente::scenarios {

/// The equilibria of many shocks on one base, in their order: as TradeSolver finds each from no
/// change, within the tolerance. The same bits on any number of threads. Throws what
/// TradeSolver::solve throws for the first shock that has no equilibrium.
std::vector<Equilibrium> solve_all(const TradeModel& model,
                                   std::span<const TradeShock> shocks,
                                   const SolverOptions& options = {},
                                   int threads = default_threads());

}  // namespace entente::scenarios
