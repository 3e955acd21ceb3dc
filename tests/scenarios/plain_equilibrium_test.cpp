#include "plain_equilibrium.hpp"

#include <cmath>
#include <cstddef>
#include <numeric>

#include <doctest/doctest.h>

#include "toy_trade.hpp"

using namespace entente;
using namespace entente::tests;
using scenarios::FlowShock;
using scenarios::TradeBase;
using scenarios::TradeShock;

namespace {

/// Factor on the price of foreign goods for which 1/4 kappa^-4 is 0.15 and Phi0 is 0.9.
const double kappa = std::pow(0.6, -0.25);

/// The same shock on both flows of goods of the twins.
TradeShock on_both(FlowShock flow) {
    TradeShock shock;
    for (std::uint32_t n = 0; n < 2; ++n) {
        flow.sector = 0;
        flow.importer = n;
        flow.exporter = 1 - n;
        shock.flows.push_back(flow);
    }
    return shock;
}

TradeShock for_both_producers(double price_factor, double productivity) {
    TradeShock shock;
    for (std::uint32_t n = 0; n < 2; ++n)
        shock.producers.push_back({.sector = 0,
                                   .economy = n,
                                   .price_factor = price_factor,
                                   .productivity = productivity});
    return shock;
}

double welfare(const TradeShock& shock, std::size_t economy = 0) {
    const TradeBase base = twin_economies();
    const PlainEquilibrium found = plain_equilibrium(base, shock);
    CHECK(found.converged);
    return plain_effects(base, shock, found).welfare_exact[economy];
}

/// One of everything, on a base of at least three economies and sectors.
TradeShock mixed_shock(const TradeBase& base) {
    const auto tau = [&](std::size_t j, std::size_t n, std::size_t i) {
        return base.tariff_factor[base.cell(j, n, i)];
    };
    TradeShock shock;
    shock.flows = {
        {.sector = 0, .importer = 1, .exporter = 2, .tariff_factor = 1.5},
        {.sector = 0, .importer = 2, .exporter = 0, .tariff_factor = 1, .cost_factor = 1.2},
        {.sector = 1, .importer = 0, .exporter = 2, .tariff_factor = tau(1, 0, 2), .kept_share = 0},
        {.sector = 1,
         .importer = 2,
         .exporter = 0,
         .tariff_factor = tau(1, 2, 0),
         .export_tax_factor = 1.15},
        {.sector = 2, .importer = 1, .exporter = 0, .tariff_factor = tau(2, 1, 0), .quota = 0.6}};
    shock.producers = {{.sector = 0, .economy = 1, .price_factor = 0.95},
                       {.sector = 2, .economy = 2, .productivity = 1.1}};
    return shock;
}

}  // namespace

TEST_CASE("the toy bases add up") {
    CHECK(inconsistency(twin_economies()) < 1e-15);
    for (const Balance balance : {Balance::None, Balance::Deficits})
        for (const Gaps gaps : {Gaps::None, Gaps::Some})
            for (std::uint64_t seed = 1; seed <= 4; ++seed) {
                CAPTURE(seed);
                CHECK(inconsistency(random_trade_base(3, 3, seed, balance, gaps)) < 1e-12);
                CHECK(inconsistency(random_trade_base(5, 4, seed, balance, gaps)) < 1e-12);
            }
    CHECK(inconsistency(random_trade_base(2, 1, 1)) < 1e-12);
    TradeBase broken = random_trade_base(3, 3, 1);
    broken.value_added[1] *= 1.01;
    CHECK(inconsistency(broken) > 0.005);
}

TEST_CASE("no measure means no change") {
    for (const Gaps gaps : {Gaps::None, Gaps::Some}) {
        const TradeBase base = random_trade_base(4, 3, 7, Balance::Deficits, gaps);
        const PlainEquilibrium found = plain_equilibrium(base, {});
        REQUIRE(found.converged);
        for (const double wage : found.wage)
            CHECK(wage == doctest::Approx(1).epsilon(1e-11));
        for (const double price : found.price)
            CHECK(price == doctest::Approx(1).epsilon(1e-11));
        for (const double change : plain_effects(base, {}, found).welfare_exact)
            CHECK(std::abs(change) < 1e-11);
    }
}

