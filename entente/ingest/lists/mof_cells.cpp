#include "entente/ingest/lists/mof_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "entente/base/utf8.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::BirthDate;
using data::PartialDate;

constexpr int first_year = 1850;
constexpr int last_year = 2030;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits at the front of `rest`, up to `most` of them; nothing, and `rest` as it was, else.
std::optional<int> take_number(std::string_view& rest, std::size_t most) {
    std::size_t count = 0;
    while (count < rest.size() && count <= most && is_digit(rest[count]))
        ++count;
    if (count == 0 || count > most)
        return std::nullopt;
    int number = 0;
    std::from_chars(rest.data(), rest.data() + count, number);
    rest.remove_prefix(count);
    return number;
}

bool take(std::string_view& rest, std::string_view word) {
    if (!rest.starts_with(word))
        return false;
    rest.remove_prefix(word.size());
    return true;
}

/// "2008.6.25" at the front.
std::optional<data::Day> take_day(std::string_view& rest) {
    std::string_view ahead = rest;
    const auto year = take_number(ahead, 4);
    const bool dot = take(ahead, ".");
    const auto month = take_number(ahead, 2);
    const bool second = take(ahead, ".");
    const auto day = take_number(ahead, 2);
    if (!year || !dot || !month || !second || !day)
        return std::nullopt;
    const data::Day date(std::chrono::year(*year),
                         std::chrono::month(static_cast<unsigned>(*month)),
                         std::chrono::day(static_cast<unsigned>(*day)));
    if (!date.ok() || *year < 1980)
        return std::nullopt;
    rest = ahead;
    return date;
}

void drop_blanks(std::string_view& rest) {
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == '\n'))
        rest.remove_prefix(1);
}

constexpr std::array<std::pair<std::string_view, int>, 3> eras = {
    {{"昭和", 1925}, {"大正", 1911}, {"平成", 1988}}};

/// "1965年3月25日", "昭和40年", "1973/8/26", and the bare "1958" of "1958-1963年".
std::optional<PartialDate> take_birth(std::string_view& rest) {
    std::string_view ahead = rest;
    int before = 0;
    for (const auto& [era, year] : eras)
        if (take(ahead, era))
            before = year;
    auto year = take_number(ahead, 4);
    if (!year)
        return std::nullopt;
    *year += before;
    if (*year < first_year || *year > last_year)
        return std::nullopt;
    PartialDate date{.year = static_cast<std::int16_t>(*year), .month = 0, .day = 0};
    drop_blanks(ahead);
    const bool slash = take(ahead, "/");
    const bool span = ahead.starts_with("-");
    if (!slash && !span && !take(ahead, "年"))
        return std::nullopt;
    rest = ahead;
    if (span)
        return date;
    drop_blanks(ahead);
    const auto month = take_number(ahead, 2);
    if (!month || *month < 1 || *month > 12 || !take(ahead, slash ? "/" : "月"))
        return date;
    date.month = static_cast<std::uint8_t>(*month);
    rest = ahead;
    drop_blanks(ahead);
    const auto day = take_number(ahead, 2);
    if (!day || *day < 1 || *day > 31 || (!slash && !take(ahead, "日")))
        return date;
    date.day = static_cast<std::uint8_t>(*day);
    rest = ahead;
    return day_in(data::text_of(date)) ? date : PartialDate{date.year, date.month, 0};
}

}  // namespace

std::string in_half_width(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (std::size_t k = 0; k < text.size(); ++k) {
        const auto byte = [&](std::size_t at) {
            return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
        };
        // U+FF01 to U+FF5E are EF BC 81 to EF BD 9E; the ASCII ones stand 0xFEE0 below.
        const unsigned code =
            byte(k) == 0xEFU ? ((byte(k + 1) & 0x3FU) << 6U) + (byte(k + 2) & 0x3FU) : 0U;
        if (code >= 0xF01U && code <= 0xF5EU) {
            result += static_cast<char>(code - 0xF01U + '!');
            k += 2;
        } else if (text.substr(k).starts_with("\u3000")) {
            result += ' ';
            k += 2;
        } else {
            result += text[k];
        }
    }
    return result;
}

