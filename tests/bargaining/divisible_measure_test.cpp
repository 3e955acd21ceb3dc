#include "entente/scenarios/bargaining/divisible_measure.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;
using namespace entente::bargaining;

namespace {

DivisibleMeasure dollar() {
    return {.first = [](double x) { return x; },
            .second = [](double x) { return 1 - x; },
            .first_slope = [](double) { return 1.0; },
            .second_slope = [](double) { return -1.0; }};
}

}  // namespace

TEST_CASE("a dollar is shared equally, and with reservations what is left of it") {
    DivisibleMeasure measure = dollar();
    DivisibleSolutions found = solve_divisible(measure);
    CHECK(found.nash == 0.5);
    CHECK(found.kalai_smorodinsky == 0.5);
    CHECK(found.egalitarian == 0.5);
    // Reservations 0.2 and 0.4 leave 0.4: 0.2 each.
    measure.first_reservation = 0.2;
    measure.second_reservation = 0.4;
    found = solve_divisible(measure);
    CHECK(found.nash == doctest::Approx(0.4).epsilon(1e-14));
    CHECK(found.kalai_smorodinsky == doctest::Approx(0.4).epsilon(1e-14));
    CHECK(found.egalitarian == doctest::Approx(0.4).epsilon(1e-14));
    measure.second_reservation = 0.9;
    CHECK_THROWS_AS(solve_divisible(measure), Error);
}

TEST_CASE("with u1 = x and u2 = sqrt(1 - x), Nash is at 2/3 and Kalai-Smorodinsky at 0.618034") {
    // x^2 = 1 - x: the golden section.
    const DivisibleSolutions found =
        solve_divisible({.first = [](double x) { return x; },
                         .second = [](double x) { return std::sqrt(1 - x); },
                         .first_slope = [](double) { return 1.0; },
                         .second_slope = [](double x) { return -0.5 / std::sqrt(1 - x); }});
    CHECK(found.nash == doctest::Approx(2.0 / 3).epsilon(1e-15));
    CHECK(found.kalai_smorodinsky == doctest::Approx((std::sqrt(5.0) - 1) / 2).epsilon(1e-15));
    CHECK(found.egalitarian == doctest::Approx((std::sqrt(5.0) - 1) / 2).epsilon(1e-15));
}

TEST_CASE("where one player gains more at every size the egalitarian one is the other's best") {
    DivisibleMeasure measure = dollar();
    measure.first = [](double x) { return 5 + x; };
    CHECK(solve_divisible(measure).egalitarian == doctest::Approx(0));
}
