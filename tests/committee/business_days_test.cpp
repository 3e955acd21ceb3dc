#include "entente/committee/business_days.hpp"

#include <array>
#include <vector>

#include <doctest/doctest.h>

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

const std::array<Calendar, 2> capitals = {us_calendar(), japanese_calendar()};
const Calendars both = capitals;
const Calendars washington = both.first(1);
const Calendars tokyo = both.last(1);

Instant utc(Day day, std::chrono::seconds time) {
    return std::chrono::sys_days(day) + time;
}

TEST_CASE("the day itself does not count") {
    CHECK(add_business_days(2026y / 12 / 14, 1, both) == 2026y / 12 / 15);
    CHECK(add_business_days(2026y / 12 / 11, 1, both) == 2026y / 12 / 14);  // Friday to Monday
    CHECK(add_business_days(2026y / 12 / 14, -1, both) == 2026y / 12 / 11);
}

TEST_CASE("counting in both capitals skips what either has off") {
    // 21 to 25 September 2026: Tokyo is off on Monday, Tuesday and Wednesday.
    CHECK(add_business_days(2026y / 9 / 18, 1, washington) == 2026y / 9 / 21);
    CHECK(add_business_days(2026y / 9 / 18, 1, tokyo) == 2026y / 9 / 24);
    CHECK(add_business_days(2026y / 9 / 18, 1, both) == 2026y / 9 / 24);
    // Year end: Washington is off on 25 December and 1 January, Tokyo from 29 December to 3
    // January.
    CHECK(add_business_days(2026y / 12 / 24, 1, both) == 2026y / 12 / 28);
    CHECK(add_business_days(2026y / 12 / 28, 1, both) == 2027y / 1 / 4);
}

TEST_CASE("no days from a day off is the next day at work") {
    CHECK(add_business_days(2026y / 12 / 14, 0, both) == 2026y / 12 / 14);
    CHECK(add_business_days(2026y / 12 / 12, 0, both) == 2026y / 12 / 14);
}

TEST_CASE("adding days and counting between days are inverse") {
    for (int n = -300; n <= 300; ++n) {
        const Day day = add_business_days(2026y / 12 / 14, n, both);
        REQUIRE(business_days_between(2026y / 12 / 14, day, both) == n);
        REQUIRE(add_business_days(day, -n, both) == 2026y / 12 / 14);
        REQUIRE(all_at_work(both, day));
    }
}

TEST_CASE("order of the calendars makes no difference to counting") {
    const std::array<Calendar, 2> turned = {japanese_calendar(), us_calendar()};
    for (int n = 1; n <= 100; ++n)
        REQUIRE(add_business_days(2026y / 4 / 1, n, both) ==
                add_business_days(2026y / 4 / 1, n, turned));
}

TEST_CASE("office hours begin with the opening and end before the close") {
    const Calendar& usa = capitals[0];
    CHECK(!at_work(usa, utc(2026y / 12 / 14, 13h + 59min), Hours::Office));
    CHECK(at_work(usa, utc(2026y / 12 / 14, 14h), Hours::Office));
    CHECK(at_work(usa, utc(2026y / 12 / 14, 22h + 29min), Hours::Office));
    CHECK(!at_work(usa, utc(2026y / 12 / 14, 22h + 30min), Hours::Office));
    CHECK(at_work(usa, utc(2026y / 12 / 14, 22h + 30min), Hours::Reach));
    CHECK(!at_work(usa, utc(2026y / 12 / 12, 15h), Hours::Office));
}

TEST_CASE("Tokyo and Washington never keep office hours at the same time") {
    CHECK(!next_common_time(utc(2026y / 12 / 14, 0s), both, Hours::Office));
    CHECK(!next_common_time(utc(2026y / 7 / 1, 0s), both, Hours::Office));
}

TEST_CASE("both capitals can be reached in the morning of the one and the evening of the other") {
    // Monday 07:00 in Tokyo is Sunday in Washington; Monday 21:00 there is 07:00 in Washington.
    CHECK(next_common_time(utc(2026y / 12 / 12, 0s), both, Hours::Reach) ==
          utc(2026y / 12 / 14, 12h));
    // Monday 17:00 in Washington is Tuesday 07:00 in Tokyo.
    CHECK(next_common_time(utc(2026y / 12 / 14, 13h), both, Hours::Reach) ==
          utc(2026y / 12 / 14, 22h));
    // Who asks while both can be reached is told now.
    CHECK(next_common_time(utc(2026y / 12 / 14, 12h + 17min), both, Hours::Reach) ==
          utc(2026y / 12 / 14, 12h + 17min));
    // Friday evening in Washington is Saturday in Tokyo.
    CHECK(next_common_time(utc(2026y / 12 / 11, 13h), both, Hours::Reach) ==
          utc(2026y / 12 / 14, 12h));
}

TEST_CASE("the first common time is never earlier than a search minute by minute finds") {
    Instant from = utc(2026y / 12 / 23, 5h);
    for (int round = 0; round < 12; ++round) {
        const auto found = next_common_time(from, both, Hours::Reach);
        REQUIRE(found);
        Instant minute = from;
        while (!at_work(capitals[0], minute, Hours::Reach) ||
               !at_work(capitals[1], minute, Hours::Reach))
            minute += 1min;
        REQUIRE(*found == minute);
        from = *found + 7h;
    }
}

TEST_CASE("one capital alone is at work when it opens") {
    CHECK(next_common_time(utc(2026y / 12 / 12, 0s), tokyo, Hours::Office) ==
          utc(2026y / 12 / 14, 30min));
}

}  // namespace
}  // namespace entente::committee
