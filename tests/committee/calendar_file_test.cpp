#include "entente/committee/calendar_file.hpp"

#include <fstream>
#include <sstream>

#include "refusal.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

const std::string head =
    "name = \"uk\"\nplace = \"London\"\nzone = \"Europe/London\"\nfirst_year = 2026\n"
    "last_year = 2027\n";  // 5 lines

const std::string boxing_day =
    "[[holiday]]\nday = 2026-12-28\nname = \"Boxing Day\"\ncite = \"A\"\n";

std::string fault_of(const std::string& toml) {
    return refusal(ErrorKind::BadData, [&] { read_calendar(toml, "uk.toml"); });
}

TEST_CASE("a calendar file has a zone, years and dated holidays") {
    const Calendar uk = read_calendar(head + boxing_day + "in_place_of = 2026-12-26\n", "uk.toml");
    CHECK(uk.name == "uk");
    CHECK(uk.place == Named{"London", "London"});
    CHECK(uk.zone == "Europe/London");
    CHECK(uk.office_hours.from == 9h);
    CHECK(uk.office_hours.until == 17h);
    CHECK(uk.rest_days == std::vector{std::chrono::Saturday, std::chrono::Sunday});
    REQUIRE(uk.holidays.size() == 1);
    CHECK(uk.holidays[0].day == 2026y / 12 / 28);
    CHECK(uk.holidays[0].in_place_of == 2026y / 12 / 26);
    CHECK(uk.holidays[0].kind == HolidayKind::Substitute);
    CHECK(!is_business_day(uk, 2026y / 12 / 28));
    CHECK(is_business_day(uk, 2026y / 12 / 29));
}

TEST_CASE("hours and days of rest can be others") {
    const Calendar other = read_calendar(
        head + "office_hours = \"08:00-16:00\"\nreach_hours = \"06:00-24:00\"\n" +
            "rest_days = [\"Friday\", \"Saturday\"]\nplace_ja = \"ロンドン\"\n" + boxing_day,
        "uk.toml");
    CHECK(other.office_hours.from == 8h);
    CHECK(other.office_hours.until == 16h);
    CHECK(other.reach_hours.until == 24h);
    CHECK(other.rest_days == std::vector{std::chrono::Friday, std::chrono::Saturday});
    CHECK(other.place.japanese == "ロンドン");
    CHECK(is_business_day(other, 2026y / 12 / 27));  // a Sunday
}

TEST_CASE("holidays may be written in any order") {
    const Calendar uk = read_calendar(
        head + boxing_day + "[[holiday]]\nday = \"2026-01-01\"\nname = \"N\"\ncite = \"C\"\n", "u");
    REQUIRE(uk.holidays.size() == 2);
    CHECK(uk.holidays[0].day == 2026y / 1 / 1);
}

TEST_CASE("every fault of a calendar file is told with its line") {
    CHECK(fault_of("name = \"uk\"\n" + boxing_day) ==
          "uk.toml:1: place is missing; add a line such as place = \"London\"\n"
          "uk.toml:1: zone is missing; add a line such as zone = \"Europe/London\"\n"
          "uk.toml:1: first_year is missing; add a line such as first_year = 2026\n"
          "uk.toml:1: last_year is missing; add a line such as last_year = 2027");
    CHECK(fault_of(head) ==
          "uk.toml: the calendar has no holidays; begin each with a line "
          "[[holiday]]");
    CHECK(fault_of(head + "[[holiday]]\n") ==
          "uk.toml:6: name is missing; add a line such as name = \"Boxing Day\"\n"
          "uk.toml:6: cite is missing; add a line such as cite = \"Banking and Financial Dealings "
          "Act 1971\"\n"
          "uk.toml:6: day is missing; add a line such as day = 2026-12-28");
    CHECK(fault_of(head + "office = 9\n" + boxing_day) ==
          "uk.toml:6: 'office' is not a key of a calendar; known are name, place, place_ja, zone, "
          "office_hours, reach_hours, rest_days, first_year, last_year, holiday");
    CHECK(fault_of(head + boxing_day + "date = 2026-12-28\n") ==
          "uk.toml:10: 'date' is not a key of a holiday; known are day, name, name_ja, cite, "
          "in_place_of");
}

TEST_CASE("values that cannot be are told with their line") {
    const auto line_6 = [](const std::string& line) { return fault_of(head + line + boxing_day); };
    CHECK(line_6("office_hours = \"17:30-09:00\"\n") ==
          "uk.toml:6: office_hours = '17:30-09:00' are not hours; write them as \"09:00-17:30\", "
          "the earlier first");
    CHECK(line_6("office_hours = 9\n").starts_with("uk.toml:6: office_hours are not hours"));
    CHECK(line_6("rest_days = [\"Caturday\"]\n") ==
          "uk.toml:6: 'Caturday' is not a day of the week; write Saturday");
    CHECK(line_6("rest_days = \"Friday\"\n").starts_with("uk.toml:6: rest_days must be a list"));
    CHECK(line_6("place_ja = 1\n") == "uk.toml:6: place_ja must be text in quotation marks");
    CHECK(line_6("place_ja = \"\"\n").starts_with("uk.toml:6: place_ja is empty"));
    CHECK(fault_of("name = \"uk\"\nplace = \"London\"\nzone = \"Europe/Londn\"\nfirst_year = 26\n"
                   "last_year = 2027\n" +
                   boxing_day) ==
          "uk.toml:3: 'Europe/Londn' is not a time zone; write a name of the IANA database, such "
          "as Asia/Tokyo or America/New_York\n"
          "uk.toml:4: first_year must be a year from 1900 to 2200, such as 2026");
}

TEST_CASE("holidays twice, outside the years or on no day are told with their line") {
    CHECK(fault_of(head + boxing_day + boxing_day) ==
          "uk.toml:11: 2026-12-28 is a holiday already; leave one out");
    CHECK(fault_of(head + "[[holiday]]\nday = 2028-01-03\nname = \"N\"\ncite = \"C\"\n") ==
          "uk.toml:7: 2028-01-03 is outside first_year to last_year (2026 to 2027)");
    CHECK(fault_of(head + "[[holiday]]\nday = \"3 May\"\nname = \"N\"\ncite = \"C\"\n") ==
          "uk.toml:7: day = '3 May' is not a day; write it as 2026-12-28");
    CHECK(fault_of(head + "holiday = [1]\n") ==
          "uk.toml:6: a holiday must be a table; begin it with a line [[holiday]]");
    CHECK(fault_of("name = \"uk").starts_with("uk.toml:1: "));
}

TEST_CASE("the sample calendar reads, with the bank holidays of England and Wales") {
    std::ifstream file("samples/committee/united-kingdom.toml");
    std::stringstream text;
    text << file.rdbuf();
    const Calendar uk = read_calendar(text.str(), "united-kingdom.toml");
    CHECK(uk.name == "united_kingdom");
    CHECK(uk.holidays.size() == 16);
    CHECK(!is_business_day(uk, 2026y / 4 / 3));
    CHECK(!is_business_day(uk, 2027y / 12 / 28));
    CHECK(is_business_day(uk, 2026y / 12 / 29));
    for (const Holiday& holiday : uk.holidays) {
        const std::chrono::weekday weekday(std::chrono::sys_days{holiday.day});
        CAPTURE(day_text(holiday.day));
        CHECK(weekday != std::chrono::Saturday);
        CHECK(weekday != std::chrono::Sunday);
    }
}

}  // namespace
}  // namespace entente::committee
