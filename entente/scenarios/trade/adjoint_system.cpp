#include "entente/scenarios/trade/adjoint_system.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/adjoint_sweep.hpp"
#include "entente/scenarios/trade/bulk_math.hpp"
#include "entente/scenarios/trade/gmres.hpp"
#include "entente/scenarios/trade/sweep.hpp"

namespace entente::scenarios {
namespace {

constexpr int max_products = 400;

}  // namespace

/// One set of values and the errors of the conditions at them, each ordered balance or wage [n],
/// price, expenditure.
struct AdjointSystem::Work {
    explicit Work(const TradeModel& model)
        : padded(model.padded),
          block(model.sectors * model.padded),
          value(padded + 2 * block),
          error(padded + 2 * block),
          income(padded),
          sales(block),
          sold(block),
          cost(block),
          to_cost(block),
          bought(block) {}

    double* balance() { return value.data(); }

    double* price() { return value.data() + padded; }

    double* expenditure() { return value.data() + padded + block; }

    double* wage_error() { return error.data(); }

    double* price_error() { return error.data() + padded; }

    double* expenditure_error() { return error.data() + padded + block; }

    std::size_t padded, block;
    std::vector<double> value, error;
    std::vector<double> income, sales;  // I^, Y^
    std::vector<double> sold;           // Y^ + b^
    std::vector<double> cost;           // c^
    std::vector<double> to_cost;        // what export taxes add to c^
    std::vector<double> bought;
};

AdjointSystem::AdjointSystem(const TradeModel& model,
                             const TradeShock& shock,
                             const Equilibrium& found,
                             const SolverOptions& options)
    : model_(&model), found_(&found), deficits_(options.deficits), rows_(model) {
    rows_.set(shock);
    if (!rows_.quotas().empty())
        throw Error(ErrorKind::NotComputed,
                    "marginal effects are not computed at a scenario with quotas: whether a quota "
                    "binds has no derivative; replace each by the export tax it amounts to");
    const std::size_t N = model.economies, P = model.padded, J = model.sectors, block = J * P;
    e_.resize(block);
    per_phi_.resize(block);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < P; ++n) {
            const std::size_t d = j * P + n;
            const double factor = rows_.ln_price_factor().empty() ? 0 : rows_.ln_price_factor()[d];
            e_[d] = -rows_.theta()[j] * (found.ln_cost[d] + factor);
            per_phi_[d] = n < N && found.phi[d] > 0 ? 1 / found.phi[d] : 0;
        }
    exp_all(e_.data(), e_.data(), block);
    wage_bill_.resize(P);
    scale_.assign(P + 2 * block, 1);
    for (std::size_t n = 0; n < N; ++n)
        scale_[n] = wage_bill_[n] = std::exp(found.ln_wage[n]) * model.value_added[n];
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            const std::size_t d = j * P + n;
            scale_[P + block + d] = std::max(found.expenditure[d], 1e-9 * model.value_added[n]);
        }
    // The multiple of the numeraire that model.wage_response adds to each trade balance: any other
    // would do, this one makes it the best approximation.
    double responses = 0;
    for (std::size_t n = 0; n < N; ++n)
        responses += model.value_added[n] * model.wage_response[n * P];
    numeraire_ = 1 / (static_cast<double>(N) * responses);
}

void AdjointSystem::values_of_income_and_sales(std::span<const double> weights, Work& work) const {
    const TradeModel& model = *model_;
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    std::fill(work.income.begin(), work.income.end(), 0.0);
    if (!weights.empty())
        for (std::size_t n = 0; n < N; ++n)
            work.income[n] = weights[n] / found_->income[n];
    for (std::size_t d = 0; d < work.block; ++d)
        work.income[d % P] += model.final_share[d] * work.expenditure()[d];
    multiply_by_user(model.materials.data(), work.expenditure(), work.sales.data(), J, P);
    if (!rows_.price_factor().empty())
        for (std::size_t d = 0; d < work.block; ++d) {
            const double factor = rows_.price_factor()[d];
            work.sales[d] = (work.sales[d] - (1 - factor) * work.income[d % P]) / factor;
        }
    for (std::size_t d = 0; d < work.block; ++d)
        work.sold[d] = work.sales[d] + work.balance()[d % P];
}

