#include <map>
#include <string>
#include <vector>

#include "entente/committee/holiday.hpp"
#include "refusal.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

std::vector<Holiday> public_holidays(int year, UsPlace place = UsPlace::Elsewhere) {
    std::vector<Holiday> holidays = us_federal_holidays(year, place);
    std::erase_if(holidays, [](const Holiday& h) { return h.kind == HolidayKind::Closing; });
    return holidays;
}

const Holiday* named(const std::vector<Holiday>& holidays, const std::string& name) {
    for (const Holiday& holiday : holidays)
        if (holiday.name.english == name)
            return &holiday;
    return nullptr;
}

TEST_CASE("federal holidays are those that the Office of Personnel Management lists") {
    // By the day on which they are kept; OPM prints 31 December 2021 and 2027 with the year after.
    const std::map<int, std::vector<std::string>> published = {
        {2021,
         {"01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25",
          "12-24", "12-31"}},
        {2022,
         {"01-17", "02-21", "05-30", "06-20", "07-04", "09-05", "10-10", "11-11", "11-24",
          "12-26"}},
        {2023,
         {"01-02", "01-16", "02-20", "05-29", "06-19", "07-04", "09-04", "10-09", "11-10", "11-23",
          "12-25"}},
        {2024,
         {"01-01", "01-15", "02-19", "05-27", "06-19", "07-04", "09-02", "10-14", "11-11", "11-28",
          "12-25"}},
        {2025,
         {"01-01", "01-20", "02-17", "05-26", "06-19", "07-04", "09-01", "10-13", "11-11", "11-27",
          "12-25"}},
        {2026,
         {"01-01", "01-19", "02-16", "05-25", "06-19", "07-03", "09-07", "10-12", "11-11", "11-26",
          "12-25"}},
        {2027,
         {"01-01", "01-18", "02-15", "05-31", "06-18", "07-05", "09-06", "10-11", "11-11", "11-25",
          "12-24", "12-31"}},
    };
    for (const auto& [year, days] : published) {
        std::vector<std::string> computed;
        for (const Holiday& holiday : public_holidays(year))
            computed.push_back(day_text(holiday.day).substr(5));
        CAPTURE(year);
        CHECK(computed == days);
    }
}

TEST_CASE("a holiday on a Saturday is kept on Friday, one on a Sunday on Monday") {
    const auto of_2026 = public_holidays(2026);
    const Holiday* independence = named(of_2026, "Independence Day");
    REQUIRE(independence != nullptr);
    CHECK(independence->day == 2026y / 7 / 3);
    CHECK(independence->in_place_of == 2026y / 7 / 4);
    CHECK(independence->kind == HolidayKind::Substitute);
    CHECK(independence->citation == "5 U.S.C. 6103(a); 5 U.S.C. 6103(b)(1)");
    const auto of_2027 = public_holidays(2027);
    CHECK(named(of_2027, "Independence Day")->day == 2027y / 7 / 5);
    CHECK(named(of_2027, "Independence Day")->citation ==
          "5 U.S.C. 6103(a); Executive Order 11582");
    CHECK(named(of_2027, "Thanksgiving Day")->name.japanese == "感謝祭");
}

TEST_CASE("Juneteenth is a holiday from 2021") {
    const std::string name = "Juneteenth National Independence Day";
    CHECK(named(public_holidays(2020), name) == nullptr);
    const auto of_2021 = public_holidays(2021);
    REQUIRE(named(of_2021, name) != nullptr);
    CHECK(named(of_2021, name)->day == 2021y / 6 / 18);
}

TEST_CASE("Inauguration Day is a holiday in Washington every fourth year") {
    const auto day_in_washington = [](int year) -> std::optional<Day> {
        const auto holidays = public_holidays(year, UsPlace::Washington);
        const Holiday* found = named(holidays, "Inauguration Day");
        return found == nullptr ? std::nullopt : std::optional(found->day);
    };
    CHECK(day_in_washington(2017) == 2017y / 1 / 20);
    CHECK(day_in_washington(2021) == 2021y / 1 / 20);
    CHECK(day_in_washington(2029) == 2029y / 1 / 20);
    CHECK(!day_in_washington(2026));
    CHECK(!day_in_washington(2013));  // a Sunday: Monday is Martin Luther King's birthday as well
    CHECK(!day_in_washington(2025));  // itself Martin Luther King's birthday
    CHECK(named(public_holidays(2021), "Inauguration Day") == nullptr);
}

TEST_CASE("days on which the departments were closed are told apart from public holidays") {
    const auto of_2025 = us_federal_holidays(2025, UsPlace::Washington);
    std::vector<Day> closed;
    for (const Holiday& holiday : of_2025)
        if (holiday.kind == HolidayKind::Closing)
            closed.push_back(holiday.day);
    CHECK(closed == std::vector<Day>{2025y / 1 / 9, 2025y / 12 / 24, 2025y / 12 / 26});
}

TEST_CASE("no federal holiday is on a weekend and none are on one day, but for inaugurations") {
    for (int year = first_holiday_year; year <= last_holiday_year; ++year) {
        const auto holidays = us_federal_holidays(year, UsPlace::Washington);
        CAPTURE(year);
        for (std::size_t k = 0; k < holidays.size(); ++k) {
            const std::chrono::weekday weekday(std::chrono::sys_days{holidays[k].day});
            CAPTURE(day_text(holidays[k].day));
            CHECK(weekday != std::chrono::Sunday);
            if (holidays[k].name.english != "Inauguration Day")
                CHECK(weekday != std::chrono::Saturday);
            CHECK(static_cast<int>(holidays[k].day.year()) == year);
            CHECK(!holidays[k].citation.empty());
            CHECK(!holidays[k].name.japanese.empty());
            if (k > 0)
                CHECK(holidays[k - 1].day < holidays[k].day);
        }
    }
}

TEST_CASE("a year without rules is refused") {
    const auto message = "holidays of 2051 are not known; the rules cover 2000 to 2050";
    CHECK(refusal(ErrorKind::InvalidInput, [] { us_federal_holidays(2051, UsPlace::Elsewhere); }) ==
          message);
    CHECK(refusal(ErrorKind::InvalidInput, [] { japanese_holidays(2051); }) == message);
    CHECK(refusal(ErrorKind::InvalidInput, [] {
              japanese_holidays(1999);
          }).starts_with("holidays of 1999"));
}

}  // namespace
}  // namespace entente::committee
