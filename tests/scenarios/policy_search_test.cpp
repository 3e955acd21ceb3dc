#include "entente/scenarios/trade/policy_search.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "toy_trade.hpp"

using namespace entente;
using namespace entente::scenarios;
using entente::tests::Balance;

namespace {

constexpr SolverOptions tight{.tolerance = 1e-12};

/// Every flow that `own` buys from (or, with export taxes, sells to) another economy.
PolicyPlayer player_for(const TradeBase& base,
                        const TradeModel& model,
                        std::uint32_t own,
                        Lever lever = Lever::Tariff) {
    PolicyPlayer player{.weights = weight_of(model, own), .instruments = {}, .floor = {}};
    for (std::uint32_t j = 0; j < base.sector_count(); ++j)
        for (std::uint32_t other = 0; other < base.economy_count(); ++other) {
            const std::uint32_t n = lever == Lever::Tariff ? own : other;
            const std::uint32_t i = lever == Lever::Tariff ? other : own;
            if (n != i && base.trade_share[base.cell(j, n, i)] > 0)
                player.instruments.push_back(
                    {.sector = j, .importer = n, .exporter = i, .lever = lever});
        }
    return player;
}

/// ln W of economy n where the rates of `found` hold but one, which is moved.
double welfare_with(const TradeModel& model,
                    const PolicySearch& found,
                    const Instrument& instrument,
                    double by,
                    std::size_t n) {
    TradeShock shock = found.shock;
    for (FlowShock& flow : shock.flows)
        if (flow.sector == instrument.sector && flow.importer == instrument.importer &&
            flow.exporter == instrument.exporter)
            (instrument.lever == Lever::Tariff ? flow.tariff_factor : flow.export_tax_factor) += by;
    const Equilibrium moved = TradeSolver(model).solve(shock, tight);
    REQUIRE(moved.converged);
    return ln_welfare(model, moved)[n];
}

}  // namespace

TEST_CASE("the best single tariff is the one that a search by thirds finds") {
    const TradeBase base = tests::twin_economies();
    const TradeModel model(base);
    const auto welfare = [&](double rate) {
        const TradeShock shock{
            .flows = {{.sector = 0, .importer = 0, .exporter = 1, .tariff_factor = 1 + rate}},
            .producers = {},
            .theta = {}};
        return ln_welfare(model, TradeSolver(model).solve(shock, tight))[0];
    };
    double low = 0, high = 1;
    while (high - low > 1e-6) {
        const double third = (high - low) / 3;
        (welfare(low + third) < welfare(high - third) ? low : high) +=
            welfare(low + third) < welfare(high - third) ? third : -third;
    }
    const PolicyProblem problem{.players = {player_for(base, model, 0)},
                                .background = {},
                                .lower = 0,
                                .upper = 1,
                                .start = {}};
    REQUIRE(problem.players[0].instruments.size() == 1);
    const PolicySearch found = search_policy(model, problem, tight);
    CHECK(found.converged);
    CHECK(found.rates[0][0].rate == doctest::Approx(low).epsilon(1e-4));
    CHECK(found.rates[0][0].rate > 0.05);
    CHECK(found.best_deviation < 0);
    CHECK(found.aim[0] == doctest::Approx(welfare(found.rates[0][0].rate)).epsilon(1e-9));
}

TEST_CASE("equal economies set equal Nash tariffs and both lose") {
    const TradeBase base = tests::twin_economies();
    const TradeModel model(base);
    const PolicyProblem problem{.players = {player_for(base, model, 0), player_for(base, model, 1)},
                                .background = {},
                                .lower = 0,
                                .upper = 1,
                                .start = {}};
    const PolicySearch found = search_policy(model, problem, tight);
    REQUIRE(found.converged);
    CHECK(found.rates[0][0].rate == doctest::Approx(found.rates[1][0].rate).epsilon(1e-6));
    CHECK(found.rates[0][0].rate > 0.05);
    CHECK(found.aim[0] < 0);
    CHECK(found.aim[0] == doctest::Approx(found.aim[1]).epsilon(1e-6));
}

