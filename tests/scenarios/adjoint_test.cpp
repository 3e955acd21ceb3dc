#include "entente/scenarios/trade/adjoint.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "toy_trade.hpp"

using namespace entente;
using namespace entente::scenarios;
using entente::tests::Balance;
using entente::tests::Gaps;

namespace {

const std::vector<double> some_weights{1, -0.4, 0.7, 0.2};

SolverOptions tight(Deficits deficits) {
    return {.tolerance = 1e-13, .max_iterations = 800, .deficits = deficits};
}

/// Every cell and every producer listed, with the base's own duties: so that each can be moved.
TradeShock whole_shock(const TradeBase& base) {
    TradeShock shock;
    for (std::uint32_t j = 0; j < base.sector_count(); ++j)
        for (std::uint32_t n = 0; n < base.economy_count(); ++n) {
            for (std::uint32_t i = 0; i < base.economy_count(); ++i)
                shock.flows.push_back({.sector = j,
                                       .importer = n,
                                       .exporter = i,
                                       .tariff_factor = base.tariff_factor[base.cell(j, n, i)]});
            shock.producers.push_back({.sector = j, .economy = n});
        }
    return shock;
}

/// Duties, costs, a ban, export taxes, a subsidy and a gain in productivity at once.
TradeShock mixed_shock(const TradeBase& base) {
    TradeShock shock = whole_shock(base);
    shock.flows[base.cell(0, 1, 2)].tariff_factor = 1.5;
    shock.flows[base.cell(2, 2, 0)].cost_factor = 1.3;
    shock.flows[base.cell(1, 0, 2)].kept_share = 0;
    shock.flows[base.cell(1, 2, 0)].export_tax_factor = 1.2;
    shock.flows[base.cell(2, 0, 1)].export_tax_factor = 0.9;
    shock.flows[base.cell(0, 3, 1)].kept_share = 0.4;
    shock.producers[base.at(0, 1)].price_factor = 0.93;
    shock.producers[base.at(2, 2)].productivity = 1.1;
    return shock;
}

double weighted_welfare(const TradeModel& model, const TradeShock& shock, Deficits deficits) {
    const Equilibrium found = TradeSolver(model).solve(shock, tight(deficits));
    REQUIRE(found.residual < 1e-12);
    const std::vector<double> welfare = ln_welfare(model, found);
    double sum = 0;
    for (std::size_t n = 0; n < welfare.size(); ++n)
        sum += some_weights[n] * welfare[n];
    return sum;
}

/// d / d ln factor by central differences of fourth order.
double difference(const TradeModel& model, TradeShock& shock, double& factor, Deficits deficits) {
    const double before = factor, step = 2e-3;
    const auto at = [&](double steps) {
        factor = before * std::exp(steps * step);
        return weighted_welfare(model, shock, deficits);
    };
    const double slope = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
    factor = before;
    return slope;
}

/// Largest gap between the gradient and differences over every `stride`-th cell.
double largest_gap(const TradeBase& base, TradeShock shock, Deficits deficits, std::size_t stride) {
    const TradeModel model(base);
    const Equilibrium found = TradeSolver(model).solve(shock, tight(deficits));
    const WelfareGradient gradient =
        welfare_gradient(model, shock, found, tight(deficits), some_weights);
    CHECK(gradient.residual < 1e-11);
    double gap = 0;
    const auto compare = [&](double derivative, double& factor) {
        gap = std::max(gap, std::abs(derivative - difference(model, shock, factor, deficits)));
    };
    for (std::size_t cell = 0; cell < shock.flows.size(); cell += stride) {
        compare(gradient.cost[cell], shock.flows[cell].cost_factor);
        compare(gradient.tariff[cell], shock.flows[cell].tariff_factor);
        compare(gradient.export_tax[cell], shock.flows[cell].export_tax_factor);
    }
    for (std::size_t at = 0; at < shock.producers.size(); ++at) {
        compare(gradient.productivity[at], shock.producers[at].productivity);
        compare(gradient.price_factor[at], shock.producers[at].price_factor);
    }
    return gap;
}

}  // namespace

