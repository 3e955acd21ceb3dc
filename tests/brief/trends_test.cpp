#include "entente/brief/trends.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {

TEST_CASE("points stand in proportion to their years and shares") {
    const TrendChart chart{
        .title = "T",
        .alt = "A.",
        .panels = {{.name = "JPN",
                    .points = {{1995, 0.0, 0.05}, {2003, 0.02, 0.10}, {2011, 0.04, 0.20}}}}};
    const auto dots = seen(trends_svg(chart)).circles;
    const auto at = [&](const char* hover) { return hovering(dots, hover).at(0).box; };
    const Box first = at("JPN, 1995, look");
    const Box middle = at("JPN, 2003, look");
    const Box last = at("JPN, 2011, look");
    CHECK(middle.x - first.x == doctest::Approx(last.x - middle.x).epsilon(1e-3));
    CHECK(first.y - middle.y == doctest::Approx((middle.y - last.y) / 2).epsilon(1e-3));
    const double zero = at("JPN, 1995, at face").y;
    CHECK(zero - last.y == doctest::Approx(4 * (zero - first.y)).epsilon(1e-3));
}

TEST_CASE("a missing year leaves a gap in the line") {
    const TrendChart chart{.title = "T",
                           .alt = "A.",
                           .panels = {{.name = "JPN",
                                       .points = {{1995, {}, 0.05},
                                                  {2000, {}, 0.06},
                                                  {2005, {}, {}},
                                                  {2011, {}, 0.2},
                                                  {2012, {}, 0.2}}}}};
    const auto paths = seen(trends_svg(chart)).paths;
    REQUIRE(paths.size() == 1);
    CHECK(std::ranges::count(paths[0].d, 'M') == 2);
    CHECK(std::ranges::count(paths[0].d, 'L') == 2);
}

TEST_CASE("years that do not go upwards are refused") {
    const TrendChart chart{
        .title = "T", .alt = "A.", .panels = {{.name = "JPN", .points = {{2000}, {2000}}}}};
    CHECK_THROWS_AS(trends_svg(chart), Error);
}

}  // namespace entente::brief
