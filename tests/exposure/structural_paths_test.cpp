#include "entente/exposure/structural_paths.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/exposure/hidden_path.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

constexpr SearchLimits no_limits{.paths = 100'000'000, .share_explained = 1, .steps = 100'000'000};

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

/// Every path whose contribution is at least `least`, by walking the whole tree.
void walk(const data::IoTable& table,
          const std::vector<IndustryId>& source,
          std::vector<IndustryId> chain,
          double flow,
          double least,
          std::vector<SupplyPath>& paths) {
    const std::size_t k = chain.front().index();
    if (table.gross_output_musd()[k] <= 0)
        return;
    for (const IndustryId i : table.industry_ids()) {
        const double a = table.intermediate_musd()(i.index(), k) / table.gross_output_musd()[k];
        if (flow * a < least)
            continue;
        auto longer = chain;
        longer.insert(longer.begin(), i);
        if (std::ranges::count(source, i) > 0)
            paths.push_back({.industries = longer, .musd = flow * a});
        walk(table, source, longer, flow * a, least, paths);
    }
}

TEST_CASE("the chain has one path, and it explains everything") {
    const data::IoTable chain = tests::assembly_chain();
    const auto found = structural_paths(chain, data::Leontief(chain), all_of(chain, "CHN"),
                                        all_of(chain, "JPN"), {});
    REQUIRE(found.paths.size() == 1);
    CHECK(found.paths[0].industries == std::vector{IndustryId(0), IndustryId(2), IndustryId(1)});
    CHECK(found.paths[0].musd == doctest::Approx(10));
    CHECK(found.paths[0].cumulative_share == doctest::Approx(1));
    CHECK(found.left_musd == doctest::Approx(0));
    CHECK(found.largest_left_musd == 0);
    const auto none = structural_paths(chain, data::Leontief(chain), all_of(chain, "JPN"),
                                       all_of(chain, "CHN"), {});
    CHECK(none.paths.empty());
    CHECK(none.ended == SearchEnd::NothingLeft);
}

TEST_CASE("the search lists the paths that walking the whole tree finds, in order of size") {
    const data::IoTable table = tests::random_economy(5, 4, 91);
    const auto source = all_of(table, "EA");
    const auto buyers = all_of(table, "ED");
    std::vector<SupplyPath> expected;
    for (const IndustryId j : buyers)
        walk(table, source, {j}, table.gross_output_musd()[j.index()], 0.001, expected);
    std::ranges::sort(expected, std::greater(), &SupplyPath::musd);
    REQUIRE(expected.size() > 500);

    SearchLimits limits = no_limits;
    limits.paths = expected.size();
    const auto found = structural_paths(table, data::Leontief(table), source, buyers, limits);
    REQUIRE(found.paths.size() == expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k)
        CHECK(found.paths[k].musd == doctest::Approx(expected[k].musd).epsilon(1e-12));
    CHECK(found.ended == SearchEnd::Paths);
    CHECK(found.largest_left_musd < 0.001);
    CHECK(found.look_through_musd ==
          doctest::Approx(hidden_path(table, data::Leontief(table), buyers, table.economy("EA"))
                              .look_through_musd)
              .epsilon(1e-12));
}

TEST_CASE("many paths add up to nearly all, and what is left is said") {
    const data::IoTable table = tests::random_economy(3, 2, 92);
    SearchLimits limits = no_limits;
    limits.share_explained = 0.995;
    const auto found = structural_paths(table, data::Leontief(table), all_of(table, "EB"),
                                        all_of(table, "EC"), limits);
    double sum = 0;
    for (const SupplyPath& path : found.paths)
        sum += path.musd;
    CHECK(found.ended == SearchEnd::ShareExplained);
    CHECK(sum >= 0.995 * found.look_through_musd);
    CHECK(found.left_musd >= 0);
    CHECK(sum + found.left_musd == doctest::Approx(found.look_through_musd).epsilon(1e-12));
}

