#include "entente/ingest/lists/un_xml.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "entente/base/error.hpp"
#include "entente/base/small_letters.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_dates.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;
using data::Party;

constexpr const char* root_name = "CONSOLIDATED_LIST";

std::string_view text_in(const pugi::xml_node& node, const char* child) {
    return node.child(child).text().get();
}

/// "Good", "a.k.a." and what has no quality are aliases, "Low" is a weak one.
std::optional<NameKind> kind_of(std::string_view quality) {
    quality = without_outer_blanks(quality);
    if (quality.empty() || quality == "Good" || quality == "a.k.a.")
        return NameKind::Alias;
    if (quality == "Low")
        return NameKind::WeakAlias;
    if (quality == "f.k.a.")
        return NameKind::Former;
    return std::nullopt;
}

std::string document_kind(std::string_view type) {
    const std::string small = small_letters(on_one_line(type));
    for (const std::string_view word : {"passport", "pasaporte", "passeport"})
        if (small.find(word) != std::string::npos)
            return "passport";
    return small.find("national identification") != std::string::npos || small.empty()
               ? "national id"
               : small;
}

class EntryReader {
public:
    EntryReader(ListDraft& draft, const pugi::xml_node& node, data::PartyOrigin origin, bool person)
        : draft_(draft),
          node_(node),
          alias_(person ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS"),
          address_(person ? "INDIVIDUAL_ADDRESS" : "ENTITY_ADDRESS") {
        party_.list = "UN";
        party_.origin = origin;
        party_.type = person ? data::PartyType::Person : data::PartyType::Organisation;
    }

    Party read() {
        party_.id = on_one_line(text_in(node_, "REFERENCE_NUMBER"));
        if (party_.id.empty())
            draft_.fault("the entry has no REFERENCE_NUMBER; download the file again",
                         party_.origin);
        add_identifier(party_, "un ref", party_.id);
        names();
        dates();
        births();
        documents();
        places();
        add_text(party_.programmes, text_in(node_, "UN_LIST_TYPE"));
        for (const char* what : {"TITLE", "DESIGNATION"})
            for (const auto value : node_.child(what).children("VALUE"))
                append(party_.remarks, on_one_line(value.text().get()));
        append(party_.remarks, on_one_line(text_in(node_, "COMMENTS1")), ". ");
        return std::move(party_);
    }

private:
    void names() {
        std::string full;
        for (const char* part : {"FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"})
            append(full, on_one_line(text_in(node_, part)), " ");
        add_name(party_, full, NameKind::Primary);
        if (party_.names.empty())
            return;  // a fault, whatever aliases there are
        add_name(party_, text_in(node_, "NAME_ORIGINAL_SCRIPT"), NameKind::Alias);
        for (const auto alias : node_.children(alias_)) {
            const std::string_view quality = text_in(alias, "QUALITY");
            const auto kind = kind_of(quality);
            if (!kind)
                draft_.fault(quoted(quality) +
                                 " is no quality of an alias that is known; there "
                                 "are Good, Low, a.k.a. and f.k.a.",
                             party_.origin);
            for (const std::string& name : parts_of(text_in(alias, "ALIAS_NAME"), ";"))
                add_name(party_, name, kind.value_or(NameKind::Alias));
            born(text_in(alias, "DATE_OF_BIRTH"), false);
        }
    }

    void dates() {
        const std::string_view listed = text_in(node_, "LISTED_ON");
        party_.listed = day_at_start(listed);
        if (!party_.listed)
            draft_.fault(quoted(listed) + " in LISTED_ON is no date; write 2012-12-31",
                         party_.origin);
        for (const auto value : node_.child("LAST_DAY_UPDATED").children("VALUE"))
            if (const auto day = day_at_start(value.text().get()))
                party_.amended = std::max(party_.amended.value_or(*day), *day);
    }

    void born(std::string_view text, bool circa) {
        if (says_nothing(text))
            return;
        auto birth = birth_date_in(text);
        if (!birth)
            birth = birth_date_in(text.substr(0, 10));  // "1960-01-01-05:00"
        if (!birth)
            return draft_.not_understood("birth date", text);
        birth->circa = birth->circa || circa;
        if (std::ranges::find(party_.birth_dates, *birth) == party_.birth_dates.end())
            party_.birth_dates.push_back(*birth);
    }

    void births() {
        for (const auto date : node_.children("INDIVIDUAL_DATE_OF_BIRTH")) {
            const bool circa = text_in(date, "TYPE_OF_DATE") == "APPROXIMATELY";
            const std::string_view from = text_in(date, "FROM_YEAR");
            if (!from.empty())
                born(std::string(from) + "-" + std::string(text_in(date, "TO_YEAR")), circa);
            else
                born(date.child("DATE") ? text_in(date, "DATE") : text_in(date, "YEAR"), circa);
        }
        for (const auto place : node_.children("INDIVIDUAL_PLACE_OF_BIRTH"))
            if (const std::string text = place_of(place); !text.empty())
                append(party_.remarks, "born at " + text);
    }

    void documents() {
        for (const auto document : node_.children("INDIVIDUAL_DOCUMENT")) {
            const std::string_view type = text_in(document, "TYPE_OF_DOCUMENT");
            const std::string_view second = text_in(document, "TYPE_OF_DOCUMENT2");
            std::string_view country = text_in(document, "ISSUING_COUNTRY");
            if (country.empty())
                country = text_in(document, "COUNTRY_OF_ISSUE");
            add_identifier(party_, document_kind(type.empty() ? second : type),
                           text_in(document, "NUMBER"), draft_.country(country));
            append(party_.remarks, on_one_line(text_in(document, "NOTE")));
        }
    }

    static std::string place_of(const pugi::xml_node& node) {
        std::string text;
        for (const char* part : {"STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY", "NOTE"})
            append(text, on_one_line(text_in(node, part)), ", ");
        return text;
    }

    void places() {
        for (const auto value : node_.child("NATIONALITY").children("VALUE"))
            draft_.add_country(party_, value.text().get());
        for (const auto address : node_.children(address_)) {
            add_text(party_.addresses, place_of(address));
            if (party_.type == data::PartyType::Organisation)
                draft_.add_country(party_, text_in(address, "COUNTRY"));
        }
    }

    ListDraft& draft_;
    pugi::xml_node node_;
    const char* alias_;
    const char* address_;
    Party party_;
};

void read_entries(ListDraft& draft, const pugi::xml_node& root, std::uint16_t file) {
    std::uint32_t number = 0;
    for (const auto group : root.children()) {
        const std::string_view name = group.name();
        const bool persons = name == "INDIVIDUALS";
        if (group.type() != pugi::node_element)
            continue;
        if (!persons && name != "ENTITIES") {
            draft.fault("<" + std::string(name.substr(0, 40)) +
                            "> is not known; there are INDIVIDUALS and ENTITIES",
                        {.file = file, .line = 0});
            continue;
        }
        for (const auto entry : group.children()) {
            if (entry.type() != pugi::node_element)
                continue;
            const data::PartyOrigin origin{.file = file, .line = ++number};
            if (entry.name() != std::string_view(persons ? "INDIVIDUAL" : "ENTITY"))
                draft.fault("<" + std::string(entry.name()).substr(0, 40) + "> is no entry of <" +
                                std::string(name) + ">; download the file again",
                            origin);
            else
                draft.take(EntryReader(draft, entry, origin, persons).read());
        }
    }
    for (const char* group : {"INDIVIDUALS", "ENTITIES"})
        if (!root.child(group))
            draft.fault("<" + std::string(group) + "> is missing; download the file again",
                        {.file = file, .line = 0});
}

}  // namespace

