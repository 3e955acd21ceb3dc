#include "entente/ingest/lists/party_dates.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::BirthDate;
using data::PartialDate;

constexpr std::array<std::string_view, 9> words_for_about = {
    "approximately", "approx.", "approx", "circa", "(probably)", "around", "about", "ca.", "c."};

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return c >= 'a' && c <= 'z';
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || text.front() == '-' || error != std::errc() ||
        end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<data::Day> day_of(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const data::Day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                         std::chrono::day(static_cast<unsigned>(day)));
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// "12 march 1961", "8 oct.1970", "june 1962".
std::optional<PartialDate> date_in_words(std::string_view text) {
    const auto take_digits = [&] {
        std::size_t size = 0;
        while (size < text.size() && is_digit(text[size]))
            ++size;
        const auto number = size <= 4 ? whole_number(text.substr(0, size)) : std::nullopt;
        text = without_outer_blanks(text.substr(size));
        return number;
    };
    const bool has_day = !text.empty() && is_digit(text.front());
    const auto day = take_digits();
    std::size_t letters = 0;
    while (letters < text.size() && is_letter(text[letters]))
        ++letters;
    const auto* month =
        std::ranges::find(months, text.substr(0, std::min<std::size_t>(letters, 3)));
    if (month == months.end())
        return std::nullopt;
    text.remove_prefix(letters);
    while (!text.empty() && (text.front() == '.' || text.front() == ',' || text.front() == ' '))
        text.remove_prefix(1);
    const auto year = take_digits();
    if (!year || *year < 1000 || !text.empty())
        return std::nullopt;
    const int number = static_cast<int>(month - months.begin()) + 1;
    if (has_day && (!day || !day_of(*year, number, *day)))
        return std::nullopt;
    return PartialDate{.year = static_cast<std::int16_t>(*year),
                       .month = static_cast<std::uint8_t>(number),
                       .day = static_cast<std::uint8_t>(has_day ? *day : 0)};
}

std::optional<PartialDate> date_in(std::string_view text) {
    text = without_outer_blanks(text);
    if (const auto date = data::partial_date_in(text))
        return date;
    if (const auto day = day_before_month(text))
        return data::partial_date_in(day_text(*day));
    return date_in_words(text);
}

/// Where "1958 to 1963", "1958-1963" and "1958 and 1963" part; nothing where they do not.
std::optional<std::pair<std::string_view, std::string_view>> ends_of_span(std::string_view text) {
    for (const std::string_view word : {" to ", " and ", " - ", "–", "/"})
        if (const std::size_t at = text.find(word); at != std::string_view::npos)
            return std::pair(text.substr(0, at), text.substr(at + word.size()));
    if (text.size() == 9 && text[4] == '-')
        return std::pair(text.substr(0, 4), text.substr(5));
    return std::nullopt;
}

}  // namespace

std::optional<data::Day> day_before_month(std::string_view text) {
    text = without_outer_blanks(text);
    const std::size_t first = text.find('.');
    const std::size_t second = first == text.npos ? text.npos : text.find('.', first + 1);
    if (second == text.npos)
        return std::nullopt;
    const std::string_view year_text = text.substr(second + 1);
    const auto day = whole_number(text.substr(0, first));
    const auto month = whole_number(text.substr(first + 1, second - first - 1));
    const auto year = whole_number(year_text);
    if (!day || !month || !year || (year_text.size() != 4 && year_text.size() != 2))
        return std::nullopt;
    return day_of(year_text.size() == 2 ? 2000 + *year : *year, *month, *day);
}

std::optional<data::Day> day_at_start(std::string_view text) {
    return day_in(without_outer_blanks(text).substr(0, 10));
}

std::optional<data::Day> any_day_in(std::string_view text) {
    const auto date = date_in(small_letters(text));
    return date ? day_of(date->year, date->month, date->day) : std::nullopt;
}

std::optional<BirthDate> birth_date_in(std::string_view text) {
    const std::string small = small_letters(without_outer_blanks(text));
    std::string_view rest = small;
    BirthDate birth;
    for (const std::string_view word : words_for_about) {
        if (rest.starts_with(word)) {
            rest = without_outer_blanks(rest.substr(word.size()));
            birth.circa = true;
        } else if (rest.size() > word.size() && rest.ends_with(word)) {
            rest = without_outer_blanks(rest.substr(0, rest.size() - word.size()));
            birth.circa = true;
        }
    }
    if (rest.starts_with("between "))
        rest = rest.substr(8);
    if (const auto date = date_in(rest)) {
        birth.first = birth.last = *date;
        return birth;
    }
    if (const auto ends = ends_of_span(rest)) {
        const auto first = date_in(ends->first);
        const auto last = date_in(ends->second);
        if (first && last && *first <= *last) {
            birth.first = *first;
            birth.last = *last;
            return birth;
        }
    }
    return std::nullopt;
}

std::vector<BirthDate> birth_dates_in(std::string_view text, std::vector<std::string>& odd) {
    std::vector<BirthDate> births;
    if (const auto one = birth_date_in(text))
        return {*one};
    for (const std::string& part : parts_of(with_semicolons(small_letters(text)), ";")) {
        const auto birth = birth_date_in(part);
        if (!birth)
            odd.push_back(part);
        else if (std::ranges::find(births, *birth) == births.end())
            births.push_back(*birth);
    }
    return births;
}

}  // namespace entente::ingest
