#include "entente/ingest/lists/ofac_csv.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/ingest/lists/csv_records.hpp"
#include "entente/ingest/lists/list_readers.hpp"
#include "entente/ingest/lists/ofac_files.hpp"
#include "entente/ingest/lists/ofac_programmes.hpp"
#include "entente/ingest/lists/ofac_remarks.hpp"
#include "entente/ingest/lists/us_values.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t longest_remark = 1000;

/// What each part adds, for notes.
constexpr std::array<std::string_view, ofac_parts> contents = {"entries", "aliases", "addresses",
                                                               "the ends of long remarks"};
constexpr std::array<std::string_view, ofac_parts> sdn_names = {"sdn.csv", "alt.csv", "add.csv",
                                                                "sdn_comments.csv"};
constexpr std::array<std::string_view, ofac_parts> cons_names = {
    "cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"};

/// "-0- " is how these files write that there is nothing.
std::string_view value_of(std::string_view field) {
    field = without_blanks(field);
    return field == "-0-" ? std::string_view() : field;
}

class OfacSet {
public:
    data::PartyList read(const std::vector<InputFile>& files);

private:
    void read_entries(const InputFile& file);
    void take_entry(const CsvRecords& row);
    void take_vessel(data::Party& party, const CsvRecords& row);
    void read_companion(const InputFile& file, OfacPart part);
    void take_alias(data::Party& party, const CsvRecords& row);
    [[noreturn]] void refuse_companions(const std::vector<InputFile>& files);
    void take_all_remarks(const std::string& file);
    void note_companion_day(const InputFile& file, const InputFile& primary);
    void note_missing(const std::array<const InputFile*, ofac_parts>& files);

    data::PartyList list_;
    Diagnostics faults_;
    std::unordered_map<std::string, std::size_t> entries_;  // ent_num -> party
    std::vector<std::string> remarks_;                      // of each party, before parsing
};

void OfacSet::take_vessel(data::Party& party, const CsvRecords& row) {
    const auto& fields = row.fields();
    add_identifier(party, "Vessel Call Sign", value_of(fields[5]), {});
    constexpr std::array<std::string_view, 4> told = {"Vessel Type ", "Tonnage ",
                                                      "Gross Registered Tonnage ", "Vessel Owner "};
    constexpr std::array<std::size_t, 4> columns = {6, 7, 8, 10};
    for (std::size_t k = 0; k < columns.size(); ++k)
        if (const std::string_view value = value_of(fields[columns[k]]); !value.empty())
            add_text(party.remarks, std::string(told[k]) + std::string(value));
    const std::string_view flag = value_of(fields[9]);
    add_country(party, flag);
    if (!flag.empty())
        add_text(party.remarks, "Vessel Flag " + std::string(flag));
}

void OfacSet::take_entry(const CsvRecords& row) {
    const auto& fields = row.fields();
    const std::string key(value_of(fields[0]));
    const std::string_view name = value_of(fields[1]);
    const std::string_view type_word = value_of(fields[2]);
    const auto type = data::party_type_in(type_word);
    if (key.empty() || !std::ranges::all_of(key, [](char c) { return c >= '0' && c <= '9'; })) {
        faults_.fault("the number of the entry is " + quoted(fields[0]) +
                          "; the first column must be digits. Is the file damaged? Fetch it again",
                      row.file(), row.line());
        return;
    }
    if (name.empty() || !type) {
        faults_.fault(name.empty() ? "entry " + key + " has no name; fetch the file again"
                                   : "entry " + key + " is of the type " + quoted(type_word) +
                                         ", which is none that is known; fetch the file again",
                      row.file(), row.line());
        return;
    }
    if (!entries_.emplace(key, list_.parties.size()).second) {
        faults_.fault("entry " + key + " stands in the file twice; fetch it again", row.file(),
                      row.line());
        return;
    }
    data::Party party;
    party.id = key;
    party.type = *type == data::PartyType::Unknown ? data::PartyType::Organisation : *type;
    party.origin = {.file = 0, .line = static_cast<std::uint32_t>(row.line())};
    add_name(party, party.type == data::PartyType::Person ? person_name(name) : std::string(name),
             data::NameKind::Primary);
    party.programmes = ofac_programmes(value_of(fields[3]));
    if (const std::string_view title = value_of(fields[4]); !title.empty())
        add_text(party.remarks, "Title " + std::string(title));
    take_vessel(party, row);
    remarks_.emplace_back(value_of(fields[11]).empty() ? std::string_view() : fields[11]);
    list_.parties.push_back(std::move(party));
}

