#include "entente/exposure/concentration.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

TEST_CASE("Japan buys from one economy, and from two once the supplier's supplier counts") {
    const data::IoTable chain = tests::assembly_chain();
    const auto japan = concentration(chain, data::Leontief(chain), all_of(chain, "JPN"), 5).front();
    CHECK(*japan.direct.hhi_country_foreign == doctest::Approx(1));
    CHECK(*japan.direct.hhi_country_all == doctest::Approx(1));
    REQUIRE(japan.direct.top_economies.size() == 1);
    // 0.2 from Vietnam and 0.1 from China: (2/3)^2 + (1/3)^2 = 5/9.
    CHECK(*japan.total.hhi_country_foreign == doctest::Approx(5.0 / 9));
    CHECK(*japan.total.hhi_node_foreign == doctest::Approx(5.0 / 9));
    REQUIRE(japan.total.top_economies.size() == 2);
    CHECK(japan.total.top_economies[0].economy == chain.economy("VNM"));
    CHECK(japan.total.top_economies[0].share_of_foreign == doctest::Approx(2.0 / 3));
    CHECK(japan.total.top_industries[1].per_unit == doctest::Approx(0.1));
}

TEST_CASE("without inputs there is no concentration to speak of") {
    const data::IoTable chain = tests::assembly_chain();
    const auto china = concentration(chain, data::Leontief(chain), all_of(chain, "CHN"), 5).front();
    CHECK_FALSE(china.direct.hhi_country_all);
    CHECK_FALSE(china.total.hhi_node_foreign);
    CHECK(china.total.top_economies.empty());

    const data::IoTable table = tests::random_economy(5, 4, 11);
    const IndustryId idle(2);
    const auto buyers = std::vector{idle};
    CHECK_FALSE(concentration(table, data::Leontief(table), buyers, 5)[0].total.hhi_node_all);
}

