#include "entente/exposure/strategic_dependence.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

/// Two goods; ALY and OUR are allies, RIV and NEU are not. OUR imports of s1: 60 from RIV (50 as
/// inputs of its s2, 10 to consume), 20 from NEU, 20 from ALY; it exports 16 of s1 to ALY. Of s2 it
/// imports 5 from ALY alone and exports nothing.
data::IoTable two_goods() {
    data::IoTableData table{.economies = {"ALY", "NEU", "OUR", "RIV"},
                            .sectors = {"s1", "s2"},
                            .final_demand_categories = {"FD"},
                            .intermediate_musd = Matrix(8, 8),
                            .final_demand_musd = Matrix(8, 4),
                            .published_output_musd = {},
                            .merged_industries = {}};
    for (std::size_t i = 0; i < 8; ++i)
        table.final_demand_musd(i, i / 2) = 100;
    table.intermediate_musd(6, 5) = 50;
    table.final_demand_musd(6, 2) = 10;
    table.final_demand_musd(2, 2) = 20;
    table.final_demand_musd(0, 2) = 20;
    table.final_demand_musd(4, 0) = 16;
    table.final_demand_musd(1, 2) = 5;
    return {std::move(table), data::Convention::Balanced};
}

TEST_CASE("the three indicators of an ally are those written down by hand") {
    const data::IoTable table = two_goods();
    const EconomyId our = table.economy("OUR");
    const auto goods = strategic_dependence(table, {.importers = {our},
                                                    .bloc = {our, table.economy("ALY")},
                                                    .goods = {},
                                                    .using_sectors = {},
                                                    .thresholds = {}});
    REQUIRE(goods.size() == 2);
    const StrategicDependence& s1 = goods[0];
    CHECK(s1.imports_musd == 100);
    CHECK(s1.extra_imports_musd == 80);
    CHECK(s1.exports_musd == 16);
    CHECK(*s1.cdi1_concentration == doctest::Approx(0.75 * 0.75 + 0.25 * 0.25));
    CHECK(*s1.cdi2_extra_share == doctest::Approx(0.8));
    CHECK(*s1.cdi3_imports_to_exports == doctest::Approx(5));
    CHECK(s1.dependent());
    REQUIRE(s1.sources.size() == 2);
    CHECK(s1.sources[0].economy == table.economy("RIV"));
    CHECK(s1.sources[0].share_of_extra == doctest::Approx(0.75));

    const StrategicDependence& s2 = goods[1];  // everything from an ally
    CHECK_FALSE(s2.cdi1_concentration);
    CHECK(*s2.cdi2_extra_share == 0);
    CHECK_FALSE(s2.cdi3_imports_to_exports);
    CHECK_FALSE(s2.cdi3);
    CHECK_FALSE(s2.dependent());
}

TEST_CASE("for an economy by itself all imports are extra") {
    const data::IoTable table = two_goods();
    const auto goods = strategic_dependence(table, {.importers = {table.economy("OUR")},
                                                    .bloc = {},
                                                    .goods = {SectorId(0), SectorId(1)},
                                                    .using_sectors = {},
                                                    .thresholds = {}});
    CHECK(*goods[0].cdi2_extra_share == 1);
    CHECK(*goods[0].cdi1_concentration == doctest::Approx(0.36 + 0.04 + 0.04));
    // s2: a single source, nothing exported.
    CHECK(*goods[1].cdi1_concentration == 1);
    CHECK_FALSE(goods[1].cdi3_imports_to_exports);
    CHECK(goods[1].cdi3);
    CHECK(goods[1].dependent());
}

TEST_CASE("imports into chosen sectors leave final demand out, exports stay whole") {
    const data::IoTable table = two_goods();
    const auto goods = strategic_dependence(table, {.importers = {table.economy("OUR")},
                                                    .bloc = {},
                                                    .goods = {SectorId(0)},
                                                    .using_sectors = {SectorId(1)},
                                                    .thresholds = {}});
    CHECK(goods[0].imports_musd == 50);
    CHECK(*goods[0].cdi1_concentration == 1);
    CHECK(goods[0].exports_musd == 16);
}

TEST_CASE("a group imports what its members import, trade among them included") {
    const data::IoTable table = two_goods();
    const auto goods =
        strategic_dependence(table, {.importers = {table.economy("ALY"), table.economy("OUR")},
                                     .bloc = {},
                                     .goods = {SectorId(0)},
                                     .using_sectors = {},
                                     .thresholds = {}});
    CHECK(goods[0].imports_musd == 116);
    CHECK(goods[0].extra_imports_musd == 80);
    CHECK(goods[0].exports_musd == 36);
}

TEST_CASE("an importer outside its own bloc is refused") {
    const data::IoTable table = two_goods();
    CHECK_THROWS_AS(strategic_dependence(table, {.importers = {table.economy("OUR")},
                                                 .bloc = {table.economy("ALY")},
                                                 .goods = {},
                                                 .using_sectors = {},
                                                 .thresholds = {}}),
                    Error);
    CHECK_THROWS_AS(strategic_dependence(table, {}), Error);
}

TEST_CASE("imports of all goods and economies are all foreign sales, cell by cell") {
    const data::IoTable table = tests::random_economy(5, 4, 21);
    double imports = 0, exports = 0, plain = 0;
    for (const EconomyId c : table.economy_ids())
        for (const StrategicDependence& good : strategic_dependence(table, {.importers = {c},
                                                                           .bloc = {},
                                                                           .goods = {},
                                                                           .using_sectors = {},
                                                                           .thresholds = {}})) {
            imports += good.imports_musd;
            exports += good.exports_musd;
        }
    for (const double e : data::gross_exports_musd(table))
        plain += e;
    CHECK(imports == doctest::Approx(plain).epsilon(1e-12));
    CHECK(exports == doctest::Approx(plain).epsilon(1e-12));
}

TEST_CASE("WIOD 2008: exports summed over goods agree with numpy's gross exports") {
    if (!tests::have_reference("np_tiva_by_country.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_tiva_by_country.csv")) {
        if (row["year"] != "2008")
            continue;
        double exports = 0;
        for (const auto& good :
             strategic_dependence(table, {.importers = {table.economy(row["exporter"])},
                                         .bloc = {},
                                         .goods = {},
                                         .using_sectors = {},
                                         .thresholds = {}}))
            exports += good.exports_musd;
        CHECK(tests::excess(exports, row["EXGR"]) <= 1e-6);
        ++compared;
    }
    CHECK(compared == 41);
}

}  // namespace
}  // namespace entente::exposure
