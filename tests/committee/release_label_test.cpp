#include "entente/committee/release_label.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;
using committee::ReleaseLabel;

TEST_CASE("what is made from several things is for those who may see all of them") {
    const auto usa = ReleaseLabel::of_side("USA");
    const auto joint = ReleaseLabel::named("JPN+USA");
    const auto open = ReleaseLabel::named("JPN+USA+business+public");
    CHECK(joint.meet(open).text() == "JPN+USA");
    CHECK(usa.meet(joint).text() == "USA");
    CHECK(usa.meet(ReleaseLabel::of_side("JPN")).text() == "nobody");
    CHECK(open.meet(open) == open);
    // meet is commutative and associative, and never wider than either
    for (const auto& a : {usa, joint, open})
        for (const auto& b : {usa, joint, open}) {
            CHECK(a.meet(b) == b.meet(a));
            CHECK(a.meet(b).is_narrower_or_same(a));
            CHECK(a.meet(b).meet(usa) == a.meet(b.meet(usa)));
        }
}

TEST_CASE("a label is read as it is written, in any order, and faults are named") {
    for (const char* text : {"nobody", "USA", "JPN+USA", "JPN+USA+business+public"})
        CHECK(ReleaseLabel::named(text).text() == text);
    CHECK(ReleaseLabel::named("USA+JPN").text() == "JPN+USA");
    CHECK_THROWS_AS(ReleaseLabel::named(""), Error);
    CHECK_THROWS_AS(ReleaseLabel::named("USA+USA"), Error);
    CHECK_THROWS_AS(ReleaseLabel::named("USA++JPN"), Error);
    CHECK(ReleaseLabel::of_side("USA").with("public").text() == "USA+public");
}
