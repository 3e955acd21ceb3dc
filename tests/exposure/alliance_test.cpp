#include "entente/exposure/alliance.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

TEST_CASE("what comes through an ally is not left over when allied supply counts as safe") {
    // CHN -> VNM -> JPN: if Vietnam is an ally, Japan's exposure comes through it entirely.
    const data::IoTable chain = tests::assembly_chain();
    const data::Leontief leontief(chain);
    const auto sectors = data::select_sectors(chain, "");
    const auto view =
        alliance_exposure(chain, leontief, {chain.economy("JPN"), chain.economy("VNM")},
                          chain.economy("CHN"), sectors);
    CHECK(view.allies[0].look_through == doctest::Approx(1.0 / 3));
    CHECK(view.allies[0].look_through_ally_supply_safe == doctest::Approx(0));
    CHECK(view.allies[0].carried_by_allies() == doctest::Approx(1.0 / 3));
    // Vietnam buys straight from China: nothing to gain from allies.
    CHECK(view.allies[1].look_through_ally_supply_safe == doctest::Approx(1));
}

TEST_CASE("chains that avoid the allies are those of a table without the allies' industries") {
    const data::IoTable table = tests::random_economy(5, 3, 9);
    const data::Leontief leontief(table);
    const EconomyId a = table.economy("EA");
    const EconomyId b = table.economy("EB");
    const EconomyId rival = table.economy("EE");
    const auto sectors = data::select_sectors(table, "s1..s2");
    const auto view = alliance_exposure(table, leontief, {a, b}, rival, sectors);

    // Plain version: powers of A with all rows of ally b set to zero after the first purchase.
    const std::size_t n = table.industry_count();
    const Matrix coefficients = data::input_coefficients(table);
    std::vector<double> amount(n);
    for (const IndustryId j : data::industries_in(table, {a}, sectors))
        amount[j.index()] = table.gross_output_musd()[j.index()];
    double safe = 0;
    for (int round = 0; round < 500; ++round) {
        std::vector<double> next(n);
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i)
                if (table.economy_of(IndustryId(i)) != b)
                    next[i] += coefficients(i, j) * amount[j];
        amount = next;
        for (const IndustryId i : table.industries_of(rival))
            safe += amount[i.index()];
    }
    CHECK(view.allies[0].look_through_ally_supply_safe * view.allies[0].all_rounds_inputs_musd ==
          doctest::Approx(safe).epsilon(1e-9));
}

TEST_CASE("an alliance of one is that economy alone") {
    const data::IoTable table = tests::random_economy(4, 3, 10);
    const auto view = alliance_exposure(table, data::Leontief(table), {table.economy("EA")},
                                        table.economy("EB"), data::select_sectors(table, ""));
    CHECK(view.allies[0].carried_by_allies() == doctest::Approx(0));
    CHECK(view.joint.look_through == doctest::Approx(view.allies[0].look_through));
}

TEST_CASE("shared chokepoints lie outside the alliance and are sorted by the least exposed ally") {
    const data::IoTable table = tests::random_economy(4, 3, 11);
    const std::vector<EconomyId> allies{table.economy("EA"), table.economy("EC")};
    const auto points = shared_chokepoints(table, data::Leontief(table), allies,
                                           data::select_sectors(table, ""), 100);
    REQUIRE(points.size() == 6);
    for (std::size_t k = 0; k < points.size(); ++k) {
        CHECK(std::ranges::find(allies, table.economy_of(points[k].supplier)) == allies.end());
        if (k > 0)
            CHECK(std::ranges::min(points[k].share) <= std::ranges::min(points[k - 1].share));
    }
}

TEST_CASE("cover counts what the other ally sells outside the alliance") {
    const data::IoTable chain = tests::assembly_chain();
    // Japan and China as allies against Vietnam: Japan buys 20 from Vietnam, China sells 50 to it.
    const auto covers = mutual_cover(chain, {chain.economy("JPN"), chain.economy("CHN")},
                                     chain.economy("VNM"), data::select_sectors(chain, ""));
    REQUIRE(covers.size() == 1);
    CHECK(covers[0].imports_from_rival_musd == 20);
    CHECK(covers[0].exports_outside_musd == 50);
    CHECK(covers[0].ratio() == doctest::Approx(2.5));
}

}  // namespace
}  // namespace entente::exposure
