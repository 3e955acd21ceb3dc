#include "entente/scenarios/trade/shocked_rows.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/bulk_math.hpp"

namespace entente::scenarios {
namespace {

void check_factor(double value, const char* what) {
    if (!(value > 0) || !std::isfinite(value))
        throw Error(ErrorKind::BadData, std::string("a ") + what + " of " + std::to_string(value) +
                                            "; it must be above 0");
}

}  // namespace

void ShockedRows::set(const TradeShock& shock) {
    const TradeModel& model = *model_;
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    check_factor(shock.elasticity_divisor, "divisor of elasticities");
    theta_ = shock.theta.empty() ? model.theta : shock.theta;
    for (double& theta : theta_) {
        check_factor(theta, "trade elasticity");
        theta /= shock.elasticity_divisor;
    }
    share_.resize(J * N);
    receipts_.resize(J * N);
    rough_.resize(J * N);
    for (std::size_t row = 0; row < J * N; ++row) {
        share_[row] = &model.share[row * P];
        receipts_[row] = model.receipts.empty() ? share_[row] : &model.receipts[row * P];
        rough_[row] = &model.rough_receipts[row * P];
    }

    const std::size_t count = shock.flows.size();
    ln_kappa_.resize(count);
    for (std::size_t f = 0; f < count; ++f) {
        const FlowShock& flow = shock.flows[f];
        check_factor(flow.tariff_factor, "duty factor");
        check_factor(flow.cost_factor, "cost factor");
        check_factor(flow.export_tax_factor, "export tax factor");
        if (!(flow.kept_share >= 0) || !(flow.quota > 0))
            throw Error(ErrorKind::BadData, "a share or a quota below 0");
        const std::size_t cell = (flow.sector * N + flow.importer) * N + flow.exporter;
        ln_kappa_[f] = flow.tariff_factor / model.tariff[cell] * flow.cost_factor;
    }
    log_all(ln_kappa_.data(), ln_kappa_.data(), count);
    for (std::size_t f = 0; f < count; ++f)
        ln_kappa_[f] *= -theta_[shock.flows[f].sector];
    exp_all(ln_kappa_.data(), ln_kappa_.data(), count);

    std::size_t rows = 0;
    for (std::size_t f = 0; f < count; ++f)
        rows += f == 0 || shock.flows[f].sector != shock.flows[f - 1].sector ||
                shock.flows[f].importer != shock.flows[f - 1].importer;
    own_.resize(rows * 2 * P);  // each row's share and receipts
    own_rough_.resize(rows * P);
    taxes_.clear();
    tax_row_.clear();
    quotas_.clear();
    double* next = own_.data();
    for (std::size_t f = 0; f < count;) {
        const FlowShock& first = shock.flows[f];
        const std::size_t row = first.sector * N + first.importer;
        double* share = next;
        double* receipts = next + P;
        next += 2 * P;
        std::copy_n(share_[row], P, share);
        std::copy_n(receipts_[row], P, receipts);
        for (; f < count && shock.flows[f].sector == first.sector &&
               shock.flows[f].importer == first.importer;
             ++f) {
            const FlowShock& flow = shock.flows[f];
            const std::size_t i = flow.exporter;
            share[i] *= ln_kappa_[f] * flow.kept_share;
            receipts[i] = share[i] / flow.tariff_factor;
            // A flow that is nil at the base has no quantity to hold down.
            const bool quota = std::isfinite(flow.quota) && share[i] > 0;
            if (flow.export_tax_factor == 1 && !quota)
                continue;
            if (quota)
                quotas_.push_back(
                    {.tax = taxes_.size(),
                     .ln_limit = std::log(flow.quota),
                     .ln_least_tax = std::log(flow.export_tax_factor),
                     .base_value =
                         model.expenditure[model.at(flow.sector, flow.importer)] *
                         (model.receipts.empty()
                              ? model.share
                              : model.receipts)[model.row(flow.sector, flow.importer) + i],
                     .ln_cost = std::log(flow.cost_factor)});
            tax_row_.push_back(static_cast<std::size_t>(share - own_.data()));
            taxes_.push_back({.at = model.at(flow.sector, flow.importer),
                              .sector = flow.sector,
                              .exporter = i,
                              .share = share[i],
                              .tariff = flow.tariff_factor,
                              .factor = 1});
            set_tax(taxes_.size() - 1, flow.export_tax_factor);
        }
        share_[row] = share;
        receipts_[row] = receipts;
        float* rough = &own_rough_[static_cast<std::size_t>(share - own_.data()) / 2];
        std::transform(receipts, receipts + P, rough,
                       [](double value) { return static_cast<float>(value); });
        rough_[row] = rough;
    }

    price_factor_.clear();
    ln_price_factor_.clear();
    ln_productivity_.clear();
    if (!shock.producers.empty()) {
        price_factor_.assign(J * P, 1);
        ln_price_factor_.assign(J * P, 0);
        ln_productivity_.assign(J * P, 0);
        for (const ProducerShock& producer : shock.producers) {
            check_factor(producer.price_factor, "producer price factor");
            check_factor(producer.productivity, "productivity");
            const std::size_t at = model.at(producer.sector, producer.economy);
            price_factor_[at] = producer.price_factor;
            ln_price_factor_[at] = std::log(producer.price_factor);
            ln_productivity_[at] = std::log(producer.productivity);
        }
    }
    check_sources(shock);
}

void ShockedRows::set_tax(std::size_t tax, double factor) {
    ExportTax& cell = taxes_[tax];
    cell.factor = factor;
    double* share = &own_[tax_row_[tax]];
    share[cell.exporter] = cell.share * std::pow(factor, -theta_[cell.sector]);
    share[model_->padded + cell.exporter] = share[cell.exporter] / (cell.tariff * factor);
}

void ShockedRows::check_sources(const TradeShock& shock) const {
    const TradeModel& model = *model_;
    for (const FlowShock& flow : shock.flows) {
        if (flow.kept_share > 0 || !(model.expenditure[model.at(flow.sector, flow.importer)] > 0))
            continue;
        const double* row = share_[flow.sector * model.economies + flow.importer];
        if (std::all_of(row, row + model.economies, [](double share) { return !(share > 0); }))
            throw Error(ErrorKind::NotComputed,
                        "there is no equilibrium: sector " + model.sector_codes[flow.sector] +
                            " in " + model.economy_codes[flow.importer] +
                            " is needed but has no source left; leave it at least one");
    }
}

}  // namespace entente::scenarios
