#include "entente/scenarios/trade/batch.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "toy_trade.hpp"

using namespace entente;
using namespace entente::scenarios;
using entente::tests::Balance;
using entente::tests::Gaps;

namespace {

constexpr std::uint32_t economies = 5, sectors = 7;  // one full panel and part of a second

FlowShock flow_of(const TradeBase& base, std::uint32_t j, std::uint32_t n, std::uint32_t i) {
    return {.sector = j,
            .importer = n,
            .exporter = i,
            .tariff_factor = base.tariff_factor[base.cell(j, n, i)]};
}

TradeShock tariff_of(const TradeBase& base, double rate) {
    TradeShock shock;
    for (const std::uint32_t j : {0U, 2U}) {
        shock.flows.push_back(flow_of(base, j, 1, 2));
        shock.flows.back().tariff_factor += rate;
    }
    return shock;
}

/// Number `k` of a list with every measure in turn, on other flows each time.
TradeShock shock_of(const TradeBase& base, std::uint32_t k) {
    const std::uint32_t kind = k % 10, n = k % economies, i = (n + 1 + k / 10 % 4) % economies;
    TradeShock shock;
    if (kind == 9)
        return shock;
    FlowShock flow = flow_of(base, 1 + k % (sectors - 1), n, i);
    switch (kind) {
        case 1:
            flow.cost_factor = 1.4;
            break;
        case 2:
            flow.kept_share = 0;
            break;
        case 3:
            flow.export_tax_factor = 1.25;
            break;
        case 4:
            flow.quota = 0.6;
            break;
        case 5:
            shock.producers.push_back({.sector = 2, .economy = n, .price_factor = 0.9});
            break;
        case 6:
            shock.producers.push_back({.sector = 3, .economy = n, .productivity = 1.1});
            break;
        case 7:
            shock.elasticity_divisor = 4;
            break;
        case 8:
            shock.theta = base.theta;
            for (double& theta : shock.theta)
                theta *= 0.8;
            break;
        default:
            flow.tariff_factor += 0.3;
    }
    if (kind >= 7)
        flow.tariff_factor += 0.2;
    shock.flows.push_back(flow);
    return shock;
}

std::vector<TradeShock> shocks_of(const TradeBase& base, std::uint32_t count) {
    std::vector<TradeShock> shocks;
    for (std::uint32_t k = 0; k < count; ++k)
        shocks.push_back(shock_of(base, k));
    return shocks;
}

/// The largest difference in any figure, shares of spending and welfare as fractions.
double difference(const TradeModel& model,
                  const TradeShock& shock,
                  const Equilibrium& a,
                  const Equilibrium& b) {
    double worst = 0;
    const auto note = [&](const std::vector<double>& x, const std::vector<double>& y, double unit) {
        REQUIRE(x.size() == y.size());
        for (std::size_t k = 0; k < x.size(); ++k)
            worst = std::max(worst, std::abs(x[k] - y[k]) / unit);
    };
    note(a.ln_wage, b.ln_wage, 1);
    note(a.ln_price, b.ln_price, 1);
    note(a.ln_cost, b.ln_cost, 1);
    note(a.phi, b.phi, 100);  // Phi moves by theta times as much as prices
    note(a.kept, b.kept, 1);
    note(a.quota_tax, b.quota_tax, 1);
    for (const auto part : {&Equilibrium::expenditure, &Equilibrium::sales, &Equilibrium::income,
                            &Equilibrium::surplus, &Equilibrium::import_duty,
                            &Equilibrium::export_duty, &Equilibrium::subsidy})
        note(a.*part, b.*part, 1000);  // value added of an economy
    const auto of_a = outcomes(model, shock, a), of_b = outcomes(model, shock, b);
    for (std::size_t n = 0; n < of_a.size(); ++n) {
        worst = std::max(worst, std::abs(of_a[n].welfare_exact - of_b[n].welfare_exact));
        worst = std::max(worst, std::abs(of_a[n].welfare_linear - of_b[n].welfare_linear));
    }
    return worst;
}

bool same_bits(const Equilibrium& a, const Equilibrium& b) {
    return a.iterations == b.iterations && a.residual == b.residual && a.ln_wage == b.ln_wage &&
           a.ln_price == b.ln_price && a.expenditure == b.expenditure && a.sales == b.sales &&
           a.income == b.income;
}

}  // namespace