void OfacSet::read_entries(const InputFile& file) {
    CsvRecords rows(ofac_rows(file, OfacPart::Primary, faults_, list_.notes), file.name, ',',
                    ofac_columns[0]);
    while (rows.next(faults_))
        take_entry(rows);
    list_.rows = list_.parties.size();
    if (list_.parties.empty() && faults_.faults() == 0)
        faults_.fault("there is no entry in it; fetch it again", file.name);
}

void OfacSet::take_alias(data::Party& party, const CsvRecords& row) {
    const std::string_view kind = value_of(row.fields()[2]);
    const std::string_view name = value_of(row.fields()[3]);
    if (name.empty())
        faults_.fault("the alias of entry " + party.id + " has no name; fetch the file again",
                      row.file(), row.line());
    else if (kind != "aka" && kind != "fka" && kind != "nka")
        faults_.fault("the alias " + quoted(name) + " is of the kind " + quoted(kind) +
                          "; there are aka, fka and nka. Fetch the file again",
                      row.file(), row.line());
    else
        add_name(party,
                 party.type == data::PartyType::Person ? person_name(name) : std::string(name),
                 kind == "fka" ? data::NameKind::Former : data::NameKind::Alias);
}

/// "Street, City, Country", without what is null.
std::string address_of(const CsvRecords& row) {
    std::string address;
    for (const std::size_t column : {2UL, 3UL, 4UL})
        if (const std::string_view part = value_of(row.fields()[column]); !part.empty())
            address.append(address.empty() ? "" : ", ").append(part);
    return address;
}

void OfacSet::read_companion(const InputFile& file, OfacPart part) {
    CsvRecords rows(ofac_rows(file, part, faults_, list_.notes), file.name, ',',
                    ofac_columns[static_cast<std::size_t>(part)]);
    std::size_t strangers = 0, first_line = 0;
    std::string first_key;
    while (rows.next(faults_)) {
        std::string key(value_of(rows.fields()[0]));
        const auto entry = entries_.find(key);
        if (entry == entries_.end()) {
            if (++strangers == 1) {
                first_line = rows.line();
                first_key = std::move(key);
            }
            continue;
        }
        data::Party& party = list_.parties[entry->second];
        if (part == OfacPart::Aliases) {
            take_alias(party, rows);
        } else if (part == OfacPart::Comments) {
            remarks_[entry->second] += rows.fields()[1];
        } else {
            add_once(party.addresses, address_of(rows));
            if (party.type == data::PartyType::Organisation)
                add_country(party, value_of(rows.fields()[4]));
        }
    }
    if (strangers > 0)
        list_.notes.warning(counted(strangers, "row") +
                                " for entries that the list does not have, the first for " +
                                quoted(first_key) + "; is the file of another day than the list?",
                            file.name, first_line);
}

void OfacSet::note_companion_day(const InputFile& file, const InputFile& primary) {
    const auto day = date_in_name(file.name);
    if (day == date_in_name(primary.name))
        return;
    list_.notes.warning("by its name this file is of " +
                            (day ? day_text(*day) : std::string("no day")) + ", the list " +
                            primary.name + " of " +
                            (list_.date ? day_text(*list_.date) : std::string("no day")) +
                            "; fetch both on one day",
                        file.name);
}