/// What the exporter's treasury receives is part of neither K nor R:
/// q (te' - 1) (b^[i] - b^[n] + I^[i] - I^[n]) more in s V^.
void AdjointSystem::add_export_taxes(Work& work) const {
    const std::size_t P = model_->padded;
    std::fill_n(work.expenditure_error(), work.block, 0.0);
    std::fill(work.to_cost.begin(), work.to_cost.end(), 0.0);
    for (const ShockedRows::ExportTax& tax : rows_.taxes()) {
        const std::size_t n = tax.at % P, from = tax.sector * P + tax.exporter;
        const double q = rows_.receipts(tax.sector)[n][tax.exporter] * e_[from] * per_phi_[tax.at];
        const double more = q * (tax.factor - 1) *
                            (work.sold[from] - work.sales[from] + work.income[tax.exporter] -
                             work.balance()[n] - work.income[n]);
        work.expenditure_error()[tax.at] += more;
        work.to_cost[from] -= rows_.theta()[tax.sector] * found_->expenditure[tax.at] * more;
    }
}

/// 0 = sum_j B c^ + w VA I^ - dS'/d ln w (I^ + b^) - numeraire w VA sum b^.
void AdjointSystem::wage_row(Work& work) const {
    const TradeModel& model = *model_;
    const std::size_t N = model.economies, P = model.padded;
    std::fill_n(work.wage_error(), P, 0.0);
    for (std::size_t d = 0; d < work.block; ++d)
        work.wage_error()[d % P] += model.value_added_share[d] * work.cost[d];
    double balances = 0, left_over = 0;
    for (std::size_t n = 0; n < N; ++n) {
        balances += work.balance()[n];
        left_over += (work.income[n] + work.balance()[n]) * wage_bill_[n];
    }
    for (std::size_t n = 0; n < N; ++n) {
        double& error = work.wage_error()[n];
        error += wage_bill_[n] * (work.income[n] - numeraire_ * balances);
        if (deficits_ == Deficits::Proportional)
            error += model.surplus[n] * std::exp(found_->ln_wage[n]) * left_over /
                         model.world_value_added -
                     (work.income[n] + work.balance()[n]) * found_->surplus[n];
    }
    for (std::size_t n = N; n < P; ++n)
        work.wage_error()[n] = 0;
}

/// Sets work.error to the right-hand sides of the conditions less the values; no weights: their
/// linear part.
void AdjointSystem::transposed_step(std::span<const double> weights, Work& work) const {
    const TradeModel& model = *model_;
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    values_of_income_and_sales(weights, work);
    add_export_taxes(work);
    for (std::size_t j = 0; j < J; ++j) {
        const std::size_t d = j * P;
        sweep_values({rows_.share(j), rows_.receipts(j), N, P},
                     {.e = &e_[d],
                      .per_phi = &per_phi_[d],
                      .expenditure = &found_->expenditure[d],
                      .kept = &found_->kept[d],
                      .sold = &work.sold[d],
                      .price = work.price() + d,
                      .income = work.income.data(),
                      .balance = work.balance(),
                      .theta = rows_.theta()[j],
                      .to_expenditure = work.expenditure_error() + d,
                      .to_cost = &work.cost[d]});
        for (std::size_t n = 0; n < P; ++n)
            work.cost[d + n] +=
                work.to_cost[d + n] - rows_.theta()[j] * work.sold[d + n] * found_->sales[d + n];
    }
    multiply_by_supplier(model.materials.data(), work.cost.data(), work.price_error(), J, P);
    if (!weights.empty())
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t n = 0; n < N; ++n)
                work.price_error()[j * P + n] -= weights[n] * model.final_share[j * P + n];
    for (std::size_t d = 0; d < work.block; ++d) {
        work.price_error()[d] -= work.price()[d];
        work.expenditure_error()[d] -= work.expenditure()[d];
    }
    wage_row(work);
}

