#include "entente/brief/axis.hpp"

#include <algorithm>

#include <doctest/doctest.h>

namespace entente::brief {

TEST_CASE("ticks are round, start at or below zero and cover the values") {
    const Ticks ticks = round_ticks(0.012, 0.142, 4);
    CHECK(ticks.low() == 0);
    CHECK(ticks.high() == doctest::Approx(0.15));
    CHECK(ticks.values.size() == 4);
    CHECK(share_ticks(0.142, 4).decimals == 0);
    CHECK(share_ticks(0.0142, 4).decimals == 1);
}

TEST_CASE("ticks of signed values include zero") {
    const Ticks ticks = round_ticks(-0.31, 0.12, 5);
    CHECK(ticks.low() <= -0.31);
    CHECK(ticks.high() >= 0.12);
    CHECK(std::ranges::count(ticks.values, 0.0) == 1);
}

TEST_CASE("no values at all still give an axis") {
    const Ticks ticks = round_ticks(0, 0, 4);
    CHECK(ticks.low() == 0);
    CHECK(ticks.high() > 0);
}

}  // namespace entente::brief
