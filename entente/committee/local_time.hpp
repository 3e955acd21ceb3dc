#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>

#include "entente/committee/language.hpp"
#include "entente/committee/written_time.hpp"

namespace entente::committee {

/// Everything is stored as this, in UTC; zones come in where people read and write.
using Instant = std::chrono::sys_seconds;

/// What a clock in a zone shows at one instant.
struct LocalTime {
    WallTime wall;
    std::chrono::seconds offset{0};  // east of UTC
    std::string abbreviation;        // "JST", "EDT"; "UTC+08" where a zone has only a number

    Day day() const { return Day(std::chrono::floor<std::chrono::days>(wall)); }

    std::chrono::seconds time_of_day() const {
        return wall - std::chrono::floor<std::chrono::days>(wall);
    }
};

/// Zones are named as in the IANA time zone database, which the system keeps ("Asia/Tokyo"). The
/// first call of a program reads the list of zones (6 ms). Throws InvalidInput on a name that is
/// not in it, and NotFound where the database is missing. Rules in force in 2037 are taken to hold
/// for ever after.
LocalTime local_time(Instant instant, std::string_view zone);

/// "2026-12-14T17:00+09:00" (ISO 8601, RFC 3339 but for the seconds, which are left out if zero).
std::string iso_time(Instant instant, std::string_view zone);

/// "14 Dec 17:00 JST (03:00 EST)", "12月14日17:00 JST（03:00 EST）": the first zone, then what the
/// others show, with their day where it is another one; who shows the same is not repeated. The
/// year is written where it is not that of `as_of`. No zones: UTC.
std::string time_text(Instant instant,
                      std::span<const std::string> zones,
                      Instant as_of,
                      Language language);

/// When clocks go back, an hour happens twice.
enum class Twice { Refuse, Earlier, Later };
/// When clocks go forward, an hour does not exist; `AfterGap` is the instant at which they go.
enum class Skipped { Refuse, AfterGap };

struct ClockChange {
    Twice twice = Twice::Refuse;
    Skipped skipped = Skipped::Refuse;
};

/// Deadlines that the program itself computes: they never fail, and never fall earlier than said.
inline constexpr ClockChange lenient = {.twice = Twice::Later, .skipped = Skipped::AfterGap};

/// Throws InvalidInput, with what to write instead, on a time that the zone skips or has twice and
/// for which nothing was chosen.
Instant instant_at(WallTime wall, std::string_view zone, ClockChange change = {});
/// Of "2026-12-14T17:00" in the zone, or of a time with its own offset, which is never in doubt.
Instant instant_in(std::string_view text, std::string_view zone, ClockChange change = {});

}  // namespace entente::committee