TEST_CASE("costs of trade between twins take the fourth root of Phi") {
    // Phi0 = 3/4 + 1/4 d^-4 = 0.9; no revenue, so welfare = 1 / P = Phi0^(1/4).
    CHECK(welfare(on_both({.cost_factor = kappa})) ==
          doctest::Approx(std::pow(0.9, 0.25) - 1).epsilon(1e-11));
    // A ban of firms with 40 per cent of the flow: 1/4 of it becomes 0.15 as well.
    CHECK(welfare(on_both({.kept_share = 0.6})) ==
          doctest::Approx(std::pow(0.9, 0.25) - 1).epsilon(1e-11));
    // An embargo leaves Phi0 = 3/4.
    CHECK(welfare(on_both({.kept_share = 0})) ==
          doctest::Approx(std::pow(0.75, 0.25) - 1).epsilon(1e-11));
    // With theta / 4 = 1: Phi0 = 3/4 + 1/4 / d, p = Phi0^-2, P = Phi0^-1.
    TradeShock short_run = on_both({.cost_factor = 2});
    short_run.elasticity_divisor = 4;
    CHECK(welfare(short_run) == doctest::Approx(0.875 - 1).epsilon(1e-11));
}

TEST_CASE("duties of twins cost welfare and bring revenue") {
    // Foreign goods take 0.15 / 0.9 = 1/6 of X, and F = 5/6 + 1 / (6 kappa) of X reaches producers.
    // X = I/2 + F X / 2 = I / (2 - F) and I = 100 + (1 - F) X, so I = 100 (2 - F).
    // A tax of the exporter changes the same prices and, the twins being equal, the same incomes.
    const double f = 5.0 / 6 + 1 / (6 * kappa);
    const double expected = (2 - f) * std::pow(0.9, 0.25) - 1;
    const TradeShock tariff = on_both({.tariff_factor = kappa});
    const TradeShock export_tax = on_both({.export_tax_factor = kappa});
    CHECK(welfare(tariff) == doctest::Approx(expected).epsilon(1e-11));
    CHECK(welfare(export_tax) == doctest::Approx(expected).epsilon(1e-11));

    const TradeBase base = twin_economies();
    const PlainEquilibrium imports = plain_equilibrium(base, tariff);
    const PlainEquilibrium exports = plain_equilibrium(base, export_tax);
    CHECK(imports.import_duty[0] == doctest::Approx(100 * (1 - f)).epsilon(1e-11));
    CHECK(imports.export_duty[0] == 0);
    CHECK(exports.export_duty[0] == doctest::Approx(100 * (1 - f)).epsilon(1e-11));
    CHECK(exports.import_duty[0] == 0);
    // At the border the tax of the exporter is part of the price, the importer's is not.
    CHECK(imports.exports[0] == doctest::Approx(100.0 / 6 / kappa).epsilon(1e-11));
    CHECK(exports.exports[0] == doctest::Approx(100.0 / 6).epsilon(1e-11));
}

TEST_CASE("a quota taxes exports until what arrives is the quota, and no further") {
    // The quantity under an export tax of kappa: border value 100/6 at the price kappa c, over 25
    // before; c = p^(1/2) = 0.9^(-1/4). The quota that allows just this needs just this tax.
    const double quantity = 100.0 / 6 / (kappa * std::pow(0.9, -0.25)) / 25;
    const TradeBase base = twin_economies();
    const TradeShock binding = on_both({.quota = quantity});
    const PlainEquilibrium found = plain_equilibrium(base, binding);
    REQUIRE(found.converged);
    CHECK(found.export_tax[base.cell(0, 1, 0)] == doctest::Approx(kappa).epsilon(1e-11));
    CHECK(found.delivered[base.cell(0, 1, 0)] == doctest::Approx(quantity).epsilon(1e-11));
    const PlainEquilibrium idle = plain_equilibrium(base, on_both({.quota = 1.5}));
    CHECK(idle.export_tax[base.cell(0, 1, 0)] == 1);
    CHECK(idle.delivered[base.cell(0, 1, 0)] == doctest::Approx(1).epsilon(1e-11));
}

