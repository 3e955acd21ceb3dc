#include "entente/scenarios/bargaining/robustness.hpp"

#include <algorithm>
#include <limits>
#include <random>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;
using namespace entente::bargaining::tests;

namespace {

IntervalProblem made_up_intervals(const Shape& shape, std::uint64_t seed) {
    IntervalProblem problem{.lowest = made_up(shape, seed), .highest = made_up(shape, seed)};
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> width(0, 1);
    for (PackageParty& party : problem.highest.parties)
        for (auto& row : party.payoffs)
            for (double& payoff : row)
                payoff += width(random);
    return problem;
}

/// The most by which y can beat x when nature sets each entry, shared ones once: an entry that only
/// y has is at its highest, one that only x has at its lowest.
double plain_regret(const IntervalProblem& problem, const Package& x) {
    double most = 0;
    for (PackageId id = 0; id < package_count(problem.lowest); ++id) {
        const Package y = package_at(problem.lowest, id);
        double regret = 0;
        for (std::size_t i = 0; i < problem.lowest.parties.size(); ++i)
            for (std::size_t m = 0; m < x.size(); ++m)
                if (x[m] != y[m])
                    regret += problem.highest.parties[i].payoffs[m][y[m]] -
                              problem.lowest.parties[i].payoffs[m][x[m]];
        most = std::max(most, regret);
    }
    return most;
}

}  // namespace

TEST_CASE("a certain package regrets what it leaves on the table, a choice without risk nothing") {
    // One measure: level 0 is worth 2 to 3, level 1 is worth 1 to 4. Regret of 0: 4 - 2, of 1:
    // 3 - 1.
    IntervalProblem problem{.lowest = of_points({{2}, {1}}), .highest = of_points({{3}, {4}})};
    CHECK(regret(problem, {0}) == 2);
    CHECK(regret(problem, {1}) == 2);
    problem.highest.parties[0].payoffs[0] = {3, 2};
    CHECK(regret(problem, {0}) == 0);
    CHECK(regret(problem, {1}) == 2);
    const Robustness found = robustness(problem);
    CHECK(found.minimax_regret->package == 0);
    CHECK(found.minimax_regret->value == 0);
}

TEST_CASE("surely acceptable holds for all payoffs in the intervals, possibly for some") {
    IntervalProblem problem{.lowest = of_points({{1}, {-1}, {-3}}),
                            .highest = of_points({{2}, {1}, {-2}})};
    problem.lowest.parties[0].veto = true;
    const Robustness found = robustness(problem);
    CHECK(found.surely_acceptable == 1);
    CHECK(found.possibly_acceptable == 2);
    CHECK(found.minimax_regret->package == 0);
}

TEST_CASE("minimax regret agrees with nature trying every other package against every package") {
    for (std::uint64_t seed = 1; seed <= 15; ++seed) {
        CAPTURE(seed);
        const IntervalProblem problem =
            made_up_intervals({.levels = {3, 2, 4, 2}, .parties = 3, .reservation = 0.2}, seed);
        const Robustness found = robustness(problem);
        double least = std::numeric_limits<double>::infinity();
        for (PackageId id = 0; id < package_count(problem.lowest); ++id) {
            const Package x = package_at(problem.lowest, id);
            CHECK(regret(problem, x) == doctest::Approx(plain_regret(problem, x)));
            if (is_acceptable(problem.lowest, x))
                least = std::min(least, plain_regret(problem, x));
        }
        REQUIRE(found.minimax_regret.has_value() == (found.surely_acceptable > 0));
        if (found.minimax_regret) {
            CHECK(found.minimax_regret->value == doctest::Approx(least));
            CHECK(found.minimax_regret->payoffs.size() == 3);
        }
        CHECK(found.surely_acceptable <= found.possibly_acceptable);
    }
}

TEST_CASE("intervals that are none are refused, and regret with synergies is not guessed") {
    IntervalProblem problem{.lowest = of_points({{2}}), .highest = of_points({{1}})};
    CHECK_THROWS_WITH_AS(robustness(problem),
                         "party '0', measure 'point', level '0': the lowest payoff is above the "
                         "highest; swap them",
                         Error);
    const IntervalProblem joined =
        made_up_intervals({.levels = {2, 2}, .synergies = 1, .reservation = -100}, 1);
    CHECK_FALSE(robustness(joined).minimax_regret.has_value());
    CHECK_THROWS_AS(regret(joined, {0, 0}), Error);
}
