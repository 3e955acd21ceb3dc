#include "entente/scenarios/trade/batch.hpp"

#include <algorithm>

namespace entente::scenarios {

std::vector<Equilibrium> solve_all(const TradeModel& model,
                                   std::span<const TradeShock> shocks,
                                   const SolverOptions& options,
                                   int threads) {
    constexpr std::size_t lanes = 8;
    std::vector<Equilibrium> found(shocks.size());
    parallel_for((shocks.size() + lanes - 1) / lanes, threads, [&](std::size_t part) {
        TradeSolver solver(model);
        for (std::size_t k = part * lanes; k < std::min(shocks.size(), (part + 1) * lanes); ++k)
            found[k] = solver.solve(shocks[k], options);
    });
    return found;
}

}  // namespace entente::scenarios
