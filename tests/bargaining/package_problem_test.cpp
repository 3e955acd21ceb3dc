#include "entente/scenarios/bargaining/package_problem.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;

TEST_CASE("packages are numbered with the last measure fastest") {
    const PackageProblem problem = tests::made_up({.levels = {2, 3, 4}}, 1);
    CHECK(package_count(problem) == 24);
    CHECK(package_at(problem, 0) == Package{0, 0, 0});
    CHECK(package_at(problem, 1) == Package{0, 0, 1});
    CHECK(package_at(problem, 23) == Package{1, 2, 3});
    for (PackageId id = 0; id < 24; ++id)
        CHECK(id_of(problem, package_at(problem, id)) == id);
}

TEST_CASE("a payoff adds up levels and the synergies that a package fulfils") {
    PackageProblem problem = tests::made_up({.levels = {2, 2}, .parties = 1}, 1);
    problem.parties[0].payoffs = {{0, 3}, {0, 5}};
    problem.synergies = {
        {.party = 0, .first = 0, .first_level = 1, .second = 1, .second_level = 1, .payoff = -2}};
    CHECK(payoff(problem, 0, {1, 0}) == 3);
    CHECK(payoff(problem, 0, {0, 1}) == 5);
    CHECK(payoff(problem, 0, {1, 1}) == 6);
}

TEST_CASE("a package at the reservation is accepted whatever the order of the sum rounds to") {
    // 0.1 + 0.2 is 0.30000000000000004 and 0.1 + 0.7 is 0.7999999999999999.
    PackageProblem problem = tests::made_up({.levels = {1, 1}, .parties = 1}, 1);
    problem.parties[0].payoffs = {{0.1}, {0.7}};
    problem.parties[0].reservation = 0.8;
    CHECK(is_acceptable(problem, {0, 0}));
    problem.parties[0].reservation = 0.8 + 1e-9;
    CHECK_FALSE(is_acceptable(problem, {0, 0}));
}

TEST_CASE("a problem that contradicts itself is refused with place, value and remedy") {
    const PackageProblem good = tests::made_up({.levels = {2, 2}, .synergies = 1}, 1);
    CHECK_NOTHROW(check(good));
    PackageProblem bad = good;
    bad.parties[1].payoffs[1].pop_back();
    CHECK_THROWS_WITH_AS(
        check(bad),
        "party 'party 1', measure 'measure 1': 1 payoffs for 2 levels; give one for each", Error);
    bad = good;
    bad.parties[0].payoffs[0][1] = std::nan("");
    CHECK_THROWS_WITH_AS(check(bad),
                         "party 'party 0', measure 'measure 0', level 'level 1': the payoff is not "
                         "a finite number",
                         Error);
    bad = good;
    bad.synergies[0].second = bad.synergies[0].first;
    CHECK_THROWS_AS(check(bad), Error);
    bad = good;
    bad.synergies[0].first_level = 2;
    CHECK_THROWS_AS(check(bad), Error);
    bad = good;
    bad.measures.clear();
    CHECK_THROWS_WITH_AS(check(bad), "no measure to bargain over; give at least one", Error);
    CHECK_THROWS_AS(
        check(tests::made_up({.levels = std::vector<std::size_t>(63, 2), .parties = 1}, 1)), Error);
}

TEST_CASE("sides are in order of appearance and their parties play as one") {
    const PackageProblem problem = tests::made_up({.levels = {2}, .parties = 5}, 1);
    CHECK(sides_of(problem) == std::vector<std::string>{"A", "B"});
    CHECK(players_of(problem, Between::Sides) ==
          std::vector<std::vector<std::size_t>>{{0, 2, 4}, {1, 3}});
}
