#include "entente/committee/written_time.hpp"

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

TEST_CASE("days and times read back as they are written") {
    CHECK(day_in("2026-12-14") == 2026y / 12 / 14);
    CHECK(day_text(2026y / 12 / 14) == "2026-12-14");
    CHECK(day_text(2026y / 1 / 4) == "2026-01-04");
    CHECK(time_of_day_in("00:00") == 0min);
    CHECK(time_of_day_in("17:05") == 17h + 5min);
    CHECK(time_of_day_in("24:00") == 24h);
    CHECK(time_of_day_text(17h + 5min) == "17:05");
    CHECK(time_of_day_text(17h + 5min + 9s) == "17:05:09");
    CHECK(offset_text(9h) == "+09:00");
    CHECK(offset_text(-3h - 30min) == "-03:30");
    CHECK(offset_text(0s) == "+00:00");
}

TEST_CASE("a time has a day, a clock and perhaps an offset") {
    const WallTime wall = std::chrono::local_days(2026y / 12 / 14) + 17h;
    for (const char* text : {"2026-12-14T17:00", "2026-12-14 17:00", "2026-12-14T17:00:00"}) {
        CAPTURE(text);
        REQUIRE(time_in(text));
        CHECK(time_in(text)->wall == wall);
        CHECK(!time_in(text)->offset);
    }
    CHECK(time_in("2026-12-14T17:00+09:00")->offset == 9h);
    CHECK(time_in("2026-12-14T17:00:30-05:00")->offset == -5h);
    CHECK(time_in("2026-12-14T17:00Z")->offset == 0s);
    CHECK(wall_text(time_in("2026-12-14T17:00:30")->wall) == "2026-12-14T17:00:30");
}

TEST_CASE("what is no day or time is nothing") {
    for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-12-14",
                             "2026-12-14x", "2026/12/14", "-026-12-14", "2026-12-1 "}) {
        CAPTURE(text);
        CHECK(!day_in(text));
    }
    for (const char* text : {"", "7:00", "24:01", "17:60", "1700", "17:00:00", "17.00", "-1:00"}) {
        CAPTURE(text);
        CHECK(!time_of_day_in(text));
    }
    for (const char* text :
         {"", "2026-12-14", "2026-12-14T", "2026-12-14T17", "2026-12-14T17:00+9:00",
          "2026-12-14T17:00+0900", "2026-12-14T17:00+19:00", "2026-12-14T17:00z",
          "2026-02-29T17:00", "2026-12-14T25:00", "2026-12-14T17:00 JST"}) {
        CAPTURE(text);
        CHECK(!time_in(text));
    }
}

}  // namespace
}  // namespace entente::committee