TEST_CASE("subsidies and productivity of twins") {
    // Productivity 2: c = p^(1/2) / 2 and p = c, so p = 1/4 and P = 1/2.
    CHECK(welfare(for_both_producers(1, 2)) == doctest::Approx(1).epsilon(1e-11));
    // Buyers pay 0.9 of the cost: p = 0.9 p^(1/2) = 0.81 and P = 0.9. Producers spend X / 0.9, so
    // X = I/2 + X / 1.8 = 1.125 I; I = 100 - X (1/0.9 - 1) = 100 - I / 8 = 800/9.
    CHECK(welfare(for_both_producers(0.9, 1)) == doctest::Approx(-1.0 / 81).epsilon(1e-11));
}

TEST_CASE("a solution of every measure at once adds up") {
    for (const Gaps gaps : {Gaps::None, Gaps::Some})
        for (const PlainDeficits deficits : {PlainDeficits::Fixed, PlainDeficits::Proportional}) {
            const TradeBase base = random_trade_base(4, 4, 11, Balance::Deficits, gaps);
            const TradeShock shock = mixed_shock(base);
            const PlainEquilibrium found = plain_equilibrium(base, shock, deficits);
            REQUIRE(found.converged);
            double world = 0, surplus = 0;
            for (std::size_t n = 0; n < 4; ++n) {
                // What producers sell covers what they pay: their costs, less the subsidy.
                double sales = 0, value_added = 0, spent = 0;
                for (std::size_t j = 0; j < 4; ++j) {
                    const double factor = j == 0 && n == 1 ? 0.95 : 1;
                    sales += found.sales[base.at(j, n)];
                    value_added +=
                        base.value_added_share[base.at(j, n)] * found.sales[base.at(j, n)] / factor;
                    spent += found.expenditure[base.at(j, n)];
                }
                const double wage_bill = found.wage[n] * base.value_added[n];
                CHECK(value_added == doctest::Approx(wage_bill).epsilon(1e-10));
                CHECK(spent ==
                      doctest::Approx(sales + found.subsidy[n] - wage_bill + found.income[n])
                          .epsilon(1e-10));
                world += wage_bill;
                surplus += found.surplus[n];
            }
            CHECK(world == doctest::Approx(4000).epsilon(1e-11));
            CHECK(std::abs(surplus) < 1e-9);
            CHECK(found.share[base.cell(1, 0, 2)] == 0);
            CHECK(found.export_tax[base.cell(1, 2, 0)] == 1.15);
            CHECK(found.delivered[base.cell(2, 1, 0)] < 0.6 * (1 + 1e-10));
            CHECK(found.subsidy[1] > 0);
            CHECK(found.subsidy[0] == 0);
        }
}

TEST_CASE("a solution is a base that adds up, where removed deficits stay removed") {
    const TradeBase base = random_trade_base(4, 3, 5, Balance::Deficits, Gaps::Some);
    TradeBase without = base;
    without.surplus.assign(4, 0);
    const TradeBase rebased = plain_rebase(without, plain_equilibrium(without, {}), {});
    CHECK(inconsistency(rebased) < 1e-10);
    CHECK(std::accumulate(rebased.value_added.begin(), rebased.value_added.end(), 0.0) ==
          doctest::Approx(4000).epsilon(1e-11));
}

TEST_CASE("the linear formula and the exact one agree for a small tariff") {
    const TradeBase base = random_trade_base(3, 3, 3);
    TradeShock shock;
    const double before = base.tariff_factor[base.cell(1, 0, 2)];
    shock.flows = {{.sector = 1, .importer = 0, .exporter = 2, .tariff_factor = before * 1.00001}};
    const PlainEffects effects = plain_effects(base, shock, plain_equilibrium(base, shock));
    for (std::size_t n = 0; n < 3; ++n) {
        CAPTURE(n);
        const double larger = std::abs(effects.welfare_exact[n]);
        CHECK(std::abs(effects.welfare_linear[n] - effects.welfare_exact[n]) <
              2e-3 * larger + 1e-9);
    }
}
