#include "entente/ingest/lists/csl_csv.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/ofac_remarks.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

/// The publisher's abbreviations, in brackets in the column `source`.
constexpr std::pair<std::string_view, std::string_view> lists_by_abbreviation[] = {
    {"SDN", "US-SDN"},         {"EL", "US-EL"},      {"DTC", "US-DTC"},   {"DPL", "US-DPL"},
    {"SSI", "US-SSI"},         {"UVL", "US-UVL"},    {"ISN", "US-ISN"},   {"PLC", "US-PLC"},
    {"MEU", "US-MEU"},         {"CMIC", "US-CMIC"},  {"CAP", "US-CAPTA"}, {"CAPTA", "US-CAPTA"},
    {"NS-MBS List", "US-MBS"}, {"NS-MBS", "US-MBS"}, {"MBS", "US-MBS"},   {"FSE", "US-FSE"},
    {"NS-CMIC", "US-CMIC"},
};

std::vector<std::string_view> between(std::string_view text, std::string_view separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find(separator);
        parts.push_back(without_blanks(text.substr(0, end)));
        if (end == std::string_view::npos)
            return parts;
        text.remove_prefix(end + separator.size());
    }
}

bool is_alpha_2(std::string_view text) {
    return text.size() == 2 &&
           std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "RU, 2025-03-31, 4305176196, Passport": country and dates where there are any, value, label.
void take_identifier(data::Party& party, std::string_view text) {
    std::vector<std::string_view> parts = between(text, ", ");
    const std::string_view label = parts.back();
    parts.pop_back();
    if (parts.empty() || label.empty()) {
        add_text(party.remarks, text);
        return;
    }
    std::string_view country;
    if (parts.size() > 1 && is_alpha_2(parts.front())) {
        country = parts.front();
        parts.erase(parts.begin());
    }
    const auto dated = std::erase_if(parts, [&](std::string_view part) {
        return part.size() == 10 && day_in(part).has_value();
    });
    std::string value;
    for (const std::string_view part : parts)
        value.append(value.empty() ? "" : ", ").append(part);
    if (label == "Nationality of Registration")
        add_country(party, value);
    if (!add_identifier(party, label, value, country))
        add_text(party.remarks, std::string(label) + " " + value);
    else if (dated > 0)
        add_text(party.remarks, text);
}

/// Names between semicolons; "and", a dash or a comma beside one is left from running text.
void take_aliases(data::Party& party, std::string_view text) {
    for (const std::string& piece : pieces_of(text)) {
        std::string_view name = piece;
        if (name.starts_with("and "))
            name.remove_prefix(4);
        if (name.starts_with('-'))
            name.remove_prefix(1);
        while (name.ends_with(',') || name.ends_with(' '))
            name.remove_suffix(1);
        add_name(party,
                 party.type == data::PartyType::Person ? person_name(name)
                                                       : std::string(without_blanks(name)),
                 data::NameKind::Alias);
    }
}

class ScreeningList {
public:
    explicit ScreeningList(const InputFile& file)
        : file_(file), table_(whole_text(file), file.name), columns_(table_) {}

    data::PartyList read();

private:
    /// Positions of the columns; throws BadData, naming it, where one is missing.
    struct Columns {
        explicit Columns(const NamedRecords& table);
        std::optional<std::size_t> id, title, standard_order;
        std::size_t source, entity_number, type, programs, name, addresses, notice, start, end,
            requirement, policy, call_sign, vessel_type, tonnage, registered_tonnage, flag, owner,
            remarks, aliases, citizenships, births, nationalities, birth_places, ids;
    };

    void take_row();
    std::string list_of(std::string_view source);
    std::optional<data::Day> day_of(std::size_t column, data::Party& party);
    void take_person(data::Party& party);
    void take_addresses(data::Party& party);
    void take_vessel(data::Party& party);
    void take_texts(data::Party& party);

    std::string_view at(std::size_t column) const { return table_.field(column); }

    const InputFile& file_;
    NamedRecords table_;
    Columns columns_;
    data::PartyList list_;
    Diagnostics faults_;
    std::map<std::string, std::string, std::less<>> lists_;  // source as published -> code
};

ScreeningList::Columns::Columns(const NamedRecords& table)
    : id(table.find("_id")),
      title(table.find("title")),
      standard_order(table.find("standard_order")),
      source(table.column("source")),
      entity_number(table.column("entity_number")),
      type(table.column("type")),
      programs(table.column("programs")),
      name(table.column("name")),
      addresses(table.column("addresses")),
      notice(table.column("federal_register_notice")),
      start(table.column("start_date")),
      end(table.column("end_date")),
      requirement(table.column("license_requirement")),
      policy(table.column("license_policy")),
      call_sign(table.column("call_sign")),
      vessel_type(table.column("vessel_type")),
      tonnage(table.column("gross_tonnage")),
      registered_tonnage(table.column("gross_registered_tonnage")),
      flag(table.column("vessel_flag")),
      owner(table.column("vessel_owner")),
      remarks(table.column("remarks")),
      aliases(table.column("alt_names")),
      citizenships(table.column("citizenships")),
      births(table.column("dates_of_birth")),
      nationalities(table.column("nationalities")),
      birth_places(table.column("places_of_birth")),
      ids(table.column("ids")) {
}

std::string ScreeningList::list_of(std::string_view source) {
    if (const auto known = lists_.find(source); known != lists_.end())
        return known->second;
    const std::size_t open = source.find('(');
    const std::size_t close = source.find(')', open);
    if (open == std::string_view::npos || close == std::string_view::npos || close == open + 1) {
        faults_.fault("the source is " + quoted(source) +
                          "; it must end with the list's abbreviation in brackets, such as (SDN). "
                          "Fetch the file again",
                      table_.file(), table_.line());
        return {};
    }
    const std::string_view abbreviation = source.substr(open + 1, close - open - 1);
    const auto* const found = std::ranges::find(
        lists_by_abbreviation, abbreviation, &std::pair<std::string_view, std::string_view>::first);
    std::string code = found != std::end(lists_by_abbreviation) ? std::string(found->second)
                                                                : "US-" + std::string(abbreviation);
    if (found == std::end(lists_by_abbreviation))
        list_.notes.warning("the list " + quoted(source) +
                                " is new to this program; it is read as " + quoted(code) +
                                ", without what being on it means",
                            table_.file(), table_.line());
    lists_.emplace(source, code);
    return code;
}

std::optional<data::Day> ScreeningList::day_of(std::size_t column, data::Party& party) {
    if (at(column).empty())
        return std::nullopt;
    const auto day = whole_day(written_date(at(column)));
    if (is_slip_of_date(at(column))) {
        list_.notes.warning(table_.names()[column] + " is " + quoted(at(column)) +
                                ", which is no day that can be meant; it stays in the remarks",
                            table_.file(), table_.line());
        add_text(party.remarks, table_.names()[column] + " " + std::string(at(column)));
    } else if (!day)
        faults_.fault(table_.names()[column] + " is " + quoted(at(column)) +
                          "; dates are written 2021-03-12. Fetch the file again",
                      table_.file(), table_.line());
    return day;
}

void ScreeningList::take_person(data::Party& party) {
    for (const std::size_t column : {columns_.nationalities, columns_.citizenships})
        for (const std::string_view country : between(at(column), ";"))
            add_country(party, country);
    for (const std::string_view text : between(at(columns_.births), ";")) {
        if (text.empty())
            continue;
        if (const auto birth = written_birth_date(text)) {
            party.birth_dates.push_back(*birth);
            continue;
        }
        list_.notes.warning("the birth date " + quoted(text) +
                                " is in no form that is known; it stays in the remarks",
                            table_.file(), table_.line());
        add_text(party.remarks, "DOB " + std::string(text));
    }
    if (!at(columns_.birth_places).empty())
        add_text(party.remarks, "POB " + std::string(at(columns_.birth_places)));
}

void ScreeningList::take_addresses(data::Party& party) {
    const bool has_seat =
        party.type == data::PartyType::Organisation || party.type == data::PartyType::Unknown;
    for (const std::string_view address : between(at(columns_.addresses), "; ")) {
        add_once(party.addresses, std::string(address));
        const std::size_t comma = address.rfind(", ");
        const std::string_view last =
            comma == std::string_view::npos ? address : address.substr(comma + 2);
        if (has_seat && is_alpha_2(last))
            add_country(party, last);
    }
}

void ScreeningList::take_vessel(data::Party& party) {
    add_identifier(party, "Vessel Call Sign", at(columns_.call_sign), {});
    add_country(party, at(columns_.flag));
    for (const auto& [told, column] :
         {std::pair("Vessel Type ", columns_.vessel_type), std::pair("Vessel Flag ", columns_.flag),
          std::pair("Vessel Owner ", columns_.owner), std::pair("Tonnage ", columns_.tonnage),
          std::pair("Gross Registered Tonnage ", columns_.registered_tonnage)})
        if (!at(column).empty())
            add_text(party.remarks, told + std::string(at(column)));
}

void ScreeningList::take_texts(data::Party& party) {
    party.licence_requirement = at(columns_.requirement);
    party.licence_policy = at(columns_.policy);
    party.citation = at(columns_.notice);
    if (columns_.title && !at(*columns_.title).empty())
        add_text(party.remarks, "Title " + std::string(at(*columns_.title)));
    if (columns_.standard_order && !at(*columns_.standard_order).empty())
        add_text(party.remarks, "Standard order: " + std::string(at(*columns_.standard_order)));
    add_text(party.remarks, at(columns_.remarks));
    for (const std::string_view id : between(at(columns_.ids), "; "))
        if (!id.empty())
            take_identifier(party, id);
}

void ScreeningList::take_row() {
    data::Party party;
    party.list = list_of(at(columns_.source));
    party.origin = {.file = 0, .line = static_cast<std::uint32_t>(table_.line())};
    const auto type = data::party_type_in(at(columns_.type));
    std::string_view name = at(columns_.name);
    while (name.ends_with(',') || name.ends_with(' '))
        name.remove_suffix(1);
    if (name.empty() || !type) {
        faults_.fault(name.empty()
                          ? "the entry has no name; fetch the file again"
                          : "the type of " + quoted(name) + " is " + quoted(at(columns_.type)) +
                                ", which is none that is known; fetch the file again",
                      table_.file(), table_.line());
        return;
    }
    party.type = *type;
    add_name(party, party.type == data::PartyType::Person ? person_name(name) : std::string(name),
             data::NameKind::Primary);
    take_aliases(party, at(columns_.aliases));
    party.listed = day_of(columns_.start, party);
    if (const auto last = day_of(columns_.end, party))
        party.removed = data::Day(std::chrono::sys_days(*last) + std::chrono::days(1));
    party.id = at(columns_.entity_number);
    if (party.id.empty() && columns_.id)
        party.id = at(*columns_.id);
    if (party.id.empty())
        party.id = made_id(party.list, party.names.front().text, at(columns_.start));
    for (const std::string_view programme : between(at(columns_.programs), ";"))
        add_once(party.programmes, std::string(programme));
    take_person(party);
    take_addresses(party);
    take_vessel(party);
    take_texts(party);
    list_.parties.push_back(std::move(party));
}

data::PartyList ScreeningList::read() {
    list_.source = "us-csl";
    list_.format = "us-csl";
    list_.files.push_back(file_.origin);
    while (table_.next(faults_))
        take_row();
    faults_.throw_if_faulty();
    if (list_.parties.empty())
        throw Error(ErrorKind::BadData,
                    file_.name + ": there is no entry below the header; fetch it again");
    list_.rows = list_.parties.size();
    date_by_name(list_);
    tell_apart(list_);
    return std::move(list_);
}

}  // namespace

bool is_csl_csv(const InputFile& file) {
    const std::vector<std::string> header = csv_header(file.bytes);
    return std::ranges::find(header, "alt_names") != header.end() ||
           std::ranges::find(header, "source_list_url") != header.end();
}

std::vector<data::PartyList> read_csl_csv(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const InputFile& file : files)
        lists.push_back(ScreeningList(file).read());
    return lists;
}

}  // namespace entente::ingest