TEST_CASE("a batch finds what single solves find, for every measure, deficit mode and size") {
    const SolverOptions defaults;
    double worst = 0;
    for (const Gaps gaps : {Gaps::None, Gaps::Some})
        for (const Deficits mode : {Deficits::Fixed, Deficits::Proportional, Deficits::None}) {
            const TradeBase base =
                tests::random_trade_base(economies, sectors, 3, Balance::Deficits, gaps);
            const TradeModel model(base);
            TradeSolver solver(model);
            const SolverOptions options{.deficits = mode};
            for (const std::uint32_t count : {0U, 1U, 2U, 7U, 8U, 9U, 65U}) {
                const std::vector<TradeShock> shocks = shocks_of(base, count);
                const std::vector<Equilibrium> found = solve_all(model, shocks, options);
                REQUIRE(found.size() == count);
                for (std::size_t k = 0; k < count; ++k) {
                    CHECK(found[k].converged);
                    CHECK(found[k].residual <= defaults.tolerance);
                    worst = std::max(worst, difference(model, shocks[k], found[k],
                                                       solver.solve(shocks[k], options)));
                }
            }
        }
    CHECK(worst < 10 * defaults.tolerance);
}

TEST_CASE("scenarios that differ in amounts alone are guessed and end where single solves end") {
    const TradeBase base =
        tests::random_trade_base(economies, sectors, 4, Balance::Deficits, Gaps::Some);
    const TradeModel model(base);
    TradeSolver solver(model);
    std::vector<TradeShock> shocks;
    for (int k = 0; k < 40; ++k) {
        shocks.push_back(tariff_of(base, 0.02 * k));
        shocks.push_back(tariff_of(base, 0.3));
        shocks.back().theta = base.theta;
        for (std::size_t j = 0; j < sectors; ++j)
            shocks.back().theta[j] *=
                1 + 0.2 * std::sin(static_cast<double>(k) * 1.7 + static_cast<double>(j));
    }
    const std::vector<Equilibrium> found = solve_all(model, shocks);
    double worst = 0;
    int batch = 0, single = 0;
    for (std::size_t k = 0; k < shocks.size(); ++k) {
        const Equilibrium alone = solver.solve(shocks[k]);
        CHECK(found[k].converged);
        worst = std::max(worst, difference(model, shocks[k], found[k], alone));
        batch += found[k].iterations;
        single += alone.iterations;
    }
    CHECK(worst < 1e-10);
    CHECK(batch < single);
}

TEST_CASE("many times the same scenario, and duties far apart, are solved as they are alone") {
    const TradeBase base = tests::random_trade_base(economies, sectors, 4, Balance::Deficits);
    const TradeModel model(base);
    TradeSolver solver(model);
    std::vector<TradeShock> shocks(20, tariff_of(base, 0.3));
    for (const TradeShock& bans : {tariff_of(base, 0.2), tariff_of(base, 0.4)}) {
        shocks.push_back(bans);
        for (FlowShock& flow : shocks.back().flows)
            flow.kept_share = 0;
    }
    for (int k = 0; k < 18; ++k)
        shocks.push_back(tariff_of(base, std::pow(10, k - 5)));
    const std::vector<Equilibrium> found = solve_all(model, shocks);
    double worst = 0;
    for (std::size_t k = 0; k < shocks.size(); ++k) {
        CHECK(found[k].converged);
        worst = std::max(worst, difference(model, shocks[k], found[k], solver.solve(shocks[k])));
    }
    CHECK(worst < 1e-10);
}

