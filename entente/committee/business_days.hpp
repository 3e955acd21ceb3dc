#pragma once

#include <optional>
#include <span>

#include "entente/committee/calendar.hpp"

/// Days and hours at which one capital, or all of several, are at work.
namespace entente::committee {

/// Order makes no difference, except where a function says so.
using Calendars = std::span<const Calendar>;

/// A business day in every one of the calendars. Each looks at the same date: 14 December is
/// over in Tokyo when it begins in Washington.
bool all_at_work(Calendars calendars, Day day);

/// The n-th day after `from` on which all are at work, the day itself not counted (as in Article
/// 140 of the Japanese Civil Code); before it where n is negative. n = 0 is `from` or, if somebody
/// is off, the next day on which nobody is. Throws InvalidInput where a calendar's years end first.
Day add_business_days(Day from, int n, Calendars calendars);

/// Days in (after, until] on which all are at work; negative where `until` is the earlier.
int business_days_between(Day after, Day until, Calendars calendars);

enum class Hours { Office, Reach };

bool at_work(const Calendar& calendar, Instant instant, Hours hours);

/// The first instant from `from` on at which all are at work, looked for over 60 days. Tokyo and
/// Washington never are within office hours: at 09:30 in the one it is 19:30 or 20:30 the day
/// before in the other. They are within `Hours::Reach`.
std::optional<Instant> next_common_time(Instant from, Calendars calendars, Hours hours);

/// The date in a calendar's zone.
Day local_day(const Calendar& calendar, Instant instant);
/// A time of day on a date in a calendar's zone, past the change where clocks are changed.
Instant instant_on(const Calendar& calendar, Day day, std::chrono::minutes time);

}  // namespace entente::committee
