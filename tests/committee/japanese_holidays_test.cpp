#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "entente/committee/holiday.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

/// The Cabinet Office's list of national holidays and days off (syukujitsu.csv), month/day.
const std::map<int, std::string> published = {
    {2000, "1/1 1/10 2/11 3/20 4/29 5/3 5/4 5/5 7/20 9/15 9/23 10/9 11/3 11/23 12/23"},
    {2001,
     "1/1 1/8 2/11 2/12 3/20 4/29 4/30 5/3 5/4 5/5 7/20 9/15 9/23 9/24 10/8 11/3 11/23 "
     "12/23 12/24"},
    {2002,
     "1/1 1/14 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/15 9/16 9/23 10/14 11/3 11/4 11/23 "
     "12/23"},
    {2003, "1/1 1/13 2/11 3/21 4/29 5/3 5/5 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23"},
    {2004, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 7/19 9/20 9/23 10/11 11/3 11/23 12/23"},
    {2005, "1/1 1/10 2/11 3/20 3/21 4/29 5/3 5/4 5/5 7/18 9/19 9/23 10/10 11/3 11/23 12/23"},
    {2006, "1/1 1/2 1/9 2/11 3/21 4/29 5/3 5/4 5/5 7/17 9/18 9/23 10/9 11/3 11/23 12/23"},
    {2007,
     "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/23 9/24 10/8 11/3 11/23 "
     "12/23 12/24"},
    {2008, "1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23"},
    {2009, "1/1 1/12 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23"},
    {2010, "1/1 1/11 2/11 3/21 3/22 4/29 5/3 5/4 5/5 7/19 9/20 9/23 10/11 11/3 11/23 12/23"},
    {2011, "1/1 1/10 2/11 3/21 4/29 5/3 5/4 5/5 7/18 9/19 9/23 10/10 11/3 11/23 12/23"},
    {2012,
     "1/1 1/2 1/9 2/11 3/20 4/29 4/30 5/3 5/4 5/5 7/16 9/17 9/22 10/8 11/3 11/23 12/23 "
     "12/24"},
    {2013, "1/1 1/14 2/11 3/20 4/29 5/3 5/4 5/5 5/6 7/15 9/16 9/23 10/14 11/3 11/4 11/23 12/23"},
    {2014, "1/1 1/13 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/21 9/15 9/23 10/13 11/3 11/23 11/24 12/23"},
    {2015, "1/1 1/12 2/11 3/21 4/29 5/3 5/4 5/5 5/6 7/20 9/21 9/22 9/23 10/12 11/3 11/23 12/23"},
    {2016, "1/1 1/11 2/11 3/20 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/22 10/10 11/3 11/23 12/23"},
    {2017, "1/1 1/2 1/9 2/11 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23 12/23"},
    {2018,
     "1/1 1/8 2/11 2/12 3/21 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 "
     "11/23 12/23 12/24"},
    {2019,
     "1/1 1/14 2/11 3/21 4/29 4/30 5/1 5/2 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 "
     "10/22 11/3 11/4 11/23"},
    {2020,
     "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/23 7/24 8/10 9/21 9/22 11/3 "
     "11/23"},
    {2021, "1/1 1/11 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/22 7/23 8/8 8/9 9/20 9/23 11/3 11/23"},
    {2022, "1/1 1/10 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/18 8/11 9/19 9/23 10/10 11/3 11/23"},
    {2023, "1/1 1/2 1/9 2/11 2/23 3/21 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/23 10/9 11/3 11/23"},
    {2024,
     "1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 "
     "11/3 11/4 11/23"},
    {2025,
     "1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 "
     "11/23 11/24"},
    {2026,
     "1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 "
     "11/23"},
    {2027, "1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23"},
};

std::string short_text(Day day) {
    return std::to_string(static_cast<unsigned>(day.month())) + "/" +
           std::to_string(static_cast<unsigned>(day.day()));
}

std::string computed(int year) {
    std::string text;
    for (const Holiday& holiday : japanese_holidays(year))
        if (holiday.kind != HolidayKind::Closing)
            text += (text.empty() ? "" : " ") + short_text(holiday.day);
    return text;
}

Holiday on(Day day) {
    for (const Holiday& holiday : japanese_holidays(static_cast<int>(day.year())))
        if (holiday.day == day)
            return holiday;
    return {};
}

TEST_CASE("national holidays of 2000 to 2027 are those that the Cabinet Office lists") {
    for (const auto& [year, days] : published) {
        CAPTURE(year);
        CHECK(computed(year) == days);
    }
}

TEST_CASE("each day has its name in both languages and the provision it rests on") {
    CHECK(on(2026y / 1 / 12).name == Named{"Coming of Age Day", "成人の日"});
    CHECK(on(2026y / 9 / 21).name.japanese == "敬老の日");
    CHECK(on(2026y / 9 / 22).name == Named{"Citizens' holiday", "国民の休日"});
    CHECK(on(2026y / 9 / 22).citation == "Act No. 178 of 1948, Art. 3(3)");
    CHECK(on(2026y / 9 / 23).name.japanese == "秋分の日");
    CHECK(on(2018y / 10 / 8).name.japanese == "体育の日");
    CHECK(on(2022y / 10 / 10).name.japanese == "スポーツの日");
    CHECK(on(2006y / 4 / 29).name.japanese == "みどりの日");
    CHECK(on(2007y / 4 / 29).name.japanese == "昭和の日");
    CHECK(on(2007y / 5 / 4).name.japanese == "みどりの日");
    CHECK(on(2006y / 5 / 4).name.japanese == "国民の休日");
}

TEST_CASE("a holiday on a Sunday gives the next day that is none") {
    const Holiday after_may = on(2026y / 5 / 6);  // 3 May is the Sunday; 4 and 5 are holidays
    CHECK(after_may.kind == HolidayKind::Substitute);
    CHECK(after_may.in_place_of == 2026y / 5 / 3);
    CHECK(after_may.name == Named{"Substitute holiday", "振替休日"});
}

TEST_CASE("the succession of 2019 made ten days off in a row") {
    CHECK(on(2019y / 5 / 1).name.japanese == "天皇の即位の日");
    CHECK(on(2019y / 10 / 22).citation == "Act No. 99 of 2018");
    CHECK(on(2019y / 4 / 30).kind == HolidayKind::Between);
    CHECK(on(2019y / 5 / 2).kind == HolidayKind::Between);
    CHECK(on(2019y / 5 / 6).in_place_of == 2019y / 5 / 5);
    CHECK(computed(2019).find("2/23") == std::string::npos);  // no Emperor's Birthday that year
    CHECK(computed(2019).find("12/23") == std::string::npos);
}

TEST_CASE("the Olympic Games moved three holidays in 2020 and again in 2021") {
    CHECK(on(2020y / 7 / 24).name.japanese == "スポーツの日");
    CHECK(on(2021y / 7 / 23).name.japanese == "スポーツの日");
    CHECK(on(2020y / 7 / 23).citation == "Act No. 178 of 1948; Act No. 33 of 2015, Art. 32(1)");
    CHECK(on(2021y / 8 / 8).citation == "Act No. 178 of 1948; Act No. 33 of 2015, Art. 32(2)");
}

TEST_CASE("government offices are closed from 29 December to 3 January") {
    for (const Day day :
         {2026y / 12 / 29, 2026y / 12 / 30, 2026y / 12 / 31, 2027y / 1 / 2, 2027y / 1 / 3})
        CHECK(on(day).kind == HolidayKind::Closing);
    CHECK(on(2027y / 1 / 1).kind == HolidayKind::InLaw);
    CHECK(on(2023y / 1 / 2).kind == HolidayKind::Substitute);  // 1 January was a Sunday
    CHECK(on(2026y / 12 / 28).citation.empty());
    CHECK(on(2027y / 1 / 4).citation.empty());
}

TEST_CASE("the equinoxes fall on 20 or 21 March and 22 or 23 September until 2050") {
    for (int year = 2012; year <= last_holiday_year; ++year) {
        const auto spring = static_cast<unsigned>(vernal_equinox(year).day());
        const auto autumn = static_cast<unsigned>(autumnal_equinox(year).day());
        CAPTURE(year);
        CHECK((spring == 20 || spring == 21));
        CHECK((autumn == 22 || autumn == 23));
    }
    CHECK(autumnal_equinox(1979 + 1) == 1980y / 9 / 23);
    CHECK(vernal_equinox(2000) == 2000y / 3 / 20);
}

TEST_CASE("September of 2032 has a day between two holidays") {
    CHECK(on(2032y / 9 / 20).name.japanese == "敬老の日");
    CHECK(on(2032y / 9 / 21).kind == HolidayKind::Between);
    CHECK(on(2032y / 9 / 22).name.japanese == "秋分の日");
}

TEST_CASE("no two holidays are on one day, and a substitute is never a Sunday") {
    for (int year = first_holiday_year; year <= last_holiday_year; ++year) {
        const auto holidays = japanese_holidays(year);
        CAPTURE(year);
        for (std::size_t k = 0; k < holidays.size(); ++k) {
            const std::chrono::weekday weekday(std::chrono::sys_days{holidays[k].day});
            CAPTURE(day_text(holidays[k].day));
            if (k > 0)
                CHECK(holidays[k - 1].day < holidays[k].day);
            if (holidays[k].kind == HolidayKind::Substitute) {
                CHECK(weekday != std::chrono::Sunday);
                CHECK(*holidays[k].in_place_of < holidays[k].day);
            }
            CHECK(!holidays[k].citation.empty());
        }
    }
}

}  // namespace
}  // namespace entente::committee
