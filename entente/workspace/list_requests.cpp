#include "entente/workspace/list_requests.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_as_of.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/data/list_diff.hpp"
#include "entente/store/list_store.hpp"
#include "entente/store/private_file.hpp"
#include "entente/workspace/builtin_lists.hpp"
#include "entente/workspace/controls.hpp"
#include "entente/workspace/list_answer.hpp"
#include "entente/workspace/list_import.hpp"
#include "entente/workspace/report_frame.hpp"

namespace entente {
namespace {

using data::Day;
using store::ListVersion;
using store::SourceInForce;

constexpr int stale_days = 14;

Cell count_cell(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

std::int64_t days_between(Day from, Day to) {
    return (std::chrono::sys_days(to) - std::chrono::sys_days(from)).count();
}

std::string text_of(const store::ListRefusal& refusal) {
    return "refused at " + utc_text(refusal.refused_at) + ": " + refusal.reason;
}

const std::string how_to_import =
    "Import the publishers' files: entente lists import FILE..., or download and import: entente "
    "fetch lists";

void add_sample(Table& table) {
    for (const data::PartyList& list : builtin_lists())
        table.add({list.source,
                   std::string(sample_title),
                   day_text(*list.date),
                   {},
                   "",
                   count_cell(list.parties.size()),
                   count_cell(data::name_count(list)),
                   data::content_hash(list).substr(0, 12),
                   ""});
    table.sentences.push_back("No list was imported yet. What comes with the program is a " +
                              std::string(sample_title) + ".");
    table.notes.push_back(how_to_import + ".");
}

void add_source(Table& table, const SourceInForce& found, Day today) {
    const data::KnownSource* known = data::find_source(found.source);
    const std::string title(known == nullptr ? "" : known->title);
    const std::string refusal = found.refusal ? text_of(*found.refusal) : "";
    if (!found.version) {
        table.add({found.source, title, found.missing, {}, "", {}, {}, "", refusal});
        return;
    }
    const ListVersion& version = *found.version;
    const std::int64_t age = days_between(version.date, today);
    table.add({found.source, title, day_text(version.date), age, utc_text(version.imported_at),
               count_cell(version.parties), count_cell(version.names),
               version.content_hash.substr(0, 12), refusal});
    if (age > stale_days)
        table.notes.push_back(found.source + " is " + std::to_string(age) + " days old: " +
                              (known != nullptr && !known->files.empty()
                                   ? "entente fetch lists --source " + found.source
                                   : "get the newest from its publisher" +
                                         (known == nullptr || known->address.empty()
                                              ? std::string()
                                              : ", " + std::string(known->address)) +
                                         ", and import it"));
}

/// The version of a source that counts on a day, or the newest. Throws NotFound.
ListVersion version_for(const store::ListStore& lists,
                        const std::string& source,
                        const std::string& flag,
                        const std::string& date,
                        UtcTime now) {
    const Day day = date.empty() ? utc_day(now + std::chrono::hours(14)) : day_named(flag, date);
    std::vector<std::string> known;
    for (const SourceInForce& found : lists.in_force(day, now)) {
        if (found.source == source && found.version)
            return *found.version;
        if (found.source == source)
            throw Error(ErrorKind::NotFound,
                        source + ": " + found.missing +
                            (found.refusal ? "; " + text_of(*found.refusal) : std::string()));
        known.push_back(found.source);
    }
    throw Error(ErrorKind::NotFound, "the store has no list of " + entente::quoted(source) +
                                         "; it has " + (known.empty() ? "none" : joined(known)) +
                                         ". " + how_to_import);
}

std::string history_in_words(data::ListHistory history) {
    return history == data::ListHistory::Dated
               ? "entries are dated: it can be read as of earlier days"
               : "a snapshot: it shows its own day only";
}

void add_version_facts(Table& table, const ListVersion& version, const data::PartyList& list) {
    const auto add = [&](const std::string& fact, const std::string& value) {
        if (!value.empty())
            table.add({fact, value});
    };
    const data::KnownSource* known = data::find_source(version.source);
    add("source", version.source);
    if (known != nullptr) {
        add("title", std::string(known->title));
        add("publisher", std::string(known->publisher));
        add("address", std::string(known->address));
        for (const data::KnownFile& file : known->files)
            add("download", std::string(file.name) + " from " + std::string(file.address));
    }
    add("date", day_text(version.date) + ", by " + version.date_from);
    add("imported", utc_text(version.imported_at));
    add("format", version.format);
    add("history", history_in_words(version.history));
    add("hash", version.content_hash);
    add("parties", counted(version.parties, "party", "parties") + " under " +
                       counted(version.names, "name") + ", from " + counted(version.rows, "row") +
                       ", " + std::to_string(version.skipped) + " skipped");
    for (const data::ListCount& count : version.lists) {
        const data::KnownList* list_known = data::find_list(count.code);
        add("list", count.code + ", " + counted(count.parties, "party", "parties") +
                        (list_known == nullptr ? "" : ": " + std::string(list_known->title)));
    }
    for (const data::SourceFile& file : version.files)
        add("file", file.name + " (BLAKE2b " + file.blake2b.substr(0, 16) + "...)");
    if (version.accepted)
        add("loss accepted", version.accepted->loss + "; by " + version.accepted->who + ": " +
                                 version.accepted->reason);
    for (const Diagnostic& note : list.notes.list())
        add(note.severity == Severity::Warning ? "warning" : "note", to_text(note));
    if (list.notes.left_out() > 0)
        add("note", std::to_string(list.notes.left_out()) + " more notes of the same import");
}

std::string changes_in_words(const ListVersion& version) {
    if (!version.before)
        return "first version";
    return std::to_string(version.changes.added) + " added, " +
           std::to_string(version.changes.removed) + " removed, " +
           std::to_string(version.changes.changed) + " changed since " + day_text(*version.before);
}

std::string names_in(const std::vector<data::PartyName>& names) {
    std::vector<std::string> texts;
    for (const data::PartyName& name : names)
        texts.push_back(name.text + (name.kind == data::NameKind::Primary
                                         ? std::string()
                                         : " (" + std::string(data::name_of(name.kind)) + ")"));
    return joined(texts, "; ");
}

void add_changes(Table& table, const data::ListDiff& changes) {
    const auto add = [&](const char* what, const data::Party& party, const std::string& fields,
                         const std::string& gained, const std::string& lost) {
        table.add({what, party.list, party.id, party.names.front().text, fields, gained, lost});
    };
    for (const data::Party* party : changes.added)
        add("added", *party, "", names_in(party->names), "");
    for (const data::Party* party : changes.removed)
        add("removed", *party, "", "", names_in(party->names));
    for (const data::ChangedParty& party : changes.changed) {
        std::string fields;
        for (const std::string_view field : party.fields)
            fields += (fields.empty() ? "" : ", ") + std::string(field);
        add("changed", *party.after, fields, names_in(party.names_added),
            names_in(party.names_removed));
    }
}

}  // namespace

Table Controls::import_lists(const ListImportRequest& request) {
    store::make_private_folder(folder_);
    store::ListStore lists(folder_ / "lists");
    const UtcTime now = clock_();
    return import_table(import_list_files(lists, request, now), lists, now);
}

Table Controls::list_lists(const ListListRequest&) {
    Table table({{"source", ColumnKind::Text, "code of the source"},
                 {"title", ColumnKind::Text, "what it is called"},
                 {"date", ColumnKind::Text, "day of the version in use"},
                 {"age_days", ColumnKind::Count, "days since then"},
                 {"imported", ColumnKind::Text, "when, UTC"},
                 {"parties", ColumnKind::Count, "parties of that version"},
                 {"names", ColumnKind::Count, "their names"},
                 {"hash", ColumnKind::Text, "first 12 digits of the content's BLAKE2b"},
                 {"refusal", ColumnKind::Text, "a newer list that was refused, and why"}});
    table.title = "Party lists";
    const UtcTime now = clock_();
    const store::ListStore lists(folder_ / "lists");
    const auto in_force = lists.in_force(utc_day(now + std::chrono::hours(14)), now);
    if (in_force.empty()) {
        add_sample(table);
        return table;
    }
    std::size_t parties = 0, refusals = 0, used = 0;
    const ListVersion* oldest = nullptr;
    for (const SourceInForce& found : in_force) {
        add_source(table, found, utc_day(now));
        refusals += found.refusal ? 1 : 0;
        if (!found.version)
            continue;
        ++used;
        parties += found.version->parties;
        if (oldest == nullptr || found.version->date < oldest->date)
            oldest = &*found.version;
    }
    std::string sentence =
        counted(used, "source") + " with " + counted(parties, "party", "parties") + " in use";
    if (oldest != nullptr)
        sentence += "; the oldest is " + oldest->source + " of " + day_text(oldest->date);
    table.sentences.push_back(sentence + ".");
    if (refusals > 0)
        table.sentences.push_back(counted(refusals, "source") +
                                  " had a newer list refused: import a sound one.");
    table.notes.push_back("Store: " + lists.folder().string());
    return table;
}

Table Controls::show_list(const ListShowRequest& request) {
    const UtcTime now = clock_();
    const store::ListStore lists(folder_ / "lists");
    const ListVersion version = version_for(lists, request.source, "date", request.date, now);
    const data::PartyList list = lists.open(version);
    Table table({{"fact", ColumnKind::Text, "what"}, {"value", ColumnKind::Text, "value"}});
    table.title = source_title(request.source);
    add_version_facts(table, version, list);
    const std::vector<ListVersion> versions = lists.versions(request.source);
    for (const ListVersion& kept : versions)
        table.add({"version", day_text(kept.date) + ", imported " + utc_text(kept.imported_at) +
                                  ", " + counted(kept.parties, "party", "parties") + ", " +
                                  changes_in_words(kept) + ", hash " +
                                  kept.content_hash.substr(0, 12)});
    for (const store::ListRefusal& refusal : lists.book().refusals)
        if (refusal.source == request.source)
            table.add({"refusal", text_of(refusal) + " (" + joined(refusal.files) + ")"});
    table.sentences.push_back(table.title + " of " + day_text(version.date) + ": " +
                              counted(version.parties, "party", "parties") + " under " +
                              counted(version.names, "name") + "; " +
                              counted(versions.size(), "version") + " kept.");
    return table;
}

Table Controls::diff_lists(const ListDiffRequest& request) {
    const UtcTime now = clock_();
    const store::ListStore lists(folder_ / "lists");
    const ListVersion from = version_for(lists, request.source, "from", request.from, now);
    const ListVersion to = version_for(lists, request.source, "to", request.to, now);
    const data::PartyList before = lists.open(from);
    const data::PartyList after = lists.open(to);
    const data::ListDiff changes = data::diff(before, after);
    Table table({{"change", ColumnKind::Text, "added, removed or changed"},
                 {"list", ColumnKind::Text, "code of the list"},
                 {"id", ColumnKind::Text, "the list's own"},
                 {"name", ColumnKind::Text, "primary name"},
                 {"fields", ColumnKind::Text, "what is not the same"},
                 {"names_added", ColumnKind::Text, "names that are new"},
                 {"names_removed", ColumnKind::Text, "names that are gone"}});
    table.title = "Changes of " + source_title(request.source);
    add_changes(table, changes);
    table.sentences.push_back("From " + day_text(from.date) + " to " + day_text(to.date) + " " +
                              counted(changes.added.size(), "party was", "parties were") +
                              " added, " + std::to_string(changes.removed.size()) +
                              " removed and " + std::to_string(changes.changed.size()) +
                              " changed: " + std::to_string(from.parties) + " before, " +
                              std::to_string(to.parties) + " after.");
    table.notes.emplace_back(
        "Parties are the same where list and id are; where a list has no ids of its own, another "
        "name is another party.");
    ListDiffRequest repeat = request;
    table.provenance = {
        {"versions", request.source + " " + from.content_hash.substr(0, 12) + " and " +
                         to.content_hash.substr(0, 12)},
        {"run", run_id("lists diff", repeat.params(), from.content_hash + to.content_hash)},
        {"repeat", "entente lists diff " + to_flags(repeat.params())}};
    return table;
}

}  // namespace entente
