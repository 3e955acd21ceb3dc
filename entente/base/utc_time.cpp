#include "entente/base/utc_time.hpp"

#include <cstddef>

#include "entente/base/error.hpp"

namespace entente {
namespace {

constexpr std::string_view form = "dddd-dd-ddTdd:dd:ddZ";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

unsigned digits(std::string_view text, std::size_t first, std::size_t count) {
    unsigned value = 0;
    for (const char c : text.substr(first, count))
        value = 10 * value + static_cast<unsigned>(c - '0');
    return value;
}

void write_digits(std::string& text, std::size_t first, std::size_t count, unsigned value) {
    for (std::size_t i = first + count; i-- > first; value /= 10)
        text[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string utc_text(UtcTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto seconds = static_cast<unsigned>((time - day).count());
    const int year = static_cast<int>(date.year());
    if (year < 0 || year > 9999)
        throw Error(ErrorKind::InvalidInput, "a time in the year " + std::to_string(year) +
                                                 " cannot be written; use years 0000 to 9999");
    std::string text(form);
    write_digits(text, 0, 4, static_cast<unsigned>(year));
    write_digits(text, 5, 2, static_cast<unsigned>(date.month()));
    write_digits(text, 8, 2, static_cast<unsigned>(date.day()));
    write_digits(text, 11, 2, seconds / 3600);
    write_digits(text, 14, 2, seconds / 60 % 60);
    write_digits(text, 17, 2, seconds % 60);
    return text;
}

std::optional<UtcTime> utc_time_in(std::string_view text) {
    if (text.size() != form.size())
        return std::nullopt;
    for (std::size_t i = 0; i < form.size(); ++i)
        if (form[i] == 'd' ? !is_digit(text[i]) : text[i] != form[i])
            return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(digits(text, 0, 4))),
                                           std::chrono::month(digits(text, 5, 2)),
                                           std::chrono::day(digits(text, 8, 2))};
    const unsigned hour = digits(text, 11, 2), minute = digits(text, 14, 2),
                   second = digits(text, 17, 2);
    if (!date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second);
}

UtcTime utc_time_named(std::string_view text) {
    if (const auto time = utc_time_in(text))
        return *time;
    throw Error(ErrorKind::InvalidInput, "'" + std::string(text) +
                                             "' is not a time; write it in UTC, as in "
                                             "2026-11-25T03:34:00Z");
}

}  // namespace entente
