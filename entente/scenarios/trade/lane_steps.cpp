#include "entente/scenarios/trade/lane_steps.hpp"

#include <algorithm>

#include "entente/base/clones.hpp"
#include "entente/scenarios/trade/lane_sweep.hpp"
#include "entente/scenarios/trade/vec4_math.hpp"

namespace entente::scenarios {
namespace {

constexpr std::size_t panel_rows = LaneModel::panel_rows;

[[gnu::always_inline]] inline Lanes64 exp_of(const Lanes64& x) {
    return {scenarios::exp_of(x.low), scenarios::exp_of(x.high)};
}

[[gnu::always_inline]] inline Lanes64 log_of(const Lanes64& x) {
    return {scenarios::log_of(x.low), scenarios::log_of(x.high)};
}

/// to[j] = from[j] of economy n, so that a product reads them in a row.
template <class Real>
[[gnu::always_inline]] inline void gather(
    const Real* from, std::size_t n, std::size_t economies, std::size_t sectors, Real* to) {
    for (std::size_t j = 0; j < sectors; ++j)
        store_lanes(to + j * lanes, load_lanes(from + (j * economies + n) * lanes));
}

/// sums[q] = sum_k panel[k, q] x[k]
template <class Real, class Vector>
[[gnu::always_inline]] inline void multiply_panel(const Real* panel,
                                                  const Real* x,
                                                  std::size_t columns,
                                                  Vector (&sums)[panel_rows]) {
    for (Vector& sum : sums)
        sum = Vector{};
    for (std::size_t k = 0; k < columns; ++k) {
        const Vector xk = load_lanes(x + k * lanes);
#pragma GCC unroll 5
        for (std::size_t q = 0; q < panel_rows; ++q)
            sums[q] += panel[k * panel_rows + q] * xk;
    }
}

/// Calls use(j, sum) with sum = sum_k matrix[j, k] x[k] for each row j.
template <class Vector, class Real, class Use>
[[gnu::always_inline]] inline void multiply(const Real* matrix,
                                            const Real* x,
                                            std::size_t sectors,
                                            const Use& use) {
    for (std::size_t j = 0; j < sectors; j += panel_rows, matrix += sectors * panel_rows) {
        Vector sums[panel_rows];
        multiply_panel(matrix, x, sectors, sums);
        const std::size_t rows = std::min(panel_rows, sectors - j);
        for (std::size_t q = 0; q < rows; ++q)
            use(j + q, sums[q]);
    }
}

/// ln p's errors, duties and balances of one sector.
[[gnu::always_inline]] inline void settle_sector(const LaneSector& sector,
                                                 const double* theta,
                                                 const double* ln_price,
                                                 float* price_step,
                                                 LaneState& state,
                                                 Lanes64& residual) {
    const Lanes64 per_theta = alike(-1) / load_lanes(theta);
    for (std::size_t n = 0; n < sector.economies * lanes; n += lanes) {
        const Lanes64 sold = load_lanes(sector.sales + n) * load_lanes(sector.e + n);
        store_lanes(sector.sales + n, sold);
        const Lanes64 phi = load_lanes(sector.phi + n);
        const Lanes64 gap =
            per_theta * log_of(where_positive(phi, phi, alike(1))) - load_lanes(ln_price + n);
        store_lanes(price_step + n, gap);
        residual = larger(residual, absolute(gap));
        const Lanes64 x = load_lanes(sector.expenditure + n);
        const Lanes64 paid = x * load_lanes(sector.kept + n);
        store_lanes(&state.import_duty[n], load_lanes(&state.import_duty[n]) + (x - paid));
        store_lanes(&state.balance[n], load_lanes(&state.balance[n]) + (sold - paid));
    }
}

/// What the change in the economies' spending on sector j sells, less what it buys: adds it to the
/// balance.
[[gnu::always_inline]] inline void sell_change(const TradeModel& model,
                                               const LaneShocks& shocks,
                                               std::size_t j,
                                               LaneState& state) {
    const std::size_t begin = j * model.economies * lanes;
    const float* moved = state.expenditure_step() + begin;
    float* sold = state.gathered_steps.data();
    sell_roughly(
        model, shocks, j,
        [&](std::size_t n) __attribute__((always_inline)) {
            const Lanes32 phi = narrowed(load_lanes(&state.phi[begin + n * lanes]));
            return phi > 0 ? load_lanes(moved + n * lanes) / phi : Lanes32{};
        },
        sold);
    for (std::size_t n = 0; n < model.economies * lanes; n += lanes) {
        const Lanes64 bought = load_widened(moved + n) * load_lanes(&state.kept[begin + n]);
        store_lanes(&state.balance[n],
                    load_lanes(&state.balance[n]) +
                        (load_widened(sold + n) * load_lanes(&state.e[begin + n]) - bought));
    }
}

[[gnu::always_inline]] inline Lanes32 within(const Lanes32& v, float bound) {
    const Lanes32 below = v < -bound ? Lanes32{} - bound : v;
    return below > bound ? Lanes32{} + bound : below;
}

/// The step in ln X of one economy: 2 r / (2 + r), r = dX / X, undone by `move`.
[[gnu::always_inline]] inline void follow_demand(const TradeModel& model,
                                                 std::size_t n,
                                                 LaneState& state) {
    const Lanes32 income = narrowed(load_lanes(&state.wage_bill[n * lanes])) *
                           load_lanes(state.wage_step() + n * lanes);
    for (std::size_t j = 0; j < model.sectors; ++j) {
        const std::size_t d = (j * model.economies + n) * lanes;
        const auto by_income = static_cast<float>(model.income_in_demand[model.at(j, n)]);
        const Lanes32 x = narrowed(load_lanes(&state.expenditure[d]));
        const Lanes32 more = load_lanes(state.expenditure_step() + d) + by_income * income;
        Lanes32 r = x > 0 ? more / x : Lanes32{};
        r = r < -0.9F ? Lanes32{} - 0.9F : r;
        r = r > 6.0F ? Lanes32{} + 6.0F : r;
        store_lanes(state.expenditure_step() + d, 2.0F * r / (2.0F + r));
    }
}

}  // namespace

LaneState::LaneState(const TradeModel& model)
    : economies(model.economies),
      sectors(model.sectors),
      cells(model.economies * model.sectors),
      ln_wage(economies * lanes),
      ln_price(cells * lanes),
      expenditure(cells * lanes),
      ln_cost(cells * lanes),
      e(cells * lanes),
      phi(cells * lanes),
      kept(cells * lanes),
      sales(cells * lanes),
      wage_bill(economies * lanes),
      income(economies * lanes),
      surplus(economies * lanes),
      import_duty(economies * lanes),
      export_duty(economies * lanes),
      subsidy(economies * lanes),
      balance(economies * lanes),
      gathered(sectors * lanes),
      gathered_steps(std::max(economies, sectors) * lanes),
      step((economies + 2 * cells) * lanes),
      residual(lanes) {
}

ENTENTE_CLONES void set_costs(const LaneModel& lane_model,
                              const LaneShocks& shocks,
                              LaneState& state) {
    const TradeModel& model = *lane_model.model;
    const std::size_t N = model.economies, J = model.sectors;
    const bool producers = !shocks.price_factor().empty();
    for (std::size_t n = 0; n < N; ++n) {
        gather(state.ln_price.data(), n, N, J, state.gathered.data());
        const Lanes64 ln_wage = load_lanes(&state.ln_wage[n * lanes]);
        multiply<Lanes64>(
            &lane_model.materials_by_user[lane_model.matrix(n)], state.gathered.data(),
            J, [&](std::size_t j, const Lanes64& materials) __attribute__((always_inline)) {
                const std::size_t d = (j * N + n) * lanes;
                Lanes64 ln_cost = materials + model.value_added_share[model.at(j, n)] * ln_wage;
                Lanes64 price = ln_cost;
                if (producers) {
                    ln_cost -= load_lanes(&shocks.ln_productivity()[d]);
                    price = ln_cost + load_lanes(&shocks.ln_price_factor()[d]);
                }
                store_lanes(&state.ln_cost[d], ln_cost);
                store_lanes(&state.e[d], exp_of(alike(0) - load_lanes(shocks.theta(j)) * price));
            });
    }
}

ENTENTE_CLONES void set_trade(const LaneModel& lane_model,
                              const LaneShocks& shocks,
                              LaneState& state) {
    const TradeModel& model = *lane_model.model;
    const std::size_t N = model.economies;
    Lanes64 residual = load_lanes(state.residual.data());
    for (std::size_t j = 0; j < model.sectors; ++j) {
        const std::size_t d = j * N * lanes;
        const LaneSector sector{
            N, &state.e[d], &state.expenditure[d], &state.phi[d], &state.kept[d], &state.sales[d]};
        std::fill_n(sector.sales, N * lanes, 0.0);
        if (model.receipts.empty())
            sweep<Charged::No>(model, shocks, j, sector);
        else
            sweep<Charged::Yes>(model, shocks, j, sector);
        settle_sector(sector, shocks.theta(j), &state.ln_price[d], state.price_step() + d, state,
                      residual);
    }
    store_lanes(state.residual.data(), residual);
}

ENTENTE_CLONES void set_demand(const LaneModel& lane_model,
                               const LaneShocks& shocks,
                               LaneState& state) {
    const TradeModel& model = *lane_model.model;
    const std::size_t N = model.economies, J = model.sectors;
    const bool producers = !shocks.price_factor().empty();
    Lanes32 residual{};
    for (std::size_t n = 0; n < N; ++n) {
        gather(state.sales.data(), n, N, J, state.gathered.data());
        if (producers)
            for (std::size_t j = 0; j < J; ++j)
                store_lanes(&state.gathered[j * lanes],
                            load_lanes(&state.gathered[j * lanes]) /
                                load_lanes(&shocks.price_factor()[(j * N + n) * lanes]));
        const Lanes64 income = load_lanes(&state.income[n * lanes]);
        const auto least = static_cast<float>(1e-9 * model.value_added[n]);
        multiply<Lanes64>(
            &lane_model.materials_by_supplier[lane_model.matrix(n)], state.gathered.data(),
            J, [&](std::size_t k, const Lanes64& materials) __attribute__((always_inline)) {
                const std::size_t d = (k * N + n) * lanes;
                const Lanes64 x = load_lanes(&state.expenditure[d]);
                const Lanes32 gap =
                    narrowed(materials + model.final_share[model.at(k, n)] * income - x);
                store_lanes(state.expenditure_step() + d, gap);
                const Lanes32 amount = narrowed(x), size = gap < 0 ? -gap : gap;
                const Lanes32 error = size / (amount > least ? amount : Lanes32{} + least);
                residual = error > residual ? error : residual;
            });
    }
    // Up by more than the rounding to single precision.
    float worst[lanes];
    store_lanes(worst, residual * 1.000001F);
    store_lanes(state.residual.data(),
                larger(load_lanes(state.residual.data()), load_widened(worst)));
}

ENTENTE_CLONES void precondition(const LaneModel& lane_model,
                                 const LaneShocks& shocks,
                                 LaneState& state) {
    const TradeModel& model = *lane_model.model;
    const std::size_t N = model.economies, J = model.sectors;
    float* gathered = state.gathered_steps.data();
    for (std::size_t n = 0; n < N; ++n) {
        gather(state.expenditure_step(), n, N, J, gathered);
        multiply<Lanes32>(
            &lane_model.inverse_by_supplier[lane_model.matrix(n)], gathered,
            J, [&](std::size_t k, const Lanes32& moved) __attribute__((always_inline)) {
                store_lanes(state.expenditure_step() + (k * N + n) * lanes, moved);
            });
    }
    for (std::size_t j = 0; j < J; ++j)
        sell_change(model, shocks, j, state);
    for (std::size_t n = 0; n < N; ++n) {
        Lanes64 wage{};
        for (std::size_t r = 0; r < N; ++r)
            wage +=
                model.wage_response[n * model.padded + r] * load_lanes(&state.balance[r * lanes]);
        const Lanes32 step = within(narrowed(wage), 0.1F);
        store_lanes(state.wage_step() + n * lanes, step);
        follow_demand(model, n, state);
        gather(state.price_step(), n, N, J, gathered);
        multiply<Lanes32>(
            &lane_model.inverse_by_user[lane_model.matrix(n)], gathered,
            J, [&](std::size_t j, const Lanes32& moved) __attribute__((always_inline)) {
                const auto by_wage = static_cast<float>(model.wage_in_price[model.at(j, n)]);
                store_lanes(state.price_step() + (j * N + n) * lanes,
                            within(moved + by_wage * step, 0.5F));
            });
    }
}

ENTENTE_CLONES void move(LaneState& state, const LaneArray<float>& change) {
    const float* d = change.data();
    for (std::size_t n = 0; n < state.economies * lanes; n += lanes, d += lanes)
        store_lanes(&state.ln_wage[n], load_lanes(&state.ln_wage[n]) + load_widened(d));
    for (std::size_t n = 0; n < state.cells * lanes; n += lanes, d += lanes)
        store_lanes(&state.ln_price[n], load_lanes(&state.ln_price[n]) + load_widened(d));
    for (std::size_t n = 0; n < state.cells * lanes; n += lanes, d += lanes) {
        const Lanes32 by = within(load_lanes(d), 1.6F);
        float part[lanes];
        store_lanes(part, by / (1.0F - 0.5F * by));
        const Lanes64 x = load_lanes(&state.expenditure[n]);
        store_lanes(&state.expenditure[n], x + x * load_widened(part));
    }
}

}  // namespace entente::scenarios
