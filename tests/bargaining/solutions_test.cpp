#include "entente/scenarios/bargaining/solutions.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/bargaining/made_up_problems.hpp"
#include "tests/bargaining/plain_solutions.hpp"

using namespace entente;
using namespace entente::bargaining;
using namespace entente::bargaining::tests;

TEST_CASE("a game of five packages has the answers that one finds by hand") {
    // Points (2,9) (4,8) (7,5) (8,3) (3,3), reservations 2 and 3. Gains (0,6) (2,5) (5,2) (6,0)
    // (1,0). Products 0 10 10 0 0: (4,8) and (7,5) tie, the first player's better one is shown.
    // Least gains 0 2 2 0 0: both tie again, second gains 5 and 5. Ideals 6 and 6: the same.
    // Sums 11 12 12 11 6.
    PackageProblem problem = of_points({{2, 9}, {4, 8}, {7, 5}, {8, 3}, {3, 3}});
    problem.parties[0].reservation = 2;
    problem.parties[1].reservation = 3;
    problem.parties[0].veto = problem.parties[1].veto = true;
    const PackageSolutions found = solve_packages(problem);
    CHECK(found.acceptable == 5);
    for (const auto* solution :
         {&found.nash, &found.egalitarian, &found.kalai_smorodinsky, &found.utilitarian}) {
        REQUIRE(solution->has_value());
        CHECK((*solution)->payoffs == std::vector<double>{7, 5});
        CHECK((*solution)->ties == std::vector<PackageId>{1, 2});
    }
    CHECK(found.nash->value == 10);
    CHECK(found.ideal == std::vector<double>{8, 9});
    CHECK(found.frontier.size() == 4);
}

TEST_CASE("no Nash package lies below both reservations, though the product is positive there") {
    PackageProblem problem = of_points({{-5, -5}, {1, 1}});
    const PackageSolutions found = solve_packages(problem);
    CHECK(found.nash->payoffs == std::vector<double>{1, 1});
    problem = of_points({{-5, -5}, {-1, 1}});
    CHECK_FALSE(solve_packages(problem).nash.has_value());
}

TEST_CASE("Kalai-Smorodinsky raises the least part of the ideal, not the evenness of parts") {
    // (1,1) is perfectly even and worse for both than (5,6); ideals 10 and 10.
    const PackageSolutions found = solve_packages(of_points({{1, 1}, {5, 6}, {10, 0}, {0, 10}}));
    CHECK(found.kalai_smorodinsky->payoffs == std::vector<double>{5, 6});
    CHECK(found.kalai_smorodinsky->value == doctest::Approx(0.5));
}

TEST_CASE("the ideal may be over all packages or over those that are acceptable") {
    // Party 2 refuses (10,0). Of the rest the ideals are 6 and 8, of all 10 and 8.
    // Parts of (6,2): 1 and 1/4, or 6/10 and 1/4; of (3,3): 1/2 and 3/8, or 3/10 and 3/8.
    PackageProblem problem = of_points({{10, 0}, {6, 2}, {3, 3}, {2, 8}});
    problem.parties[1].reservation = 0;
    problem.parties[1].veto = true;
    problem.parties[1].reservation = 1;
    const auto acceptable = solve_packages(problem);
    CHECK(acceptable.ideal == std::vector<double>{6, 8});
    const auto all = solve_packages(problem, {.ideal = Ideal::All});
    CHECK(all.ideal == std::vector<double>{10, 8});
    // (3-0)/6 and (3-1)/7 against (2-0)/6 and 1.
    CHECK(acceptable.kalai_smorodinsky->payoffs == std::vector<double>{2, 8});
    // 3/10 and 2/7 against 2/10 and 1.
    CHECK(all.kalai_smorodinsky->payoffs == std::vector<double>{3, 3});
}

TEST_CASE("where nothing is acceptable there is no answer and no frontier") {
    PackageProblem problem = of_points({{1, 1}});
    problem.parties[0].veto = true;
    problem.parties[0].reservation = 2;
    const PackageSolutions found = solve_packages(problem);
    CHECK(found.acceptable == 0);
    CHECK_FALSE(found.nash.has_value());
    CHECK_FALSE(found.utilitarian.has_value());
    CHECK(found.frontier.empty());
    CHECK_FALSE(best_for(problem, {0, 1}).has_value());
}