NoticeDates notice_dates_in(std::string_view cell) {
    NoticeDates dates;
    for (const std::string& raw : parts_of(in_half_width(cell), "\n")) {
        const std::string line = on_one_line(raw);
        std::string_view rest = line;
        const auto day = take_day(rest);
        drop_blanks(rest);
        if (!day && line.starts_with("("))
            append(dates.remarks, line);
        else if (day && rest.empty() && !dates.listed)
            dates.listed = day;
        else if (day && (rest.starts_with("改訂") || rest.starts_with("改正") || rest.empty()))
            dates.amended = std::max(dates.amended.value_or(*day), *day);
        else if (day && rest.starts_with("削除"))
            dates.removed = std::max(dates.removed.value_or(*day), *day);
        else if (dates.odd.empty())
            dates.odd = line;
    }
    return dates;
}

std::vector<BirthDate> births_in(std::string_view cell) {
    const std::string text = in_half_width(cell);
    std::string_view rest = text;
    std::vector<BirthDate> births;
    std::size_t end_of_last = text.size();  // nothing before it
    while (!rest.empty()) {
        const std::size_t at = text.size() - rest.size();
        const bool within = at > 0 && is_digit(text[at - 1]);
        const auto date = within ? std::nullopt : take_birth(rest);
        if (!date) {
            rest.remove_prefix(1);
            continue;
        }
        const bool circa = rest.starts_with("頃") || rest.starts_with("ごろ");
        const std::string between =
            end_of_last < at ? on_one_line(text.substr(end_of_last, at - end_of_last)) : "";
        const bool span = between == "から" || between == "-" || between == "~" ||
                          between == "〜" || between == "～";
        if (span && !births.empty() && births.back().first <= *date) {
            births.back().last = *date;
            births.back().circa = births.back().circa || circa;
        } else {
            births.push_back({.first = *date, .last = *date, .circa = circa});
        }
        end_of_last = text.size() - rest.size();
    }
    std::vector<BirthDate> distinct;
    for (const BirthDate& birth : births)
        if (std::ranges::find(distinct, birth) == distinct.end())
            distinct.push_back(birth);
    return distinct;
}

std::optional<BirthDate> birth_of_number(std::string_view number) {
    std::string_view rest = number;
    const auto value = take_number(rest, 5);
    if (!value || !rest.empty())
        return std::nullopt;
    PartialDate date{.year = static_cast<std::int16_t>(*value), .month = 0, .day = 0};
    if (*value < first_year || *value > last_year) {
        // The workbook's calendar has a 29 February 1900 that there was not: from March 1900 on,
        // day 0 is 1899-12-30.
        const data::Day day =
            std::chrono::sys_days(std::chrono::year(1899) / 12 / 30) + std::chrono::days(*value);
        date = data::partial_date_in(day_text(day)).value_or(date);
    }
    if (date.year < first_year || date.year > last_year)
        return std::nullopt;
    return BirthDate{.first = date, .last = date, .circa = false};
}

std::string country_in_japanese(std::string_view text) {
    std::string name = on_one_line(text);
    if (const std::size_t bracket = name.find_first_of("(、。,");
        bracket != std::string::npos && name[bracket] == '(')
        name.resize(bracket);
    for (const std::string_view mark : {"（", "、", "。", "人"})
        if (const std::size_t at = name.find(mark); at != std::string::npos && at > 0)
            name.resize(at);
    if (std::string code = data::country_code_in(name); !code.empty())
        return code;
    std::size_t latin = 0;
    while (latin < name.size() && static_cast<unsigned char>(name[latin]) >= 0x80)
        ++latin;
    name.resize(latin == 0 ? name.size() : latin);
    for (const std::string_view ending : {"", "共和国", "国"})
        if (name.ends_with(ending))
            if (std::string code = data::country_code_in(
                    std::string_view(name).substr(0, name.size() - ending.size()));
                !code.empty())
                return code;
    return {};
}

std::string document_number_in(std::string_view text) {
    const std::string narrow = in_half_width(text);
    std::string_view rest = narrow;
    while (!rest.empty()) {
        std::size_t size = 0;
        std::size_t digits = 0;
        const auto part = [](char c) {
            return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' ||
                   c == '/';
        };
        for (; size < rest.size() && part(rest[size]); ++size)
            digits += is_digit(rest[size]) ? 1 : 0;
        const std::string_view after = rest.substr(size);
        if (size >= 4 && digits >= 3 && !after.starts_with("年"))
            return std::string(rest.substr(0, size));
        rest.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return {};
}

}  // namespace entente::ingest
