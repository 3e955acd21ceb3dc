#include "entente/committee/mandate_map.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/committee/toy_registry.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

using Codes = std::vector<std::string>;

// By hand from the table in toy_registry.hpp, on 2022-01-01, sides AAA and BBB. A mandate for goods
// covers chips; one for chips is a part of goods.
//
//            more than an interest                  alike         gap             must clear
// goods AAA  TRADE, ARMS; COAST by chips (part)     TRADE, ARMS   -               ARMS, TRADE
//       BBB  WORKS twice (chips is a part): one     -             -               WORKS
// chips AAA  TRADE, ARMS (wider), COAST             TRADE, ARMS   -               ARMS, TRADE
//       BBB  WORKS                                  -             -               WORKS
// sea   AAA  -                                      -             interest: COAST -
//       BBB  -                                      -             nobody          -
// air   AAA  TRADE, ARMS                            TRADE chairs  -               ARMS, TRADE
//       BBB  STATE                                  -             -               STATE
// stars AAA  -                                      -             nobody          -
//       BBB  -                                      -             nobody          -
//
// Overlaps: goods, chips and air of AAA. Sides differ on goods (statutory against delegated, 2
// against 1), chips (2 against 1), sea (interest against nothing) and air (2 against 1).
MandateMap toy_map() {
    return mandate_map(toy_registry(), {}, 2022y / 1 / 1);
}

TEST_CASE("overlaps are as worked out by hand, contested only between equals without a chair") {
    const MandateMap map = toy_map();
    CHECK(map.sides == Codes{"AAA", "BBB"});  // CCC has no agencies
    REQUIRE(map.overlaps.size() == 3);
    CHECK(map.overlaps[0].topic == "air");
    CHECK(map.overlaps[0].contested.empty());
    CHECK(map.overlaps[1].topic == "chips");
    CHECK(map.overlaps[1].contested == Codes{"ARMS", "TRADE"});
    CHECK(map.overlaps[2].topic == "goods");
    CHECK(map.overlaps[2].contested == Codes{"ARMS", "TRADE"});
    REQUIRE(map.overlaps[2].holders.size() == 3);
    CHECK(map.overlaps[2].holders[0].mandate.agency == "ARMS");
    CHECK(map.overlaps[2].holders[2].mandate.agency == "COAST");
    CHECK(map.overlaps[2].holders[2].coverage == Coverage::Part);
}

TEST_CASE("gaps are as worked out by hand") {
    const std::vector<MandateGap> expected = {
        {.side = "AAA", .topic = "sea", .kind = GapKind::InterestOnly, .agencies = {"COAST"}},
        {.side = "BBB", .topic = "sea", .kind = GapKind::Nobody},
        {.side = "AAA", .topic = "stars", .kind = GapKind::Nobody},
        {.side = "BBB", .topic = "stars", .kind = GapKind::Nobody}};
    CHECK(toy_map().gaps == expected);
}

TEST_CASE("a topic of which a side holds parts alone is a gap of its own kind") {
    Registry toys = toy_registry();
    std::erase_if(toys.mandates, [](const Mandate& mandate) {
        return mandate.agency == "WORKS" && mandate.topic == "goods";
    });
    const MandateMap map = mandate_map(toys, {"BBB"}, 2022y / 1 / 1);
    const MandateGap expected{
        .side = "BBB", .topic = "goods", .kind = GapKind::PartsOnly, .agencies = {"WORKS"}};
    CHECK(map.gaps.front() == expected);
}

TEST_CASE("asymmetries between sides are as worked out by hand") {
    const MandateMap map = toy_map();
    Codes topics;
    for (const MandateAsymmetry& asymmetry : map.asymmetries)
        topics.push_back(asymmetry.topic);
    CHECK(topics == Codes{"air", "chips", "goods", "sea"});
    const MandateAsymmetry& goods = map.asymmetries[2];
    CHECK(goods.sides[0].strongest == MandateStrength::Statutory);
    CHECK(goods.sides[0].clearing == Codes{"ARMS", "TRADE"});
    CHECK(goods.sides[1].strongest == MandateStrength::Delegated);
    CHECK(goods.sides[1].clearing == Codes{"WORKS"});
    CHECK(map.asymmetries[3].sides[1].strongest == std::nullopt);
}

TEST_CASE("the table has a row for each mandate on each topic and for each gap, and says it") {
    const MandateMap map = toy_map();
    const Table table = mandate_table(map);
    // air 3; chips: 2 + 1 of AAA, WORKS twice, STATE's interest: 6; goods the same 6; sea 1; gaps 4
    CHECK(table.rows().size() == 3 + 6 + 6 + 1 + 4);
    CHECK(table.sentences.at(0) ==
          "Aland (AAA): several agencies hold 3 of 5 topics, on 2 of them with equal strength: "
          "chips (ARMS and TRADE); goods (ARMS and TRADE).");
    CHECK(table.sentences.at(1) ==
          "Bland (BBB): several agencies hold 0 of 5 topics, on 0 of them with equal strength.");
    CHECK(table.sentences.at(2) ==
          "No agency of Aland (AAA) holds the sea; COAST has an interest.");
    // ten mandates hold on that day (WORKS' for air has ended); TRADE's for goods alone was seen
    CHECK(table.notes.at(0).starts_with("9 of 10 mandates are written from memory"));
    const Table differences = asymmetry_table(map);
    CHECK(differences.rows().size() == 4);
    CHECK(differences.sentences.at(2) == "Agencies that must clear goods: Aland 2, Bland 1.");
}

TEST_CASE("every mandate of every topic stands in the map once for each topic it bears on") {
    const MandateMap map = toy_map();
    for (const Mandate& mandate : map.registry.mandates)
        CHECK(std::ranges::count_if(map.held, [&](const AppliedMandate& held) {
                  return held.mandate == mandate && held.coverage == Coverage::Same;
              }) == 1);
}

TEST_CASE("a map of a side that is not there is refused") {
    CHECK_THROWS_AS(mandate_map(toy_registry(), {"DDD"}, 2022y / 1 / 1), Error);
    CHECK(mandate_map({}, {}, 2022y / 1 / 1).held.empty());
}

}  // namespace
}  // namespace entente::committee
