#include "entente/ingest/lists/us_values.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

#include "entente/base/hash.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_readers.hpp"

namespace entente::ingest {
namespace {

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 12> long_months = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

/// Adjectives that stand where a country is meant, in small letters.
constexpr std::pair<std::string_view, std::string_view> adjectives[] = {
    {"russian", "RUS"},    {"syrian", "SYR"},   {"iranian", "IRN"},   {"chinese", "CHN"},
    {"rok", "KOR"},        {"iraqi", "IRQ"},    {"cuban", "CUB"},     {"lebanese", "LBN"},
    {"turkish", "TUR"},    {"yemeni", "YEM"},   {"pakistani", "PAK"}, {"afghan", "AFG"},
    {"belarusian", "BLR"}, {"sudanese", "SDN"}, {"malaysian", "MYS"}, {"indian", "IND"},
};

/// Words that alone make no name, in small letters without dots.
constexpr std::string_view company_forms[] = {
    "ltd",         "limited", "inc",  "incorporated", "llc", "lc",  "co",  "company", "corp",
    "corporation", "sa",      "sas",  "srl",          "spa", "sl",  "sro", "gmbh",    "ag",
    "kg",          "bv",      "nv",   "ooo",          "oao", "zao", "pao", "ao",      "jsc",
    "ojsc",        "pjsc",    "cjsc", "plc",          "llp", "lp",  "pte", "pty",     "pvt",
    "fze",         "fzco",    "fzc",  "sarl",         "sal", "de",  "cv",  "and",     "oy",
    "ab",          "as",      "aps",  "doo",          "dd",  "eu",  "lda", "ltda"};

std::optional<int> number_in_full(std::string_view text) {
    int number = 0;
    const char* const end = text.data() + text.size();
    if (text.empty() || text[0] == '-' || std::from_chars(text.data(), end, number).ptr != end)
        return std::nullopt;
    return number;
}

int month_in(std::string_view text) {
    const std::string small =
        small_letters(text.ends_with('.') ? text.substr(0, text.size() - 1) : text);
    for (std::size_t k = 0; k < months.size(); ++k)
        if (small == months[k] || small == long_months[k] || (k == 8 && small == "sept"))
            return static_cast<int>(k) + 1;
    return 0;
}

std::vector<std::string_view> words_of(std::string_view text, std::string_view separators) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(separators), text.size());
        if (end > 0)
            words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::optional<data::PartialDate> checked(int year, int month, int day) {
    if (year < 1800 || year > 2199 || month < 0 || month > 12 || day < 0 || (month == 0 && day > 0))
        return std::nullopt;
    if (day > 0 && !std::chrono::year_month_day(std::chrono::year(year),
                                                std::chrono::month(static_cast<unsigned>(month)),
                                                std::chrono::day(static_cast<unsigned>(day)))
                        .ok())
        return std::nullopt;
    return data::PartialDate{.year = static_cast<std::int16_t>(year),
                             .month = static_cast<std::uint8_t>(month),
                             .day = static_cast<std::uint8_t>(day)};
}

/// Day, month and year in whichever order the words show; the month as a word.
std::optional<data::PartialDate> with_month_word(const std::vector<std::string_view>& words) {
    const auto at = [&](std::size_t k) { return number_in_full(words[k]).value_or(-1); };
    if (words.size() == 2 && words[1].size() == 4)
        return month_in(words[0]) > 0 ? checked(at(1), month_in(words[0]), 0) : std::nullopt;
    if (words.size() != 3 || words[2].size() != 4)
        return std::nullopt;
    const bool day_first = month_in(words[1]) > 0;
    const int month = day_first ? month_in(words[1]) : month_in(words[0]);
    const int day = day_first ? at(0) : at(1);
    return month > 0 && day > 0 ? checked(at(2), month, day) : std::nullopt;
}

bool is_company_form(std::string_view piece) {
    const std::vector<std::string_view> words = words_of(piece, " ,&");
    return !words.empty() && std::ranges::all_of(words, [](std::string_view word) {
        std::string plain = small_letters(word);
        std::erase(plain, '.');
        return std::ranges::find(company_forms, plain) != std::end(company_forms);
    });
}

}  // namespace

std::optional<data::PartialDate> written_date(std::string_view text) {
    text = without_blanks(text);
    if (text.size() >= 4 && number_in_full(text.substr(0, 4))) {
        const auto date = data::partial_date_in(text);
        if (date)
            return checked(date->year, date->month, date->day);
    }
    if (text.find('/') != std::string_view::npos) {
        const std::vector<std::string_view> parts = words_of(text, "/");
        if (parts.size() != 3 || parts[2].size() != 4)
            return std::nullopt;
        const int month = number_in_full(parts[0]).value_or(0);
        const int day = number_in_full(parts[1]).value_or(0);
        return month > 0 && day > 0 ? checked(number_in_full(parts[2]).value_or(0), month, day)
                                    : std::nullopt;
    }
    return with_month_word(words_of(text, " ,"));
}

bool is_slip_of_date(std::string_view text) {
    text = without_blanks(text);
    return text.size() == 10 && data::partial_date_in(text).has_value() && !written_date(text);
}

std::optional<data::Day> whole_day(const std::optional<data::PartialDate>& date) {
    if (!date || date->month == 0 || date->day == 0)
        return std::nullopt;
    return data::Day(std::chrono::year(date->year), std::chrono::month(date->month),
                     std::chrono::day(date->day));
}

