#include "entente/exposure/selling_side.hpp"

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

TEST_CASE("China sells to Vietnam and ends up in Japan too") {
    const data::IoTable chain = tests::assembly_chain();
    const data::Leontief leontief(chain);
    const auto to = [&](const char* market) {
        return selling_side(chain, leontief, {IndustryId(0)}, chain.economy(market)).total;
    };
    CHECK(to("VNM").face_value_sales == doctest::Approx(0.5));
    CHECK(to("VNM").ghosh_face == doctest::Approx(1));
    CHECK(to("JPN").face_value_sales == 0);
    // x'G: 50 in Vietnam, a fifth of Vietnam's output goes to Japan: 10. Shares 50/60 and 10/60.
    CHECK(to("JPN").ghosh_look_through == doctest::Approx(1.0 / 6));
    // Chinese value added: 50 stays at home, 40 in Vietnam's final demand, 10 in Japan's.
    CHECK(to("JPN").value_added_absorbed == doctest::Approx(0.1));
}

TEST_CASE("the shares of all markets sum to one") {
    const data::IoTable table = tests::random_economy(4, 3, 77);
    const data::Leontief leontief(table);
    const auto sellers =
        data::industries_in(table, {table.economy("EB")}, data::select_sectors(table, ""));
    SalesShares sum;
    for (const EconomyId market : table.economy_ids()) {
        const auto s = selling_side(table, leontief, sellers, market).total;
        sum.face_value_sales += s.face_value_sales;
        sum.ghosh_face += s.ghosh_face;
        sum.ghosh_look_through += s.ghosh_look_through;
        sum.value_added_absorbed += s.value_added_absorbed;
    }
    CHECK(sum.face_value_sales == doctest::Approx(1).epsilon(1e-12));
    CHECK(sum.ghosh_face == doctest::Approx(1).epsilon(1e-12));
    CHECK(sum.ghosh_look_through == doctest::Approx(1).epsilon(1e-12));
    CHECK(sum.value_added_absorbed == doctest::Approx(1).epsilon(1e-12));
}

}  // namespace
}  // namespace entente::exposure
