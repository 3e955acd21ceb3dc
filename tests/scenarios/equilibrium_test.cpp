#include "entente/scenarios/trade/equilibrium.hpp"

#include <cmath>
#include <numeric>
#include <string>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/scenarios/trade/settled_base.hpp"
#include "plain_equilibrium.hpp"
#include "toy_trade.hpp"

using namespace entente;
using namespace entente::scenarios;
using entente::tests::Balance;
using entente::tests::Gaps;
using entente::tests::PlainDeficits;

namespace {

FlowShock flow_of(const TradeBase& base, std::uint32_t j, std::uint32_t n, std::uint32_t i) {
    return {.sector = j,
            .importer = n,
            .exporter = i,
            .tariff_factor = base.tariff_factor[base.cell(j, n, i)]};
}

/// One of each measure; `only` from 0 picks one, -1 all but quotas.
TradeShock shock_of_kind(const TradeBase& base, int only) {
    TradeShock shock;
    const auto wanted = [&](int kind) { return only == kind || (only == -1 && kind != 4); };
    const auto add = [&](int kind, FlowShock flow) {
        if (wanted(kind))
            shock.flows.push_back(flow);
    };
    FlowShock tariff = flow_of(base, 0, 1, 2), cost = flow_of(base, 0, 2, 0),
              ban = flow_of(base, 1, 0, 2), tax = flow_of(base, 1, 2, 0),
              quota = flow_of(base, 2, 1, 0);
    tariff.tariff_factor = 1.5;
    cost.cost_factor = 1.3;
    ban.kept_share = 0;
    tax.export_tax_factor = 1.2;
    quota.quota = 0.6;
    add(0, tariff);
    add(1, cost);
    add(2, ban);
    add(3, tax);
    add(4, quota);
    if (wanted(5)) {
        shock.producers.push_back({.sector = 0, .economy = 1, .price_factor = 0.95});
        shock.producers.push_back({.sector = 2, .economy = 2, .productivity = 1.1});
    }
    return shock;
}

}  // namespace

TEST_CASE("the solver finds what the plain nested loops find, for every measure and deficit mode") {
    double worst = 0;
    int solved = 0;
    for (const Gaps gaps : {Gaps::None, Gaps::Some})
        for (std::uint64_t seed = 1; seed <= 4; ++seed)
            for (const Deficits mode : {Deficits::Fixed, Deficits::Proportional})
                for (int kind = -1; kind < 6; ++kind) {
                    const TradeBase base =
                        tests::random_trade_base(4, 4, seed, Balance::Deficits, gaps);
                    const TradeShock shock = shock_of_kind(base, kind);
                    const auto plain = tests::plain_equilibrium(base, shock,
                                                                mode == Deficits::Fixed
                                                                    ? PlainDeficits::Fixed
                                                                    : PlainDeficits::Proportional);
                    const TradeModel model(base);
                    TradeSolver solver(model);
                    const Equilibrium found = solver.solve(shock, {.deficits = mode});
                    REQUIRE(plain.converged);
                    CHECK(found.converged);
                    for (std::size_t n = 0; n < 4; ++n) {
                        worst =
                            std::max(worst, std::abs(found.ln_wage[n] - std::log(plain.wage[n])));
                        worst = std::max(worst, std::abs(found.income[n] / plain.income[n] - 1));
                        for (std::size_t j = 0; j < 4; ++j)
                            worst = std::max(worst, std::abs(found.ln_price[model.at(j, n)] -
                                                             std::log(plain.price[base.at(j, n)])));
                    }
                    const auto effects = tests::plain_effects(base, shock, plain);
                    const auto reported = outcomes(model, shock, found);
                    for (std::size_t n = 0; n < 4; ++n) {
                        worst = std::max(
                            worst, std::abs(reported[n].welfare_exact - effects.welfare_exact[n]));
                        worst = std::max(worst, std::abs(reported[n].welfare_linear -
                                                         effects.welfare_linear[n]));
                        worst = std::max(worst, std::abs(reported[n].terms_of_trade -
                                                         effects.terms_of_trade[n]));
                    }
                    ++solved;
                }
    CHECK(solved == 112);
    CHECK(worst < 1e-9);
}

