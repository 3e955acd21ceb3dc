#include "entente/committee/asked_agencies.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/committee/toy_registry.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

constexpr std::chrono::year_month_day day = 2022y / 1 / 1;

TEST_CASE("an item's agencies are asked by mandate, each with the reason in words") {
    const AskedAgencies asked = asked_agencies(toy_registry(), "council", {"goods"}, day);
    const std::vector<AskedAgency> expected = {
        {.side = "AAA",
         .agency = "TRADE",
         .duty = Duty::Lead,
         .reason = "lead: leads for AAA in the council, its charter; statutory mandate for goods, "
                   "Goods Act, section 1",
         .status = SourceStatus::Memory},
        {.side = "AAA",
         .agency = "ARMS",
         .duty = Duty::MustClear,
         .reason = "must clear: statutory mandate for goods, Arms Act, section 2",
         .status = SourceStatus::Memory},
        {.side = "AAA",
         .agency = "COAST",
         .duty = Duty::Comment,
         .reason = "comment: claimed mandate for chips (a part of goods)",
         .status = SourceStatus::Memory},
        {.side = "BBB",
         .agency = "STATE",
         .duty = Duty::Lead,
         .reason = "lead: leads for BBB in the council; interest in goods",
         .status = SourceStatus::Memory},
        {.side = "BBB",
         .agency = "WORKS",
         .duty = Duty::MustClear,
         .reason = "must clear: statutory mandate for chips (a part of goods), Chips Act; "
                   "delegated mandate for goods, Order 7",
         .status = SourceStatus::Memory}};
    CHECK(asked.agencies == expected);
    CHECK(asked.sides_without_agencies == std::vector<std::string>{"CCC"});
    CHECK(asked.gaps.empty());
}

TEST_CASE("equal mandates call for a decision on the lead, with the reason") {
    const AskedAgencies asked = asked_agencies(toy_registry(), "council", {"goods"}, day);
    REQUIRE(asked.contested.size() == 1);
    const ContestedLead& lead = asked.contested.front();
    CHECK(lead.side == "AAA");
    CHECK(lead.agencies == std::vector<std::string>{"ARMS", "TRADE"});
    CHECK(lead.forum_leads == std::vector<std::string>{"TRADE"});
    CHECK(lead.reason ==
          "ARMS and TRADE hold equal (statutory) mandates for goods: ARMS by Arms Act, section 2; "
          "TRADE by Goods Act, section 1; of them TRADE leads for AAA in the council. Assign the "
          "lead by a decision with its reason");
}

TEST_CASE("a chair named by the law is no contested lead") {
    CHECK(asked_agencies(toy_registry(), "council", {"air"}, day).contested.empty());
}

TEST_CASE("a mandate that bears on two topics of an item is named once") {
    const AskedAgencies asked =
        asked_agencies(toy_registry(), "chips-group", {"goods", "chips"}, day);
    const auto reason_of = [&](const std::string& agency) {
        for (const AskedAgency& one : asked.agencies)
            if (one.agency == agency)
                return one.reason;
        return std::string("is not asked");
    };
    CHECK(reason_of("ARMS") == "must clear: statutory mandate for goods, Arms Act, section 2");
    CHECK(reason_of("STATE") == "info: interest in goods");
    CHECK(reason_of("WORKS").starts_with("lead: leads for BBB in the chips group; statutory"));
    CHECK(reason_of("TRADE").starts_with("lead: leads for AAA in the council, its charter"));
}

TEST_CASE("a wider mandate covers a topic and says so") {
    const AskedAgencies asked = asked_agencies(toy_registry(), "council", {"chips"}, day);
    CHECK(asked.agencies[1].reason ==
          "must clear: statutory mandate for goods (to which chips belongs), Arms Act, section 2");
}

TEST_CASE("who is asked follows the mandates of the day") {
    const auto duty_of_works = [](std::chrono::year_month_day on) {
        for (const AskedAgency& one :
             asked_agencies(toy_registry(), "council", {"air"}, on).agencies)
            if (one.agency == "WORKS")
                return std::string(name_of(one.duty));
        return std::string("is not asked");
    };
    CHECK(duty_of_works(2020y / 12 / 31) == "comment");
    CHECK(duty_of_works(2021y / 1 / 1) == "is not asked");
}

TEST_CASE("topics that nobody holds are said, and leads without a mandate lead all the same") {
    const AskedAgencies asked = asked_agencies(toy_registry(), "council", {"stars"}, day);
    REQUIRE(asked.agencies.size() == 2);
    CHECK(asked.agencies[1].reason ==
          "lead: leads for BBB in the council; no mandate for these topics is registered");
    CHECK(asked.gaps.size() == 2);
    const AskedAgencies leads = asked_agencies(toy_registry(), "council", {}, day);
    CHECK(leads.agencies[1].reason == "lead: leads for BBB in the council");
}

TEST_CASE("the table of who is asked begins with sentences") {
    const Registry toys = toy_registry();
    const Table table = asked_table(asked_agencies(toys, "council", {"goods"}, day), toys);
    CHECK(table.rows().size() == 5);
    CHECK(table.sentences.at(0) == "AAA: TRADE leads; ARMS must clear; COAST comments.");
    CHECK(table.sentences.at(1) == "BBB: STATE leads; WORKS must clear.");
    CHECK(table.sentences.at(2).starts_with("ARMS and TRADE hold equal (statutory) mandates"));
    CHECK(table.notes.at(0) == "No agency is registered of CCC; nobody there is asked");
}

TEST_CASE("forums and topics that are not there are refused") {
    const Registry toys = toy_registry();
    CHECK_THROWS_WITH_AS(asked_agencies(toys, "council", {"moon"}, day),
                         "there is no topic 'moon'; there are air, chips, goods, sea, stars",
                         Error);
    CHECK_THROWS_AS(asked_agencies(toys, "council", {"goods"}, 1999y / 12 / 31), Error);
}

TEST_CASE("duties have names for events and words for people") {
    CHECK(duty_named("must_clear") == Duty::MustClear);
    CHECK(words_of(Duty::MustClear) == "must clear");
    CHECK_THROWS_WITH_AS(duty_named("veto"),
                         "'veto' is no duty; there are lead, must_clear, comment, info", Error);
}

}  // namespace
}  // namespace entente::committee
