#include "entente/committee/calendar.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "entente/base/error.hpp"

namespace entente::committee {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::weekday;

constexpr DayHours usual_reach = {.from = hours(7), .until = hours(22)};

template <class HolidaysOf>
std::vector<Holiday> all_years(HolidaysOf holidays_of) {
    std::vector<Holiday> all;
    for (int year = first_holiday_year; year <= last_holiday_year; ++year)
        std::ranges::move(holidays_of(year), std::back_inserter(all));
    return all;
}

}  // namespace

Calendar us_calendar() {
    return {.name = "usa",
            .place = {"Washington", "ワシントン"},
            .zone = "America/New_York",
            .office_hours = {.from = hours(9), .until = hours(17) + minutes(30)},
            .reach_hours = usual_reach,
            .rest_days = {std::chrono::Saturday, std::chrono::Sunday},
            .first_year = first_holiday_year,
            .last_year = last_holiday_year,
            .holidays =
                all_years([](int year) { return us_federal_holidays(year, UsPlace::Washington); })};
}

Calendar japanese_calendar() {
    return {.name = "japan",
            .place = {"Tokyo", "東京"},
            .zone = "Asia/Tokyo",
            .office_hours = {.from = hours(9) + minutes(30), .until = hours(18) + minutes(15)},
            .reach_hours = usual_reach,
            .rest_days = {std::chrono::Saturday, std::chrono::Sunday},
            .first_year = first_holiday_year,
            .last_year = last_holiday_year,
            .holidays = all_years(japanese_holidays)};
}

const Holiday* holiday_on(const Calendar& calendar, Day day) {
    const int year = static_cast<int>(day.year());
    if (year < calendar.first_year || year > calendar.last_year)
        throw Error(ErrorKind::InvalidInput,
                    day_text(day) + " is outside the calendar '" + calendar.name +
                        "', which knows the holidays from " + std::to_string(calendar.first_year) +
                        " to " + std::to_string(calendar.last_year) +
                        "; choose an earlier date or a newer calendar file");
    const auto found = std::ranges::lower_bound(calendar.holidays, day, {}, &Holiday::day);
    return found != calendar.holidays.end() && found->day == day ? &*found : nullptr;
}

bool is_business_day(const Calendar& calendar, Day day) {
    const weekday of_week(std::chrono::sys_days{day});
    return holiday_on(calendar, day) == nullptr &&
           std::ranges::find(calendar.rest_days, of_week) == calendar.rest_days.end();
}

std::string why_closed(const Calendar& calendar, Day day, Language language) {
    if (const Holiday* holiday = holiday_on(calendar, day)) {
        const std::string name = holiday->name.in(language);
        if (!holiday->in_place_of)
            return name;
        const std::string in_law = day_text(*holiday->in_place_of);
        return language == Language::English ? name + " (in place of " + in_law + ")"
                                             : name + "（" + in_law + "の振替）";
    }
    return is_business_day(calendar, day)
               ? ""
               : weekday_name(weekday(std::chrono::sys_days{day}), language);
}

std::string weekday_name(weekday weekday, Language language) {
    static constexpr std::array<const char*, 7> english = {
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    static constexpr std::array<const char*, 7> japanese = {"日曜日", "月曜日", "火曜日", "水曜日",
                                                            "木曜日", "金曜日", "土曜日"};
    return (language == Language::English ? english : japanese)[weekday.c_encoding()];
}

}  // namespace entente::committee
