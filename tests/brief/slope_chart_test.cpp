#include "entente/brief/slope_chart.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

double middle(const SeenMark& mark) {
    return mark.box.y + mark.box.height / 2;
}

SlopeChart chart_of(std::vector<SlopeLine> lines) {
    return {.title = "T", .alt = "A.", .columns = {"alone", "together"}, .lines = std::move(lines)};
}

}  // namespace

TEST_CASE("slopes rise and fall in proportion on one axis") {
    const auto dots =
        seen(slope_chart_svg(chart_of({{.name = "a", .side = Side::Ally, .values = {0.0, 0.1}},
                                       {.name = "b", .side = Side::Ally, .values = {0.0, -0.3}}})))
            .circles;
    const double zero = middle(hovering(dots, "a, alone").at(0));
    CHECK(middle(hovering(dots, "b, alone").at(0)) == doctest::Approx(zero));
    const double up = zero - middle(hovering(dots, "a, together").at(0));
    CHECK(up > 0);
    CHECK(middle(hovering(dots, "b, together").at(0)) - zero ==
          doctest::Approx(3 * up).epsilon(1e-3));
}

TEST_CASE("lines that end at one place have labels of their own") {
    SlopeChart chart = chart_of({});
    for (int k = 0; k < 20; ++k)
        chart.lines.push_back({.name = "Economy " + std::to_string(k),
                               .code = "E" + std::to_string(k),
                               .side = static_cast<Side>(k % 3),
                               .values = {-0.001 * k, -0.2}});
    for (const double width : {wide, narrow}) {
        const std::string svg = slope_chart_svg(chart, width);
        check_that_words_have_room(svg);
        CHECK(seen(svg).texts.size() >= 40);
    }
}

TEST_CASE("sides differ in mark and line, not in colour alone") {
    const std::string svg =
        slope_chart_svg(chart_of({{.name = "a", .side = Side::Ally, .values = {0.1, 0.2}},
                                  {.name = "r", .side = Side::Rival, .values = {-0.1, -0.2}},
                                  {.name = "o", .side = Side::Other, .values = {0.0, 0.1}}}));
    const SeenChart chart = seen(svg);
    CHECK(hovering(chart.circles, "a, ").at(0).classes == "f-ally");
    CHECK(hovering(chart.circles, "o, ").at(0).classes == "f-paper s-other");
    CHECK(hovering(chart.rects, "r, ").size() == 2);
    CHECK(svg.find("stroke-dasharray") != std::string::npos);
}

TEST_CASE("a column without room for its name has a letter that is explained") {
    SlopeChart chart = chart_of({{.name = "a", .values = {0.1, 0.2, 0.3, 0.4, 0.5}}});
    chart.columns = {"Retaliation", "Counterretaliation", "Semiconductors", "Subsidies",
                     "All together"};
    const std::string lettered = slope_chart_svg(chart, narrow);
    CHECK(lettered.find(">B\u00A0\u00A0Counterretaliation<") != std::string::npos);
    CHECK(lettered.find(">B<") != std::string::npos);
    CHECK(slope_chart_svg(chart, wide).find(">A<") == std::string::npos);
    check_that_words_have_room(lettered);
}

TEST_CASE("an absent value leaves a gap, a missing one is a fault") {
    const auto dots =
        seen(slope_chart_svg(chart_of({{.name = "a", .values = {std::nullopt, 0.2}}}))).circles;
    CHECK(hovering(dots, "a, ").size() == 1);
    CHECK_THROWS_AS(slope_chart_svg(chart_of({{.name = "a", .values = {0.2}}})), Error);
}

}  // namespace entente::brief
