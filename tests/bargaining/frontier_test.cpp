#include "entente/scenarios/bargaining/frontier.hpp"

#include <array>
#include <random>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/solutions.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;

namespace {

std::vector<std::vector<double>> payoffs_of(const std::vector<FrontierPoint>& points) {
    std::vector<std::vector<double>> list;
    for (const FrontierPoint& point : points)
        list.push_back(point.payoffs);
    return list;
}

}  // namespace

TEST_CASE("the frontier holds what nothing betters, equal points once by their first package") {
    const std::array slack{1e-9, 1e-9};
    const auto frontier = frontier_of(
        {{7, {1, 3}}, {1, {2, 2}}, {5, {2, 2}}, {0, {1, 1}}, {2, {2, 1}}, {3, {3, 0}}, {4, {0, 3}}},
        slack);
    CHECK(payoffs_of(frontier) == std::vector<std::vector<double>>{{3, 0}, {2, 2}, {1, 3}});
    CHECK(frontier[1].package == 1);
}

TEST_CASE("points that differ by rounding alone are one point and do not dominate each other") {
    const std::array slack{1e-12, 1e-12};
    const double third = 1.0 / 3;
    CHECK(frontier_of({{0, {third, 0.5}}, {1, {third + 1e-16, 0.5}}, {2, {third, 0.5 + 1e-16}}},
                      slack)
              .size() == 1);
    // Better for one by rounding, worse for the other in earnest: dominated.
    CHECK(frontier_of({{0, {third, 0.5}}, {1, {third + 1e-16, 0.4}}}, slack).size() == 1);
}

TEST_CASE("between three players points are compared in pairs") {
    const std::array slack{1e-9, 1e-9, 1e-9};
    const auto frontier = frontier_of(
        {{0, {1, 0, 0}}, {1, {0, 1, 0}}, {2, {0, 0, 1}}, {3, {0, 0, 0.5}}, {4, {0, 1, 0}}}, slack);
    CHECK(payoffs_of(frontier) ==
          std::vector<std::vector<double>>{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
}

TEST_CASE("the frontier of a walk is that of all points, also where most points are on it") {
    // 100,000 points on a falling line, with as many below it.
    std::mt19937_64 random(2);
    std::uniform_real_distribution<double> part(0, 1);
    std::vector<std::vector<double>> points;
    for (int k = 0; k < 100'000; ++k) {
        const double x = part(random);
        points.push_back({x, 1 - x});
        points.push_back({x * part(random), 1 - x});
    }
    const auto found = solve_packages(tests::of_points(points));
    std::vector<FrontierPoint> all;
    for (PackageId id = 0; id < points.size(); ++id)
        all.push_back({id, points[id]});
    const std::array slack{1e-12, 1e-12};
    CHECK(payoffs_of(found.frontier) == payoffs_of(frontier_of(all, slack)));
    CHECK(found.frontier.size() > 99'000);
}

TEST_CASE("the distance to a frontier is that to its nearest point") {
    CHECK(distance_to_nearest({{0, {3, 4}}, {1, {10, 10}}}, std::array{0.0, 0.0}) == 5);
    CHECK_THROWS_AS(distance_to_nearest({}, std::array{0.0, 0.0}), Error);
}
