#include "entente/ingest/lists/ofac_xml.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <pugixml.hpp>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/ofac_programmes.hpp"
#include "entente/ingest/lists/ofac_remarks.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

std::string_view text_in(const pugi::xml_node& node, const char* child) {
    return without_blanks(node.child(child).text().get());
}

/// Lines are told of single nodes in the order of the file, so that the text is walked once.
class LineCounter {
public:
    explicit LineCounter(std::string_view text) : text_(text) {}

    std::size_t line_at(std::ptrdiff_t offset) {
        const std::size_t end =
            std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), text_.size());
        if (end > offset_) {
            line_ += static_cast<std::size_t>(
                std::count(text_.begin() + static_cast<std::ptrdiff_t>(offset_),
                           text_.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
            offset_ = end;
        }
        return line_;
    }

private:
    std::string_view text_;
    std::size_t offset_ = 0;
    std::size_t line_ = 1;
};

std::string full_name(const pugi::xml_node& node) {
    std::string name(text_in(node, "firstName"));
    const std::string_view last = text_in(node, "lastName");
    if (!last.empty())
        name.append(name.empty() ? "" : " ").append(last);
    return name;
}

void take_aliases(data::Party& party,
                  const pugi::xml_node& entry,
                  const std::string& file,
                  Diagnostics& faults) {
    for (const pugi::xml_node& aka : entry.child("akaList").children("aka")) {
        const std::string_view type = text_in(aka, "type");
        const std::string_view category = text_in(aka, "category");
        std::string name = full_name(aka);
        if (name.empty())
            faults.fault("an alias of entry " + party.id + " has no name; fetch the file again",
                         file, party.origin.line);
        const auto kind = type == "f.k.a."     ? data::NameKind::Former
                          : category == "weak" ? data::NameKind::WeakAlias
                                               : data::NameKind::Alias;
        add_name(party, std::move(name), kind);
    }
}

void take_identifiers(data::Party& party, const pugi::xml_node& entry) {
    for (const pugi::xml_node& id : entry.child("idList").children("id")) {
        const std::string label(text_in(id, "idType"));
        const std::string number(text_in(id, "idNumber"));
        const std::string country(text_in(id, "idCountry"));
        if (add_identifier(party, label, number, country) && text_in(id, "issueDate").empty() &&
            text_in(id, "expirationDate").empty())
            continue;
        if (label == "Nationality of Registration")
            add_country(party, number);
        std::string told = label + (number.empty() ? "" : " ") + number;
        if (!country.empty())
            told += (country_in(number) == country_in(country) ? "" : " (" + country + ")");
        for (const char* day : {"issueDate", "expirationDate"})
            if (const std::string_view text = text_in(id, day); !text.empty())
                told += (day[0] == 'i' ? " issued " : " expires ") + std::string(text);
        add_text(party.remarks, told);
    }
}

void take_addresses(data::Party& party, const pugi::xml_node& entry) {
    for (const pugi::xml_node& address : entry.child("addressList").children("address")) {
        std::string text;
        for (const char* part : {"address1", "address2", "address3", "city", "stateOrProvince",
                                 "postalCode", "country"})
            if (const std::string_view value = text_in(address, part); !value.empty())
                text.append(text.empty() ? "" : ", ").append(value);
        add_once(party.addresses, std::move(text));
        if (party.type == data::PartyType::Organisation)
            add_country(party, text_in(address, "country"));
    }
}

void take_birth(data::Party& party,
                const pugi::xml_node& entry,
                const std::string& file,
                Diagnostics& notes) {
    for (const pugi::xml_node& item : entry.child("dateOfBirthList").children("dateOfBirthItem")) {
        const std::string_view text = text_in(item, "dateOfBirth");
        if (const auto birth = written_birth_date(text)) {
            party.birth_dates.push_back(*birth);
            continue;
        }
        notes.warning("the birth date " + quoted(text) +
                          " is in no form that is known; it stays in the remarks",
                      file, party.origin.line);
        add_text(party.remarks, "DOB " + std::string(text));
    }
    for (const pugi::xml_node& item : entry.child("placeOfBirthList").children("placeOfBirthItem"))
        add_text(party.remarks, "POB " + std::string(text_in(item, "placeOfBirth")));
    for (const auto& [list, element] :
         {std::pair("nationalityList", "nationality"), std::pair("citizenshipList", "citizenship")})
        for (const pugi::xml_node& item : entry.child(list).children(element))
            add_country(party, text_in(item, "country"));
}