TEST_CASE("stopped early, the list is the head of the longer one and the bound is the next path") {
    const data::IoTable table = tests::random_economy(5, 4, 93);
    const data::Leontief leontief(table);
    const auto source = all_of(table, "EB");
    const auto buyers = all_of(table, "EE");
    const auto more = structural_paths(table, leontief, source, buyers, {.paths = 60});
    const auto few = structural_paths(table, leontief, source, buyers, {.paths = 25});
    const auto early =
        structural_paths(table, leontief, source, buyers, {.paths = 60, .steps = more.steps / 2});
    for (std::size_t k = 0; k < few.paths.size(); ++k)
        CHECK(few.paths[k].industries == more.paths[k].industries);
    CHECK(few.largest_left_musd == doctest::Approx(more.paths[25].musd).epsilon(1e-12));
    CHECK(early.ended == SearchEnd::Steps);
    REQUIRE(!early.paths.empty());
    REQUIRE(early.paths.size() < 60);
    CHECK(early.largest_left_musd ==
          doctest::Approx(more.paths[early.paths.size()].musd).epsilon(1e-12));
}

TEST_CASE(
    "an industry that buys from itself pays for each round, and a loop above one is refused") {
    // a = 1/2 of itself: paths 50, 25, 12.5 ... add up to 100.
    data::IoTableData loop{.economies = {"ONE"},
                           .sectors = {"s1"},
                           .final_demand_categories = {"FD"},
                           .intermediate_musd = Matrix(1, 1),
                           .final_demand_musd = Matrix(1, 1),
                           .published_output_musd = {},
                           .merged_industries = {}};
    loop.intermediate_musd(0, 0) = 50;
    loop.final_demand_musd(0, 0) = 50;
    const data::IoTable table(loop, data::Convention::Balanced);
    const auto found = structural_paths(table, data::Leontief(table), {IndustryId(0)},
                                        {IndustryId(0)}, {.paths = 3});
    CHECK(found.look_through_musd == doctest::Approx(100));
    CHECK(found.paths[0].musd == doctest::Approx(50));
    CHECK(found.paths[2].musd == doctest::Approx(12.5));
    CHECK(found.left_musd == doctest::Approx(12.5));

    loop.intermediate_musd(0, 0) = 150;  // uses more of itself than it makes
    loop.final_demand_musd(0, 0) = -50;
    const data::IoTable absurd(loop, data::Convention::Balanced);
    CHECK_THROWS_AS(
        structural_paths(absurd, data::Leontief(absurd), {IndustryId(0)}, {IndustryId(0)}, {}),
        Error);
}

TEST_CASE("WIOD 2008: the paths behind American electronics start at the direct purchases") {
    if (!tests::have_reference("np_top_nodes_c14.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const std::vector<IndustryId> buyer{data::industry_labelled(table, "USA_c14")};
    const auto found = structural_paths(table, tests::wiod_leontief_2008(), all_of(table, "CHN"),
                                        buyer, {.paths = 200});
    REQUIRE(found.paths.size() == 200);
    const std::size_t j = buyer[0].index();
    // Nothing can be larger than the largest direct purchase, which numpy lists first.
    CHECK(table.label_of(found.paths[0].industries.front()) == "CHN_c14");
    CHECK(found.paths[0].musd ==
          doctest::Approx(table.intermediate_musd()(found.paths[0].industries.front().index(), j)));
    for (const SupplyPath& path : found.paths) {
        double product = table.gross_output_musd()[j];
        for (std::size_t k = path.industries.size() - 1; k-- > 0;)
            product *= table.intermediate_musd()(path.industries[k].index(),
                                                 path.industries[k + 1].index()) /
                       table.gross_output_musd()[path.industries[k + 1].index()];
        CHECK(path.musd == doctest::Approx(product).epsilon(1e-12));
    }
    CHECK(std::ranges::is_sorted(found.paths, std::greater(), &SupplyPath::musd));
    CHECK(found.paths.back().cumulative_share < 1);
}

}  // namespace
}  // namespace entente::exposure