TEST_CASE("at a Nash equilibrium no player gains by moving one of its rates alone") {
    const TradeBase base = tests::random_trade_base(4, 3, 11, Balance::Deficits);
    const TradeModel model(base);
    for (const Lever lever : {Lever::Tariff, Lever::ExportTax}) {
        const PolicyProblem problem{
            .players = {player_for(base, model, 0, lever), player_for(base, model, 2, lever)},
            .background = {},
            .lower = -0.5,
            .upper = 2,
            .start = {}};
        const PolicySearch found = search_policy(model, problem, tight);
        REQUIRE(found.converged);
        REQUIRE(found.other_start_gap.has_value());
        CHECK(*found.other_start_gap < 1e-5);
        for (std::size_t p = 0; p < 2; ++p)
            for (const Instrument& instrument : problem.players[p].instruments)
                for (const double by : {-0.02, 0.02})
                    CHECK(welfare_with(model, found, instrument, by, p == 0 ? 0 : 2) <
                          found.aim[p]);
    }
}

TEST_CASE("subsidies are chosen like taxes, and no other subsidy serves their economy better") {
    const TradeBase base = tests::random_trade_base(3, 3, 17);
    const TradeModel model(base);
    PolicyProblem problem{
        .players = {}, .background = {}, .lower = -0.9, .upper = 0.9, .start = {}};
    for (const std::uint32_t n : {0U, 1U}) {
        PolicyPlayer player{.weights = weight_of(model, n), .instruments = {}, .floor = {}};
        for (const std::uint32_t j : {0U, 2U})
            player.instruments.push_back(
                {.sector = j, .importer = n, .exporter = n, .lever = Lever::Subsidy});
        problem.players.push_back(std::move(player));
    }
    const PolicySearch found = search_policy(model, problem, tight);
    REQUIRE(found.converged);
    CHECK(found.best_deviation < 0);
    CHECK(found.deviations == 8);
    for (std::size_t p = 0; p < 2; ++p)
        for (std::size_t k = 0; k < 2; ++k) {
            CHECK(found.rates[p][k].base_flow > 0);
            CHECK(std::abs(found.rates[p][k].derivative) < 1e-6);
            for (const double by : {-0.02, 0.02}) {
                TradeShock shock = found.shock;
                for (ProducerShock& producer : shock.producers)
                    if (producer.sector == problem.players[p].instruments[k].sector &&
                        producer.economy == p)
                        producer.price_factor = 1 - (found.rates[p][k].rate + by);
                const Equilibrium moved = TradeSolver(model).solve(shock, tight);
                CHECK(ln_welfare(model, moved)[p] < found.aim[p]);
            }
        }
}

TEST_CASE("a bound that binds holds the rate, and its derivative points outwards") {
    const TradeBase base = tests::random_trade_base(3, 2, 5);
    const TradeModel model(base);
    const PolicyProblem problem{.players = {player_for(base, model, 1)},
                                .background = {},
                                .lower = 0,
                                .upper = 0.01,
                                .start = {}};
    const PolicySearch found = search_policy(model, problem, tight);
    REQUIRE(found.converged);
    for (const PolicyRate& rate : found.rates[0]) {
        CHECK(rate.rate >= 0);
        CHECK(rate.rate <= 0.01 + 1e-12);
        if (rate.rate > 0.01 - 1e-12)
            CHECK(rate.derivative > 0);
    }
}