TEST_CASE("no shock gives exactly no change") {
    const TradeBase base = tests::random_trade_base(5, 4, 7, Balance::Deficits, Gaps::Some);
    const TradeModel model(base);
    TradeSolver solver(model);
    const Equilibrium found = solver.solve({});
    CHECK(found.iterations == 0);
    for (const EconomyOutcome& outcome : outcomes(model, {}, found)) {
        CHECK(outcome.welfare_linear == 0);
        CHECK(outcome.welfare_exact == 0);
        CHECK(outcome.real_wage == 0);
        CHECK(outcome.exports == 0);
    }
}

TEST_CASE("world factor income stays what it was") {
    const TradeBase base = tests::random_trade_base(6, 3, 3, Balance::Deficits);
    const TradeModel model(base);
    TradeSolver solver(model);
    const Equilibrium found = solver.solve(shock_of_kind(base, -1));
    double before = 0, after = 0;
    for (std::size_t n = 0; n < 6; ++n) {
        before += base.value_added[n];
        after += base.value_added[n] * std::exp(found.ln_wage[n]);
    }
    CHECK(after == doctest::Approx(before).epsilon(1e-13));
}

TEST_CASE("naming the economies in another order changes nothing") {
    const TradeBase base = tests::random_trade_base(5, 3, 11, Balance::Deficits);
    const std::size_t order[5] = {3, 0, 4, 1, 2};  // new n is old order[n]
    TradeBase turned = base;
    for (std::size_t n = 0; n < 5; ++n) {
        turned.value_added[n] = base.value_added[order[n]];
        turned.surplus[n] = base.surplus[order[n]];
        turned.income[n] = base.income[order[n]];
        for (std::size_t j = 0; j < 3; ++j) {
            for (auto part :
                 {&TradeBase::expenditure, &TradeBase::value_added_share, &TradeBase::final_share})
                (turned.*part)[base.at(j, n)] = (base.*part)[base.at(j, order[n])];
            for (std::size_t k = 0; k < 3; ++k)
                turned.input_share[base.input(k, j, n)] =
                    base.input_share[base.input(k, j, order[n])];
            for (std::size_t i = 0; i < 5; ++i)
                for (auto part : {&TradeBase::trade_share, &TradeBase::tariff_factor})
                    (turned.*part)[base.cell(j, n, i)] =
                        (base.*part)[base.cell(j, order[n], order[i])];
        }
    }
    // Old (importer 4, exporter 3) is new (2, 0).
    TradeShock shock, turned_shock;
    shock.flows.push_back(flow_of(base, 1, 4, 3));
    shock.flows[0].cost_factor = 1.4;
    turned_shock.flows.push_back(flow_of(turned, 1, 2, 0));
    turned_shock.flows[0].cost_factor = 1.4;
    const TradeModel model(base), turned_model(turned);
    const auto a = outcomes(model, shock, TradeSolver(model).solve(shock));
    const auto b =
        outcomes(turned_model, turned_shock, TradeSolver(turned_model).solve(turned_shock));
    for (std::size_t n = 0; n < 5; ++n)
        CHECK(b[n].welfare_exact == doctest::Approx(a[order[n]].welfare_exact).epsilon(1e-8));
}

TEST_CASE("a duty on all imports does what a tax of the same rate on all exports does (Lerner)") {
    // A. P. Lerner (1936), The Symmetry between Import and Export Taxes, Economica 3(11). Both
    // cost the world the same wedge where trade balances and no other duty is charged.
    TradeBase base = tests::twin_economies();
    const TradeModel model(base);
    const auto solved = [&](double tariff, double export_tax) {
        const TradeShock shock{
            .flows = {{.sector = 0, .importer = 0, .exporter = 1, .tariff_factor = tariff},
                      {.sector = 0, .importer = 1, .exporter = 0, .export_tax_factor = export_tax}},
            .producers = {},
            .theta = {}};
        return outcomes(model, shock, TradeSolver(model).solve(shock, {.tolerance = 1e-13}));
    };
    const auto duty = solved(1.3, 1), tax = solved(1, 1.3);
    for (std::size_t n = 0; n < 2; ++n) {
        CHECK(duty[n].welfare_exact == doctest::Approx(tax[n].welfare_exact).epsilon(1e-10));
        CHECK(duty[n].real_wage == doctest::Approx(tax[n].real_wage).epsilon(1e-10));
    }
    CHECK(duty[0].welfare_exact > 1e-4);
    CHECK(duty[1].welfare_exact < -1e-4);
}

