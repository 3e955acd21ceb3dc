#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "entente/scenarios/trade/trade_model.hpp"
#include "entente/scenarios/trade/trade_shock.hpp"

namespace entente::scenarios {

/// How each economy's trade surplus S moves. To have none, solve from a base without
/// (`without_deficits`).
enum class Deficits {
    Fixed,         // S' = S, in units of world factor income, which is the numeraire
    Proportional,  // S' = w S, less what that leaves over of the world's sum, by factor income
    None,          // S' = 0
};

struct SolverOptions {
    double tolerance = 1e-11;  // of the residual, see Equilibrium
    int max_iterations = 400;
    Deficits deficits = Deficits::Fixed;
};

/// A solution of the conditions 1 to 5 of docs/methods/scenarios.md for one shock, in the padded
/// order of TradeModel. Changes are logs of new over base; money in million USD with world factor
/// income held at its base value.
struct Equilibrium {
    bool converged = false;
    /// Largest relative error of any condition: |ln p - ln g_p|, |X - g_X| / max(X, 1e-9 VA),
    /// |exports - imports - S'| / (w VA), and of quotas.
    double residual = 0;
    int iterations = 0;
    std::vector<double> ln_wage;      // [n]
    std::vector<double> ln_price;     // [at(j, n)]
    std::vector<double> ln_cost;      // [at(j, n)]: ln c, what a unit costs its producer
    std::vector<double> expenditure;  // [at(j, n)]: X'
    std::vector<double> sales;        // [at(j, n)]: Y', at the factory gate, before export taxes
    std::vector<double> kept;         // [at(j, n)]: part of X' that reaches producers (R e / Phi)
    std::vector<double> phi;          // [at(j, n)]: Phi
    std::vector<double> income;       // [n]: I'
    std::vector<double> surplus;      // [n]: S'
    std::vector<double> import_duty;  // [n]
    std::vector<double> export_duty;  // [n]
    std::vector<double> subsidy;      // [n]: paid to producers
    std::vector<double> quota_tax;    // ln of the export tax factor of each quota of the shock
};

/// Solves the same base again and again; keeps its work space. One object a thread.
class TradeSolver {
public:
    /// `model` must outlive the solver.
    explicit TradeSolver(const TradeModel& model);
    ~TradeSolver();
    TradeSolver(TradeSolver&&) noexcept;
    TradeSolver& operator=(TradeSolver&&) noexcept = delete;

    /// Starts from no change, or from `start`, the solution of a similar shock. Not converging is
    /// an outcome, with its residual. Throws NotComputed where no equilibrium exists because a
    /// needed sector has no source left, naming it, or because economies cut off from all others
    /// would have to lend or borrow (see check_isolation).
    Equilibrium solve(const TradeShock& shock,
                      const SolverOptions& options = {},
                      const Equilibrium* start = nullptr);

private:
    struct Work;
    const TradeModel* model_;
    std::unique_ptr<Work> work_;
};

}  // namespace entente::scenarios
