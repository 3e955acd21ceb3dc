#include "entente/scenarios/trade/calibration.hpp"

#include <cmath>
#include <string>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"
#include "toy_trade.hpp"

using namespace entente;
using namespace entente::scenarios;

namespace {

/// Two economies, two sectors, final demand FD and changes in inventories INVNT. Columns buy.
data::IoTable small_table(double inventories = 3, double negative = 0) {
    data::IoTableData d{.economies = {"AAA", "BBB"},
                        .sectors = {"s1", "s2"},
                        .final_demand_categories = {"FD", "INVNT"},
                        .intermediate_musd = Matrix(4, 4),
                        .final_demand_musd = Matrix(4, 4),
                        .published_output_musd = {},
                        .merged_industries = {}};
    const double flows[4][4] = {{10, 5, 2, 1}, {4, 8, 1, 3}, {3, 2, 20, 6}, {1, 2, 7, 15}};
    const double demand[4][4] = {
        {50, inventories, 6, 0}, {40, 0, 5, 0}, {7, 0, 80, 0}, {4 + negative, 0, 60, -2}};
    for (std::size_t i = 0; i < 4; ++i)
        for (std::size_t j = 0; j < 4; ++j) {
            d.intermediate_musd(i, j) = flows[i][j];
            d.final_demand_musd(i, j) = demand[i][j];
        }
    return {std::move(d), data::Convention::Balanced};
}

const std::vector<double> theta{4, 6};

}  // namespace

TEST_CASE("a calibrated table adds up, and its own equilibrium is no change") {
    const TradeBase base = calibrate(small_table(), theta);
    CHECK(tests::inconsistency(base) < 1e-12);
    const TradeModel model(base);
    CHECK(TradeSolver(model).solve({}, {.tolerance = 1e-12}).iterations == 0);
}

TEST_CASE("shares, spending and surplus are those of the table where nothing is left out") {
    data::IoTable table = small_table(0);
    const TradeBase base = calibrate(table, theta);
    // The inventories of BBB's s2 (-2) still go; AAA's spending on s1: 10 + 5 + 50 at home.
    const double scale_1 = 1;  // x* of AAA_s1 hardly moves: compare shares within AAA
    CHECK(base.trade_share[base.cell(0, 0, 0)] ==
          doctest::Approx(scale_1 * 65.0 / 77.0).epsilon(0.01));
    CHECK(base.value_added_share[base.at(0, 0)] ==
          doctest::Approx(1 - 18.0 / table.gross_output_musd()[0]));
    CHECK(base.input_share[base.input(0, 0, 0)] == doctest::Approx(13.0 / 18));
    CHECK(base.income[0] == doctest::Approx(101));
}

TEST_CASE("inventories are left out and negative final demand is set to zero, and both are said") {
    const TradeBase base = calibrate(small_table(3, -9), theta);
    std::string said;
    for (const std::string& choice : base.choices)
        said += choice + "\n";
    CHECK(said.find("changes in inventories (1 M USD)") != std::string::npos);
    CHECK(said.find("1 negative cells of final demand (-5 M USD)") != std::string::npos);
    CHECK(said.find("base tariffs are zero") != std::string::npos);
    CHECK(tests::inconsistency(base) < 1e-12);
}

TEST_CASE("base tariffs raise what buyers pay and leave the surplus at the border") {
    std::vector<double> rates(8, 0.0);
    rates[(0 * 2 + 0) * 2 + 1] = 0.2;  // AAA on s1 from BBB
    const TradeBase free = calibrate(small_table(), theta);
    const TradeBase taxed = calibrate(small_table(), theta, rates);
    CHECK(tests::inconsistency(taxed) < 1e-12);
    CHECK(taxed.tariff_factor[taxed.cell(0, 0, 1)] == 1.2);
    CHECK(taxed.expenditure[taxed.at(0, 0)] > free.expenditure[free.at(0, 0)]);
    CHECK(taxed.value_added[0] < free.value_added[0]);
    CHECK(taxed.surplus[0] == doctest::Approx(free.surplus[0]));
}

TEST_CASE("a tariff table fills the cells it lists and refuses codes that there are not") {
    data::TariffTable table{.file = "duties.csv",
                            .column = "duty_pct",
                            .rows = {{"s1", "AAA", "BBB", 5, 2}, {"2", "BBB", "AAA", 7.5, 3}}};
    const auto rates = tariff_rates(table, {"AAA", "BBB"}, {"s1", "s2"});
    CHECK(rates[(0 * 2 + 0) * 2 + 1] == doctest::Approx(0.05));
    CHECK(rates[(1 * 2 + 1) * 2 + 0] == doctest::Approx(0.075));
    CHECK(rates[(1 * 2 + 0) * 2 + 1] == 0);
    table.rows.push_back({"s9", "AAA", "BBB", 1, 4});
    table.rows.push_back({"s1", "AAA", "XXX", 1, 5});
    try {
        tariff_rates(table, {"AAA", "BBB"}, {"s1", "s2"});
        FAIL("accepted");
    } catch (const Error& error) {
        const std::string text = error.what();
        CHECK(text.find("duties.csv:4") != std::string::npos);
        CHECK(text.find("s9") != std::string::npos);
        CHECK(text.find("duties.csv:5") != std::string::npos);
    }
}

TEST_CASE("a trade table becomes a base as its authors make it") {
    // One sector, two economies; B exports more than it is said to produce.
    const data::TradeTable table{.imports_musd = {0, 30, 10, 0},  // A from B 30, B from A 10
                                 .tariff_rate = {0, 0.1, 0, 0},
                                 .gross_output_musd = {100, 20},
                                 .value_added_share = {0.5, 0.9},
                                 .input_share = {1, 1},
                                 .elasticity = {}};
    const TradeBase base = calibrate(table, {"A", "B"}, {"g"}, std::vector<double>{5});
    // A: 90 at home and 33 with duty from B; B: nothing at home (output raised to 30), 10 from A.
    CHECK(base.expenditure[0] == doctest::Approx(123));
    CHECK(base.expenditure[1] == doctest::Approx(10));
    CHECK(base.trade_share[base.cell(0, 0, 1)] == doctest::Approx(33.0 / 123));
    CHECK(base.value_added[0] == doctest::Approx(50));
    CHECK(base.value_added[1] == doctest::Approx(27));
    CHECK(base.surplus[0] == doctest::Approx(-20));
    CHECK(base.income[0] == doctest::Approx(50 + 3 + 20));
    CHECK(base.choices[1].find("1 sectors export more") != std::string::npos);
}
