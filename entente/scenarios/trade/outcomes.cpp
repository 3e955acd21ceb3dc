#include "entente/scenarios/trade/outcomes.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scenarios {
namespace {

/// Sums over an economy's trade with others.
struct Trade {
    double exports = 0, imports = 0, exports_base = 0, imports_base = 0;
    double duty = 0, duty_base = 0;
    double export_cost = 0, import_cost = 0;  // base weights times ln c
    double linear = 0;                        // the linear formula times I
};

}  // namespace

std::vector<double> ln_price_index(const TradeModel& model, const Equilibrium& found) {
    std::vector<double> index(model.economies);
    for (std::size_t j = 0; j < model.sectors; ++j)
        for (std::size_t n = 0; n < model.economies; ++n)
            index[n] += model.final_share[model.at(j, n)] * found.ln_price[model.at(j, n)];
    return index;
}

namespace {

/// The sums over all cells, row by row.
std::vector<Trade> trade_of(const TradeModel& model,
                            const TradeShock& shock,
                            const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    const ShareRows rows(model, shock, found);
    std::vector<Trade> trade(N);
    std::vector<double> share(N), tariff(N), iceberg(N), cost(N);  // iceberg: d - 1, cost: c - 1
    auto flow = shock.flows.begin();
    for (std::size_t j = 0; j < J; ++j) {
        for (std::size_t i = 0; i < N; ++i)
            cost[i] = std::expm1(found.ln_cost[model.at(j, i)]);
        for (std::size_t n = 0; n < N; ++n) {
            const double* tau = &model.tariff[(j * N + n) * N];
            std::copy_n(tau, N, tariff.begin());
            std::ranges::fill(iceberg, 0.0);
            for (; flow != shock.flows.end() && flow->sector == j && flow->importer == n; ++flow) {
                tariff[flow->exporter] = flow->tariff_factor;
                iceberg[flow->exporter] = flow->cost_factor - 1;
            }
            rows.read(j, n, share);
            const double x = model.expenditure[model.at(j, n)];
            const double x_new = found.expenditure[model.at(j, n)];
            for (std::size_t i = 0; i < N; ++i) {
                // In the same order, so that no change is exactly none.
                const double was = model.share[model.row(j, n) + i] * (x / tau[i]);
                const double is = share[i] * (x_new / tariff[i]);
                if (i == n || was == 0)
                    continue;
                const double ln_cost = found.ln_cost[model.at(j, i)];
                trade[i].exports += is;
                trade[i].exports_base += was;
                trade[i].export_cost += was * ln_cost;
                trade[i].linear += was * cost[i];
                trade[n].imports += is;
                trade[n].imports_base += was;
                trade[n].import_cost += was * ln_cost;
                trade[n].duty += (tariff[i] - 1) * is;
                trade[n].duty_base += (tau[i] - 1) * was;
                trade[n].linear +=
                    -was * cost[i] + (tau[i] - 1) * (is - was - was * cost[i]) - was * iceberg[i];
            }
        }
    }
    return trade;
}

}  // namespace

std::vector<EconomyOutcome> outcomes(const TradeModel& model,
                                     const TradeShock& shock,
                                     const Equilibrium& found) {
    const std::size_t N = model.economies;
    const std::vector<Trade> trade = trade_of(model, shock, found);
    const std::vector<double> price = ln_price_index(model, found);
    std::vector<EconomyOutcome> result(N);
    for (std::size_t n = 0; n < N; ++n) {
        const Trade& t = trade[n];
        EconomyOutcome& to = result[n];
        to.income_base_musd = model.income[n];
        to.income_musd = found.income[n];
        to.welfare_exact = std::expm1(std::log(found.income[n] / model.income[n]) - price[n]);
        to.welfare_linear = t.linear / model.income[n];
        to.real_wage = std::expm1(found.ln_wage[n] - price[n]);
        if (t.exports_base > 0 && t.imports_base > 0)
            to.terms_of_trade =
                std::expm1(t.export_cost / t.exports_base - t.import_cost / t.imports_base);
        to.exports = t.exports_base > 0 ? t.exports / t.exports_base - 1 : 0;
        to.imports = t.imports_base > 0 ? t.imports / t.imports_base - 1 : 0;
        to.exports_musd = t.exports;
        to.imports_musd = t.imports;
        to.tariff_revenue_musd = t.duty;
        to.tariff_revenue_base_musd = t.duty_base;
        to.export_tax_musd = found.export_duty[n];
        to.subsidy_musd = found.subsidy[n];
    }
    return result;
}

}  // namespace entente::scenarios
