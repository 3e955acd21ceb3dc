#include "entente/scenarios/trade/solution_guess.hpp"

#include <algorithm>
#include <cmath>

namespace entente::scenarios {
namespace {

constexpr double ridge = 1e-14;       // keeps the system solvable
constexpr double theta_weight = 0.1;  // of ln theta against ln K
constexpr double least_kept = 1e-3;   // a ban is as far away as this part still delivered

/// pi X of a flow in the base.
double value_of(const TradeModel& model, const FlowShock& flow) {
    return model.share[model.row(flow.sector, flow.importer) + flow.exporter] *
           model.expenditure[model.at(flow.sector, flow.importer)];
}

std::size_t cell_of(const TradeModel& model, const FlowShock& flow) {
    return (flow.sector * model.economies + flow.importer) * model.economies + flow.exporter;
}

double distance_squared(const std::vector<double>& a, const std::vector<double>& b) {
    double sum = 0;
    for (std::size_t f = 0; f < a.size(); ++f)
        sum += (a[f] - b[f]) * (a[f] - b[f]);
    return sum;
}

/// No shock, written as one to the same cells.
TradeShock none_of(const TradeModel& model, const TradeShock& shock) {
    TradeShock none;
    for (const FlowShock& flow : shock.flows)
        none.flows.push_back({.sector = flow.sector,
                              .importer = flow.importer,
                              .exporter = flow.exporter,
                              .tariff_factor = model.tariff[cell_of(model, flow)]});
    for (const ProducerShock& producer : shock.producers)
        none.producers.push_back({.sector = producer.sector, .economy = producer.economy});
    return none;
}

}  // namespace

bool same_cells(const TradeShock& a, const TradeShock& b) {
    return std::ranges::equal(a.flows, b.flows,
                              [](const FlowShock& x, const FlowShock& y) {
                                  return x.sector == y.sector && x.importer == y.importer &&
                                         x.exporter == y.exporter;
                              }) &&
           std::ranges::equal(a.producers, b.producers,
                              [](const ProducerShock& x, const ProducerShock& y) {
                                  return x.sector == y.sector && x.economy == y.economy;
                              });
}

SolutionGuess::SolutionGuess(const TradeModel& model,
                             std::span<const TradeShock* const> shocks,
                             std::span<const Equilibrium* const> solutions)
    : model_(&model) {
    const std::size_t P = model.padded, block = model.sectors * P;
    points_.push_back(amounts(none_of(model, *shocks.front())));
    double largest = 0;
    for (std::size_t k = 0; k < shocks.size(); ++k) {
        points_.push_back(amounts(*shocks[k]));
        const Equilibrium& solution = *solutions[k];
        auto& change = changes_.emplace_back(solution.ln_wage);
        change.insert(change.end(), solution.ln_price.begin(), solution.ln_price.end());
        for (std::size_t d = 0; d < block; ++d)
            change.push_back(
                model.expenditure[d] > 0 ? solution.expenditure[d] / model.expenditure[d] - 1 : 0);
    }
    for (const auto& a : points_)
        for (const auto& b : points_)
            largest = std::max(largest, distance_squared(a, b));
    per_length_ = largest > 0 ? 1 / largest : 1;  // 2 l^2: the largest distance squared
    Matrix system(points_.size(), points_.size());
    for (std::size_t a = 0; a < points_.size(); ++a)
        for (std::size_t b = 0; b < points_.size(); ++b)
            system(a, b) = covariance(points_[a], points_[b]) + (a == b ? ridge : 0);
    factors_ = lu_factor(std::move(system), 1);
}

std::vector<double> SolutionGuess::amounts(const TradeShock& shock) const {
    const TradeModel& model = *model_;
    const std::vector<double>& theta = shock.theta.empty() ? model.theta : shock.theta;
    std::vector<double> amounts;
    double all = 0;
    for (const FlowShock& flow : shock.flows)
        all += value_of(model, flow);
    for (const FlowShock& flow : shock.flows) {
        const double weight = all > 0 ? std::sqrt(value_of(model, flow) / all) : 0;
        const double charged = std::log(flow.tariff_factor / model.tariff[cell_of(model, flow)]) +
                               std::log(flow.export_tax_factor);
        const double ln_share =
            theta[flow.sector] / shock.elasticity_divisor * (charged + std::log(flow.cost_factor)) -
            std::log(std::max(flow.kept_share, least_kept));
        amounts.push_back(weight * ln_share);
        amounts.push_back(weight * charged);
    }
    for (const ProducerShock& producer : shock.producers) {
        amounts.push_back(std::log(producer.price_factor));
        amounts.push_back(std::log(producer.productivity));
    }
    for (std::size_t j = 0; j < model.sectors; ++j)
        amounts.push_back(theta_weight * std::log(theta[j] / shock.elasticity_divisor));
    return amounts;
}

double SolutionGuess::covariance(const std::vector<double>& a, const std::vector<double>& b) const {
    return std::exp(-per_length_ * distance_squared(a, b));
}

Equilibrium SolutionGuess::at(const TradeShock& shock) const {
    const std::vector<double> here = amounts(shock);
    Matrix weights(points_.size(), 1);
    for (std::size_t k = 0; k < points_.size(); ++k)
        weights(k, 0) = covariance(here, points_[k]);
    lu_solve(factors_.view(), weights, 1);
    std::vector<double> change(changes_.front().size());
    for (std::size_t k = 0; k < changes_.size(); ++k)
        for (std::size_t d = 0; d < change.size(); ++d)
            change[d] += weights(k + 1, 0) * changes_[k][d];
    const std::size_t P = model_->padded, block = model_->sectors * P;
    const auto part = [&](std::size_t begin, std::size_t end) {
        return std::vector<double>(change.begin() + static_cast<std::ptrdiff_t>(begin),
                                   change.begin() + static_cast<std::ptrdiff_t>(end));
    };
    Equilibrium guess;
    guess.ln_wage = part(0, P);
    guess.ln_price = part(P, P + block);
    guess.expenditure = part(P + block, P + 2 * block);
    for (std::size_t d = 0; d < block; ++d)
        guess.expenditure[d] =
            model_->expenditure[d] * (1 + std::clamp(guess.expenditure[d], -0.9, 10.0));
    return guess;
}

}  // namespace entente::scenarios