/// Sets work.value to a step by the errors: the transpose of the solver's own.
void AdjointSystem::precondition(Work& work) const {
    const TradeModel& model = *model_;
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    for (std::size_t d = 0; d < work.block; ++d)
        work.wage_error()[d % P] +=
            model.wage_in_price[d] * work.price_error()[d] +
            model.income_in_demand[d] * wage_bill_[d % P] * work.expenditure_error()[d];
    std::fill_n(work.balance(), P, 0.0);
    for (std::size_t n = 0; n < N; ++n)
        add_scaled(work.wage_error()[n], &model.wage_response[n * P], work.balance(), P);
    multiply_by_supplier(model.domestic_inverse.data(), work.price_error(), work.price(), J, P);
    for (std::size_t j = 0; j < J; ++j) {
        const std::size_t d = j * P;
        for (std::size_t i = 0; i < P; ++i)
            work.sold[d + i] = e_[d + i] * work.balance()[i];
        buy_from(rows_.rough_receipts(j), N, P, &work.sold[d], &per_phi_[d], &work.bought[d]);
        for (std::size_t n = 0; n < N; ++n)
            work.expenditure_error()[d + n] +=
                work.bought[d + n] - work.balance()[n] * found_->kept[d + n];
    }
    multiply_by_user(model.domestic_inverse.data(), work.expenditure_error(), work.expenditure(), J,
                     P);
}

WelfareValues AdjointSystem::values(std::span<const double> weights,
                                    double tolerance,
                                    const WelfareValues* start) const {
    Work work(*model_);
    const auto scaled = [&](double sign) {
        std::vector<double> result(work.value.size());
        for (std::size_t d = 0; d < result.size(); ++d)
            result[d] = sign * work.value[d] * scale_[d];
        return result;
    };
    std::vector<double> x(work.value.size());
    if (start != nullptr) {
        std::copy(start->balance.begin(), start->balance.end(), work.balance());
        std::copy(start->price.begin(), start->price.end(), work.price());
        std::copy(start->expenditure.begin(), start->expenditure.end(), work.expenditure());
        x = scaled(1);
        std::fill(work.value.begin(), work.value.end(), 0.0);
    }
    transposed_step(weights, work);
    precondition(work);
    const std::vector<double> right = scaled(1);
    const auto apply = [&](const double* from, double* to) {
        for (std::size_t d = 0; d < work.value.size(); ++d)
            work.value[d] = from[d] / scale_[d];
        transposed_step({}, work);
        precondition(work);
        for (std::size_t d = 0; d < work.value.size(); ++d)
            to[d] = -work.value[d] * scale_[d];
    };
    const GmresOutcome outcome = gmres(apply, right, x, tolerance, max_products);
    for (std::size_t d = 0; d < x.size(); ++d)
        work.value[d] = x[d] / scale_[d];
    transposed_step(weights, work);
    return {.balance = {work.balance(), work.balance() + work.padded},
            .income = work.income,
            .price = {work.price(), work.price() + work.block},
            .expenditure = {work.expenditure(), work.expenditure() + work.block},
            .sales = work.sales,
            .cost = work.cost,
            .residual = outcome.residual,
            .iterations = outcome.iterations};
}

FlowDerivative AdjointSystem::flow(const WelfareValues& values,
                                   std::size_t j,
                                   std::size_t n,
                                   std::size_t i,
                                   double tariff_factor,
                                   double export_tax_factor) const {
    const std::size_t at = model_->at(j, n), from = model_->at(j, i);
    const double s = rows_.share(j)[n][i] * e_[from] * per_phi_[at];
    const double X = found_->expenditure[at];
    const double m = s / tariff_factor, q = m / export_tax_factor;
    const double to_buyer = values.income[n] + values.balance[n];
    const double to_seller = values.income[i] + values.balance[i];
    const double value = q * (values.sales[from] - values.income[i]) + s * values.income[n] +
                         m * (to_seller - to_buyer);
    const double cost = s * (values.price[at] + rows_.theta()[j] * X * values.expenditure[at]) -
                        rows_.theta()[j] * X * value;
    return {.cost = cost,
            .tariff = cost - X * (value - s * values.income[n]),
            .export_tax = cost - X * q * (values.sales[from] - values.income[i])};
}

double AdjointSystem::productivity(const WelfareValues& values, std::size_t at) const {
    return -values.cost[at];
}

/// At fixed sales a producer's cost payments and his subsidy are Y / pf: the materials are worth
/// Y^ pf + (1 - pf) I^ each, so what they lose is that less I^.
double AdjointSystem::price_factor(const WelfareValues& values, std::size_t at) const {
    const double pf = rows_.price_factor().empty() ? 1 : rows_.price_factor()[at];
    const double income = values.income[at % model_->padded];
    const double materials = pf * values.sales[at] + (1 - pf) * income;
    return values.cost[at] + found_->sales[at] / pf * (income - materials);
}

}  // namespace entente::scenarios
