#include "entente/ingest/lists/export_ban_yaml.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <yaml-cpp/yaml.h>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/country_names.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/mof_names.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using data::NameKind;

struct Ban {
    std::string_view word;  // in the ids: "jp.mofa.russia.560"
    std::string_view list;
};

constexpr Ban bans[] = {
    {".russia.", "JP-RUS"}, {".belarus.", "JP-BLR"}, {".third-country.", "JP-THIRD"}};

/// One entry as the file has it.
struct Entry {
    std::string id;
    std::string number;
    std::string japanese;
    std::string english;
    std::string country;
    std::vector<std::string> aliases;
    std::vector<std::string> addresses;
    data::PartyOrigin origin;
};

/// Entries of one file with the day of its notice; an index has none.
struct Notice {
    std::string file;
    std::optional<data::Day> day;
    std::string address;  // of the notice itself
    std::vector<Entry> entries;
};

std::string scalar(const YAML::Node& node) {
    return node.IsDefined() && node.IsScalar() ? node.Scalar() : std::string();
}

YAML::Node child(const YAML::Node& node, const char* key) {
    return node.IsDefined() && node.IsMap() ? node[key] : YAML::Node(YAML::NodeType::Undefined);
}

YAML::Node parsed(const InputFile& file) {
    try {
        return YAML::Load(std::string(file.bytes));
    } catch (const YAML::Exception& error) {
        throw Error(ErrorKind::BadData,
                    place_text(file.name, static_cast<std::size_t>(error.mark.line + 1)) +
                        ": the YAML is broken off or damaged here (" + error.msg +
                        "); download the file again");
    }
}

/// Whether one of the parts between commas is a country: "Moscow, 109052, Russia.".
bool is_address(const std::string& text) {
    for (const std::string& part : parts_of(text, ",")) {
        std::string_view word = part;
        while (!word.empty() && (word.back() == '.' || word.back() == ';'))
            word.remove_suffix(1);
        if (word.size() > 3 && !data::country_code_in(word).empty())
            return true;
    }
    return false;
}

/// Puts a line of the entry above back to it: false where the entry is one of its own.
bool belongs_above(const Entry& entry, std::vector<Entry>& above) {
    if (!entry.japanese.empty() || above.empty())
        return false;
    Entry& last = above.back();
    if (last.english.empty() && last.japanese.find(entry.number) != std::string::npos) {
        last.english = entry.number + " " + entry.english;
        last.aliases.insert(last.aliases.end(), entry.aliases.begin(), entry.aliases.end());
        last.addresses.insert(last.addresses.end(), entry.addresses.begin(), entry.addresses.end());
        return true;
    }
    if (!entry.aliases.empty() || !entry.addresses.empty() || !is_address(entry.english))
        return false;
    last.addresses.push_back(entry.number + " " + entry.english);
    return true;
}

class FileReader {
public:
    FileReader(ListDraft& draft, const InputFile& file)
        : draft_(draft), file_(file), place_(draft.add_text_file(file)) {}

    /// `lines_put_back` counts entries that are lines of the one above.
    Notice read(std::size_t& lines_put_back) {
        const YAML::Node root = parsed(file_);
        const YAML::Node announcement = child(root, "announcement");
        Notice notice{.file = file_.name, .day = {}, .address = {}, .entries = {}};
        if (announcement.IsDefined()) {
            const std::string day = scalar(child(announcement, "publish_date"));
            notice.day = day_in(day);
            notice.address = scalar(child(announcement, "source_url"));
            if (!notice.day)
                fault(announcement,
                      entente::quoted(day) + " in publish_date is no date; write 2022-03-15");
        }
        const YAML::Node entities = child(root, "entities");
        if (!entities.IsDefined() || !entities.IsSequence() || entities.size() == 0)
            throw Error(ErrorKind::BadData, file_.name +
                                                ": there is no list under `entities`; the file is "
                                                "cut short, download it again");
        for (const auto& node : entities) {
            Entry entry = entry_of(node);
            if (belongs_above(entry, notice.entries))
                ++lines_put_back;
            else
                notice.entries.push_back(std::move(entry));
        }
        return notice;
    }

private:
    void fault(const YAML::Node& node, const std::string& what) {
        draft_.fault(what, origin(node));
    }

    data::PartyOrigin origin(const YAML::Node& node) const {
        return {.file = place_, .line = static_cast<std::uint32_t>(node.Mark().line + 1)};
    }

