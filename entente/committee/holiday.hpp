#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "entente/committee/language.hpp"
#include "entente/committee/written_time.hpp"

namespace entente::committee {

enum class HolidayKind {
    InLaw,       // on the day that the law names
    Substitute,  // on another day, because that day is a day of rest
    Between,     // a day between two national holidays (Japan)
    Closing,     // government offices are closed, but it is no public holiday
};

/// A day on which government offices are closed, other than by the week.
struct Holiday {
    Day day;
    Named name;
    std::string citation;
    HolidayKind kind = HolidayKind::InLaw;
    std::optional<Day> in_place_of;  // of a substitute: the day that the law names
};

/// The years for which the rules below are written down. What is not yet law - a new holiday, a
/// moved one, an executive order for a Christmas Eve to come - they cannot know.
inline constexpr int first_holiday_year = 2000;
inline constexpr int last_holiday_year = 2050;

enum class UsPlace { Washington, Elsewhere };

/// United States federal holidays on which offices are closed in a year, by day.
///
/// 5 U.S.C. 6103(a) names them. One that falls on a Saturday is kept on the Friday before, 5 U.S.C.
/// 6103(b); one on a Sunday on the Monday after, Executive Order 11582 of 11 February 1971. 1
/// January 2028 is a Saturday, so it is a holiday of 2027. Inauguration Day, 5 U.S.C. 6103(c), is
/// one only in and around Washington, on the Monday where 20 January is a Sunday, and has no
/// substitute for a Saturday. Days on which an executive order closed the departments, whole days
/// only, are `Closing`. Throws InvalidInput outside the years above.
std::vector<Holiday> us_federal_holidays(int year, UsPlace place);

/// Japanese national holidays, and the days on which government offices are closed, by day.
///
/// Act on National Holidays (Act No. 178 of 1948): Article 2 names them; Article 3(2) gives a
/// holiday on a Sunday the next day that is none (until 2006: the Monday); Article 3(3) makes the
/// day between two a holiday. The equinoxes are computed; the date in law is the one that the
/// National Astronomical Observatory announces in the official gazette each February for the year
/// after, so that years after next are a forecast. Offices are closed from 29 December to 3
/// January, Act on Holidays of Administrative Organs (Act No. 91 of 1988), Article 1(1)(iii).
/// Throws InvalidInput outside the years above.
std::vector<Holiday> japanese_holidays(int year);

/// Day of March on which the sun passes the vernal equinox, in Japan, 1980 to 2099:
///     floor(20.8431 + 0.242194 (year - 1980) - floor((year - 1980) / 4))
/// Hydrographic Department of the Maritime Safety Agency, Shin Koyomi Benricho (Koseisha Koseikaku
/// 1991). The formula gives the announced date of every year from 2000 to 2027.
Day vernal_equinox(int year);
/// Day of September, the same with 23.2488.
Day autumnal_equinox(int year);

/// Throws InvalidInput on a year without rules.
void require_holiday_year(int year);

/// The n-th of a weekday in a month.
Day nth_weekday(int year, unsigned month, std::chrono::weekday weekday, unsigned n);

}  // namespace entente::committee
