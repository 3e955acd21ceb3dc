#include "entente/data/party_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "entente/base/hash.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"

namespace entente::data {
namespace {

constexpr std::array<std::string_view, 5> type_names = {"unknown", "person", "organisation",
                                                        "vessel", "aircraft"};
constexpr std::array<std::string_view, 4> kind_names = {"primary", "alias", "weak alias",
                                                        "former name"};

/// Words by which lists and customers' files name a type, in small letters.
constexpr std::pair<std::string_view, PartyType> type_words[] = {
    {"unknown", PartyType::Unknown},
    {"person", PartyType::Person},
    {"individual", PartyType::Person},
    {"natural person", PartyType::Person},
    {"organisation", PartyType::Organisation},
    {"organization", PartyType::Organisation},
    {"entity", PartyType::Organisation},
    {"legalentity", PartyType::Organisation},
    {"legal entity", PartyType::Organisation},
    {"enterprise", PartyType::Organisation},
    {"company", PartyType::Organisation},
    {"publicbody", PartyType::Organisation},
    {"public body", PartyType::Organisation},
    {"bank", PartyType::Organisation},
    {"group", PartyType::Organisation},
    {"vessel", PartyType::Vessel},
    {"ship", PartyType::Vessel},
    {"aircraft", PartyType::Aircraft},
    {"airplane", PartyType::Aircraft},
};

bool read_number(std::string_view text, int& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && text[0] != '-';
}

void add_day(Hasher& hasher, const std::optional<Day>& day) {
    hasher.add_text(day ? day_text(*day) : "");
}

void add_party(Hasher& hasher, const Party& party) {
    hasher.add_text(party.list);
    hasher.add_text(party.id);
    hasher.add_text(name_of(party.type));
    hasher.add_text(std::to_string(party.names.size()));
    for (const PartyName& name : party.names) {
        hasher.add_text(name.text);
        hasher.add_text(name_of(name.kind));
    }
    add_day(hasher, party.listed);
    add_day(hasher, party.amended);
    add_day(hasher, party.removed);
    for (const auto* texts : {&party.countries, &party.addresses, &party.programmes}) {
        hasher.add_text(std::to_string(texts->size()));
        for (const std::string& text : *texts)
            hasher.add_text(text);
    }
    hasher.add_text(std::to_string(party.birth_dates.size()));
    for (const BirthDate& date : party.birth_dates)
        hasher.add_text(text_of(date.first) + "/" + text_of(date.last) + (date.circa ? "c" : ""));
    hasher.add_text(std::to_string(party.identifiers.size()));
    for (const PartyIdentifier& identifier : party.identifiers) {
        hasher.add_text(identifier.kind);
        hasher.add_text(identifier.value);
        hasher.add_text(identifier.country);
    }
    for (const std::string* text : {&party.reason, &party.licence_requirement,
                                    &party.licence_policy, &party.citation, &party.remarks})
        hasher.add_text(*text);
}

}  // namespace

std::string_view name_of(PartyType type) {
    return type_names[static_cast<std::size_t>(type)];
}

std::string_view name_of(NameKind kind) {
    return kind_names[static_cast<std::size_t>(kind)];
}

std::optional<PartyType> party_type_in(std::string_view text) {
    const std::string small = small_letters(text);
    if (small.empty())
        return PartyType::Unknown;
    const auto found = std::ranges::find(type_words, std::string_view(small),
                                         &std::pair<std::string_view, PartyType>::first);
    return found == std::end(type_words) ? std::nullopt : std::optional(found->second);
}

std::optional<PartialDate> partial_date_in(std::string_view text) {
    int year = 0, month = 0, day = 0;
    if (text.size() < 4 || !read_number(text.substr(0, 4), year) || year == 0)
        return std::nullopt;
    if (text.size() > 4 && (text.size() < 7 || text[4] != '-' ||
                            !read_number(text.substr(5, 2), month) || month < 1 || month > 12))
        return std::nullopt;
    if (text.size() > 7 && (text.size() != 10 || text[7] != '-' ||
                            !read_number(text.substr(8, 2), day) || !day_in(text)))
        return std::nullopt;
    return PartialDate{.year = static_cast<std::int16_t>(year),
                       .month = static_cast<std::uint8_t>(month),
                       .day = static_cast<std::uint8_t>(day)};
}

std::string text_of(PartialDate date) {
    const auto padded = [](int number, std::size_t width) {
        std::string digits = std::to_string(number);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    std::string text = padded(date.year, 4);
    if (date.month > 0)
        text += "-" + padded(date.month, 2);
    if (date.month > 0 && date.day > 0)
        text += "-" + padded(date.day, 2);
    return text;
}

std::string content_hash(const PartyList& list) {
    Hasher hasher;
    hasher.add_text("entente party list 1");
    hasher.add_text(list.source);
    add_day(hasher, list.date);
    hasher.add_text(std::to_string(list.parties.size()));
    for (const Party& party : list.parties)
        add_party(hasher, party);
    return hasher.finish();
}

std::size_t name_count(const PartyList& list) {
    std::size_t count = 0;
    for (const Party& party : list.parties)
        count += party.names.size();
    return count;
}

}  // namespace entente::data