    Entry entry_of(const YAML::Node& node) {
        Entry entry{.id = scalar(child(node, "id")),
                    .number = scalar(child(node, "entry_number")),
                    .japanese = on_one_line(scalar(child(child(node, "name"), "ja"))),
                    .english = on_one_line(scalar(child(child(node, "name"), "en"))),
                    .country = scalar(child(node, "country_code")),
                    .aliases = {},
                    .addresses = {},
                    .origin = origin(node)};
        if (entry.id.empty() || entry.number.empty() ||
            (entry.japanese.empty() && entry.english.empty()))
            fault(node, "the entry " + entente::quoted(entry.id) +
                            " lacks id, entry_number or a name; the file is cut short or damaged, "
                            "download it again");
        if (const std::string type = scalar(child(node, "type")); type != "organization")
            fault(node,
                  entente::quoted(type) + " in type is not known here; the form has organization");
        add_text(entry.addresses, scalar(child(node, "address")));
        const YAML::Node aliases = child(node, "aliases");
        for (const char* language : {"ja", "en"}) {
            const YAML::Node names = child(aliases, language);
            if (names.IsDefined() && names.IsSequence())
                for (const auto& name : names)
                    add_text(entry.aliases, scalar(name));
        }
        return entry;
    }

    ListDraft& draft_;
    const InputFile& file_;
    std::uint16_t place_;
};

void take(ListDraft& draft, const Entry& entry, const Notice& notice) {
    data::Party party;
    const auto* ban = std::ranges::find_if(
        bans, [&](const Ban& one) { return entry.id.find(one.word) != std::string::npos; });
    if (ban == std::end(bans))
        return draft.fault(entente::quoted(entry.id) +
                               " is the id of none of the bans on exports to Russia, Belarus and "
                               "third countries",
                           entry.origin);
    party.list = ban->list;
    party.id = entry.id;
    party.type = data::PartyType::Organisation;
    party.origin = entry.origin;
    party.listed = notice.day;
    party.citation = notice.address;
    for (const std::string* name : {&entry.english, &entry.japanese})
        if (!name->empty())
            for (const std::string& read : english_names_in(*name, /*person=*/false))
                add_name(party, read, NameKind::Alias);
    for (const std::string& alias : entry.aliases)
        add_name(party, alias, NameKind::Alias);
    draft.add_country(party, entry.country);
    for (const std::string& address : entry.addresses)
        add_text(party.addresses, address);
    draft.take(std::move(party));
}

/// What an index has beyond the notices of its list. Without any notice of a list, all of it.
void take_rest(ListDraft& draft, const Notice& index, const std::set<std::string>& dated) {
    std::size_t undated = 0;
    for (const Entry& entry : index.entries)
        if (!dated.contains(entry.id)) {
            take(draft, entry, index);
            ++undated;
        }
    if (undated > 0)
        draft.list().notes.note(counted(undated, "entry", "entries") +
                                    " of the index that no notice given has; they are kept "
                                    "without a day",
                                index.file);
}

data::PartyList read_all(const std::vector<InputFile>& files) {
    ListDraft draft("jp-export-ban", "export-ban-yaml");
    draft.list().history = data::ListHistory::Dated;
    std::vector<Notice> notices;
    std::size_t lines = 0;
    for (const InputFile& file : files)
        notices.push_back(FileReader(draft, file).read(lines));
    draft.skip(lines,
               "lines of the address or name above that the conversion took for entries; "
               "put back there");
    std::ranges::stable_sort(notices, {}, &Notice::day);
    std::set<std::string> dated;
    std::size_t indexes = 0;
    for (const Notice& notice : notices) {
        indexes += notice.day ? 0 : 1;
        if (!notice.day)
            continue;
        draft.dated(*notice.day, "content");
        for (const Entry& entry : notice.entries) {
            take(draft, entry, notice);
            dated.insert(entry.id);
        }
    }
    for (const Notice& notice : notices)
        if (!notice.day)
            take_rest(draft, notice, dated);
    if (indexes == 0)
        draft.list().notes.warning(
            "no _index.yml is among the files: whether these are all "
            "notices of the bans cannot be told; import the folders whole");
    return draft.finish();
}

}  // namespace

bool is_export_ban_yaml(const InputFile& file) {
    const std::string_view start = file.bytes.substr(0, 1U << 20U);
    const auto has = [&](std::string_view word) { return start.find(word) != start.npos; };
    return !without_outer_blanks(start).starts_with('{') && has("\nentities:") &&
           has("export-prohibition") && (has("\nannouncement:") || has("\nsanction_list:"));
}

std::vector<data::PartyList> read_export_ban_yaml(const std::vector<InputFile>& files) {
    std::vector<data::PartyList> lists;
    lists.push_back(read_all(files));
    return lists;
}

}  // namespace entente::ingest
