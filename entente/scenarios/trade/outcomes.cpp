#include "entente/scenarios/trade/outcomes.hpp"

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

std::vector<EconomyOutcome> outcomes(const TradeModel& model,
                                     const TradeShock& shock,
                                     const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    const TradeFlows before = base_flows(model), after = trade_flows(model, shock, found);
    std::vector<Trade> trade(N);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = (j * N + n) * N + i;
                const double was = before.border_musd[cell], is = after.border_musd[cell];
                if (i == n || was == 0)
                    continue;
                const double ln_cost = found.ln_cost[model.at(j, i)];
                const double cost = std::expm1(ln_cost), tau = model.tariff[cell];
                trade[i].exports += is;
                trade[i].exports_base += was;
                trade[i].export_cost += was * ln_cost;
                trade[i].linear += was * cost;
                trade[n].imports += is;
                trade[n].imports_base += was;
                trade[n].import_cost += was * ln_cost;
                trade[n].duty += (after.tariff_factor[cell] - 1) * is;
                trade[n].duty_base += (tau - 1) * was;
                trade[n].linear += -was * cost + (tau - 1) * (is - was - was * cost) -
                                   was * std::expm1(after.ln_cost[cell]);
            }
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