TEST_CASE("a warm start leads to the same solution in fewer iterations") {
    const TradeBase base = tests::random_trade_base(6, 5, 2);
    TradeShock shock;
    shock.flows.push_back(flow_of(base, 1, 0, 2));
    shock.flows[0].tariff_factor += 0.30;
    const TradeModel model(base);
    TradeSolver solver(model);
    const Equilibrium near = solver.solve(shock);
    shock.flows[0].tariff_factor += 0.01;
    const Equilibrium cold = solver.solve(shock), warm = solver.solve(shock, {}, &near);
    CHECK(warm.iterations < cold.iterations);
    for (std::size_t n = 0; n < 6; ++n)
        CHECK(warm.ln_wage[n] == doctest::Approx(cold.ln_wage[n]).epsilon(1e-8));
}

TEST_CASE("the same solve gives the same bits, whatever was solved before") {
    const TradeBase base = tests::random_trade_base(7, 4, 5, Balance::Deficits);
    const TradeModel model(base);
    TradeSolver used(model), fresh(model);
    used.solve(shock_of_kind(base, 4));
    const Equilibrium a = used.solve(shock_of_kind(base, 0)),
                      b = fresh.solve(shock_of_kind(base, 0));
    CHECK(a.ln_wage == b.ln_wage);
    CHECK(a.expenditure == b.expenditure);
    CHECK(a.iterations == b.iterations);
}

TEST_CASE("a quota holds back exactly what it says, and a loose one changes nothing") {
    const TradeBase base = tests::random_trade_base(4, 3, 9);
    const TradeModel model(base);
    TradeSolver solver(model);
    TradeShock shock;
    shock.flows.push_back(flow_of(base, 0, 1, 2));
    shock.flows[0].quota = 0.5;
    const Equilibrium tight = solver.solve(shock);
    REQUIRE(tight.converged);
    CHECK(tight.quota_tax[0] > 0);
    CHECK(tight.export_duty[2] > 0);
    // Quantity: border value over c te, against the base.
    const double quantity = trade_flows(model, shock, tight).border_musd[base.cell(0, 1, 2)] /
                            base_flows(model).border_musd[base.cell(0, 1, 2)] /
                            std::exp(tight.quota_tax[0] + tight.ln_cost[model.at(0, 2)]);
    CHECK(quantity == doctest::Approx(0.5).epsilon(1e-9));
    shock.flows[0].quota = 1.5;
    const Equilibrium loose = solver.solve(shock);
    CHECK(loose.converged);
    CHECK(loose.quota_tax[0] == 0);
    CHECK(loose.income[1] == doctest::Approx(base.income[1]).epsilon(1e-10));
}

TEST_CASE("cutting all sources of a needed sector is refused, naming it") {
    const TradeBase base = tests::random_trade_base(3, 3, 4, Balance::None, Gaps::Some);
    // Economy 1 has no production of its own in sector 1: both others are cut.
    TradeShock shock;
    for (const std::uint32_t i : {0U, 2U}) {
        shock.flows.push_back(flow_of(base, 1, 1, i));
        shock.flows.back().kept_share = 0;
    }
    const TradeModel model(base);
    try {
        TradeSolver(model).solve(shock);
        FAIL("solved");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::NotComputed);
        const std::string text = error.what();
        CHECK(text.find("sector " + base.sectors[1]) != std::string::npos);
        CHECK(text.find(base.economies[1]) != std::string::npos);
    }
}

