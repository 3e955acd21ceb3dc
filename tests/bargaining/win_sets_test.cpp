#include "entente/scenarios/bargaining/win_sets.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;
using namespace entente::bargaining::tests;

TEST_CASE("an agreement lies in the win-sets of both sides") {
    // Gains of A, of B: (1,1) both; (1,-1) and (2,-2) A alone; (-1,1) B alone; (-1,-1) neither.
    PackageProblem problem = of_points({{1, 1}, {1, -1}, {2, -2}, {-1, 1}, {-1, -1}});
    problem.parties[0].veto = problem.parties[1].veto = true;
    const WinSets found = win_sets(problem);
    CHECK(found.packages == 5);
    CHECK(found.overlap == 1);
    REQUIRE(found.sides.size() == 2);
    CHECK(found.sides[0].size == 3);
    CHECK(found.sides[0].refused_alone == 1);
    CHECK(found.sides[1].size == 2);
    CHECK(found.sides[1].refused_alone == 2);
}

TEST_CASE("lists of accepted packages are those that a look at each finds") {
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const PackageProblem problem = made_up(
            {.levels = {4, 3, 5, 2, 3, 3}, .parties = 5, .synergies = 5, .reservation = 1}, seed);
        std::vector<PackageId> all;
        for (PackageId id = 0; id < package_count(problem); ++id)
            if (is_acceptable(problem, package_at(problem, id)))
                all.push_back(id);
        CHECK(acceptable_packages(problem) == all);
        const WinSets found = win_sets(problem);
        CHECK(found.overlap == all.size());
        // Party 0 and 2 have vetoes on side A, party 1 on side B.
        const auto first = accepted_packages(problem, {0, 2}),
                   second = accepted_packages(problem, {1});
        CHECK(found.sides[0].size == first.size());
        CHECK(found.sides[1].size == second.size());
        CHECK(found.sides[0].refused_alone == second.size() - all.size());
        std::vector<PackageId> overlap;
        std::ranges::set_intersection(first, second, std::back_inserter(overlap));
        CHECK(overlap == all);
    }
}

TEST_CASE("a list that would be too long is refused, not cut off") {
    const PackageProblem problem = made_up({.levels = {10, 10, 10}, .reservation = -100}, 1);
    CHECK(acceptable_packages(problem, 1000).size() == 1000);
    CHECK_THROWS_AS(acceptable_packages(problem, 999), Error);
}
