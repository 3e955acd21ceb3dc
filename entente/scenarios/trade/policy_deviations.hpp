#pragma once

#include <vector>

#include "entente/scenarios/trade/policy_levers.hpp"

namespace entente::scenarios {

/// Curvature below which an instrument is left alone: its flow is nothing.
constexpr double no_flow = 1e-13;

/// A player's aim; minus infinity where a Nash product has a member that does not gain.
double aim_of(const PolicyPlayer& player, const std::vector<double>& ln_welfare);

/// Where a search has ended.
struct PolicyPoint {
    const std::vector<double>& x;          // [k], see PolicyLevers
    const std::vector<double>& curvature;  // [k]
    const Equilibrium& equilibrium;
    const std::vector<double>& aim;  // [player]
};

struct Deviations {
    int count = 0;
    double best =
        0;  // the most that who deviates gains in its aim; infinity if one has no solution
};

/// One instrument moved by one point up or down within the bounds, each solved exactly; the 256
/// instruments with the greatest flows. The same bits on any number of threads.
Deviations tried_deviations(const TradeModel& model,
                            const PolicyProblem& problem,
                            const PolicyLevers& levers,
                            const PolicyPoint& point,
                            const SolverOptions& options,
                            int threads);

}  // namespace entente::scenarios
