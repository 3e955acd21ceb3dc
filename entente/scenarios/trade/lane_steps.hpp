#pragma once

#include <cstddef>

#include "entente/scenarios/trade/lane_model.hpp"
#include "entente/scenarios/trade/lane_shocks.hpp"

/// What one iteration of eight scenarios consists of; the same conditions and steps as
/// TradeSolver's (equilibrium.cpp), number by number as in docs/methods/scenarios.md.
namespace entente::scenarios {

/// The unknowns of eight scenarios and what one evaluation makes of them, in lanes: at
/// [(j * economies + n) * lanes + lane] by sector, at [n * lanes + lane] by economy. Answers in
/// double precision, steps in single.
struct LaneState {
    explicit LaneState(const TradeModel& model);

    float* wage_step() { return step.data(); }

    float* price_step() { return step.data() + economies * lanes; }

    float* expenditure_step() { return step.data() + (economies + cells) * lanes; }

    std::size_t economies, sectors, cells;  // N, J, J N
    LaneArray<double> ln_wage, ln_price, expenditure;
    LaneArray<double> ln_cost, e, phi, kept, sales;
    LaneArray<double> wage_bill, income, surplus, import_duty, export_duty, subsidy, balance;
    LaneArray<double> gathered;  // work space, one value a sector
    LaneArray<float> gathered_steps;
    LaneArray<float> step;  // wages, prices, ln expenditure: first the errors, then the step
    LaneArray<double> residual;
};

/// 1. ln c = B ln w + sum_k G (1 - B) ln p[k] - ln A, and e = (pf c)^-theta.
void set_costs(const LaneModel& model, const LaneShocks& shocks, LaneState& state);

/// 2. Phi, the errors of ln p, sales; adds what is charged on imports to import_duty and
/// sales less imports to balance, which must be zero before.
void set_trade(const LaneModel& model, const LaneShocks& shocks, LaneState& state);

/// 3. The errors of X, for the income that is given.
void set_demand(const LaneModel& model, const LaneShocks& shocks, LaneState& state);

/// Turns the errors in `step` into a step: see TradeSolver's precondition.
void precondition(const LaneModel& model, const LaneShocks& shocks, LaneState& state);

/// ln w += d, ln p += d, X *= (1 + d/2) / (1 - d/2), which is e^d but for d^3 / 12.
void move(LaneState& state, const LaneArray<float>& change);

}  // namespace entente::scenarios
