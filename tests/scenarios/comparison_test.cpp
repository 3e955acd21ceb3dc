#include "entente/scenarios/comparison.hpp"

#include <doctest/doctest.h>

using namespace entente;
using namespace entente::scenarios;

namespace {

data::Scenario scenario_by(std::vector<std::string> by, std::vector<std::string> on) {
    data::Measure measure;
    measure.by = std::move(by);
    measure.on = std::move(on);
    data::Scenario scenario;
    scenario.measures.push_back(std::move(measure));
    return scenario;
}

}  // namespace

TEST_CASE("members impose and are not aimed at first; others aimed at are targets") {
    const auto roles = roles_of({scenario_by({"USA"}, {"CHN"}), scenario_by({"JPN"}, {"CHN"}),
                                 scenario_by({"CHN"}, {"USA", "JPN"})},
                                {"USA", "JPN", "CHN", "DEU"}, {});
    CHECK(roles == std::vector<Role>{Role::Member, Role::Member, Role::Target, Role::Third});
}

TEST_CASE("members can be named") {
    const auto roles =
        roles_of({scenario_by({"USA"}, {"CHN"})}, {"USA", "JPN", "CHN"}, {"USA", "JPN"});
    CHECK(roles == std::vector<Role>{Role::Member, Role::Member, Role::Target});
}

TEST_CASE("burden shares add up to one and the transfer makes losses the same part of income") {
    // Members lose 2 of 100 and 1 of 300: 3 of 400, so 0.75 of each hundred.
    const std::vector<Role> roles{Role::Member, Role::Member, Role::Target};
    const auto rows = compare({{"A", {"USA"}, {-0.02, -1.0 / 300, -0.1}}}, {"USA", "JPN", "CHN"},
                              roles, {100, 300, 50});
    CHECK(*rows[0][0].burden_share == doctest::Approx(2.0 / 3));
    CHECK(*rows[0][1].burden_share == doctest::Approx(1.0 / 3));
    CHECK(*rows[0][0].transfer_musd == doctest::Approx(2 - 0.75));
    CHECK(*rows[0][1].transfer_musd == doctest::Approx(1 - 2.25));
    CHECK_FALSE(rows[0][2].transfer_musd);
}

TEST_CASE("a measure of one member that lowers another is flagged, with nobody else") {
    const std::vector<Role> roles{Role::Member, Role::Member, Role::Third};
    const auto rows =
        compare({{"A", {"USA"}, {0.01, -0.02, -0.1}}, {"B", {"JPN"}, {0.01, 0.02, -0.1}}},
                {"USA", "JPN", "DEU"}, roles, {100, 100, 100});
    CHECK(rows[0][0].lowers == std::vector<std::string>{"JPN"});
    CHECK(rows[0][1].lowers.empty());
    CHECK(rows[1][1].lowers.empty());
}

TEST_CASE("no burden is shared where the members together gain") {
    const auto rows = compare({{"A", {"USA"}, {0.02, -0.01}}}, {"USA", "JPN"},
                              {Role::Member, Role::Member}, {100, 100});
    CHECK_FALSE(rows[0][0].burden_share);
}
