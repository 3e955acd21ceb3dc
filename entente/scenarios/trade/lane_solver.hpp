#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/lane_model.hpp"

namespace entente::scenarios {

/// Solves up to eight scenarios of one base in lock step: each element of the base is read once
/// for all of them. The same conditions as TradeSolver's, to the same tolerance. One object a
/// thread.
class LaneSolver {
public:
    /// `model` must outlive the solver.
    explicit LaneSolver(const LaneModel& model);
    ~LaneSolver();

    struct Scenario {
        const TradeShock* shock = nullptr;   // without quotas
        const Equilibrium* start = nullptr;  // none: from no change
    };

    /// One to eight scenarios. Nothing where one did not converge here: TradeSolver may still solve
    /// it. Throws what TradeSolver::solve throws.
    std::vector<std::optional<Equilibrium>> solve(std::span<const Scenario> scenarios,
                                                  const SolverOptions& options);

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace entente::scenarios
