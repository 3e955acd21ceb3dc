#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace entente {

/// An instant, to the second, without leap seconds.
using UtcTime = std::chrono::sys_seconds;

/// The day of the calendar in UTC.
inline std::chrono::year_month_day utc_day(UtcTime time) {
    return std::chrono::floor<std::chrono::days>(time);
}

/// "2026-11-25T03:34:00Z". Throws InvalidInput outside the years 0000 to 9999.
std::string utc_text(UtcTime time);

/// Nothing where the text is not exactly of that form or names no instant ("2026-02-30T...").
std::optional<UtcTime> utc_time_in(std::string_view text);

/// Throws InvalidInput: "'yesterday' is not a time; write it in UTC, 2026-11-25T03:34:00Z".
UtcTime utc_time_named(std::string_view text);

}  // namespace entente
