#include "entente/committee/holiday.hpp"

#include "entente/base/error.hpp"

namespace entente::committee {

void require_holiday_year(int year) {
    if (year < first_holiday_year || year > last_holiday_year)
        throw Error(ErrorKind::InvalidInput, "holidays of " + std::to_string(year) +
                                                 " are not known; the rules cover " +
                                                 std::to_string(first_holiday_year) + " to " +
                                                 std::to_string(last_holiday_year));
}

Day nth_weekday(int year, unsigned month, std::chrono::weekday weekday, unsigned n) {
    return std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / weekday[n]);
}

}  // namespace entente::committee