void take_vessel(data::Party& party, const pugi::xml_node& vessel) {
    add_identifier(party, "Vessel Call Sign", text_in(vessel, "callSign"), {});
    add_country(party, text_in(vessel, "vesselFlag"));
    for (const auto& [element, told] :
         {std::pair("vesselType", "Vessel Type "), std::pair("vesselFlag", "Vessel Flag "),
          std::pair("vesselOwner", "Vessel Owner "), std::pair("tonnage", "Tonnage "),
          std::pair("grossRegisteredTonnage", "Gross Registered Tonnage ")})
        if (const std::string_view value = text_in(vessel, element); !value.empty())
            add_text(party.remarks, told + std::string(value));
}

void take_entry(const pugi::xml_node& entry,
                std::size_t line,
                data::PartyList& list,
                const std::string& file,
                Diagnostics& faults) {
    data::Party party;
    party.id = text_in(entry, "uid");
    party.origin = {.file = 0, .line = static_cast<std::uint32_t>(line)};
    const std::string_view type_word = text_in(entry, "sdnType");
    const auto type = data::party_type_in(type_word);
    std::string name = full_name(entry);
    if (party.id.empty() || name.empty() || !type) {
        const std::string what = party.id.empty() ? "an entry has no uid"
                                 : name.empty()
                                     ? "entry " + party.id + " has no name"
                                     : "entry " + party.id + " is of the type " +
                                           quoted(type_word) + ", which is none that is known";
        faults.fault(what + "; fetch the file again", file, line);
        return;
    }
    party.type = *type;
    add_name(party, std::move(name), data::NameKind::Primary);
    for (const pugi::xml_node& programme : entry.child("programList").children("program"))
        add_once(party.programmes, std::string(without_blanks(programme.text().get())));
    take_aliases(party, entry, file, faults);
    if (const std::string_view title = text_in(entry, "title"); !title.empty())
        add_text(party.remarks, "Title " + std::string(title));
    take_birth(party, entry, file, list.notes);
    take_vessel(party, entry.child("vesselInfo"));
    take_identifiers(party, entry);
    take_addresses(party, entry);
    take_remarks(party, text_in(entry, "remarks"), file, list.notes);
    list.parties.push_back(std::move(party));
}

void parse(const InputFile& file, pugi::xml_document& document) {
    Diagnostics faults;
    check_characters(file.bytes, file.name, faults);
    faults.throw_if_faulty();
    const pugi::xml_parse_result parsed = document.load_buffer(
        file.bytes.data(), file.bytes.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed || !without_blanks(file.bytes).ends_with("sdnList>"))
        throw Error(
            ErrorKind::BadData,
            file.name + ":" +
                std::to_string(LineCounter(file.bytes)
                                   .line_at(parsed ? static_cast<std::ptrdiff_t>(file.bytes.size())
                                                   : parsed.offset)) +
                ": the XML is broken off or damaged (" + parsed.description() +
                "); fetch it again");
}

data::PartyList read_one(const InputFile& file) {
    pugi::xml_document document;
    parse(file, document);
    const pugi::xml_node root = document.child("sdnList");
    data::PartyList list;
    list.format = "ofac-xml";
    list.files.push_back(file.origin);
    Diagnostics faults;
    LineCounter lines(file.bytes);
    for (const pugi::xml_node& entry : root.children("sdnEntry"))
        take_entry(entry, lines.line_at(entry.offset_debug()), list, file.name, faults);
    // The element is spelt so in the publisher's schema.
    const pugi::xml_node about = root.child("publshInformation");
    const std::string_view day = text_in(about, "Publish_Date");
    list.date = whole_day(written_date(day));
    if (list.date)
        list.date_from = "content";
    else
        faults.fault("the date of publication is " + quoted(day) +
                         "; it must be such as 12/14/2020. Fetch the file again",
                     file.name);
    const std::string_view count = text_in(about, "Record_Count");
    const std::size_t entries = list.parties.size() + faults.faults();
    if (count != std::to_string(list.parties.size()))
        faults.fault("the file says that it has " + quoted(count) + " entries; there are " +
                         std::to_string(entries) + ". Fetch it again",
                     file.name);
    if (list.parties.empty())
        faults.fault("there is no entry in it; fetch it again", file.name);
    faults.throw_if_faulty();
    list.rows = list.parties.size();
    set_ofac_source(list, is_consolidated(list.parties));
    tell_apart(list);
    return list;
}

}  // namespace

bool is_ofac_xml(const InputFile& file) {
    const std::string_view start = file.bytes.substr(0, 2048);
    return start.find('<') != std::string_view::npos &&
           start.find("<sdnList") != std::string_view::npos;
}

std::vector<data::PartyList> read_ofac_xml(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(read_one(file));
    return lists;
}

}  // namespace entente::ingest
