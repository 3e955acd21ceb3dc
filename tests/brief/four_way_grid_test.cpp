#include "entente/brief/four_way_grid.hpp"

#include <doctest/doctest.h>

#include "tests/brief/svg_reader.hpp"

namespace entente::brief {
namespace {

FourWayGrid grid() {
    return {.title = "T",
            .alt = "A.",
            .sides = {"United States", "Japan"},
            .rows = {{.name = "China",
                      .code = "CHN",
                      .both = 40,
                      .only = {10, 30},
                      .neither = 10,
                      .open = 10},
                     {.name = "A country with a name of very many words that does not fit",
                      .both = 123456,
                      .only = {0, 1}}}};
}

}  // namespace

TEST_CASE("the area of a square is its share of the row") {
    const auto squares = seen(four_way_grid_svg(grid())).rects;
    const Box both = hovering(squares, "China (CHN), both: 40, 40").at(0).box;
    const Box first = hovering(squares, "China (CHN), only United States: 10").at(0).box;
    CHECK(both.width * both.height / (first.width * first.height) ==
          doctest::Approx(4).epsilon(0.01));
}

TEST_CASE("sides fill opposite halves, what is open is hatched, and nothing is no square") {
    const SeenChart chart = seen(four_way_grid_svg(grid()));
    const auto half_of = [&](const std::string& ink) {
        for (const SeenMark& mark : chart.rects)  // that of the row, behind the one of the heading
            if (mark.classes == "f-" + ink && mark.box.y > 60)
                return mark.box;
        FAIL("no half of " << ink);
        return Box{};
    };
    const Box first = hovering(chart.rects, "China (CHN), only United States").at(0).box;
    CHECK(half_of("first").x == doctest::Approx(first.x));
    const Box second = hovering(chart.rects, "China (CHN), only Japan").at(0).box;
    CHECK(half_of("second").x == doctest::Approx(second.x + second.width / 2).epsilon(0.01));
    CHECK(chart.paths.size() == 2);  // hatching: in the heading and in the first row
    CHECK(hovering(chart.rects,
                   "A country with a name of very many words that does not fit, only "
                   "United States")
              .empty());
}

TEST_CASE("words have room on a page and on a phone") {
    for (const double width : {wide, narrow})
        check_that_words_have_room(four_way_grid_svg(grid(), width));
}

}  // namespace entente::brief
