#include "entente/committee/written_time.hpp"

#include <algorithm>

namespace entente::committee {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr hours greatest_offset{18};  // no zone is further from UTC

/// The number in `digits` digits at `at`; nothing where there is something else.
std::optional<int> number_at(std::string_view text, std::size_t at, std::size_t digits) {
    if (text.size() < at + digits)
        return std::nullopt;
    int value = 0;
    for (const char c : text.substr(at, digits)) {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string two_digits(long value) {
    return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

/// "17:00" or "17:00:30" and nothing else.
std::optional<seconds> clock_in(std::string_view text) {
    const bool has_seconds = text.size() == 8 && text[5] == ':';
    if ((text.size() != 5 && !has_seconds) || text[2] != ':')
        return std::nullopt;
    const auto hour = number_at(text, 0, 2);
    const auto minute = number_at(text, 3, 2);
    const auto second = has_seconds ? number_at(text, 6, 2) : std::optional(0);
    if (!hour || !minute || !second || *hour > 24 || *minute > 59 || *second > 59)
        return std::nullopt;
    const seconds time = hours(*hour) + minutes(*minute) + seconds(*second);
    return time <= hours(24) ? std::optional(time) : std::nullopt;
}

std::optional<seconds> offset_in(std::string_view text) {
    if (text == "Z")
        return seconds(0);
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto size = clock_in(text.substr(1));
    if (!size || *size > greatest_offset)
        return std::nullopt;
    return text[0] == '+' ? *size : -*size;
}

}  // namespace

std::optional<Day> day_in(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = number_at(text, 0, 4);
    const auto month = number_at(text, 5, 2);
    const auto day = number_at(text, 8, 2);
    if (!year || !month || !day)
        return std::nullopt;
    const Day found{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                    std::chrono::day(static_cast<unsigned>(*day))};
    return found.ok() ? std::optional(found) : std::nullopt;
}

std::optional<minutes> time_of_day_in(std::string_view text) {
    if (text.size() != 5)
        return std::nullopt;
    const auto time = clock_in(text);
    return time ? std::optional(std::chrono::duration_cast<minutes>(*time)) : std::nullopt;
}

std::optional<WrittenTime> time_in(std::string_view text) {
    if (text.size() < 16 || (text[10] != 'T' && text[10] != ' '))
        return std::nullopt;
    const auto day = day_in(text.substr(0, 10));
    const std::string_view rest = text.substr(11);
    const std::size_t zone = std::min(rest.find_first_of("Z+-"), rest.size());
    const auto clock = clock_in(rest.substr(0, zone));
    if (!day || !clock)
        return std::nullopt;
    WrittenTime time{.wall = std::chrono::local_days(*day) + *clock, .offset = std::nullopt};
    if (zone == rest.size())
        return time;
    time.offset = offset_in(rest.substr(zone));
    return time.offset ? std::optional(time) : std::nullopt;
}

std::string day_text(Day day) {
    const int year = static_cast<int>(day.year());
    return two_digits(year / 100) + two_digits(year % 100) + "-" +
           two_digits(static_cast<unsigned>(day.month())) + "-" +
           two_digits(static_cast<unsigned>(day.day()));
}

std::string time_of_day_text(seconds time) {
    const std::chrono::hh_mm_ss parts(time);
    std::string text =
        two_digits(parts.hours().count()) + ":" + two_digits(parts.minutes().count());
    if (parts.seconds().count() != 0)
        text += ":" + two_digits(parts.seconds().count());
    return text;
}

std::string wall_text(WallTime wall) {
    const auto midnight = std::chrono::floor<std::chrono::days>(wall);
    return day_text(Day(midnight)) + "T" + time_of_day_text(wall - midnight);
}

std::string offset_text(seconds offset) {
    return (offset < seconds(0) ? "-" : "+") + time_of_day_text(std::chrono::abs(offset));
}

}  // namespace entente::committee
