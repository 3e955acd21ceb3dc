#include "entente/scenarios/trade/trade_flows.hpp"

#include <cmath>

#include "entente/scenarios/trade/bulk_math.hpp"

namespace entente::scenarios {

ShareRows::ShareRows(const TradeModel& model, const TradeShock& shock, const Equilibrium& found)
    : model_(&model), found_(&found), rows_(model), e_(model.sectors * model.padded) {
    rows_.set(shock);
    for (std::size_t q = 0; q < rows_.quotas().size(); ++q)
        rows_.set_tax(rows_.quotas()[q].tax, std::exp(found.quota_tax[q]));
    const std::vector<double>& factor = rows_.ln_price_factor();
    for (std::size_t j = 0; j < model.sectors; ++j)
        for (std::size_t d = model.at(j, 0); d < model.at(j + 1, 0); ++d)
            e_[d] = -rows_.theta()[j] * (found.ln_cost[d] + (factor.empty() ? 0.0 : factor[d]));
    exp_all(e_.data(), e_.data(), e_.size());
}

void ShareRows::read(std::size_t j, std::size_t n, std::span<double> to) const {
    const double phi = found_->phi[model_->at(j, n)];
    const double* row = rows_.share(j)[n];
    const double* e = &e_[model_->at(j, 0)];
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = phi > 0 ? row[i] * e[i] / phi : 0.0;
}

std::vector<double> trade_shares(const TradeModel& model,
                                 const TradeShock& shock,
                                 const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    const ShareRows rows(model, shock, found);
    std::vector<double> shares(J * N * N);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            rows.read(j, n, std::span(shares).subspan((j * N + n) * N, N));
    return shares;
}

TradeFlows trade_flows(const TradeModel& model, const TradeShock& shock, const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    const ShareRows rows(model, shock, found);
    TradeFlows flows{.border_musd = std::vector<double>(J * N * N),
                     .tariff_factor = model.tariff,
                     .ln_export_tax = std::vector<double>(J * N * N),
                     .ln_cost = std::vector<double>(J * N * N)};
    for (const FlowShock& flow : shock.flows) {
        const std::size_t cell = (flow.sector * N + flow.importer) * N + flow.exporter;
        flows.tariff_factor[cell] = flow.tariff_factor;
        flows.ln_cost[cell] = std::log(flow.cost_factor);
    }
    for (const ShockedRows::ExportTax& tax : rows.shocked().taxes())
        flows.ln_export_tax[(tax.sector * N + tax.at % model.padded) * N + tax.exporter] =
            std::log(tax.factor);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            const std::size_t row = (j * N + n) * N;
            rows.read(j, n, std::span(flows.border_musd).subspan(row, N));
            for (std::size_t i = 0; i < N; ++i)
                flows.border_musd[row + i] *=
                    found.expenditure[model.at(j, n)] / flows.tariff_factor[row + i];
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