TEST_CASE("one solve for many buyers gives what the inverse gives one by one") {
    const data::IoTable table = tests::random_economy(5, 4, 12);
    const tests::PlainWorld plain(table);
    const auto buyers = all_of(table, "EC");
    const auto found = concentration(table, data::Leontief(table), buyers, 100);
    for (std::size_t k = 0; k < buyers.size(); ++k) {
        const std::size_t j = buyers[k].index();
        double all = 0, foreign = 0, node_squares = 0, country_squares = 0, shares = 0;
        for (std::size_t c = 0; c < 5; ++c) {
            double country = 0;
            for (std::size_t i = 4 * c; i < 4 * c + 4; ++i) {
                const double w = plain.b(i, j) - (i == j ? 1 : 0);
                country += w;
                node_squares += c == 2 ? 0 : w * w;
            }
            all += country;
            foreign += c == 2 ? 0 : country;
            country_squares += country * country;
        }
        for (const EconomySupply& supply : found[k].total.top_economies)
            shares += supply.share_of_foreign;
        CHECK(found[k].total.inputs_per_unit == doctest::Approx(all).epsilon(1e-12));
        CHECK(*found[k].total.hhi_country_all ==
              doctest::Approx(country_squares / (all * all)).epsilon(1e-12));
        CHECK(*found[k].total.hhi_node_foreign ==
              doctest::Approx(node_squares / (foreign * foreign)).epsilon(1e-12));
        CHECK(shares == doctest::Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("the only source of a good is found behind the direct supplier") {
    const data::IoTable chain = tests::assembly_chain();
    const std::vector<EconomyId> home{chain.economy("JPN")};
    const auto points =
        points_of_failure(chain, data::Leontief(chain), all_of(chain, "JPN"), home, 0.5, 10);
    REQUIRE(points.size() == 2);
    CHECK(points[0].supplier == chain.industry(chain.economy("VNM"), SectorId(0)));
    CHECK(points[0].direct_share == doctest::Approx(1));
    CHECK(points[0].direct_single_source);
    CHECK(points[0].total_single_source);  // 20 of 30
    CHECK(points[1].direct_share == 0);
    CHECK(points[1].total_share_of_good == doctest::Approx(1.0 / 3));
    CHECK_FALSE(points[1].total_single_source);
    // Vietnam as an ally: then China is the only foreign source left.
    const std::vector<EconomyId> allies{chain.economy("JPN"), chain.economy("VNM")};
    const auto outside =
        points_of_failure(chain, data::Leontief(chain), all_of(chain, "JPN"), allies, 0.5, 10);
    REQUIRE(outside.size() == 1);
    CHECK(outside[0].total_single_source);
    CHECK_FALSE(outside[0].direct_single_source);
}

TEST_CASE("shares of foreign supply sum to one, those of each good too") {
    const data::IoTable table = tests::random_economy(5, 4, 13);
    const std::vector<EconomyId> home{table.economy("EB")};
    const auto points =
        points_of_failure(table, data::Leontief(table), all_of(table, "EB"), home, 0.5, 1000);
    double direct = 0, total = 0, of_goods = 0;
    for (const PointOfFailure& point : points) {
        direct += point.direct_share;
        total += point.total_share;
        of_goods += point.total_share_of_good;
    }
    CHECK(direct == doctest::Approx(1).epsilon(1e-12));
    CHECK(total == doctest::Approx(1).epsilon(1e-12));
    CHECK(of_goods == doctest::Approx(4).epsilon(1e-12));
    CHECK(std::ranges::is_sorted(points, std::greater(), &PointOfFailure::total_share));
}

TEST_CASE("WIOD 2008: concentration of suppliers agrees with numpy") {
    if (!tests::have_reference("np_hhi_direct_vs_total.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const data::Leontief& leontief = tests::wiod_leontief_2008();
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_hhi_direct_vs_total.csv")) {
        if (row["year"] != "2008")
            continue;
        const auto buyers =
            std::vector{data::industry_labelled(table, row["buyer"] + "_" + row["sector"])};
        const auto both = concentration(table, leontief, buyers, 3).front();
        const Concentration& found = row["basis"] == "direct" ? both.direct : both.total;
        CHECK(tests::excess(*found.hhi_country_all, row["hhi_country_incl_domestic"]) <= 1e-12);
        CHECK(tests::excess(*found.hhi_country_foreign, row["hhi_country_foreign_only"]) <= 1e-12);
        CHECK(tests::excess(*found.hhi_node_all, row["hhi_node_incl_domestic"]) <= 1e-12);
        CHECK(tests::excess(*found.hhi_node_foreign, row["hhi_node_foreign_only"]) <= 1e-12);
        std::string top;
        for (const EconomySupply& supply : found.top_economies) {
            char share[16];
            std::snprintf(share, sizeof share, "%.6f", supply.share_of_foreign);
            top +=
                (top.empty() ? "" : "|") + table.economies()[supply.economy.index()] + ":" + share;
        }
        CHECK(top == row["top3_foreign"]);
        ++compared;
    }
    CHECK(compared == 60);
}

TEST_CASE("WIOD 2008: the largest foreign suppliers of electronics agree with numpy") {
    if (!tests::have_reference("np_top_nodes_c14.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_top_nodes_c14.csv")) {
        const auto buyers = std::vector{data::industry_labelled(table, row["buyer"])};
        const auto found = concentration(table, tests::wiod_leontief_2008(), buyers, 25).front();
        const IndustrySupply& node = found.total.top_industries.at(std::stoul(row["rank"]) - 1);
        CHECK(table.label_of(node.supplier) == row["node"]);
        CHECK(tests::excess(node.per_unit, row["total_coef"]) <= 1e-13);
        CHECK(tests::excess(node.share_of_all, row["look_share"]) <= 1e-12);
        const double direct = table.intermediate_musd()(node.supplier.index(), buyers[0].index()) /
                              table.gross_output_musd()[buyers[0].index()];
        CHECK(tests::excess(direct / found.direct.inputs_per_unit, row["face_share"]) <= 1e-12);
        ++compared;
    }
    CHECK(compared == 50);
}

}  // namespace
}  // namespace entente::exposure
