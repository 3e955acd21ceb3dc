#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

/// Days and times of day as they stand in files and events. What is not of the form is nothing.
namespace entente::committee {

using Day = std::chrono::year_month_day;

/// A reading of a clock on a wall, of no zone yet.
using WallTime = std::chrono::local_seconds;

/// "2026-12-14T17:00", "2026-12-14 17:00:30", and with "Z", "+09:00" or "-05:00" behind it.
struct WrittenTime {
    WallTime wall;
    std::optional<std::chrono::seconds> offset;  // east of UTC
};

/// "2026-12-14".
std::optional<Day> day_in(std::string_view text);
/// "17:00", from 00:00 to 24:00.
std::optional<std::chrono::minutes> time_of_day_in(std::string_view text);
std::optional<WrittenTime> time_in(std::string_view text);

/// "2026-12-14".
std::string day_text(Day day);
/// Since midnight: "17:00", or "17:00:30" where there are seconds.
std::string time_of_day_text(std::chrono::seconds time);
/// "2026-12-14T17:00".
std::string wall_text(WallTime wall);
/// "+09:00".
std::string offset_text(std::chrono::seconds offset);

}  // namespace entente::committee
