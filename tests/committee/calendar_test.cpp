#include "entente/committee/calendar.hpp"

#include "refusal.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

TEST_CASE("a business day is neither on the weekend nor a holiday") {
    const Calendar usa = us_calendar();
    const Calendar japan = japanese_calendar();
    CHECK(is_business_day(usa, 2026y / 12 / 14));
    CHECK(is_business_day(japan, 2026y / 12 / 14));
    CHECK(!is_business_day(usa, 2026y / 12 / 12));
    CHECK(!is_business_day(usa, 2026y / 7 / 3));
    CHECK(is_business_day(japan, 2026y / 7 / 3));
    CHECK(!is_business_day(japan, 2026y / 12 / 29));
    CHECK(is_business_day(usa, 2026y / 12 / 29));
}

TEST_CASE("why an office is closed is told in both languages") {
    const Calendar usa = us_calendar();
    CHECK(why_closed(usa, 2026y / 7 / 3, Language::English) ==
          "Independence Day (in place of 2026-07-04)");
    CHECK(why_closed(usa, 2026y / 7 / 3, Language::Japanese) == "独立記念日（2026-07-04の振替）");
    CHECK(why_closed(usa, 2026y / 12 / 12, Language::English) == "Saturday");
    CHECK(why_closed(usa, 2026y / 12 / 12, Language::Japanese) == "土曜日");
    CHECK(why_closed(usa, 2026y / 12 / 14, Language::English).empty());
    CHECK(why_closed(japanese_calendar(), 2026y / 12 / 30, Language::English) ==
          "New Year closing of government offices");
}

TEST_CASE("the calendar of Washington has Inauguration Day") {
    CHECK(!is_business_day(us_calendar(), 2021y / 1 / 20));
}

TEST_CASE("a day outside the years of a calendar is refused, not taken for a business day") {
    CHECK(refusal(ErrorKind::InvalidInput, [] { is_business_day(us_calendar(), 2051y / 1 / 2); }) ==
          "2051-01-02 is outside the calendar 'usa', which knows the holidays from 2000 to 2050; "
          "choose an earlier date or a newer calendar file");
}

TEST_CASE("a year has about 250 business days in each capital, fewer in both at once") {
    const Calendar usa = us_calendar();
    const Calendar japan = japanese_calendar();
    for (int year = first_holiday_year; year <= last_holiday_year; ++year) {
        int washington = 0;
        int tokyo = 0;
        int both = 0;
        for (std::chrono::sys_days day{std::chrono::year(year) / 1 / 1};
             Day(day).year() == std::chrono::year(year); day += std::chrono::days(1)) {
            const bool there = is_business_day(usa, day);
            const bool here = is_business_day(japan, day);
            washington += there ? 1 : 0;
            tokyo += here ? 1 : 0;
            both += here && there ? 1 : 0;
        }
        CAPTURE(year);
        CHECK(washington >= 246);
        CHECK(washington <= 253);
        CHECK(tokyo >= 239);
        CHECK(tokyo <= 250);
        CHECK(both >= 228);
        CHECK(both < std::min(washington, tokyo));
    }
}

}  // namespace
}  // namespace entente::committee
