#include "entente/scenarios/bargaining/vetoes.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/dilution.hpp"
#include "tests/bargaining/made_up_problems.hpp"

using namespace entente;
using namespace entente::bargaining;
using namespace entente::bargaining::tests;

namespace {

/// Three parties with vetoes at 0. Joint gains 12, 9, 6, 3; blockers {2}, {1}, {1,2}, none.
PackageProblem four_packages() {
    PackageProblem problem = of_points({{8, 8, -4}, {8, -1, 2}, {10, -1, -3}, {1, 1, 1}});
    for (PackageParty& party : problem.parties)
        party.veto = true;
    return problem;
}

double joint_gain(const PackageProblem& problem, PackageId id) {
    double sum = 0;
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        sum += payoff(problem, i, package_at(problem, id)) - problem.parties[i].reservation;
    return sum;
}

/// The most with the vetoes of a set in force, from the definition.
double plain_gain(const PackageProblem& problem, const std::vector<std::size_t>& in_force) {
    double best = 0;
    for (PackageId id = 0; id < package_count(problem); ++id) {
        bool refused = false;
        for (const std::size_t i : in_force)
            refused = refused || payoff(problem, i, package_at(problem, id)) <
                                     problem.parties[i].reservation - rounding(problem, i);
        if (!refused)
            best = std::max(best, joint_gain(problem, id));
    }
    return best;
}

}  // namespace

TEST_CASE("blockers are those with a veto who get less than their reservation") {
    PackageProblem problem = four_packages();
    CHECK(blockers_of(problem, {2}) == std::vector<std::size_t>{1, 2});
    CHECK(blockers_of(problem, {3}).empty());
    problem.parties[1].veto = false;
    CHECK(blockers_of(problem, {2}) == std::vector<std::size_t>{2});
}

TEST_CASE("a veto costs what could be had without it, all others in force") {
    // All in force: 3. Without party 2's: 12. Without party 1's: 9. Without party 0's: 3.
    const VetoTable table = veto_table(four_packages());
    const auto costs = veto_costs(table);
    REQUIRE(costs.size() == 3);
    CHECK(costs[0].cost == 0);
    CHECK(costs[1].cost == 6);
    CHECK(costs[2].cost == 9);
}

TEST_CASE("minimal blocker sets name whom to win over, and {1,2} is not minimal beside {1}") {
    const auto sets = minimal_blocker_sets(veto_table(four_packages()));
    REQUIRE(sets.size() == 2);
    CHECK(sets[0].parties == std::vector<std::size_t>{2});
    CHECK(sets[0].joint_gain == 12);
    CHECK(sets[0].package == 0);
    CHECK(sets[1].parties == std::vector<std::size_t>{1});
}

TEST_CASE("holds share what they cost together, whatever the order in which they came") {
    // v({1}) = 0: without 2's veto 12 is still there. v({2}) = 12 - 9 = 3. v({1,2}) = 12 - 3 = 9.
    // Shapley: party 1 (0 + 6)/2 = 3, party 2 (3 + 9)/2 = 6.
    const HoldCosts costs = hold_costs(veto_table(four_packages()));
    CHECK(costs.without_holds == 12);
    CHECK(costs.with_holds == 3);
    CHECK(costs.by_hold[0].cost == doctest::Approx(0));
    CHECK(costs.by_hold[1].cost == doctest::Approx(3));
    CHECK(costs.by_hold[2].cost == doctest::Approx(6));
    const Dilution dilution = dilution_between(four_packages(), {0}, {3});
    CHECK(*dilution.kept == doctest::Approx(0.25));
    CHECK_FALSE(dilution_between(of_points({{-1}, {1}}), {0}, {1}).kept.has_value());
}

TEST_CASE("compensation brings blockers to their reservation at the expense of those who gain") {
    // (8, 8, -4): 4 owed to party 2, of a surplus of 16: a quarter of what the others gain.
    const Compensation found = compensation(four_packages(), {0});
    CHECK(found.total == 4);
    CHECK(found.payable);
    CHECK(found.transfers == std::vector<double>{-2, -2, 4});
    PackageProblem problem = of_points({{1, -2}});
    problem.parties[0].veto = problem.parties[1].veto = true;
    const Compensation too_much = compensation(problem, {0});
    CHECK_FALSE(too_much.payable);
    CHECK(too_much.total == 2);
    CHECK(too_much.transfers.empty());
}

TEST_CASE(
    "side payments make a package acceptable exactly where the sum of gains is not negative") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        PackageProblem problem =
            made_up({.levels = {3, 3, 2}, .parties = 4, .reservation = 1}, seed);
        for (PackageParty& party : problem.parties)
            party.veto = true;
        for (PackageId id = 0; id < package_count(problem); ++id) {
            const Compensation found = compensation(problem, package_at(problem, id));
            CHECK(found.payable == (joint_gain(problem, id) >= 0));
            double sum = 0;
            for (const double transfer : found.transfers)
                sum += transfer;
            CHECK(sum == doctest::Approx(0));
        }
    }
}

TEST_CASE("the table of vetoes agrees with trying every set of vetoes") {
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        CAPTURE(seed);
        const PackageProblem problem = made_up({.levels = {3, 2, 4, 2, 3, 2, 2},
                                                .parties = 4,
                                                .synergies = seed % 4,
                                                .reservation = 2.5,
                                                .whole_numbers = seed % 2 == 0},
                                               seed);
        const VetoTable table = veto_table(problem);
        REQUIRE(table.holders == std::vector<std::size_t>{0, 1, 2});
        const auto gain = table.gain_in_force();
        for (std::size_t set = 0; set < 8; ++set) {
            std::vector<std::size_t> in_force;
            for (std::size_t b = 0; b < 3; ++b)
                if ((set >> b & 1U) != 0)
                    in_force.push_back(table.holders[b]);
            CHECK(gain[set] == doctest::Approx(plain_gain(problem, in_force)).epsilon(1e-12));
        }
        for (const BlockerSet& blockers : minimal_blocker_sets(table)) {
            CHECK(blockers_of(problem, package_at(problem, blockers.package)) == blockers.parties);
            CHECK(joint_gain(problem, blockers.package) ==
                  doctest::Approx(blockers.joint_gain).epsilon(1e-12));
        }
        const HoldCosts costs = hold_costs(table);
        double sum = 0;
        for (const VetoCost& cost : costs.by_hold)
            sum += cost.cost;
        CHECK(sum == doctest::Approx(costs.without_holds - costs.with_holds));
    }
}

TEST_CASE("too many vetoes or packages for the table are refused with the limit") {
    PackageProblem many = of_points({std::vector<double>(21, 1.0)});
    for (PackageParty& party : many.parties)
        party.veto = true;
    CHECK_THROWS_WITH_AS(veto_table(many),
                         "21 vetoes, more than the limit of 20 for sets of blockers; merge parties "
                         "that always stand together",
                         Error);
    CHECK_THROWS_AS(veto_table(made_up({.levels = std::vector<std::size_t>(25, 2)}, 1)), Error);
}
