#include "entente/scenarios/trade/lane_solver.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/scenarios/trade/lane_anderson.hpp"
#include "entente/scenarios/trade/lane_shocks.hpp"
#include "entente/scenarios/trade/lane_steps.hpp"

namespace entente::scenarios {
namespace {

constexpr double growth = 100;  // a residual this much above the best one: left to TradeSolver

}  // namespace

struct LaneSolver::Work {
    explicit Work(const LaneModel& m)
        : lane_model(m),
          model(*m.model),
          shocks(model),
          state(model),
          anderson(state.economies + 2 * state.cells) {}

    void start(std::size_t lane, const Equilibrium* from);
    void evaluate(const SolverOptions& options);
    void normalise_wages();
    void set_surplus(std::size_t lane, Deficits deficits);
    void collect_duties(std::size_t lane);
    void set_income(std::size_t lane);
    Equilibrium result(std::size_t lane, int iterations) const;
    std::vector<double> padded_cells(const LaneArray<double>& values,
                                     std::size_t lane,
                                     double padding) const;
    std::vector<double> padded_economies(const LaneArray<double>& values, std::size_t lane) const;

    const LaneModel& lane_model;
    const TradeModel& model;
    LaneShocks shocks;
    LaneState state;
    LaneAnderson anderson;
};

void LaneSolver::Work::start(std::size_t lane, const Equilibrium* from) {
    const std::size_t N = state.economies;
    for (std::size_t n = 0; n < N; ++n)
        state.ln_wage[n * lanes + lane] = from != nullptr ? from->ln_wage[n] : 0;
    const std::vector<double>& x = from != nullptr ? from->expenditure : model.expenditure;
    for (std::size_t d = 0; d < state.cells; ++d) {
        const std::size_t at = model.at(d / N, d % N);
        state.ln_price[d * lanes + lane] = from != nullptr ? from->ln_price[at] : 0;
        state.expenditure[d * lanes + lane] = x[at];
    }
}

/// World factor income is the numeraire.
void LaneSolver::Work::normalise_wages() {
    for (std::size_t l = 0; l < lanes; ++l) {
        double world = 0;
        for (std::size_t n = 0; n < state.economies; ++n) {
            state.wage_bill[n * lanes + l] =
                std::exp(state.ln_wage[n * lanes + l]) * model.value_added[n];
            world += state.wage_bill[n * lanes + l];
        }
        const double scale = model.world_value_added / world, ln_scale = std::log(scale);
        for (std::size_t n = 0; n < state.economies; ++n) {
            state.ln_wage[n * lanes + l] += ln_scale;
            state.wage_bill[n * lanes + l] *= scale;
        }
    }
}

void LaneSolver::Work::set_surplus(std::size_t lane, Deficits deficits) {
    double spread = 0;
    for (std::size_t n = 0; n < state.economies; ++n) {
        double& surplus = state.surplus[n * lanes + lane];
        surplus = deficits == Deficits::None ? 0 : model.surplus[n];
        if (deficits == Deficits::Proportional)
            surplus *= state.wage_bill[n * lanes + lane] / model.value_added[n];
        spread += surplus;
    }
    if (deficits == Deficits::Proportional)
        for (std::size_t n = 0; n < state.economies; ++n)
            state.surplus[n * lanes + lane] -=
                spread * state.wage_bill[n * lanes + lane] / model.world_value_added;
}

/// Export taxes, and subsidies to producers.
void LaneSolver::Work::collect_duties(std::size_t lane) {
    const std::size_t N = state.economies;
    const ShockedRows& rows = shocks.lane(lane);
    for (const ShockedRows::ExportTax& tax : rows.taxes()) {
        const std::size_t n = tax.at % model.padded, j = tax.sector;
        const std::size_t at = (j * N + n) * lanes + lane;
        const double to_producer = rows.receipts(j)[n][tax.exporter] *
                                   state.e[(j * N + tax.exporter) * lanes + lane] *
                                   state.expenditure[at] / state.phi[at];
        const double duty = to_producer * (tax.factor - 1);
        state.export_duty[tax.exporter * lanes + lane] += duty;
        state.import_duty[n * lanes + lane] -= duty;
        state.balance[tax.exporter * lanes + lane] += duty;
        state.balance[n * lanes + lane] -= duty;
    }
    if (rows.price_factor().empty())
        return;
    for (std::size_t j = 0; j < state.sectors; ++j)
        for (std::size_t n = 0; n < N; ++n)
            state.subsidy[n * lanes + lane] += state.sales[(j * N + n) * lanes + lane] *
                                               (1 / rows.price_factor()[model.at(j, n)] - 1);
}

/// 4. I' = w VA + duties - subsidies - S', and 5. the gap in exports - imports = S'.
void LaneSolver::Work::set_income(std::size_t lane) {
    for (std::size_t n = lane; n < state.economies * lanes; n += lanes) {
        state.income[n] = state.wage_bill[n] + state.import_duty[n] + state.export_duty[n] -
                          state.subsidy[n] - state.surplus[n];
        state.balance[n] -= state.surplus[n];
        const double error = std::abs(state.balance[n]) / state.wage_bill[n];
        // Whatever is no number reaches the balance.
        if (!(error <= state.residual[lane]))
            state.residual[lane] = error;
    }
}

/// Sets `step` to the errors of the conditions, and the residuals.
void LaneSolver::Work::evaluate(const SolverOptions& options) {
    normalise_wages();
    for (auto* sum :
         {&state.residual, &state.import_duty, &state.export_duty, &state.subsidy, &state.balance})
        std::ranges::fill(*sum, 0.0);
    set_costs(lane_model, shocks, state);
    set_trade(lane_model, shocks, state);
    for (std::size_t l = 0; l < lanes; ++l) {
        set_surplus(l, options.deficits);
        collect_duties(l);
        set_income(l);
    }
    set_demand(lane_model, shocks, state);
}

std::vector<double> LaneSolver::Work::padded_cells(const LaneArray<double>& values,
                                                   std::size_t lane,
                                                   double padding) const {
    const std::size_t N = state.economies;
    std::vector<double> to(state.sectors * model.padded, padding);
    const double* from = &values[lane];
    for (std::size_t j = 0; j < state.sectors; ++j)
        for (std::size_t n = 0; n < N; ++n, from += lanes)
            to[model.at(j, n)] = *from;
    return to;
}

std::vector<double> LaneSolver::Work::padded_economies(const LaneArray<double>& values,
                                                       std::size_t lane) const {
    std::vector<double> to(model.padded);
    for (std::size_t n = 0; n < state.economies; ++n)
        to[n] = values[n * lanes + lane];
    return to;
}

Equilibrium LaneSolver::Work::result(std::size_t lane, int iterations) const {
    return {.converged = true,
            .residual = state.residual[lane],
            .iterations = iterations,
            .ln_wage = padded_economies(state.ln_wage, lane),
            .ln_price = padded_cells(state.ln_price, lane, 0),
            .ln_cost = padded_cells(state.ln_cost, lane, 0),
            .expenditure = padded_cells(state.expenditure, lane, 0),
            .sales = padded_cells(state.sales, lane, 0),
            .kept = padded_cells(state.kept, lane, 1),
            .phi = padded_cells(state.phi, lane, 1),
            .income = padded_economies(state.income, lane),
            .surplus = padded_economies(state.surplus, lane),
            .import_duty = padded_economies(state.import_duty, lane),
            .export_duty = padded_economies(state.export_duty, lane),
            .subsidy = padded_economies(state.subsidy, lane),
            .quota_tax = {}};
}

LaneSolver::LaneSolver(const LaneModel& model) : work_(std::make_unique<Work>(model)) {
}

LaneSolver::~LaneSolver() = default;

std::vector<std::optional<Equilibrium>> LaneSolver::solve(std::span<const Scenario> scenarios,
                                                          const SolverOptions& options) {
    Work& work = *work_;
    // Lanes to spare repeat the last scenario.
    std::vector<const TradeShock*> shocks;
    for (std::size_t l = 0; l < lanes; ++l) {
        const Scenario& scenario = scenarios[std::min(l, scenarios.size() - 1)];
        shocks.push_back(scenario.shock);
        work.start(l, scenario.start);
    }
    work.shocks.set(shocks);
    work.anderson.restart();
    std::vector<std::optional<Equilibrium>> found(scenarios.size());
    std::vector<double> best(scenarios.size(), std::numeric_limits<double>::infinity());
    std::vector<bool> open(scenarios.size(), true);
    for (int iteration = 0;; ++iteration) {
        work.evaluate(options);
        for (std::size_t l = 0; l < scenarios.size(); ++l) {
            if (!open[l])
                continue;
            const double residual = work.state.residual[l];
            if (residual <= options.tolerance)
                found[l] = work.result(l, iteration);
            open[l] = residual > options.tolerance && residual <= growth * best[l] &&
                      std::isfinite(residual);
            best[l] = std::min(best[l], residual);
        }
        if (iteration == options.max_iterations || std::ranges::count(open, true) == 0)
            return found;
        precondition(work.lane_model, work.shocks, work.state);
        move(work.state, work.anderson.change_for(work.state.step));
    }
}

}  // namespace entente::scenarios
