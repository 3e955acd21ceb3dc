#include "entente/committee/local_time.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include <date/tz.h>

#include "entente/base/error.hpp"

namespace entente::committee {
namespace {

using std::chrono::days;
using std::chrono::seconds;

/// The library reads the changes of a zone that are listed in its file, which end with 2037, and
/// not the rule behind them.
constexpr std::chrono::year last_listed{2037};

/// The rules in force repeat with the weekday of 1 March: for each, Sunday first, a listed year.
constexpr std::array<int, 7> year_with_march_on = {2037, 2032, 2033, 2034, 2035, 2030, 2036};

/// The same day in a listed year with the same rules.
template <class Duration>
std::chrono::sys_time<Duration> listed(std::chrono::sys_time<Duration> time) {
    const auto midnight = std::chrono::floor<days>(time);
    const Day day(midnight);
    if (day.year() <= last_listed)
        return time;
    const std::chrono::weekday march(std::chrono::sys_days(day.year() / std::chrono::March / 1));
    const std::chrono::year year(year_with_march_on[march.c_encoding()]);
    const Day there = year / day.month() / day.day();
    const auto then = std::chrono::sys_days(
        there.ok() ? there : year / std::chrono::February / 28);  // no zone changes on the 29th
    return then + (time - midnight);
}

[[noreturn]] void no_database() {
    throw Error(ErrorKind::NotFound,
                "the time zone database is missing from /usr/share/zoneinfo, so that local times "
                "cannot be told; install it: apt-get install tzdata");
}

const date::time_zone* found_zone(std::string_view name) {
    try {
        return date::locate_zone(std::string(name));
    } catch (const std::runtime_error&) {  // how the library says that there is none
        return nullptr;
    }
}

const date::time_zone& zone_named(std::string_view name) {
    if (const date::time_zone* zone = found_zone(name))
        return *zone;
    if (found_zone("Etc/UTC") == nullptr)
        no_database();
    throw Error(ErrorKind::InvalidInput,
                "'" + std::string(name.substr(0, 60)) +
                    "' is not a time zone; write a name of the IANA database, such as Asia/Tokyo "
                    "or America/New_York");
}

date::sys_info info_at(const date::time_zone& zone, Instant instant) {
    return zone.get_info(listed(instant));
}

std::string abbreviation_of(const date::sys_info& info) {
    const bool numeric = info.abbrev.starts_with('+') || info.abbrev.starts_with('-');
    return (numeric ? "UTC" : "") + info.abbrev;
}

constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::string day_words(Day day, bool with_year, Language language) {
    const unsigned month = static_cast<unsigned>(day.month());
    const std::string number = std::to_string(static_cast<unsigned>(day.day()));
    const std::string year = std::to_string(static_cast<int>(day.year()));
    if (language == Language::Japanese)
        return (with_year ? year + "年" : "") + std::to_string(month) + "月" + number + "日";
    return number + " " + months[month - 1] + (with_year ? " " + year : "") + " ";
}

/// "2026-11-01T01:30-04:00 (EDT)".
std::string with_offset(WallTime wall, const date::sys_info& info) {
    return wall_text(wall) + offset_text(info.offset) + " (" + abbreviation_of(info) + ")";
}

date::local_info info_of(const date::time_zone& zone, WallTime wall) {
    const Instant as_utc(wall.time_since_epoch());
    return zone.get_info(date::local_seconds(listed(as_utc).time_since_epoch()));
}

Instant skipped(WallTime wall,
                const date::local_info& info,
                std::string_view zone,
                Skipped choice) {
    const Instant as_utc(wall.time_since_epoch());
    const Instant gap = info.first.end + (as_utc - listed(as_utc));  // back from the listed year
    const WallTime after(gap.time_since_epoch() + info.second.offset);
    if (choice == Skipped::AfterGap)
        return gap;
    throw Error(ErrorKind::InvalidInput,
                wall_text(wall) + " does not exist in " + std::string(zone) +
                    ", where clocks go forward over it; the next time there is " +
                    with_offset(after, info.second));
}

}  // namespace

LocalTime local_time(Instant instant, std::string_view zone) {
    const date::sys_info info = info_at(zone_named(zone), instant);
    return {.wall = WallTime((instant + info.offset).time_since_epoch()),
            .offset = info.offset,
            .abbreviation = abbreviation_of(info)};
}

std::string iso_time(Instant instant, std::string_view zone) {
    const LocalTime time = local_time(instant, zone);
    return wall_text(time.wall) + offset_text(time.offset);
}

std::string time_text(Instant instant,
                      std::span<const std::string> zones,
                      Instant as_of,
                      Language language) {
    static constexpr const char* utc = "Etc/UTC";
    const std::string_view first = zones.empty() ? std::string_view(utc) : zones.front();
    const bool japanese = language == Language::Japanese;
    const LocalTime here = local_time(instant, first);
    const bool with_year = here.day().year() != local_time(as_of, first).day().year();
    const auto clock = [](const LocalTime& time) {
        return time_of_day_text(time.time_of_day()) + " " + time.abbreviation;
    };
    std::vector<std::string> told = {clock(here)};
    std::string others;
    for (const std::string& zone : zones.subspan(zones.empty() ? 0 : 1)) {
        const LocalTime there = local_time(instant, zone);
        const bool other_day = there.day() != here.day();
        const bool other_year = there.day().year() != here.day().year();
        const std::string text =
            (other_day ? day_words(there.day(), other_year, language) : "") + clock(there);
        if (std::ranges::find(told, text) != told.end())
            continue;
        told.push_back(text);
        others += (others.empty() ? "" : japanese ? "、" : ", ") + text;
    }
    std::string text = day_words(here.day(), with_year, language) + clock(here);
    if (!others.empty())
        text += japanese ? "（" + others + "）" : " (" + others + ")";
    return text;
}

Instant instant_at(WallTime wall, std::string_view zone, ClockChange change) {
    const date::local_info info = info_of(zone_named(zone), wall);
    const auto reading = [&](const date::sys_info& rule) {
        return Instant(wall.time_since_epoch() - rule.offset);
    };
    if (info.result == date::local_info::unique)
        return reading(info.first);
    if (info.result == date::local_info::nonexistent)
        return skipped(wall, info, zone, change.skipped);
    if (change.twice == Twice::Refuse)
        throw Error(ErrorKind::InvalidInput,
                    wall_text(wall) + " happens twice in " + std::string(zone) +
                        ", where clocks go back; write " + with_offset(wall, info.first) + " or " +
                        with_offset(wall, info.second) + ", without the brackets");
    return reading(change.twice == Twice::Earlier ? info.first : info.second);
}

Instant instant_in(std::string_view text, std::string_view zone, ClockChange change) {
    const auto time = time_in(text);
    if (!time)
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(text.substr(0, 60)) +
                        "' is not a time; write it as 2026-12-14T17:00 or, with its offset from "
                        "UTC, 2026-12-14T17:00+09:00");
    if (time->offset)
        return Instant(time->wall.time_since_epoch() - *time->offset);
    return instant_at(time->wall, zone, change);
}

}  // namespace entente::committee