TEST_CASE("the search agrees with looking at every package, on hundreds of random problems") {
    const std::vector<std::vector<std::size_t>> shapes{
        {7},   {2, 2},   {3, 1, 4}, {2, 2, 2, 2, 2, 2, 2}, {5, 4, 3, 2},
        {600}, {2, 700}, {100, 90}, {6, 6, 6, 3}};
    std::uint64_t seed = 0;
    for (const auto& levels : shapes)
        for (const std::size_t parties : {1U, 2U, 3U, 5U})
            for (const bool whole : {false, true})
                for (const double reservation : {-100.0, 0.5, 2.0}) {
                    const PackageProblem problem =
                        made_up({.levels = levels,
                                 .parties = parties,
                                 .synergies = levels.size() > 1 ? 3 * (seed % 3) : 0,
                                 .reservation = reservation,
                                 .whole_numbers = whole},
                                ++seed);
                    CAPTURE(seed);
                    for (const Between between : {Between::Parties, Between::Sides})
                        for (const Ideal ideal : {Ideal::Acceptable, Ideal::All})
                            check_same(
                                solve_packages(problem, {.between = between, .ideal = ideal}),
                                plain_solutions(problem, between, ideal));
                }
}

TEST_CASE("branch and bound finds what counting finds") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        const PackageProblem problem = made_up({.levels = std::vector<std::size_t>(14, 2),
                                                .parties = 4,
                                                .synergies = seed % 8,
                                                .reservation = 3,
                                                .whole_numbers = seed % 2 == 0},
                                               seed);
        const auto counted = solve_packages(problem, {.between = Between::Sides});
        const auto bounded =
            solve_packages(problem, {.between = Between::Sides, .walk = {.counted_up_to = 0}});
        CHECK_FALSE(bounded.acceptable.has_value());
        check_same(bounded, counted);
    }
}

TEST_CASE("the same bits come out for any number of threads") {
    const PackageProblem problem = made_up({.levels = std::vector<std::size_t>(16, 2),
                                            .parties = 6,
                                            .synergies = 9,
                                            .reservation = 2,
                                            .whole_numbers = true},
                                           5);
    const auto one = solve_packages(problem, {.between = Between::Sides, .walk = {.threads = 1}});
    const auto four = solve_packages(problem, {.between = Between::Sides, .walk = {.threads = 4}});
    check_same(one, four);
    CHECK(one.nash->value == four.nash->value);
    for (std::size_t k = 0; k < one.frontier.size(); ++k)
        CHECK(one.frontier[k].package == four.frontier[k].package);
}

TEST_CASE("beyond 2^24 packages the best is still proved, beyond 2^62 they have no numbers") {
    // Additive and without vetoes the best joint package takes the best level of every measure.
    PackageProblem problem = made_up({.levels = std::vector<std::size_t>(38, 3), .parties = 4}, 11);
    double best = 0;
    for (std::size_t m = 0; m < problem.measures.size(); ++m) {
        std::vector<double> sums(3);
        for (PackageParty& party : problem.parties) {
            party.veto = false;
            for (std::size_t a = 0; a < sums.size(); ++a)
                sums[a] += party.payoffs[m][a];
        }
        best += *std::ranges::max_element(sums);
    }
    const auto found = best_for(problem, {0, 1, 2, 3});
    REQUIRE(found.has_value());
    CHECK(found->value == doctest::Approx(best).epsilon(1e-12));
    CHECK_THROWS_AS(best_for(made_up({.levels = std::vector<std::size_t>(40, 3)}, 1), {0}), Error);
}

TEST_CASE("a search that cannot prove its answer says so instead of stopping in silence") {
    const PackageProblem problem =
        made_up({.levels = std::vector<std::size_t>(30, 2), .parties = 6, .reservation = 5}, 3);
    try {
        solve_packages(problem, {.walk = {.most_computed = 100'000}});
        FAIL("no error");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::NotComputed);
        CHECK(std::string(error.what()).find("100000 packages without proving") !=
              std::string::npos);
    }
}
