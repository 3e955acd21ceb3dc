#include "entente/scenarios/scenario_sets.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "tests/scenarios/small_scenarios.hpp"

using namespace std::chrono_literals;

namespace entente::scenarios {
namespace {

using namespace tests;

TEST_CASE("scenarios together have all measures") {
    const auto one = scenario(measure("tariff", "A", "B", "rate_points = 5"));
    const auto other =
        read_scenario("name = \"t\"\n\n" + measure("embargo", "C", "B", ""), "t.toml");
    const auto both = together({one, other});
    CHECK(both.name == "together");
    CHECK(both.description == "s + t");
    REQUIRE(both.measures.size() == 2);
    CHECK(both.measures[0].file == "s.toml");
    CHECK(both.measures[1].kind == data::MeasureKind::Embargo);
    const auto short_run = read_scenario(
        "name = \"u\"\nelasticities = \"short_run\"\n" + measure("embargo", "C", "B", ""), "u");
    CHECK(together({short_run}).elasticity_divisor == 4);
    CHECK(shock_of(short_run, small_base()).elasticity_divisor == 4);
    CHECK_THROWS_WITH_AS(together({one, short_run}), doctest::Contains("must agree"), Error);
    CHECK(together({}).measures.empty());
}

TEST_CASE("a scenario is carried out by others: imposers, members and those who are answered") {
    const auto given = read_scenario(
        "name = \"s\"\n[[measure]]\nkind = \"tariff\"\nby = [\"A\", \"C\"]\non = \"B\"\n"
        "rate_points = 5\nretaliation = 1.0\n" +
            measure("subsidy", "B", "", "rate_points = 2"),
        "s");
    REQUIRE(given.measures.size() == 3);
    const auto wider = carried_out_by(given, {"A", "C", "D"}, {"A", "D"});
    REQUIRE(wider.measures.size() == 3);
    CHECK(wider.measures[0].by == std::vector<std::string>{"A", "D"});
    CHECK(wider.measures[1].by == std::vector<std::string>{"B"});
    CHECK(wider.measures[1].on == std::vector<std::string>{"A", "D"});
    CHECK(wider.measures[2].by == std::vector<std::string>{"B"});
    // Nobody left: the duty and its answer are gone, what others do stays.
    CHECK(carried_out_by(given, {"A", "C", "D"}, {}).measures.size() == 1);
    const auto same = carried_out_by(given, {"A", "C"}, {"A", "C"});
    CHECK(same.measures[0].by == given.measures[0].by);
    CHECK(same.measures[1].on == given.measures[1].on);
}

std::vector<Overlap> overlaps_of(const std::string& one, const std::string& other) {
    static std::vector<data::Scenario> both;  // overlaps point into them
    both = {scenario(one), read_scenario("name = \"t\"\n" + other, "t.toml")};
    return overlaps(both, small_base());
}

TEST_CASE("scenarios overlap where one economy puts the same instrument on the same flows") {
    const auto found = overlaps_of(
        measure("tariff", "A", "B", "sectors = \"s1..s2\"\nrate_points = 5"),
        "[[measure]]\nkind = \"tariff\"\nby = [\"A\", \"C\"]\non = \"B\"\nrate_points = 9\n");
    REQUIRE(found.size() == 1);
    CHECK(found[0].scenarios == std::pair<std::size_t, std::size_t>(0, 1));
    CHECK(found[0].cells == 2);
    CHECK(words_of(found[0]) ==
          "s.toml:2 (tariff by A on B, s1..s2, 5 points) and t.toml:2 (tariff by A and C on B, all "
          "sectors, 9 points) act on the same s1 from B to A and 1 more");
}

TEST_CASE("producers overlap by host and sector") {
    const auto found =
        overlaps_of(measure("subsidy", "A", "", "rate_points = 5"),
                    measure("subsidy", "A", "", "sectors = \"s3\"\nrate_points = 9"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].cells == 1);
    CHECK(found[0].first == "s3 in A");
}

TEST_CASE("other flows and the other end's act are no overlap, other instruments are told apart") {
    const std::string tariff = measure("tariff", "A", "B", "rate_points = 5");
    CHECK(overlaps_of(tariff, measure("tariff", "C", "B", "rate_points = 5")).empty());
    CHECK(overlaps_of(tariff, measure("tariff", "B", "A", "rate_points = 5")).empty());
    const auto beside =
        overlaps_of(tariff, measure("licence_friction", "A", "B", "cost_factor = 2"));
    REQUIRE(beside.size() == 1);
    CHECK_FALSE(beside[0].same_instrument);
    CHECK(
        overlaps_of(measure("import_ban", "A", "B", ""), measure("embargo", "B", "A", "")).empty());
    CHECK_FALSE(overlaps_of(measure("subsidy", "A", "", "rate_points = 5"),
                            measure("productivity", "A", "", "factor = 1.01"))[0]
                    .same_instrument);
    CHECK(overlaps_of(measure("import_ban", "A", "B", ""),
                      measure("firm_ban", "A", "B", "share = 0.4"))
              .size() == 1);
}

TEST_CASE("what is not in force on the day overlaps nothing") {
    const std::vector<data::Scenario> both{
        scenario(measure("tariff", "A", "B", "rate_points = 5\nfrom = 2030-01-01")),
        scenario(measure("tariff", "A", "B", "rate_points = 9"))};
    CHECK(overlaps(both, small_base()).size() == 1);
    CHECK(overlaps(both, small_base(), 2022y / 1 / 1).empty());
}

}  // namespace
}  // namespace entente::scenarios
