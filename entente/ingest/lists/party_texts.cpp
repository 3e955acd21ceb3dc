#include "entente/ingest/lists/party_texts.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "entente/base/hash.hpp"
#include "entente/base/written_values.hpp"

namespace entente::ingest {
namespace {

using data::BirthDate;
using data::PartialDate;

/// No-break, zero-width and ideographic spaces, the byte order mark and the ASCII ones.
constexpr std::array<std::string_view, 10> blanks = {
    " ", "\n", "\t", "\r", "\v", "\f", "\xc2\xa0", "\xe3\x80\x80", "\xe2\x80\x8b", "\xef\xbb\xbf"};

constexpr std::array<std::string_view, 11> words_for_nothing = {
    "-", "--", "‐", "－", "不明", "なし", "n/a", "none", "unknown", "null", "not available"};

constexpr std::array<std::string_view, 9> words_for_about = {
    "approximately", "approx.", "approx", "circa", "c.", "around", "about", "ca.", "~"};

std::size_t blank_at(std::string_view text) {
    for (const std::string_view blank : blanks)
        if (text.starts_with(blank))
            return blank.size();
    return 0;
}

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& c : small)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return small;
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || text.front() == '-' || error != std::errc() ||
        end != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<PartialDate> date_in(std::string_view text) {
    text = without_outer_blanks(text);
    if (const auto date = data::partial_date_in(text))
        return date;
    if (const auto day = day_before_month(text))
        return data::partial_date_in(day_text(*day));
    return std::nullopt;
}

/// Where "1958 to 1963", "1958-1963" and "between 1958 and 1963" part; npos where they do not.
std::optional<std::pair<std::string_view, std::string_view>> ends_of_span(std::string_view text) {
    for (const std::string_view word : {" to ", " and ", " - ", "–", "/"})
        if (const std::size_t at = text.find(word); at != std::string_view::npos)
            return std::pair(text.substr(0, at), text.substr(at + word.size()));
    if (text.size() == 9 && text[4] == '-')
        return std::pair(text.substr(0, 4), text.substr(5));
    return std::nullopt;
}

}  // namespace

std::string_view without_outer_blanks(std::string_view text) {
    while (const std::size_t size = blank_at(text))
        text.remove_prefix(size);
    for (bool found = true; found;) {
        found = false;
        for (const std::string_view blank : blanks)
            if (text.ends_with(blank)) {
                text.remove_suffix(blank.size());
                found = true;
            }
    }
    return text;
}

std::string on_one_line(std::string_view text) {
    text = without_outer_blanks(text);
    std::string line;
    line.reserve(text.size());
    while (!text.empty()) {
        if (const std::size_t size = blank_at(text)) {
            if (!line.ends_with(' '))
                line += ' ';
            text.remove_prefix(size);
        } else {
            line += text.front();
            text.remove_prefix(1);
        }
    }
    return line;
}

bool says_nothing(std::string_view text) {
    text = without_outer_blanks(text);
    return text.empty() || std::ranges::find(words_for_nothing, in_small_letters(text)) !=
                               words_for_nothing.end();
}

void add_name(data::Party& party, std::string_view text, data::NameKind kind) {
    if (says_nothing(text))
        return;
    std::string name = on_one_line(text);
    if (std::ranges::find(party.names, name, &data::PartyName::text) != party.names.end())
        return;
    party.names.push_back(
        {.text = std::move(name), .kind = party.names.empty() ? data::NameKind::Primary : kind});
}

void add_text(std::vector<std::string>& texts, std::string_view text) {
    if (says_nothing(text))
        return;
    std::string line = on_one_line(text);
    if (std::ranges::find(texts, line) == texts.end())
        texts.push_back(std::move(line));
}

void add_identifier(data::Party& party,
                    std::string_view kind,
                    std::string_view value,
                    std::string country) {
    if (says_nothing(value))
        return;
    data::PartyIdentifier identifier{
        .kind = std::string(kind), .value = on_one_line(value), .country = std::move(country)};
    if (std::ranges::find(party.identifiers, identifier) == party.identifiers.end())
        party.identifiers.push_back(std::move(identifier));
}

void append(std::string& text, std::string_view more, std::string_view separator) {
    more = without_outer_blanks(more);
    if (says_nothing(more))
        return;
    if (!text.empty())
        text += separator;
    text += more;
}

std::vector<std::string> parts_of(std::string_view text, std::string_view separator) {
    std::vector<std::string> parts;
    const auto split = [&](bool brackets) {
        parts.clear();
        std::size_t start = 0;
        int open = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            const bool end = at == text.size();
            if (!end && text[at] == '(')
                ++open;
            else if (!end && text[at] == ')' && open > 0)
                --open;
            if (!end && ((brackets && open > 0) || !text.substr(at).starts_with(separator)))
                continue;
            const std::string_view part = without_outer_blanks(text.substr(start, at - start));
            if (!part.empty())
                parts.emplace_back(part);
            start = at + separator.size();
            at = end ? at : start - 1;
        }
        return open == 0;
    };
    if (!split(/*brackets=*/true))
        split(/*brackets=*/false);
    return parts;
}

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
    const data::Day date(std::chrono::year(year_text.size() == 2 ? 2000 + *year : *year),
                         std::chrono::month(static_cast<unsigned>(*month)),
                         std::chrono::day(static_cast<unsigned>(*day)));
    return date.ok() && *month < 256 && *day < 256 ? std::optional(date) : std::nullopt;
}

std::optional<data::Day> day_at_start(std::string_view text) {
    return day_in(without_outer_blanks(text).substr(0, 10));
}

std::optional<BirthDate> birth_date_in(std::string_view text) {
    std::string small = in_small_letters(without_outer_blanks(text));
    std::string_view rest = small;
    BirthDate birth;
    for (const std::string_view word : words_for_about)
        if (rest.starts_with(word)) {
            rest = without_outer_blanks(rest.substr(word.size()));
            birth.circa = true;
            break;
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

std::string made_id(std::string_view list, std::string_view name, std::string_view country) {
    Hasher hasher;
    hasher.add_text(list);
    hasher.add_text(name);
    hasher.add_text(country);
    return std::string(list) + "-" + hasher.finish().substr(0, 12);
}

}  // namespace entente::ingest
