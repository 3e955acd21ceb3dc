#include "entente/scenarios/trade/batch.hpp"

#include <algorithm>
#include <cmath>

#include "entente/scenarios/trade/lane_solver.hpp"

namespace entente::scenarios {

std::vector<Equilibrium> solve_all(const TradeModel& model,
                                   std::span<const TradeShock> shocks,
                                   const SolverOptions& options,
                                   int threads) {
    const LaneModel lane_model(model);
    std::vector<Equilibrium> found(shocks.size());
    parallel_for((shocks.size() + lanes - 1) / lanes, threads, [&](std::size_t part) {
        LaneSolver solver(lane_model);
        TradeSolver single(model);
        std::vector<const TradeShock*> group;
        for (std::size_t k = part * lanes; k < std::min(shocks.size(), (part + 1) * lanes); ++k)
            group.push_back(&shocks[k]);
        auto solved = solver.solve(group, options);
        for (std::size_t l = 0; l < solved.size(); ++l)
            found[part * lanes + l] =
                solved[l] ? std::move(*solved[l]) : single.solve(*group[l], options);
    });
    return found;
}

}  // namespace entente::scenarios
