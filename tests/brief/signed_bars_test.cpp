#include "entente/brief/signed_bars.hpp"

#include <doctest/doctest.h>

#include "tests/brief/svg_reader.hpp"

namespace entente::brief {

TEST_CASE("bars go from zero to both sides, in proportion") {
    const auto bars = seen(signed_bars_svg({.title = "T",
                                            .alt = "A.",
                                            .rows = {{.name = "up", .value = 0.1},
                                                     {.name = "down", .value = -0.3}}}))
                          .rects;
    const Box up = hovering(bars, "up:").at(0).box;
    const Box down = hovering(bars, "down:").at(0).box;
    CHECK(down.x + down.width == doctest::Approx(up.x).epsilon(1e-4));
    CHECK(down.width == doctest::Approx(3 * up.width).epsilon(1e-3));
}

TEST_CASE("allies stand on top, then the rival, then third parties") {
    const auto bars =
        seen(signed_bars_svg({.title = "T",
                              .alt = "A.",
                              .rows = {{.name = "third", .side = Side::Other, .value = 9},
                                       {.name = "rival", .side = Side::Rival, .value = 5},
                                       {.name = "ally", .side = Side::Ally, .value = -1}}}))
            .rects;
    const auto y = [&](const char* name) { return hovering(bars, name).at(0).box.y; };
    CHECK(y("ally:") < y("rival:"));
    CHECK(y("rival:") < y("third:"));
}

TEST_CASE("a change below its error bound says within rounding") {
    const std::string svg = signed_bars_svg(
        {.title = "T",
         .alt = "A.",
         .rows = {{.name = "a", .value = 0.0004, .error = 0.001}, {.name = "b", .value = 0.4}}});
    CHECK(svg.find("within rounding") != std::string::npos);
    CHECK(svg.find(">+0.400") != std::string::npos);
}

TEST_CASE("a linear figure is a diamond where it belongs, and only then in the legend") {
    BarChart chart{
        .title = "T",
        .alt = "A.",
        .rows = {{.name = "a", .value = 0.1, .linear = -0.2}, {.name = "b", .value = 0.2}}};
    const SeenChart drawn = seen(signed_bars_svg(chart));
    const auto diamonds = hovering(drawn.paths, "a: first-order");
    REQUIRE(diamonds.size() == 1);
    CHECK(signed_bars_svg(chart).find(">first-order (linear) figure<") != std::string::npos);
    const Box bar = hovering(drawn.rects, "a:").at(0).box;
    const double left = std::stod(diamonds[0].d.substr(1));
    CHECK(left + 6 == doctest::Approx(bar.x - 2 * bar.width).epsilon(1e-3));
    chart.rows[0].linear.reset();
    CHECK(signed_bars_svg(chart).find("first-order") == std::string::npos);
}

}  // namespace entente::brief