void OfacSet::note_missing(const std::array<const InputFile*, ofac_parts>& files) {
    std::vector<std::string> missing, lost;
    const bool consolidated = list_.source == "us-ofac-cons";
    for (std::size_t part = 1; part < ofac_parts; ++part)
        if (files[part] == nullptr) {
            missing.emplace_back((consolidated ? cons_names : sdn_names)[part]);
            lost.emplace_back(contents[part]);
        }
    if (missing.empty())
        return;
    std::string note = joined(missing) + (missing.size() == 1 ? " is" : " are") +
                       " missing: " + joined(lost) + " are not in this version";
    if (files[static_cast<std::size_t>(OfacPart::Comments)] == nullptr) {
        const auto cut = static_cast<std::size_t>(std::ranges::count_if(
            remarks_, [](const std::string& text) { return text.size() >= longest_remark; }));
        note += "; " + counted(cut, "remark") + (cut == 1 ? " is" : " are") + " cut";
    }
    list_.notes.warning(std::move(note), files[0]->name);
}

/// Says what is wrong within them first.
void OfacSet::refuse_companions(const std::vector<InputFile>& files) {
    for (const InputFile& file : files)
        read_companion(file, *ofac_part_of(file));
    faults_.throw_if_faulty();
    const InputFile& file = files.front();
    throw Error(ErrorKind::BadData,
                file.name + ": " +
                    std::string(contents[static_cast<std::size_t>(*ofac_part_of(file))]) +
                    " without the list that they belong to; give " +
                    std::string((is_named_consolidated(file.name) ? cons_names : sdn_names)[0]) +
                    " of the same day too");
}

/// A remark that ends at the limit without its end in the comments: its last piece may be half a
/// number or half a name and is not taken apart.
void OfacSet::take_all_remarks(const std::string& file) {
    for (std::size_t k = 0; k < list_.parties.size(); ++k) {
        std::string_view text = remarks_[k];
        std::string_view cut;
        if (text.size() == longest_remark && !text.ends_with('.')) {
            const std::size_t last = text.rfind("; ");
            cut = last == std::string_view::npos ? text : text.substr(last + 2);
            text.remove_suffix(last == std::string_view::npos ? text.size() : text.size() - last);
        }
        take_remarks(list_.parties[k], text, file, list_.notes);
        add_text(list_.parties[k].remarks, without_blanks(cut));
    }
}

data::PartyList OfacSet::read(const std::vector<InputFile>& files) {
    std::array<const InputFile*, ofac_parts> by_part = {};
    for (const InputFile& file : files) {
        const auto part = static_cast<std::size_t>(ofac_part_of(file).value_or(OfacPart::Primary));
        if (by_part[part] != nullptr)
            throw Error(ErrorKind::BadData, file.name + " and " + by_part[part]->name +
                                                " are the same part of a list (" +
                                                std::string(contents[part]) + "); give one");
        by_part[part] = &file;
    }
    if (by_part[0] == nullptr)
        refuse_companions(files);
    const InputFile& primary = *by_part[0];
    list_.format = "ofac-csv";
    for (const InputFile& file : files)
        list_.files.push_back(file.origin);
    read_entries(primary);
    list_.date = date_in_name(primary.name);
    list_.date_from = list_.date ? "file name" : "";
    for (std::size_t part = 1; part < ofac_parts; ++part)
        if (by_part[part] != nullptr) {
            note_companion_day(*by_part[part], primary);
            read_companion(*by_part[part], static_cast<OfacPart>(part));
        }
    faults_.throw_if_faulty();
    take_all_remarks(primary.name);
    set_ofac_source(list_, is_named_consolidated(primary.name) || is_consolidated(list_.parties));
    note_missing(by_part);
    return std::move(list_);
}

}  // namespace

bool is_ofac_csv(const InputFile& file) {
    return ofac_part_of(file).has_value();
}

std::vector<data::PartyList> read_ofac_csv(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    for (const std::vector<InputFile>& set : ofac_sets(files))
        lists.push_back(OfacSet().read(set));
    return lists;
}

}  // namespace entente::ingest