TEST_CASE("players together reach more than apart, and under the Nash product each gains") {
    const TradeBase base = tests::random_trade_base(4, 2, 7);
    const TradeModel model(base);
    const PolicyProblem apart_problem{
        .players = {player_for(base, model, 0), player_for(base, model, 1)},
        .background = {},
        .lower = -0.3,
        .upper = 1,
        .start = {}};
    const PolicySearch apart = search_policy(model, apart_problem, tight);
    REQUIRE(apart.converged);
    PolicyPlayer both = apart_problem.players[0];
    both.instruments.insert(both.instruments.end(), apart_problem.players[1].instruments.begin(),
                            apart_problem.players[1].instruments.end());
    both.weights[1] = 1;
    PolicyProblem joint_problem = apart_problem;
    joint_problem.players = {both};
    const PolicySearch joint = search_policy(model, joint_problem, tight);
    REQUIRE(joint.converged);
    CHECK(joint.aim[0] > apart.aim[0] + apart.aim[1]);

    const PolicySearch shared = search_nash_product(model, apart_problem, apart, tight);
    CHECK(shared.converged);
    const auto before = ln_welfare(model, apart.equilibrium);
    const auto after = ln_welfare(model, shared.equilibrium);
    CHECK(after[0] > before[0]);
    CHECK(after[1] > before[1]);
    // No step of one rate makes the product of the gains greater.
    const auto product = [&](const std::vector<double>& welfare) {
        return std::log(std::expm1(welfare[0] - before[0])) +
               std::log(std::expm1(welfare[1] - before[1]));
    };
    for (const Instrument& instrument : both.instruments)
        for (const double by : {-0.01, 0.01}) {
            std::vector<double> moved(4);
            for (const std::size_t n : {0, 1})
                moved[n] = welfare_with(model, shared, instrument, by, n);
            CHECK(!(product(moved) > product(after)));
        }
}

TEST_CASE("rates are chosen against the background that holds besides") {
    const TradeBase base = tests::random_trade_base(3, 2, 21);
    const TradeModel model(base);
    PolicyProblem problem{.players = {player_for(base, model, 0)},
                          .background = {},
                          .lower = 0,
                          .upper = 1,
                          .start = {}};
    problem.background.flows = {{.sector = 0,
                                 .importer = 1,
                                 .exporter = 2,
                                 .tariff_factor = base.tariff_factor[base.cell(0, 1, 2)],
                                 .cost_factor = 1.5}};
    const PolicySearch found = search_policy(model, problem, tight);
    REQUIRE(found.converged);
    const auto kept = std::ranges::find_if(found.shock.flows, [](const FlowShock& flow) {
        return flow.sector == 0 && flow.importer == 1 && flow.exporter == 2;
    });
    REQUIRE(kept != found.shock.flows.end());
    CHECK(kept->cost_factor == 1.5);
    CHECK(found.best_deviation < 0);
}

TEST_CASE("an instrument listed twice and bounds in the wrong order are refused") {
    const TradeBase base = tests::twin_economies();
    const TradeModel model(base);
    PolicyProblem problem{.players = {player_for(base, model, 0)},
                          .background = {},
                          .lower = 0,
                          .upper = 1,
                          .start = {}};
    problem.players[0].instruments.push_back(problem.players[0].instruments[0]);
    CHECK_THROWS_AS(search_policy(model, problem, tight), Error);
    problem.players[0].instruments.pop_back();
    problem.upper = -0.1;
    CHECK_THROWS_AS(search_policy(model, problem, tight), Error);
}

TEST_CASE("the same search gives the same bits on any number of threads") {
    const TradeBase base = tests::random_trade_base(4, 3, 3);
    const TradeModel model(base);
    const PolicyProblem problem{.players = {player_for(base, model, 0), player_for(base, model, 1)},
                                .background = {},
                                .lower = 0,
                                .upper = 1,
                                .start = {}};
    const PolicySearch one = search_policy(model, problem, tight, 1);
    const PolicySearch five = search_policy(model, problem, tight, 5);
    CHECK(one.best_deviation == five.best_deviation);
    for (std::size_t p = 0; p < 2; ++p)
        for (std::size_t k = 0; k < one.rates[p].size(); ++k)
            CHECK(one.rates[p][k].rate == five.rates[p][k].rate);
}