bool is_un_xml(const InputFile& file) {
    return file.bytes.substr(0, 2000).find(root_name) != std::string_view::npos &&
           without_outer_blanks(file.bytes.substr(0, 2000)).starts_with('<');
}

std::vector<data::PartyList> read_un_xml(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files) {
        ListDraft draft("un-sc", "un-xml");
        const std::uint16_t place = draft.add_text_file(file);
        pugi::xml_document document;
        const auto parsed = document.load_buffer(file.bytes.data(), file.bytes.size(),
                                                 pugi::parse_default, pugi::encoding_utf8);
        if (!parsed) {
            const auto before = file.bytes.substr(0, static_cast<std::size_t>(parsed.offset));
            throw Error(ErrorKind::BadData,
                        place_text(file.name,
                                   1 + static_cast<std::size_t>(std::ranges::count(before, '\n'))) +
                            ": the XML is broken off or damaged here (" + parsed.description() +
                            "); download the file again");
        }
        const pugi::xml_node root = document.child(root_name);
        if (!root)
            throw Error(ErrorKind::BadData,
                        file.name + ": there is no <CONSOLIDATED_LIST>; download the file again");
        if (const auto day = day_at_start(root.attribute("dateGenerated").value()))
            draft.dated(*day, "content");
        read_entries(draft, root, place);
        lists.push_back(draft.finish());
    }
    return lists;
}

}  // namespace entente::ingest
