#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "entente/committee/holiday.hpp"
#include "entente/committee/local_time.hpp"

namespace entente::committee {

/// Of one day, in the zone of the calendar: from `from`, until before `until`.
struct DayHours {
    std::chrono::minutes from{0};
    std::chrono::minutes until{0};
};

/// When one capital is at work. USA and Japan are built in, others are read from files
/// (calendar_file.hpp); nothing depends on which or how many there are.
struct Calendar {
    std::string name;  // "usa": what deadlines and files call it
    Named place;       // "Tokyo", "東京"
    std::string zone;  // "Asia/Tokyo"
    DayHours office_hours;
    DayHours reach_hours;  // in which people take part in a call, from home or late at the desk
    std::vector<std::chrono::weekday> rest_days;
    int first_year = 0;             // the holidays are complete from this year
    int last_year = 0;              // to this
    std::vector<Holiday> holidays;  // by day, one a day
};

/// Federal offices in Washington, 09:00 to 17:30, which includes Inauguration Day.
Calendar us_calendar();
/// Ministries in Tokyo, 09:30 to 18:15.
Calendar japanese_calendar();

/// Nothing where the day is none. Throws InvalidInput on a day outside the calendar's years.
const Holiday* holiday_on(const Calendar& calendar, Day day);

/// Neither a day of rest nor a holiday.
bool is_business_day(const Calendar& calendar, Day day);

/// "Saturday", "Independence Day (in place of 2026-07-04)"; empty on a business day.
std::string why_closed(const Calendar& calendar, Day day, Language language);

/// "Monday", "月曜日".
std::string weekday_name(std::chrono::weekday weekday, Language language);

}  // namespace entente::committee