TEST_CASE("an economy cut off with a surplus held fixed is refused, without it is solved") {
    const TradeBase base = tests::random_trade_base(4, 3, 9, Balance::Deficits);
    const TradeModel model(base);
    TradeShock shock;
    for (std::uint32_t j = 0; j < 3; ++j)
        for (std::uint32_t n = 0; n < 4; ++n)
            for (std::uint32_t i = 0; i < 4; ++i)
                if (n != i && (n == 1 || i == 1))
                    shock.flows.push_back({.sector = j,
                                           .importer = n,
                                           .exporter = i,
                                           .tariff_factor = base.tariff_factor[base.cell(j, n, i)],
                                           .kept_share = 0});
    TradeSolver solver(model);
    try {
        solver.solve(shock);
        FAIL("no exception");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::NotComputed);
        CHECK(std::string(error.what()).find("leave " + base.economies[1] + " without trade") !=
              std::string::npos);
    }
    CHECK(solver.solve(shock, {.tolerance = 1e-9, .deficits = Deficits::None}).converged);
}

TEST_CASE("a base that contradicts itself is refused with the cell") {
    const auto message = [](auto spoil) -> std::string {
        TradeBase base = tests::twin_economies();
        spoil(base);
        try {
            TradeModel model(base);
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::BadData);
            return error.what();
        }
        return "accepted";
    };
    CHECK(message([](TradeBase& b) { b.theta[1] = 0; }).find("sector ") != std::string::npos);
    CHECK(message([](TradeBase& b) { b.theta[0] = std::nan(""); }).find("elasticity") !=
          std::string::npos);
    CHECK(message([](TradeBase& b) { b.trade_share[0] += 0.1; }).find("sum to") !=
          std::string::npos);
    CHECK(message([](TradeBase& b) { b.expenditure[1] = std::nan(""); }).find("expenditure") !=
          std::string::npos);
    CHECK(message([](TradeBase& b) { b.value_added_share[0] = 1.2; }).find("value added") !=
          std::string::npos);
    CHECK(message([](TradeBase& b) { b.tariff_factor[1] = -0.1; }).find("duty") !=
          std::string::npos);
}

TEST_CASE("too few iterations are a result with its residual, not an error") {
    const TradeBase base = tests::random_trade_base(5, 4, 8);
    const TradeModel model(base);
    const Equilibrium found =
        TradeSolver(model).solve(shock_of_kind(base, -1), {.max_iterations = 2});
    CHECK_FALSE(found.converged);
    CHECK(found.residual > 1e-11);
}

TEST_CASE(
    "large shocks are solved: prohibitive costs, a hundredfold tariff, everybody against one") {
    const TradeBase base = tests::random_trade_base(8, 6, 21, Balance::Deficits);
    const TradeModel model(base);
    TradeSolver solver(model);
    TradeShock shock;
    for (std::uint32_t j = 0; j < 6; ++j)
        for (std::uint32_t n = 0; n < 8; ++n)
            for (std::uint32_t i = 0; i < 8; ++i) {
                if (n == i || (n != 3 && i != 3))
                    continue;
                shock.flows.push_back(flow_of(base, j, n, i));
                shock.flows.back().cost_factor = n == 3 ? 20 : 3;
                shock.flows.back().tariff_factor = i == 3 ? 100 : 1;
            }
    const Equilibrium found = solver.solve(shock);
    CHECK(found.converged);
    CHECK(outcomes(model, shock, found)[3].welfare_exact < -0.01);
}

TEST_CASE("a settled base has no deficits when told so and adds up") {
    const TradeBase base =
        settled(tests::random_trade_base(5, 4, 6, Balance::Deficits), Deficits::None);
    for (const double surplus : base.surplus)
        CHECK(surplus == 0);
    CHECK(tests::inconsistency(base) < 1e-10);
}

TEST_CASE("a settled base can be used where sectors are not demanded") {
    const TradeBase base =
        settled(tests::random_trade_base(5, 4, 6, Balance::Deficits, Gaps::Some), Deficits::None);
    CHECK(base.expenditure[base.at(0, 0)] == 0);
    const TradeModel model(base);
    CHECK(TradeSolver(model).solve({}).converged);
}
