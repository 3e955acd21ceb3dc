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

    /// One to eight shocks, none with a quota. Nothing where a scenario did not converge here:
    /// TradeSolver may still solve it. Throws what TradeSolver::solve throws.
    std::vector<std::optional<Equilibrium>> solve(std::span<const TradeShock* const> shocks,
                                                  const SolverOptions& options);

private:
    struct Work;
    std::unique_ptr<Work> work_;
};

}  // namespace entente::scenarios