std::optional<data::BirthDate> written_birth_date(std::string_view text) {
    text = without_blanks(text);
    data::BirthDate birth;
    for (const std::string_view word : {"circa ", "approximately ", "c. "})
        if (small_letters(text.substr(0, word.size())) == word) {
            birth.circa = true;
            text.remove_prefix(word.size());
            break;
        }
    std::string_view first = text, last = text;
    if (const std::size_t to = text.find(" to "); to != std::string_view::npos) {
        first = text.substr(0, to);
        last = text.substr(to + 4);
        if (last.starts_with("circa ")) {
            birth.circa = true;
            last.remove_prefix(6);
        }
    } else if (text.size() == 9 && text[4] == '-') {
        first = text.substr(0, 4);
        last = text.substr(5);
    }
    const auto from = written_date(first), until = written_date(last);
    if (!from || !until || until->year < from->year)
        return std::nullopt;
    birth.first = *from;
    birth.last = *until;
    return birth;
}

std::string person_name(std::string_view last_first) {
    const std::size_t comma = last_first.find(", ");
    if (comma == std::string_view::npos)
        return std::string(without_blanks(last_first));
    const std::string_view last = without_blanks(last_first.substr(0, comma));
    std::string_view first = without_blanks(last_first.substr(comma + 2));
    std::string_view suffix;
    if (const std::size_t more = first.rfind(", "); more != std::string_view::npos) {
        suffix = without_blanks(first.substr(more + 2));
        first = without_blanks(first.substr(0, more));
    }
    std::string name(first);
    for (const std::string_view part : {last, suffix})
        if (!part.empty())
            name.append(name.empty() ? "" : " ").append(part);
    return name;
}

std::string country_in(std::string_view text) {
    std::string code = data::country_code_in(without_blanks(text));
    if (!code.empty())
        return code;
    const std::string small = small_letters(without_blanks(text));
    for (const auto& [word, alpha_3] : adjectives)
        if (small == word)
            return std::string(alpha_3);
    return {};
}

void add_once(std::vector<std::string>& texts, std::string text) {
    if (!text.empty() && std::ranges::find(texts, text) == texts.end())
        texts.push_back(std::move(text));
}

void add_country(data::Party& party, std::string_view text) {
    add_once(party.countries, country_in(text));
}

void add_name(data::Party& party, std::string text, data::NameKind kind) {
    if (!text.empty() &&
        std::ranges::find(party.names, text, &data::PartyName::text) == party.names.end())
        party.names.push_back({.text = std::move(text), .kind = kind});
}

void add_text(std::string& text, std::string_view more) {
    if (more.empty())
        return;
    if (!text.empty())
        text += "; ";
    text += more;
}

std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> pieces;
    for (const std::string_view between : words_of(text, ";")) {
        const std::string_view piece = without_blanks(between);
        if (piece.empty())
            continue;
        if (!pieces.empty() && is_company_form(piece))
            pieces.back().append(pieces.back().ends_with(',') ? " " : ", ").append(piece);
        else
            pieces.emplace_back(piece);
    }
    return pieces;
}

void tell_apart(data::PartyList& list) {
    std::map<std::pair<std::string, std::string>, std::size_t> seen;
    std::size_t again = 0;
    const data::Party* first = nullptr;
    for (data::Party& party : list.parties) {
        const std::size_t count = ++seen[{party.list, party.id}];
        if (count == 1)
            continue;
        ++again;
        party.id += "#" + std::to_string(count);
        if (first == nullptr)
            first = &party;
    }
    if (first != nullptr)
        list.notes.note(counted(again, "entry", "entries") +
                            " with the id of an entry before it, kept apart by '#2', ...; the "
                            "first is " +
                            quoted(first->id),
                        list.files[first->origin.file].name, first->origin.line);
}

void date_by_name(data::PartyList& list) {
    if (list.date || list.files.empty())
        return;
    list.date = date_in_name(list.files.front().name);
    if (!list.date)
        return;
    list.date_from = "file name";
    const data::Party* newest = nullptr;
    std::optional<data::Day> last;
    for (const data::Party& party : list.parties)
        for (const auto& day : {party.listed, party.amended})
            if (day && (!last || *last < *day)) {
                last = day;
                newest = &party;
            }
    if (!last || *last <= *list.date)
        return;
    list.notes.warning("by its name the file is of " + day_text(*list.date) + ", but the entry " +
                           quoted(newest->names.front().text) + " is of " + day_text(*last) +
                           ", which is taken for the day of the list",
                       list.files.front().name, newest->origin.line);
    list.date = last;
    list.date_from = "newest entry";
}

std::string_view whole_text(const InputFile& file) {
    Diagnostics faults;
    check_characters(file.bytes, file.name, faults);
    faults.throw_if_faulty();
    if (!file.bytes.empty() && !file.bytes.ends_with('\n')) {
        const std::size_t from = file.bytes.rfind('\n') + 1;
        faults.fault("the last line, " + quoted(file.bytes.substr(from)) +
                         ", is not ended; is the file cut short? Fetch it again, or end it with a "
                         "line break if it is whole",
                     file.name, 1 + static_cast<std::size_t>(std::ranges::count(file.bytes, '\n')));
        faults.throw_if_faulty();
    }
    return file.bytes;
}

std::vector<std::vector<InputFile>> each_alone(const std::vector<InputFile>& files) {
    std::vector<std::vector<InputFile>> sets;
    for (const InputFile& file : files)
        sets.push_back({file});
    return sets;
}

}  // namespace entente::ingest