TEST_CASE("a batch gives the same bits on any number of threads") {
    const TradeBase base = tests::random_trade_base(economies, sectors, 5, Balance::Deficits);
    const TradeModel model(base);
    std::vector<TradeShock> shocks = shocks_of(base, 40);
    for (int k = 1; k <= 40; ++k)
        shocks.push_back(tariff_of(base, 0.01 * k));
    const auto one = solve_all(model, shocks, {}, 1);
    for (const int threads : {2, 5}) {
        const auto several = solve_all(model, shocks, {}, threads);
        for (std::size_t k = 0; k < shocks.size(); ++k)
            CHECK(same_bits(one[k], several[k]));
    }
}

TEST_CASE("no shock gives exactly no change in a batch too, and so does one where nothing flows") {
    const TradeBase base = tests::random_trade_base(economies, sectors, 6, Balance::Deficits);
    const TradeModel model(base);
    std::vector<TradeShock> shocks;
    for (int k = 0; k < 20; ++k)
        shocks.push_back(tariff_of(base, 0.02 * k));  // the first: none
    for (int k = 0; k < 5; ++k)
        shocks.push_back({});
    const auto found = solve_all(model, shocks);
    for (const std::size_t k : {0U, 20U, 24U})
        for (const EconomyOutcome& outcome : outcomes(model, shocks[k], found[k])) {
            CHECK(outcome.welfare_exact == 0);
            CHECK(outcome.welfare_linear == 0);
            CHECK(outcome.exports == 0);
        }
}

TEST_CASE("a batch names the first scenario's cell that has no source left") {
    const TradeBase base =
        tests::random_trade_base(economies, sectors, 4, Balance::None, Gaps::Some);
    const TradeModel model(base);
    std::vector<TradeShock> shocks = shocks_of(base, 12);
    // Economy 1 has no production of its own in sector 1: everybody else is cut.
    for (const std::uint32_t i : {0U, 2U, 3U, 4U}) {
        shocks[7].flows.push_back(flow_of(base, 1, 1, i));
        shocks[7].flows.back().kept_share = 0;
    }
    shocks[7].flows.erase(shocks[7].flows.begin());
    try {
        solve_all(model, shocks);
        FAIL("solved");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::NotComputed);
        const std::string text = error.what();
        CHECK(text.find("sector " + base.sectors[1]) != std::string::npos);
        CHECK(text.find(base.economies[1]) != std::string::npos);
    }
}

TEST_CASE("a scenario of a batch that does not converge is a result with its residual") {
    const TradeBase base = tests::random_trade_base(economies, sectors, 8);
    const TradeModel model(base);
    const auto found = solve_all(model, shocks_of(base, 12), {.max_iterations = 2});
    CHECK_FALSE(found[0].converged);
    CHECK(found[0].residual > 1e-11);
    CHECK(found[9].converged);  // no shock
}

TEST_CASE("large shocks are solved in a batch, some of them one by one after all") {
    const TradeBase base = tests::random_trade_base(economies, sectors, 21, Balance::Deficits);
    const TradeModel model(base);
    TradeSolver solver(model);
    std::vector<TradeShock> shocks;
    for (std::uint32_t against = 0; against < economies; ++against) {
        TradeShock& shock = shocks.emplace_back();
        for (std::uint32_t j = 0; j < sectors; ++j)
            for (std::uint32_t n = 0; n < economies; ++n)
                for (std::uint32_t i = 0; i < economies; ++i) {
                    if (n == i || (n != against && i != against))
                        continue;
                    shock.flows.push_back(flow_of(base, j, n, i));
                    shock.flows.back().cost_factor = n == against ? 3 : 1.5;
                    shock.flows.back().tariff_factor = i == against ? 5 : 1;
                }
    }
    const auto found = solve_all(model, shocks);
    for (std::size_t k = 0; k < shocks.size(); ++k) {
        const Equilibrium alone = solver.solve(shocks[k]);
        CHECK(found[k].converged);
        CHECK(difference(model, shocks[k], found[k], alone) < 1e-9);
    }
}
