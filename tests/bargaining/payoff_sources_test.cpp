#include "entente/scenarios/bargaining/payoff_sources.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;

TEST_CASE("payoffs from runs are those of the runs where measures work in pairs at most") {
    const PackageProblem truth =
        tests::made_up({.levels = {3, 2, 4, 2}, .parties = 3, .synergies = 12}, 3);
    std::size_t runs = 0;
    const auto run = [&](const Package& package) {
        ++runs;
        return payoffs(truth, package);
    };
    const RunPayoffs found = payoffs_from_runs(truth, run, Pairs::Run);
    CHECK(found.runs == runs);
    // 1 + (2 + 1 + 3 + 1) + (2*1 + 2*3 + 2*1 + 1*3 + 1*1 + 3*1) + 1 for the gap.
    CHECK(runs == 26);
    for (PackageId id = 0; id < package_count(truth); ++id)
        for (std::size_t i = 0; i < 3; ++i)
            CHECK(payoff(found.problem, i, package_at(truth, id)) ==
                  doctest::Approx(payoff(truth, i, package_at(truth, id))));
    for (const double gap : found.gap)
        CHECK(std::abs(gap) < 1e-12);
}

TEST_CASE("what three measures do together shows as a gap") {
    PackageProblem problem = tests::made_up({.levels = {2, 2, 2}, .parties = 1}, 1);
    // 10 from the start, 1 each, 5 more for all three.
    const auto run = [](const Package& x) {
        const auto sum = static_cast<double>(x[0] + x[1] + x[2]);
        return std::vector<double>{10 + sum + (sum > 2 ? 5 : 0)};
    };
    const RunPayoffs found = payoffs_from_runs(problem, run, Pairs::Run);
    CHECK(found.problem.synergies.empty());
    CHECK(payoff(found.problem, 0, {0, 0, 0}) == 10);
    CHECK(payoff(found.problem, 0, {1, 0, 1}) == 12);
    CHECK(found.gap == std::vector<double>{-5});
    CHECK(payoffs_from_runs(problem, run, Pairs::LeftOut).runs == 5);
    const auto short_run = [](const Package&) { return std::vector<double>{}; };
    CHECK_THROWS_AS(payoffs_from_runs(problem, short_run, Pairs::Run), Error);
}

TEST_CASE("ranks become points: the share of other levels beaten, half for equals") {
    const auto points = payoffs_from_ranking({{1, 3, 2}, {1, 1, 2}, {1}}, {1, 4, 9});
    CHECK(points[0] == std::vector<double>{1, 0, 0.5});
    CHECK(points[1] == std::vector<double>{3, 3, 0});
    CHECK(points[2] == std::vector<double>{0});
    CHECK_THROWS_AS(payoffs_from_ranking({{1}}, {}), Error);
    CHECK_THROWS_AS(payoffs_from_ranking({{1}}, {-1}), Error);
}
