#include "entente/brief/dumbbell.hpp"

#include <doctest/doctest.h>

#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

DumbbellChart chart_of(std::vector<DumbbellRow> rows) {
    return {.title = "T", .alt = "A.", .axis = "Share", .groups = {{.rows = std::move(rows)}}};
}

double centre(const SeenMark& mark) {
    return mark.box.x + mark.box.width / 2;
}

}  // namespace

TEST_CASE("dots stand in proportion to their shares, from zero") {
    const auto chart = chart_of({{.name = "a", .face_share = 0.05, .look_share = 0.10},
                                 {.name = "b", .face_share = 0, .look_share = 0.15}});
    for (const double width : {wide, narrow}) {
        const auto dots = seen(dumbbell_svg(chart, width)).circles;
        const double zero = centre(hovering(dots, "b: at face value").at(0));
        const double all = centre(hovering(dots, "b: look-through").at(0)) - zero;
        CHECK(centre(hovering(dots, "a: at face value").at(0)) - zero ==
              doctest::Approx(all / 3).epsilon(1e-3));
        CHECK(centre(hovering(dots, "a: look-through").at(0)) - zero ==
              doctest::Approx(all * 2 / 3).epsilon(1e-3));
    }
}

TEST_CASE("rows are sorted by look-through share, largest first") {
    const auto dots = seen(dumbbell_svg(chart_of({{.name = "a", .look_share = 0.1},
                                                  {.name = "b", .look_share = 0.3},
                                                  {.name = "c", .look_share = 0.2}})))
                          .circles;
    const auto y = [&](const char* name) { return hovering(dots, name).at(0).box.y; };
    CHECK(y("b:") < y("c:"));
    CHECK(y("c:") < y("a:"));
}

TEST_CASE("a share below its error bound is grey and says so") {
    const std::string svg = dumbbell_svg(
        chart_of({{.name = "a", .face_share = 0, .look_share = 0.001, .look_error = 0.002}}));
    CHECK(svg.find("within rounding") != std::string::npos);
    CHECK(hovering(seen(svg).circles, "a: look-through").at(0).classes == "f-other");
}

TEST_CASE("a chart for each group has the axis of all") {
    DumbbellChart chart = chart_of({{.name = "a", .look_share = 0.02}});
    const double alone = centre(hovering(seen(dumbbell_svg(chart)).circles, "a: look").at(0));
    chart.groups.push_back({.rows = {{.name = "b", .look_share = 0.2}}});
    const auto pictures = dumbbell_pictures(chart);
    REQUIRE(pictures.size() == 2);
    const double a = centre(hovering(seen(pictures[0].wide).circles, "a: look").at(0));
    CHECK(a < alone);
    CHECK(a ==
          doctest::Approx(centre(hovering(seen(dumbbell_svg(chart)).circles, "a: look").at(0))));
    CHECK(hovering(seen(pictures[0].wide).circles, "b").empty());
}

}  // namespace entente::brief
