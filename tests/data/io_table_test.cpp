#include "entente/data/io_table.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/toy_economies.hpp"

namespace entente::data {
namespace {

IoTableData two_by_one() {
    IoTableData data{.economies = {"AAA", "BBB"},
                     .sectors = {"s"},
                     .final_demand_categories = {"FD"},
                     .intermediate_musd = Matrix(2, 2),
                     .final_demand_musd = Matrix(2, 2),
                     .published_output_musd = {11, 20},
                     .merged_industries = {}};
    data.intermediate_musd(0, 1) = 4;
    data.final_demand_musd(0, 0) = 6;
    data.final_demand_musd(1, 0) = 5;
    data.final_demand_musd(1, 1) = 15;
    return data;
}

TEST_CASE("the balanced convention adds up the row, the published one believes the print") {
    const IoTable balanced(two_by_one(), Convention::Balanced);
    CHECK(balanced.gross_output_musd()[0] == 10);
    CHECK(balanced.value_added_musd()[1] == 16);
    const IoTable published(two_by_one(), Convention::Published);
    CHECK(published.gross_output_musd()[0] == 11);
    CHECK(published.value_added_musd()[1] == 16);
}

TEST_CASE("the published convention needs a printed output") {
    IoTableData data = two_by_one();
    data.published_output_musd.clear();
    CHECK_THROWS_WITH_AS(IoTable(data, Convention::Published),
                         doctest::Contains("use --convention balanced"), Error);
}

TEST_CASE("exports are intermediate and final sales abroad") {
    const IoTable table(two_by_one(), Convention::Balanced);
    const auto e = gross_exports_musd(table);
    CHECK(e[0] == 4);
    CHECK(e[1] == 5);
}

TEST_CASE("an industry without output has no coefficients") {
    IoTableData data = two_by_one();
    data.final_demand_musd(1, 0) = -15;  // x_B = 0, though it buys 4 from A
    const IoTable table(std::move(data), Convention::Balanced);
    CHECK(input_coefficients(table)(0, 1) == 0);
    CHECK(value_added_coefficients(table)[1] == 0);
}

TEST_CASE("labels that occur twice are refused by name") {
    IoTableData data = two_by_one();
    data.economies[1] = "AAA";
    CHECK_THROWS_WITH_AS(IoTable(std::move(data), Convention::Balanced),
                         doctest::Contains("'AAA' occurs twice"), Error);
}

TEST_CASE("an unknown economy is told with those there are") {
    const IoTable chain = tests::assembly_chain();
    CHECK_THROWS_WITH_AS(chain.economy("XXX"), doctest::Contains("it has CHN JPN VNM"), Error);
}

}  // namespace
}  // namespace entente::data
