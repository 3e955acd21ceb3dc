#include "entente/brief/tile_map.hpp"

#include <set>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/brief/tile_places.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {

TEST_CASE("the economies of the built-in and of other world tables have a place") {
    for (const char* iso3 : {"AUS", "BRA", "CAN", "CHN", "DEU", "FRA", "GBR", "IDN", "IND", "ITA",
                             "JPN", "KOR", "MEX", "RUS", "TUR", "TWN", "USA", "VNM", "ZAF", "SAU"})
        CHECK_MESSAGE(tile_place(iso3), iso3);
    CHECK_FALSE(tile_place("ROW"));
    CHECK_FALSE(tile_place("   "));
    CHECK_FALSE(tile_place(""));
}

TEST_CASE("an economy without a place is shown all the same") {
    const SeenChart chart = seen(tile_map_svg(
        {.title = "T", .alt = "A.", .economies = {{"JPN", "Japan", 0.1}, {"ROW", "Rest", 0.2}}}));
    CHECK(hovering(chart.rects, "Rest").size() == 1);
    CHECK(hovering(chart.rects, "Japan").size() == 1);
}

TEST_CASE("a higher share has a darker step, from the limit on") {
    const auto rects = seen(tile_map_svg({.title = "T",
                                          .alt = "A.",
                                          .economies = {{"JPN", "Japan", 0.0499},
                                                        {"USA", "United States", 0.05},
                                                        {"DEU", "Germany", 0.2}},
                                          .limits = {0.05, 0.1}}))
                           .rects;
    CHECK(hovering(rects, "Japan").at(0).classes.starts_with("f-step1"));
    CHECK(hovering(rects, "United States").at(0).classes.starts_with("f-step2"));
    CHECK(hovering(rects, "Germany").at(0).classes.starts_with("f-step3"));
}

TEST_CASE("limits that do not go upwards are refused") {
    CHECK_THROWS_AS(tile_map_svg({.title = "T", .alt = "A.", .limits = {0.2, 0.1}}), Error);
    CHECK_THROWS_AS(tile_map_svg({.title = "T", .alt = "A.", .limits = {0.1, 0.1}}), Error);
    CHECK_THROWS_AS(tile_map_svg({.title = "T", .alt = "A.", .limits = {1, 2, 3, 4, 5}}), Error);
}

}  // namespace entente::brief
