#include "entente/ingest/lists/list_draft.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "entente/base/error.hpp"
#include "entente/base/utf8.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/list_readers.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t most_shown = 12;

std::size_t line_at(std::string_view text, std::size_t offset) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, offset), '\n'));
}

}  // namespace

std::string place_text(const std::string& file, std::size_t line) {
    return line == 0 ? file : file + ":" + std::to_string(line);
}

ListDraft::ListDraft(std::string_view source, std::string_view format) {
    list_.source = source;
    list_.format = format;
}

std::uint16_t ListDraft::add_file(const InputFile& file) {
    if (file.bytes.size() > most_list_bytes)
        throw Error(ErrorKind::BadData, file.name + ": " + std::to_string(file.bytes.size()) +
                                            " bytes are more than a list of parties has (" +
                                            std::to_string(most_list_bytes) + ")");
    if (list_.files.size() >= std::numeric_limits<std::uint16_t>::max())
        throw Error(ErrorKind::BadData,
                    file.name + ": too many files for one list; import them in parts");
    list_.files.push_back(file.origin);
    list_.files.back().name = file.name;
    return static_cast<std::uint16_t>(list_.files.size() - 1);
}

std::uint16_t ListDraft::add_text_file(const InputFile& file) {
    const std::uint16_t place = add_file(file);
    auto bad = first_bad_byte(file.bytes);
    if (const std::size_t zero = file.bytes.find('\0'); zero != std::string_view::npos)
        bad = std::min(bad.value_or(zero), zero);
    if (bad)
        throw Error(ErrorKind::BadData,
                    place_text(file.name, line_at(file.bytes, *bad)) +
                        ": this is not UTF-8 text; the file is damaged or in another encoding, "
                        "download it again");
    return place;
}

void ListDraft::take(data::Party party) {
    ++list_.rows;
    if (party.names.empty())
        fault("the entry" + (party.id.empty() ? "" : " " + quoted(party.id)) +
                  " has no name; the file is damaged, download it again",
              party.origin);
    list_.parties.push_back(std::move(party));
}

void ListDraft::skip(std::size_t rows, const std::string& why, const std::string& file) {
    if (rows == 0)
        return;
    list_.skipped += rows;
    list_.notes.note(counted(rows, "row") + " left out: " + why, file);
}

void ListDraft::fault(const std::string& message, const data::PartyOrigin& origin) {
    const bool known = origin.file < list_.files.size();
    faults_.fault(message, known ? list_.files[origin.file].name : "", origin.line);
}

std::string ListDraft::country(std::string_view text) {
    if (says_nothing(text))
        return {};
    std::string code = data::country_code_in(text);
    if (const std::size_t bracket = text.find('('); code.empty() && bracket != text.npos)
        code = data::country_code_in(text.substr(0, bracket));  // "Kuwait (until 2002)"
    if (code.empty())
        ++unknown_countries_[on_one_line(text)];
    return code;
}

void ListDraft::add_country(data::Party& party, std::string_view text) {
    std::string code = country(text);
    if (!code.empty() && std::ranges::find(party.countries, code) == party.countries.end())
        party.countries.push_back(std::move(code));
}

void ListDraft::add_countries(data::Party& party, std::string_view text) {
    if (says_nothing(text))
        return;
    if (!data::country_code_in(text).empty())
        return add_country(party, text);
    std::string apart = with_semicolons(text);
    for (const std::string_view word : {" and/or ", " and ", "/"})
        for (std::size_t at = apart.find(word); at != std::string::npos; at = apart.find(word, at))
            apart.replace(at, word.size(), ";");
    for (const std::string& part : parts_of(apart, ";"))
        add_country(party, part);
}

void ListDraft::not_understood(const std::string& what, std::string_view value) {
    Odd& odd = odd_[what];
    if (odd.count++ == 0)
        odd.example = quoted(on_one_line(value));
}

void ListDraft::dated(data::Day day, std::string_view from) {
    if (list_.date && *list_.date >= day)
        return;
    list_.date = day;
    list_.date_from = from;
}

void ListDraft::number_repeated_ids() {
    std::set<std::pair<std::string, std::string>> taken;
    std::map<std::pair<std::string, std::string>, std::size_t> numbers;
    std::size_t repeated = 0;
    std::string example;
    for (data::Party& party : list_.parties) {
        const std::pair<std::string, std::string> key(party.list, party.id);
        if (taken.insert(key).second)
            continue;
        if (repeated++ == 0)
            example = quoted(party.id);
        do
            party.id = key.second + "#" + std::to_string(++numbers[key] + 1);
        while (!taken.emplace(party.list, party.id).second);
    }
    if (repeated > 0)
        list_.notes.note(counted(repeated, "entry", "entries") +
                         " with the id of one before, such as " + example +
                         "; they are numbered #2, #3");
}

void ListDraft::note_unknown_countries() {
    std::vector<std::pair<std::string, std::size_t>> all(unknown_countries_.begin(),
                                                         unknown_countries_.end());
    std::ranges::stable_sort(all, std::greater{}, &std::pair<std::string, std::size_t>::second);
    std::vector<std::string> shown;
    std::size_t total = 0;
    for (const auto& [name, count] : all) {
        total += count;
        if (shown.size() < most_shown)
            shown.push_back(quoted(name) + (count > 1 ? " " + std::to_string(count) : ""));
    }
    if (total == 0)
        return;
    std::string text = counted(total, "country", "countries") +
                       " not known, and not among those of the parties: " + joined(shown);
    if (all.size() > shown.size())
        text += " and " + std::to_string(all.size() - shown.size()) + " other names";
    list_.notes.note(std::move(text));
}

data::PartyList ListDraft::finish() {
    faults_.throw_if_faulty();
    if (list_.parties.empty())
        throw Error(ErrorKind::BadData,
                    (list_.files.empty() ? list_.source : list_.files.front().name) +
                        ": there is no party in it; an empty list is refused, since it would "
                        "clear everyone. Download it again");
    number_repeated_ids();
    if (!list_.date)
        for (const data::SourceFile& file : list_.files)
            if (const auto day = date_in_name(file.name))
                dated(*day, "file name");
    note_unknown_countries();
    for (const auto& [what, odd] : odd_)
        list_.notes.note(counted(odd.count, what) + " not understood, such as " + odd.example);
    return std::move(list_);
}

}  // namespace entente::ingest
