#include "entente/brief/gradient_map.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

GradientMap map_of(std::vector<GradientRow> rows) {
    return {.title = "T",
            .alt = "A.",
            .scale = "USD in a million",
            .panels = {{"United States (USA)", "USA"}, {"Japan (JPN)", "JPN"}},
            .columns = {"CHN →\u00A0USA", "CHN →\u00A0JPN"},
            .rows = std::move(rows),
            .decimals = 1};
}

std::vector<SeenMark> outlines(const SeenChart& chart) {
    std::vector<SeenMark> found;
    for (const SeenMark& rect : chart.rects)
        if (rect.classes == "s-text" && rect.box.width > 20)
            found.push_back(rect);
    return found;
}

}  // namespace

TEST_CASE("a cell is outlined for every ally where one gains and another loses") {
    const GradientMap map = map_of({{.name = "a", .cells = {{-5.0, -2.0}, {3.0, -1.0}}},
                                    {.name = "b", .cells = {{1.0, -0.01}, {2.0, 4.0}}}});
    for (const double width : {wide, narrow}) {
        const SeenChart chart = seen(gradient_map_svg(map, width));
        const auto outlined = outlines(chart);
        REQUIRE(outlined.size() == 2);  // -0.01 shows as zero
        const Box usa =
            hovering(chart.rects, "United States (USA): a, CHN →\u00A0USA: -5").at(0).box;
        CHECK(outlined[0].box.x == usa.x);
        CHECK(outlined[0].box.y == usa.y);
    }
}

TEST_CASE("colours diverge from white at zero and every cell carries its sign") {
    const SeenChart chart = seen(
        gradient_map_svg(map_of({{.name = "a", .cells = {{-5.0, 5.0}, {0.5, -0.5}}},
                                 {.name = "b", .cells = {{0.0, 2.0}, {-2.0, std::nullopt}}}})));
    const auto shade = [&](const std::string& start) {
        return hovering(chart.rects, start).at(0).classes;
    };
    CHECK(shade("United States (USA): a, CHN →\u00A0USA") == "f-step4 s-grid");
    CHECK(shade("United States (USA): a, CHN →\u00A0JPN") == "f-gain3 s-grid");
    CHECK(shade("Japan (JPN): a, CHN →\u00A0USA") == "f-gain1 s-grid");
    CHECK(shade("Japan (JPN): a, CHN →\u00A0JPN") == "f-step2 s-grid");
    CHECK(shade("United States (USA): b, CHN →\u00A0USA") == "f-paper s-grid");
    CHECK(shade("United States (USA): b, CHN →\u00A0JPN") == "f-gain2 s-grid");
    CHECK(hovering(chart.rects, "Japan (JPN): b, CHN →\u00A0JPN").empty());
    std::string words;
    for (const SeenText& text : chart.texts)
        words += text.line + "|";
    for (const char* number : {"|-5.0|", "|+5.0|", "|+0.5|", "|0.0|", "|dot: not among"})
        CHECK(words.find(number) != std::string::npos);
}

TEST_CASE("allies stand side by side on a page and one under another on a phone") {
    GradientMap map = map_of({{.name = "a", .cells = {{-5.0, -2.0}, {3.0, -1.0}}}});
    for (const char* link : {"USA →\u00A0CHN", "JPN →\u00A0CHN", "MEX →\u00A0USA"}) {
        map.columns.emplace_back(link);
        for (auto& panel : map.rows[0].cells)
            panel.emplace_back(1.0);
    }
    const auto places = [&](double width) {
        const auto rects = seen(gradient_map_svg(map, width)).rects;
        return std::pair(hovering(rects, "United States (USA): a").at(0).box,
                         hovering(rects, "Japan (JPN): a").at(0).box);
    };
    const auto [usa, jpn] = places(wide);
    CHECK(usa.y == jpn.y);
    CHECK(usa.x < jpn.x);
    const auto [above, below] = places(narrow);
    CHECK(above.x == below.x);
    CHECK(above.y < below.y);
}

TEST_CASE("a row that lacks a cell is a fault") {
    CHECK_THROWS_AS(gradient_map_svg(map_of({{.name = "a", .cells = {{1.0, 1.0}}}})), Error);
    CHECK_THROWS_AS(gradient_map_svg(map_of({{.name = "a", .cells = {{1.0}, {1.0}}}})), Error);
}

}  // namespace entente::brief
