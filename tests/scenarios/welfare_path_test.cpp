#include "entente/scenarios/trade/welfare_path.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "entente/scenarios/trade/shock_path.hpp"
#include "toy_trade.hpp"

using namespace entente;
using namespace entente::scenarios;

namespace {

TradeShock one_flow(const TradeBase& base, auto change) {
    TradeShock shock;
    shock.flows.push_back({.sector = 0,
                           .importer = 1,
                           .exporter = 2,
                           .tariff_factor = base.tariff_factor[base.cell(0, 1, 2)]});
    change(shock.flows[0]);
    return shock;
}

double gap_of(const TradeBase& base, const TradeShock& shock, Deficits deficits) {
    const TradeModel model(base);
    const SolverOptions options{.deficits = deficits};
    const Equilibrium end = TradeSolver(model).solve(shock, options);
    REQUIRE(end.converged);
    const WelfarePath path = welfare_path(model, shock, end, options);
    CHECK(path.converged);
    return path.gap;
}

}  // namespace

TEST_CASE("terms and volume of trade along the path sum to ln W for every measure") {
    const TradeBase base =
        tests::random_trade_base(4, 4, 13, tests::Balance::Deficits, tests::Gaps::Some);
    for (const Deficits deficits : {Deficits::Fixed, Deficits::Proportional}) {
        CHECK(gap_of(base, one_flow(base, [](FlowShock& f) { f.tariff_factor = 1.6; }), deficits) <
              5e-6);
        CHECK(gap_of(base, one_flow(base, [](FlowShock& f) { f.cost_factor = 2; }), deficits) <
              5e-6);
        CHECK(gap_of(base, one_flow(base, [](FlowShock& f) { f.export_tax_factor = 1.4; }),
                     deficits) < 5e-6);
        CHECK(gap_of(base, one_flow(base, [](FlowShock& f) { f.kept_share = 0.3; }), deficits) <
              5e-6);
        CHECK(gap_of(base, one_flow(base, [](FlowShock& f) { f.kept_share = 0; }), deficits) <
              1e-5);
        CHECK(gap_of(base, one_flow(base, [](FlowShock& f) { f.quota = 0.5; }), deficits) < 1e-5);
        TradeShock producers;
        producers.producers.push_back({.sector = 0, .economy = 0, .price_factor = 0.8});
        producers.producers.push_back({.sector = 1, .economy = 2, .productivity = 1.2});
        CHECK(gap_of(base, producers, deficits) < 5e-6);
    }
}

TEST_CASE("productivity at home is counted apart") {
    const TradeBase base = tests::random_trade_base(3, 3, 5);
    TradeShock shock;
    shock.producers.push_back({.sector = 1, .economy = 2, .productivity = 1.1});
    const TradeModel model(base);
    const WelfarePath path = welfare_path(model, shock, TradeSolver(model).solve(shock), {});
    CHECK(path.productivity[2] > 0);
    CHECK(path.productivity[0] == 0);
}

TEST_CASE("half of a shock is half of its logs, and half of a ban keeps half") {
    const TradeBase base = tests::twin_economies();
    TradeShock shock;
    shock.flows.push_back({.sector = 0,
                           .importer = 0,
                           .exporter = 1,
                           .tariff_factor = 1.21,
                           .cost_factor = 4,
                           .kept_share = 0});
    const TradeShock half = part_of(shock, 0.5, base.tariff_factor, 2);
    CHECK(half.flows[0].tariff_factor == doctest::Approx(1.1));
    CHECK(half.flows[0].cost_factor == doctest::Approx(2));
    CHECK(half.flows[0].kept_share == doctest::Approx(0.5));
    CHECK(part_of(shock, 1, base.tariff_factor, 2).flows[0].tariff_factor == 1.21);
}