TEST_CASE("the gradient is what central differences of the solver say, for every deficit mode") {
    for (const Deficits deficits : {Deficits::Fixed, Deficits::Proportional, Deficits::None}) {
        CAPTURE(static_cast<int>(deficits));
        const Balance balance = deficits == Deficits::None ? Balance::None : Balance::Deficits;
        const TradeBase base = tests::random_trade_base(4, 3, 5, balance);
        CHECK(largest_gap(base, whole_shock(base), deficits, 5) < 1e-9);
        CHECK(largest_gap(base, mixed_shock(base), deficits, 5) < 1e-9);
    }
}

TEST_CASE("the gradient holds in a short run and where sectors, flows and materials are missing") {
    const TradeBase base = tests::random_trade_base(4, 4, 8, Balance::Deficits, Gaps::Some);
    TradeShock shock = mixed_shock(base);
    shock.elasticity_divisor = 3;
    CHECK(largest_gap(base, shock, Deficits::Fixed, 7) < 1e-9);
}

TEST_CASE(
    "a lower cost of every own and foreign purchase of a sector is higher productivity of its "
    "world") {
    // ln d of all that producers of a sector deliver, to all buyers, is -ln A of those producers.
    const TradeBase base = tests::random_trade_base(4, 3, 2, Balance::Deficits);
    const TradeModel model(base);
    const TradeShock shock = mixed_shock(base);
    const Equilibrium found = TradeSolver(model).solve(shock, tight(Deficits::Fixed));
    const WelfareGradient gradient =
        welfare_gradient(model, shock, found, tight(Deficits::Fixed), some_weights);
    for (std::size_t j = 0; j < 3; ++j)
        for (std::size_t i = 0; i < 4; ++i) {
            double costs = 0;
            for (std::size_t n = 0; n < 4; ++n)
                costs += gradient.cost[base.cell(j, n, i)];
            CHECK(costs == doctest::Approx(-gradient.productivity[base.at(j, i)]).epsilon(1e-9));
        }
}

TEST_CASE(
    "without duties a lower own cost is worth the flow to the world as a whole, as Hulten says") {
    // Twin economies, no duties, weights by income: d ln W / d ln A = Y / I summed over the world.
    const TradeBase base = tests::twin_economies();
    const TradeModel model(base);
    const Equilibrium found = TradeSolver(model).solve({}, tight(Deficits::Fixed));
    const std::vector<double> weights{1, 1};
    const WelfareGradient gradient =
        welfare_gradient(model, {}, found, tight(Deficits::Fixed), weights);
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t n = 0; n < 2; ++n)
            CHECK(gradient.productivity[base.at(j, n)] ==
                  doctest::Approx(base.expenditure[base.at(j, n)] / base.income[n]).epsilon(1e-10));
}

TEST_CASE("gradients of several economies are the same bits on any number of threads and add up") {
    const TradeBase base = tests::random_trade_base(4, 3, 3, Balance::Deficits);
    const TradeModel model(base);
    const TradeShock shock = mixed_shock(base);
    const SolverOptions options = tight(Deficits::Fixed);
    const Equilibrium found = TradeSolver(model).solve(shock, options);
    std::vector<std::vector<double>> weights;
    for (std::size_t n = 0; n < 4; ++n)
        weights.push_back(weight_of(model, n));
    const auto one = welfare_gradients(model, shock, found, options, weights, 1);
    const auto two = welfare_gradients(model, shock, found, options, weights, 2);
    const WelfareGradient sum = welfare_gradient(model, shock, found, options, some_weights);
    for (std::size_t cell = 0; cell < sum.tariff.size(); ++cell) {
        double added = 0;
        for (std::size_t n = 0; n < 4; ++n) {
            CHECK(one[n].tariff[cell] == two[n].tariff[cell]);
            added += some_weights[n] * one[n].tariff[cell];
        }
        CHECK(std::abs(added - sum.tariff[cell]) < 1e-11);
    }
}

TEST_CASE("the gradient refuses quotas, saying why") {
    const TradeBase base = tests::random_trade_base(4, 3, 3);
    const TradeModel model(base);
    TradeShock shock;
    shock.flows.push_back({.sector = 0,
                           .importer = 1,
                           .exporter = 2,
                           .tariff_factor = base.tariff_factor[base.cell(0, 1, 2)],
                           .quota = 0.5});
    const Equilibrium found = TradeSolver(model).solve(shock);
    CHECK_THROWS_WITH_AS(welfare_gradient(model, shock, found, {}, some_weights),
                         doctest::Contains("quota"), Error);
}
