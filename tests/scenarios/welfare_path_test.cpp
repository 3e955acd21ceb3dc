#include "entente/scenarios/trade/welfare_path.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "entente/scenarios/trade/batch.hpp"
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

TEST_CASE("four steps, extrapolated, are close to two hundred, whatever the threads") {
    const TradeBase base = tests::random_trade_base(4, 4, 13, tests::Balance::Deficits);
    const TradeModel model(base);
    std::vector<TradeShock> shocks;
    for (const double rate : {0.1, 0.3, 0.6})
        shocks.push_back(one_flow(base, [&](FlowShock& f) { f.tariff_factor = 1 + rate; }));
    shocks.push_back(one_flow(base, [](FlowShock& f) { f.cost_factor = 1.5; }));
    const std::vector<Equilibrium> ends = solve_all(model, shocks, {});
    const auto quick = welfare_paths(model, shocks, ends, {}, 4, 1);
    const auto threaded = welfare_paths(model, shocks, ends, {}, 4, 3);
    for (std::size_t k = 0; k < shocks.size(); ++k) {
        const WelfarePath slow = welfare_path(model, shocks[k], ends[k], {}, 200, 1);
        CHECK(quick[k].converged);
        CHECK(quick[k].gap < 5e-5);
        CHECK(quick[k].terms_of_trade == threaded[k].terms_of_trade);
        for (std::size_t n = 0; n < 4; ++n) {
            CHECK(quick[k].terms_of_trade[n] ==
                  doctest::Approx(slow.terms_of_trade[n]).epsilon(0.01).scale(1e-3));
            CHECK(quick[k].volume_of_trade[n] ==
                  doctest::Approx(slow.volume_of_trade[n]).epsilon(0.01).scale(1e-3));
        }
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

TEST_CASE("no part of a shock is no change, and sets no quota where there is none") {
    const TradeBase base = tests::random_trade_base(3, 3, 5);
    const TradeModel model(base);
    const TradeShock shock = one_flow(base, [](FlowShock& f) {
        f.tariff_factor = 1.6;
        f.cost_factor = 2;
    });
    const TradeShock none = part_of(shock, 0, model.tariff, 3);
    CHECK(none.flows[0] == FlowShock{.sector = 0,
                                     .importer = 1,
                                     .exporter = 2,
                                     .tariff_factor = base.tariff_factor[base.cell(0, 1, 2)]});
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
