#include "entente/data/aggregate.hpp"

#include <numeric>

#include <doctest/doctest.h>

#include "tests/toy_economies.hpp"

namespace entente::data {
namespace {

World world_of(IoTable table) {
    World world{.info = {}, .table = std::move(table), .satellites = {}, .report = {}, .hash = {}};
    world.info.name = "big";
    world.hash = content_hash(world.table, {});
    return world;
}

TEST_CASE("aggregation adds up flows and loses none") {
    const World world = world_of(tests::random_economy(3, 2, 40));
    // EA and EB become one economy, both sectors become one.
    const Concordance concordance{.economies = {"AB", "EC"},
                                  .sectors = {"s"},
                                  .sector_names = {"everything"},
                                  .economy_targets = {{{0, 1}}, {{0, 1}}, {{1, 1}}},
                                  .sector_targets = {{{0, 1}}, {{0, 1}}}};
    const World small = aggregate(world, concordance, "small");
    double expected = 0;
    for (std::size_t i = 4; i < 6; ++i)
        for (std::size_t j = 0; j < 4; ++j)
            expected += world.table.intermediate_musd()(i, j);
    CHECK(small.table.intermediate_musd()(1, 0) == expected);
    const auto sum = [](std::span<const double> values) {
        return std::accumulate(values.begin(), values.end(), 0.0);
    };
    CHECK(sum(small.table.gross_output_musd()) ==
          doctest::Approx(sum(world.table.gross_output_musd())));
    CHECK(sum(small.table.value_added_musd()) ==
          doctest::Approx(sum(world.table.value_added_musd())));
    CHECK(small.table.merged_industries()[0] == 4);
    CHECK(small.hash != world.hash);
}

TEST_CASE("weights split an industry") {
    const World world = world_of(tests::random_economy(2, 1, 41));
    const Concordance concordance{.economies = {"EA", "EB"},
                                  .sectors = {"p", "q"},
                                  .sector_names = {"", ""},
                                  .economy_targets = {{{0, 1}}, {{1, 1}}},
                                  .sector_targets = {{{0, 0.25}, {1, 0.75}}}};
    const World split = aggregate(world, concordance, "split");
    CHECK(split.table.gross_output_musd()[1] ==
          doctest::Approx(0.75 * world.table.gross_output_musd()[0]));
}

TEST_CASE("aggregating to the same labels changes no figure and no hash") {
    const World world = world_of(tests::random_economy(2, 2, 42));
    const Concordance same{.economies = world.table.economies(),
                           .sectors = world.table.sectors(),
                           .sector_names = {"", ""},
                           .economy_targets = {{{0, 1}}, {{1, 1}}},
                           .sector_targets = {{{0, 1}}, {{1, 1}}}};
    CHECK(aggregate(world, same, "copy").hash == world.hash);
}

}  // namespace
}  // namespace entente::data
