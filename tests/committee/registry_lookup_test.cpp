#include "entente/committee/registry_lookup.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/committee/toy_registry.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

using Codes = std::vector<std::string>;

std::string not_found(const auto& ask) {
    try {
        ask();
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::NotFound);
        return error.what();
    }
    return "was found";
}

Codes texts(const std::vector<OfficeId>& offices) {
    Codes codes;
    for (const OfficeId& id : offices)
        codes.push_back(id.text());
    return codes;
}

TEST_CASE("a day's registry holds what holds on that day, first and last days counted") {
    const Registry toys = toy_registry();
    const auto air_of_bland = [&](std::chrono::year_month_day day) {
        Codes agencies;
        for (const Mandate& mandate : as_of(toys, day).mandates)
            if (mandate.topic == "air" && (mandate.agency == "WORKS" || mandate.agency == "STATE"))
                agencies.push_back(mandate.agency);
        return agencies;
    };
    CHECK(air_of_bland(2020y / 12 / 31) == Codes{"WORKS"});
    CHECK(air_of_bland(2021y / 1 / 1) == Codes{"STATE"});
    const auto chief = [&](std::chrono::year_month_day day) {
        return office_of(as_of(toys, day), office_named("TRADE/chief")).holders.front().name;
    };
    CHECK(chief(2019y / 12 / 31) == "A");
    CHECK(chief(2020y / 1 / 1) == "B");
}

TEST_CASE("what stands on an entry that does not hold goes with it") {
    const Registry before = as_of(toy_registry(), 1999y / 12 / 31);  // the council began in 2000
    CHECK(before.forums.size() == 1);
    CHECK(before.forums.front().parent.empty());
    CHECK(before.leads.size() == 1);
    Registry toys = toy_registry();
    for (Side& side : toys.sides)
        if (side.code == "AAA")
            side.valid.until = 2010y / 12 / 31;
    const Registry after = as_of(toys, 2011y / 1 / 1);
    CHECK(agencies_of(after, "AAA").empty());
    CHECK(after.offices.empty());
    CHECK(after.mandates.size() == 4);  // WORKS three, STATE one
    CHECK(forum_named(after, "council").sides == Codes{"BBB", "CCC"});
    CHECK(instrument_named(after, "treaty").needs_legislature == Codes{"BBB"});
}

TEST_CASE("what is not there is said with what is") {
    const Registry toys = toy_registry();
    CHECK(not_found([&] { side_named(toys, "USA"); }) ==
          "there is no side 'USA'; there are AAA, BBB, CCC");
    CHECK(not_found([&] { office_of(toys, office_named("TRADE/boss")); }) ==
          "there is no office 'TRADE/boss'; there are TRADE/desk, TRADE/deputy, "
          "TRADE/other-deputy, TRADE/chief");
    CHECK(not_found([&] { office_of(toys, office_named("ARMS/boss")); }) ==
          "there is no office 'ARMS/boss'; there are none");
    CHECK(not_found([&] { forum_path(toys, "quad"); }) ==
          "there is no forum 'quad'; there are chips-group, council");
}

TEST_CASE("a forum without leads of a side takes those of the forum above") {
    const Registry toys = toy_registry();
    REQUIRE(leads_of(toys, "chips-group", "AAA").size() == 1);
    CHECK(leads_of(toys, "chips-group", "AAA").front()->agency == "TRADE");
    REQUIRE(leads_of(toys, "chips-group", "BBB").size() == 1);
    CHECK(leads_of(toys, "chips-group", "BBB").front()->agency == "WORKS");
    CHECK(leads_of(toys, "council", "BBB").front()->agency == "STATE");
    CHECK(leads_of(toys, "council", "CCC").empty());
}

TEST_CASE("superiors are of the same agency and of higher rank, the next rank first") {
    const Registry toys = toy_registry();
    CHECK(texts(rank_ladder(toys, "TRADE")) ==
          Codes{"TRADE/desk", "TRADE/deputy", "TRADE/other-deputy", "TRADE/chief"});
    CHECK(texts(superiors(toys, office_named("TRADE/desk"))) ==
          Codes{"TRADE/deputy", "TRADE/other-deputy", "TRADE/chief"});
    // no deputy assistant: the rank above the desk is the vice minister's
    CHECK(texts(next_rank_up(toys, office_named("TRADE/desk"))) ==
          Codes{"TRADE/deputy", "TRADE/other-deputy"});
    CHECK(texts(next_rank_up(toys, office_named("TRADE/deputy"))) == Codes{"TRADE/chief"});
    CHECK(next_rank_up(toys, office_named("TRADE/chief")).empty());
}

TEST_CASE("a registry made by hand with a circle of topics does not hang") {
    Registry circle;
    circle.topics = {{.code = "a", .parent = "b"}, {.code = "b", .parent = "a"}};
    CHECK(topic_path(circle, "a").size() == most_levels);
}

}  // namespace
}  // namespace entente::committee
