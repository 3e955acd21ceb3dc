#include "entente/committee/business_days.hpp"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace entente::committee {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr days horizon{60};

}  // namespace

bool all_at_work(Calendars calendars, Day day) {
    return std::ranges::all_of(
        calendars, [&](const Calendar& calendar) { return is_business_day(calendar, day); });
}

Day add_business_days(Day from, int n, Calendars calendars) {
    const days step(n < 0 ? -1 : 1);
    sys_days day(from);
    if (n == 0)
        while (!all_at_work(calendars, day))
            day += step;
    for (int left = std::abs(n); left > 0;) {
        day += step;
        if (all_at_work(calendars, day))
            --left;
    }
    return day;
}

int business_days_between(Day after, Day until, Calendars calendars) {
    if (until < after)
        return -business_days_between(until, after, calendars);
    int count = 0;
    for (sys_days day = sys_days(after) + days(1); day <= sys_days(until); day += days(1))
        count += all_at_work(calendars, day) ? 1 : 0;
    return count;
}

bool at_work(const Calendar& calendar, Instant instant, Hours hours) {
    const LocalTime time = local_time(instant, calendar.zone);
    const DayHours& open = hours == Hours::Office ? calendar.office_hours : calendar.reach_hours;
    return open.from <= time.time_of_day() && time.time_of_day() < open.until &&
           is_business_day(calendar, time.day());
}

std::optional<Instant> next_common_time(Instant from, Calendars calendars, Hours hours) {
    // All are at work first when the last of them begins, unless they are already.
    std::vector<Instant> candidates = {from};
    for (const Calendar& calendar : calendars) {
        const auto open =
            hours == Hours::Office ? calendar.office_hours.from : calendar.reach_hours.from;
        const sys_days first(local_day(calendar, from));
        for (sys_days day = first; day <= first + horizon; day += days(1))
            if (is_business_day(calendar, day))
                candidates.push_back(instant_on(calendar, day, open));
    }
    std::ranges::sort(candidates);
    for (const Instant candidate : candidates)
        if (candidate >= from && std::ranges::all_of(calendars, [&](const Calendar& calendar) {
                return at_work(calendar, candidate, hours);
            }))
            return candidate;
    return std::nullopt;
}

Day local_day(const Calendar& calendar, Instant instant) {
    return local_time(instant, calendar.zone).day();
}

Instant instant_on(const Calendar& calendar, Day day, std::chrono::minutes time) {
    return instant_at(std::chrono::local_days(day) + time, calendar.zone, lenient);
}

}  // namespace entente::committee
