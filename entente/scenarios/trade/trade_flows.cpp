#include "entente/scenarios/trade/trade_flows.hpp"

#include <cmath>

#include "entente/scenarios/trade/bulk_math.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"

namespace entente::scenarios {
namespace {

std::vector<double> shares_of(const TradeModel& model,
                              const ShockedRows& rows,
                              const Equilibrium& found) {
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    std::vector<double> e(J * P), shares(J * N * N);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < P; ++n) {
            const std::size_t d = model.at(j, n);
            e[d] = -rows.theta()[j] *
                   (found.ln_cost[d] +
                    (rows.ln_price_factor().empty() ? 0.0 : rows.ln_price_factor()[d]));
        }
    exp_all(e.data(), e.data(), e.size());
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            const double phi = found.phi[model.at(j, n)];
            const double* row = rows.share(j)[n];
            for (std::size_t i = 0; i < N && phi > 0; ++i)
                shares[(j * N + n) * N + i] = row[i] * e[model.at(j, i)] / phi;
        }
    return shares;
}

ShockedRows rows_at(const TradeModel& model, const TradeShock& shock, const Equilibrium& found) {
    ShockedRows rows(model);
    rows.set(shock);
    for (std::size_t q = 0; q < rows.quotas().size(); ++q)
        rows.set_tax(rows.quotas()[q].tax, std::exp(found.quota_tax[q]));
    return rows;
}

}  // namespace

std::vector<double> trade_shares(const TradeModel& model,
                                 const TradeShock& shock,
                                 const Equilibrium& found) {
    return shares_of(model, rows_at(model, shock, found), found);
}

TradeFlows trade_flows(const TradeModel& model, const TradeShock& shock, const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    const ShockedRows rows = rows_at(model, shock, found);
    TradeFlows flows{.border_musd = shares_of(model, rows, found),
                     .tariff_factor = model.tariff,
                     .ln_export_tax = std::vector<double>(J * N * N),
                     .ln_cost = std::vector<double>(J * N * N)};
    for (const FlowShock& flow : shock.flows) {
        const std::size_t cell = (flow.sector * N + flow.importer) * N + flow.exporter;
        flows.tariff_factor[cell] = flow.tariff_factor;
        flows.ln_cost[cell] = std::log(flow.cost_factor);
    }
    for (const ShockedRows::ExportTax& tax : rows.taxes())
        flows.ln_export_tax[(tax.sector * N + tax.at % model.padded) * N + tax.exporter] =
            std::log(tax.factor);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = (j * N + n) * N + i;
                flows.border_musd[cell] *=
                    found.expenditure[model.at(j, n)] / flows.tariff_factor[cell];
            }
    return flows;
}

std::vector<double> base_sales(const TradeModel& model) {
    const std::vector<double>& receipts = model.receipts.empty() ? model.share : model.receipts;
    std::vector<double> sales(model.sectors * model.padded);
    for (std::size_t j = 0; j < model.sectors; ++j)
        for (std::size_t m = 0; m < model.economies; ++m)
            for (std::size_t n = 0; n < model.economies; ++n)
                sales[model.at(j, n)] +=
                    receipts[model.row(j, m) + n] * model.expenditure[model.at(j, m)];
    return sales;
}

TradeFlows base_flows(const TradeModel& model) {
    const std::size_t N = model.economies, J = model.sectors;
    TradeFlows flows{.border_musd = std::vector<double>(J * N * N),
                     .tariff_factor = model.tariff,
                     .ln_export_tax = std::vector<double>(J * N * N),
                     .ln_cost = std::vector<double>(J * N * N)};
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = (j * N + n) * N + i;
                // In the order of trade_flows, so that no change is exactly none.
                flows.border_musd[cell] = model.share[model.row(j, n) + i] *
                                          (model.expenditure[model.at(j, n)] / model.tariff[cell]);
            }
    return flows;
}

}  // namespace entente::scenarios
