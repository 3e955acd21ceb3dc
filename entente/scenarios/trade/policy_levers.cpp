#include "entente/scenarios/trade/policy_levers.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "entente/base/error.hpp"

namespace entente::scenarios {
namespace {

constexpr double second_subsidy = 0.05;  // where a second search starts

void check_bounds(const PolicyProblem& problem) {
    if (!(problem.lower > -1) || !(problem.upper >= problem.lower) || !std::isfinite(problem.upper))
        throw Error(ErrorKind::InvalidInput,
                    "rates from " + std::to_string(100 * problem.lower) + " to " +
                        std::to_string(100 * problem.upper) +
                        " points: the bounds must rise, and a rate must be above -100");
    for (const PolicyPlayer& player : problem.players)
        for (const Instrument& instrument : player.instruments)
            if (instrument.lever == Lever::Subsidy && !(problem.upper < 1))
                throw Error(ErrorKind::InvalidInput,
                            "a subsidy up to " + std::to_string(100 * problem.upper) +
                                " points: it must stay below the whole price, 100");
}

}  // namespace

double PolicyLevers::x_of(Lever lever, double rate) {
    return lever == Lever::Subsidy ? 0 - std::log1p(-rate) : std::log1p(rate);
}

double PolicyLevers::rate_of(Lever lever, double x) {
    return lever == Lever::Subsidy ? 0 - std::expm1(-x) : std::expm1(x);
}

PolicyLevers::PolicyLevers(const TradeModel& model, const PolicyProblem& problem)
    : model_(model), shock_(problem.background) {
    check_bounds(problem);
    const std::size_t N = model.economies;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, FlowShock> flows;
    std::map<std::pair<std::uint32_t, std::uint32_t>, ProducerShock> producers;
    for (const FlowShock& flow : problem.background.flows)
        flows[{flow.sector, flow.importer, flow.exporter}] = flow;
    for (const ProducerShock& producer : problem.background.producers)
        producers[{producer.sector, producer.economy}] = producer;
    for (std::size_t p = 0; p < problem.players.size(); ++p)
        for (const Instrument& instrument : problem.players[p].instruments) {
            const auto [j, n, i, lever] = instrument;
            if (std::ranges::find(places_, instrument, &Place::instrument) != places_.end())
                throw Error(ErrorKind::InvalidInput,
                            "the rate of " + model.economy_codes[instrument.levied_by()] + " on " +
                                model.sector_codes[j] + " is an instrument twice");
            double start = 0;
            if (lever == Lever::Subsidy) {
                const auto at =
                    producers.try_emplace({j, n}, ProducerShock{.sector = j, .economy = n}).first;
                start = 0 - std::log(at->second.price_factor);
            } else {
                const auto at =
                    flows
                        .try_emplace({j, n, i},
                                     FlowShock{.sector = j,
                                               .importer = n,
                                               .exporter = i,
                                               .tariff_factor = model.tariff[(j * N + n) * N + i]})
                        .first;
                start = std::log(lever == Lever::Tariff ? at->second.tariff_factor
                                                        : at->second.export_tax_factor);
            }
            const double theta =
                problem.background.theta.empty() ? model.theta[j] : problem.background.theta[j];
            places_.push_back({.player = p,
                               .instrument = instrument,
                               .start = start,
                               .lower = x_of(lever, problem.lower),
                               .upper = x_of(lever, problem.upper),
                               .effective_theta = theta / problem.background.elasticity_divisor});
        }
    shock_.flows.clear();
    shock_.producers.clear();
    for (const auto& entry : flows)
        shock_.flows.push_back(entry.second);
    for (const auto& entry : producers)
        shock_.producers.push_back(entry.second);
    for (Place& place : places_) {
        const auto [j, n, i, lever] = place.instrument;
        place.at = static_cast<std::size_t>(
            lever == Lever::Subsidy ? std::distance(producers.begin(), producers.find({j, n}))
                                    : std::distance(flows.begin(), flows.find({j, n, i})));
    }
}

double PolicyLevers::clip(std::size_t k, double x) const {
    return std::clamp(x, places_[k].lower, places_[k].upper);
}

std::vector<double> PolicyLevers::background() const {
    std::vector<double> x;
    for (std::size_t k = 0; k < count(); ++k)
        x.push_back(clip(k, places_[k].start));
    return x;
}

std::vector<double> PolicyLevers::inverse_elasticities() const {
    std::vector<double> x;
    for (std::size_t k = 0; k < count(); ++k)
        x.push_back(clip(k, places_[k].instrument.lever == Lever::Subsidy
                                ? x_of(Lever::Subsidy, second_subsidy)
                                : std::log1p(1 / places_[k].effective_theta)));
    return x;
}

void PolicyLevers::set(TradeShock& shock, std::size_t k, double x) const {
    const Place& place = places_[k];
    switch (place.instrument.lever) {
        case Lever::Tariff:
            shock.flows[place.at].tariff_factor = std::exp(x);
            break;
        case Lever::ExportTax:
            shock.flows[place.at].export_tax_factor = std::exp(x);
            break;
        case Lever::Subsidy:
            shock.producers[place.at].price_factor = std::exp(-x);
            break;
    }
}

TradeShock PolicyLevers::shock_at(const std::vector<double>& x) const {
    TradeShock shock = shock_;
    for (std::size_t k = 0; k < count(); ++k)
        set(shock, k, x[k]);
    return shock;
}

double PolicyLevers::derivative(const AdjointSystem& system,
                                const WelfareValues& values,
                                const TradeShock& shock,
                                std::size_t k) const {
    const auto [j, n, i, lever] = places_[k].instrument;
    if (lever == Lever::Subsidy)
        return -system.price_factor(values, model_.at(j, n));
    const FlowShock& flow = shock.flows[places_[k].at];
    const FlowDerivative by =
        system.flow(values, j, n, i, flow.tariff_factor, flow.export_tax_factor);
    return lever == Lever::Tariff ? by.tariff : by.export_tax;
}

double PolicyLevers::value(const AdjointSystem& system,
                           const TradeShock& shock,
                           std::size_t k) const {
    const auto [j, n, i, lever] = places_[k].instrument;
    const std::size_t at = model_.at(j, n);
    if (lever == Lever::Subsidy)
        return system.found().sales[at];
    const double spent = system.rows().share(j)[n][i] * system.e()[model_.at(j, i)] *
                         system.per_phi()[at] * system.found().expenditure[at];
    return spent / shock.flows[places_[k].at].tariff_factor;
}

double PolicyLevers::base_value(std::size_t k) const {
    const auto [j, n, i, lever] = places_[k].instrument;
    const std::vector<double>& receipts = model_.receipts.empty() ? model_.share : model_.receipts;
    if (lever != Lever::Subsidy)
        return model_.expenditure[model_.at(j, n)] * receipts[model_.row(j, n) + i];
    double sales = 0;
    for (std::size_t m = 0; m < model_.economies; ++m)
        sales += model_.expenditure[model_.at(j, m)] * receipts[model_.row(j, m) + n];
    return sales;
}

double PolicyLevers::curvature(const AdjointSystem& system,
                               const TradeShock& shock,
                               std::size_t k) const {
    const auto [j, n, i, lever] = places_[k].instrument;
    const double theta = places_[k].effective_theta;
    const double income = system.found().income[places_[k].instrument.levied_by()];
    const double moved = value(system, shock, k);
    if (lever != Lever::Subsidy)
        return theta * moved / income;
    const std::size_t at = model_.at(j, n);
    const double at_home = system.rows().share(j)[n][n] * system.e()[at] * system.per_phi()[at] *
                           system.found().expenditure[at];
    return (moved + theta * std::max(moved - at_home, 0.0)) / income;
}

}  // namespace entente::scenarios
