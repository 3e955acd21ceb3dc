#include "entente/brief/chokepoint_matrix.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/brief/svg_reader.hpp"

namespace entente::brief {

TEST_CASE("the area of a square is its share") {
    const auto squares =
        seen(chokepoint_matrix_svg(
                 {.title = "T",
                  .alt = "A.",
                  .columns = {"USA", "JPN"},
                  .rows = {{.name = "magnets",
                            .cells = {MatrixCell{.share = 0.9}, MatrixCell{.share = 0.1}}}}}))
            .rects;
    const Box large = hovering(squares, "magnets, USA").at(0).box;
    const Box small = hovering(squares, "magnets, JPN").at(0).box;
    CHECK(large.width == large.height);
    CHECK(large.width * large.height / (small.width * small.height) ==
          doctest::Approx(9).epsilon(0.01));
}

TEST_CASE("only a single source is outlined, and a cell without data says so") {
    MatrixChart chart{.title = "T",
                      .alt = "A.",
                      .columns = {"USA", "JPN"},
                      .rows = {{.name = "magnets",
                                .cells = {MatrixCell{.share = 0.9, .sourcing = Sourcing::Single},
                                          std::nullopt}}}};
    const auto outlines = [&] {
        int count = 0;
        for (const SeenMark& rect : seen(chokepoint_matrix_svg(chart)).rects)
            count += rect.classes == "s-text";
        return count;
    };
    CHECK(outlines() == 2);  // one of them in the legend
    CHECK(chokepoint_matrix_svg(chart).find("no data") != std::string::npos);
    chart.rows[0].cells[0]->sourcing = Sourcing::Several;
    CHECK(outlines() == 1);
}

TEST_CASE("a row with too few cells or a share above one is refused") {
    MatrixChart chart{.title = "T", .alt = "A.", .columns = {"USA"}, .rows = {{.name = "x"}}};
    CHECK_THROWS_AS(chokepoint_matrix_svg(chart), Error);
    chart.rows[0].cells = {MatrixCell{.share = 1.2}};
    CHECK_THROWS_AS(chokepoint_matrix_svg(chart), Error);
}

}  // namespace entente::brief
