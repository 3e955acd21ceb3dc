#include "entente/exposure/supply_routes.hpp"

#include <algorithm>
#include <functional>
#include <map>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

constexpr SearchLimits no_limits{.paths = 100'000'000, .share_explained = 1, .steps = 100'000'000};

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

/// The economies of a path, each stay once.
std::vector<EconomyId> borders(const data::IoTable& table, const SupplyPath& path) {
    std::vector<EconomyId> economies;
    for (const IndustryId i : path.industries)
        if (economies.empty() || economies.back() != table.economy_of(i))
            economies.push_back(table.economy_of(i));
    return economies;
}

TEST_CASE("the chain has one route, by way of Vietnam") {
    const data::IoTable chain = tests::assembly_chain();
    const auto found =
        supply_routes(chain, data::Leontief(chain), all_of(chain, "CHN"), all_of(chain, "JPN"), {});
    REQUIRE(found.routes.size() == 1);
    CHECK(found.routes[0].economies == std::vector{EconomyId(0), EconomyId(2), EconomyId(1)});
    CHECK(found.routes[0].musd == doctest::Approx(10));
    CHECK(found.left_musd == doctest::Approx(0));
    CHECK(found.ended == SearchEnd::NothingLeft);
}

TEST_CASE("a route carries the paths that cross its borders") {
    const data::IoTable table = tests::random_economy(3, 2, 101);
    const data::Leontief leontief(table);
    const auto source = all_of(table, "EA");
    auto buyers = all_of(table, "EB");
    buyers.push_back(IndustryId(5));  // of EC: two homes
    SearchLimits limits = no_limits;
    limits.share_explained = 0.9999;
    const auto paths = structural_paths(table, leontief, source, buyers, limits);
    std::map<std::vector<EconomyId>, double> by_route;
    for (const SupplyPath& path : paths.paths)
        by_route[borders(table, path)] += path.musd;

    const auto found = supply_routes(table, leontief, source, buyers, {.paths = 10});
    REQUIRE(found.routes.size() == 10);
    CHECK(found.look_through_musd == doctest::Approx(paths.look_through_musd).epsilon(1e-12));
    for (const SupplyRoute& route : found.routes) {
        // Paths that were not followed are missing from the sum, and they are known in all.
        CHECK(route.musd >= by_route[route.economies] * (1 - 1e-12));
        CHECK(route.musd <= by_route[route.economies] + paths.left_musd);
    }
}

TEST_CASE("routes are listed by size and add up, and nothing larger is left out") {
    const data::IoTable table = tests::random_economy(5, 4, 102);
    const data::Leontief leontief(table);
    const auto source = all_of(table, "EA");
    const auto buyers = all_of(table, "EA");  // the source's own industries, too
    SearchLimits limits = no_limits;
    limits.share_explained = 0.99;
    const auto found = supply_routes(table, leontief, source, buyers, limits);
    CHECK(found.bounds_hold);
    CHECK(found.ended == SearchEnd::ShareExplained);
    CHECK(std::ranges::is_sorted(found.routes, std::greater(), &SupplyRoute::musd));
    CHECK(found.routes.back().musd >= found.largest_left_musd);
    CHECK(found.routes[0].economies == std::vector{table.economy("EA")});
    double sum = 0;
    for (const SupplyRoute& route : found.routes)
        sum += route.musd;
    CHECK(sum + found.left_musd == doctest::Approx(found.look_through_musd).epsilon(1e-12));

    const auto early = supply_routes(table, leontief, source, buyers, {.paths = 50, .steps = 30});
    CHECK(early.ended == SearchEnd::Steps);
    for (std::size_t k = 0; k < early.routes.size(); ++k)
        CHECK(early.routes[k].economies == found.routes[k].economies);
    CHECK(found.routes[early.routes.size()].musd <= early.largest_left_musd);
}

TEST_CASE("WIOD 2008: routes from China to American manufacturing start with none between") {
    if (!tests::have_reference("np_exposure_manufacturing_face_vs_lookthrough.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const auto buyers =
        data::industries_in(table, {table.economy("USA")}, data::select_sectors(table, "c3..c16"));
    const auto source = all_of(table, "CHN");
    const auto found =
        supply_routes(table, tests::wiod_leontief_2008(), source, buyers, {.paths = 20});
    CHECK(found.routes[0].economies == std::vector{table.economy("CHN"), table.economy("USA")});
    CHECK(found.routes[0].share > 0.5);
    CHECK(found.left_musd > 0);
    // N is the look-through share of numpy times all inputs in all rounds.
    const auto everyone = data::industries_in(table, data::select_economies(table, {"all"}),
                                              data::select_sectors(table, ""));
    const double all =
        supply_routes(table, tests::wiod_leontief_2008(), everyone, buyers, {.paths = 1})
            .look_through_musd;
    for (auto& row : tests::read_csv("np_exposure_manufacturing_face_vs_lookthrough.csv"))
        if (row["year"] == "2008" && row["buyer"] == "USA" && row["partner"] == "CHN" &&
            row["suppliers"] == "all")
            CHECK(tests::excess(found.look_through_musd / all, row["look_through_share"]) <= 1e-12);
}

}  // namespace
}  // namespace entente::exposure
