#include "entente/scenarios/trade/policy_deviations.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/trade/adjoint.hpp"

namespace entente::scenarios {
namespace {

constexpr std::size_t most_probes = 256;
constexpr double probe = 0.01;

}  // namespace

double aim_of(const PolicyPlayer& player, const std::vector<double>& ln_welfare) {
    double sum = 0;
    for (std::size_t n = 0; n < ln_welfare.size(); ++n) {
        if (player.weights[n] == 0)
            continue;
        if (player.floor.empty()) {
            sum += player.weights[n] * ln_welfare[n];
            continue;
        }
        const double gain = std::expm1(ln_welfare[n] - player.floor[n]);
        if (!(gain > 0))
            return -std::numeric_limits<double>::infinity();
        sum += player.weights[n] * std::log(gain);
    }
    return sum;
}

Deviations tried_deviations(const TradeModel& model,
                            const PolicyProblem& problem,
                            const PolicyLevers& levers,
                            const PolicyPoint& point,
                            const SolverOptions& options,
                            int threads) {
    struct Deviation {
        std::size_t lever = 0;
        double x = 0;
    };

    std::vector<std::size_t> order(levers.count());
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = k;
    std::ranges::stable_sort(order, std::greater<>{},
                             [&](std::size_t k) { return point.curvature[k]; });
    order.resize(std::min(order.size(), most_probes));
    std::vector<Deviation> deviations;
    for (const std::size_t k : order)
        for (const double by : {-probe, probe}) {
            const Lever lever = levers.instrument(k).lever;
            const double x =
                PolicyLevers::x_of(lever, PolicyLevers::rate_of(lever, point.x[k]) + by);
            if (point.curvature[k] > no_flow && levers.clip(k, x) == x)
                deviations.push_back({k, x});
        }
    constexpr std::size_t group = 8;
    std::vector<double> gain(deviations.size());
    parallel_for((deviations.size() + group - 1) / group, threads, [&](std::size_t part) {
        TradeSolver solver(model);
        TradeShock shock = levers.shock_at(point.x);
        for (std::size_t d = part * group; d < std::min(deviations.size(), (part + 1) * group);
             ++d) {
            const std::size_t k = deviations[d].lever, player = levers.player(k);
            levers.set(shock, k, deviations[d].x);
            const Equilibrium moved = solver.solve(shock, options, &point.equilibrium);
            levers.set(shock, k, point.x[k]);
            gain[d] = moved.converged ? aim_of(problem.players[player], ln_welfare(model, moved)) -
                                            point.aim[player]
                                      : std::numeric_limits<double>::infinity();
        }
    });
    return {.count = static_cast<int>(deviations.size()),
            .best = gain.empty() ? 0 : std::ranges::max(gain)};
}

}  // namespace entente::scenarios
