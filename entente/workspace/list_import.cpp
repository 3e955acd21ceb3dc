#include "entente/workspace/list_import.hpp"

#include <algorithm>
#include <filesystem>

#include <pwd.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/base/utc_time.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/ingest/lists/list_readers.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;
using data::Day;

/// The account that the program runs under.
std::string user_name() {
    std::vector<char> buffer(4096);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) == 0 &&
        found != nullptr)
        return found->pw_name;
    return "user " + std::to_string(::getuid());
}

/// Names of files, without folders, and the day when each was last written.
class FileDays {
public:
    explicit FileDays(const std::vector<std::string>& paths) {
        for (const std::string& path : paths) {
            add(path);
            if (fs::is_directory(path))
                for (const auto& entry : fs::recursive_directory_iterator(path))
                    if (entry.is_regular_file())
                        add(entry.path());
        }
    }

    /// The latest of a list's files, or of all where they are members of an archive.
    std::optional<Day> latest(const std::vector<data::SourceFile>& files) const {
        std::optional<Day> of_files, of_all;
        for (const auto& [name, day] : days_) {
            of_all = std::max(of_all.value_or(day), day);
            const bool wanted = std::ranges::any_of(files, [&](const data::SourceFile& file) {
                return fs::path(file.name).filename() == name;
            });
            if (wanted)
                of_files = std::max(of_files.value_or(day), day);
        }
        return of_files ? of_files : of_all;
    }

private:
    void add(const fs::path& path) {
        std::error_code failed;
        const auto time = fs::last_write_time(path, failed);
        if (!failed && fs::is_regular_file(path))
            days_.emplace_back(path.filename().string(),
                               utc_day(std::chrono::floor<std::chrono::seconds>(
                                   std::chrono::file_clock::to_sys(time))));
    }

    std::vector<std::pair<std::string, Day>> days_;
};

/// Gives the list its date and says what it rests on where that is not the list itself. Returns why
/// the date cannot be, or nothing.
std::string settle_date(data::PartyList& list,
                        std::optional<Day> asked,
                        const FileDays& days,
                        UtcTime now,
                        std::vector<std::string>& notes) {
    const Day latest = utc_day(now + std::chrono::hours(14));  // the day it is furthest east
    if (asked) {
        if (list.date && *list.date != *asked)
            notes.push_back(list.source + ": dated " + day_text(*asked) + " by --date; " +
                            list.date_from + " says " + day_text(*list.date));
        list.date = asked;
        list.date_from = "--date";
    } else if (!list.date) {
        list.date = days.latest(list.files);
        list.date_from = "file time";
        if (list.date)
            notes.push_back(list.source + ": neither content nor file name gives a date; " +
                            day_text(*list.date) +
                            " is the day on which its file was last written. Give --date if you "
                            "know better");
    }
    if (!list.date)
        return "it has no date; give one with --date";
    const bool this_month = list.date->year() == latest.year() &&
                            list.date->month() == latest.month() && *list.date > latest;
    if (this_month && list.date_from == "file name") {  // "2026-03" stands for its last day
        list.date = utc_day(now);
        notes.push_back(list.source + ": its file name gives this month only; dated today");
    }
    if (*list.date > latest)
        return "it is dated " + day_text(*list.date) + " by " + list.date_from +
               ", which is in the future; give the day with --date";
    return {};
}

std::string names_of(const std::vector<data::SourceFile>& files) {
    std::vector<std::string> names;
    for (const data::SourceFile& file : files)
        names.push_back(file.name);
    return joined(names);
}

std::optional<Day> asked_date(const std::string& text) {
    if (text.empty())
        return std::nullopt;
    const auto day = day_in(text);
    if (!day)
        throw Error(ErrorKind::InvalidInput,
                    "--date: " + entente::quoted(text) + " is not a day; write it as 2026-11-25");
    return day;
}

void record(store::ListStore& lists,
            const ImportedList& refused,
            UtcTime now,
            const std::vector<std::string>& files) {
    if (!refused.source.empty())
        lists.record_refusal({.entry = 0,
                              .source = refused.source,
                              .date = refused.date,
                              .refused_at = now,
                              .reason = refused.reason,
                              .files = files});
}

/// "house_2026-10-01.csv" and "lists/house_2026-11-01.csv" are "housecsv".
std::string name_without_date(const std::string& path) {
    std::string name;
    for (const char c : fs::path(path).filename().string())
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
            static_cast<unsigned char>(c) >= 0x80)
            name += c;
    return name;
}

/// The source that took files of the same name before, whatever day the name gives: what a list of
/// one's own is called, no table knows. Empty where there is none, or more than one.
std::string source_by_earlier_files(const store::ListStore& lists,
                                    const std::vector<std::string>& files) {
    std::string source;
    for (const store::ListVersion& version : lists.book().versions)
        for (const data::SourceFile& file : version.files)
            for (const std::string& refused : files) {
                if (name_without_date(file.name) != name_without_date(refused))
                    continue;
                if (!source.empty() && source != version.source)
                    return {};
                source = version.source;
            }
    return source;
}

/// Of files that gave no list; their list's date from their names, if there.
ImportedList refuse_files(store::ListStore& lists,
                          const ingest::RefusedFiles& refused,
                          UtcTime now) {
    const std::string source =
        refused.source.empty() ? source_by_earlier_files(lists, refused.files) : refused.source;
    ImportedList result{.source = source,
                        .date = {},
                        .files = joined(refused.files),
                        .outcome = store::ListOutcome::Refused,
                        .version = {},
                        .reason = refused.reason,
                        .notes = {}};
    for (const std::string& name : refused.files)
        if (const auto day = ingest::date_in_name(name))
            result.date = std::max(result.date.value_or(*day), *day);
    record(lists, result, now, refused.files);
    return result;
}

/// Whether a refused file may have held a part of the list: same source, and no other date.
bool may_belong_to(const ingest::RefusedFiles& refused, const data::PartyList& list) {
    if (refused.source != list.source)
        return false;
    return !std::ranges::all_of(refused.files, [&](const std::string& name) {
        const auto day = ingest::date_in_name(name);
        return day && list.date && *day != *list.date;
    });
}

/// Warnings of a list that was read whole; a missing file of aliases is one.
void note_warnings(const data::PartyList& list, std::vector<std::string>& notes) {
    std::vector<std::string> warnings;
    for (const Diagnostic& note : list.notes.list())
        if (note.severity == Severity::Warning)
            warnings.push_back(to_text(note));
    if (warnings.empty())
        return;
    notes.push_back(list.source + ": " + warnings.front() +
                    (warnings.size() == 1
                         ? std::string(".")
                         : "; and " + counted(warnings.size() - 1, "other warning") +
                               ", entente lists show " + list.source + "."));
}

ImportedList import_one(store::ListStore& lists,
                        data::PartyList& list,
                        const std::string& refused_part,
                        const ListImportRequest& request,
                        const FileDays& days,
                        UtcTime now) {
    ImportedList result;
    result.source = list.source;
    result.files = names_of(list.files);
    result.reason = settle_date(list, asked_date(request.date), days, now, result.notes);
    if (result.reason.empty()) {
        result.date = list.date;
        result.reason = refused_part;
    }
    if (!result.reason.empty()) {
        std::vector<std::string> files;
        for (const data::SourceFile& file : list.files)
            files.push_back(file.name);
        record(lists, result, now, files);
        return result;
    }
    note_warnings(list, result.notes);
    store::AcceptLoss accept;
    if (!request.accept_shrink.empty())
        accept = {.who = user_name(), .reason = request.accept_shrink};
    store::SavedList saved = lists.save(list, now, accept);
    result.outcome = saved.outcome;
    result.reason = saved.reason;
    result.version = std::move(saved.version);
    return result;
}

std::string in_words(const store::ListChanges& changes) {
    return std::to_string(changes.added) + " added, " + std::to_string(changes.removed) +
           " removed, " + std::to_string(changes.changed) + " changed";
}

/// "us-ofac-sdn of 2024-02-23: 15,551 parties, 553 added, 0 removed, 4 changed since 2024-02-22."
std::string sentence_of(const ImportedList& list) {
    const store::ListVersion& version = *list.version;
    std::string text = source_title(list.source) + " of " + day_text(version.date) + ": ";
    if (list.outcome == store::ListOutcome::Unchanged)
        return text + "unchanged, it was imported at " + utc_text(version.imported_at) + ".";
    text +=
        counted(version.parties, "party", "parties") + " under " + counted(version.names, "name");
    if (version.before)
        text += ", " + in_words(version.changes) + " since " + day_text(*version.before);
    else
        text += ", the first version kept";
    if (version.accepted)
        text += "; taken although " + version.accepted->loss + ", because " +
                entente::quoted(version.accepted->reason);
    return text + ".";
}

bool is_of_unknown_form(const ImportedList& list) {
    return list.reason.ends_with(ingest::unknown_form);
}

/// The first of several faults; the table has all.
std::string first_fault(const std::string& reason) {
    const auto faults = static_cast<std::size_t>(std::ranges::count(reason, '\n'));
    if (faults == 0)
        return reason;
    return reason.substr(0, reason.find('\n')) + "; and " + counted(faults, "other fault");
}

/// Files that are no lists we know, in one sentence: a folder may hold many.
void tell_unknown_forms(Table& table, const std::vector<ImportedList>& imported) {
    constexpr std::size_t most_told = 8;
    std::vector<std::string> files;
    std::size_t unknown = 0;
    for (const ImportedList& list : imported)
        if (is_of_unknown_form(list) && ++unknown <= most_told)
            files.push_back(list.files);
    if (unknown == 0)
        return;
    table.sentences.push_back(
        counted(unknown, "file is", "files are") +
        " REFUSED as no party list in a form that is "
        "known: " +
        joined(files) +
        (unknown > most_told ? " and " + std::to_string(unknown - most_told) + " more" : "") + ".");
    table.notes.push_back("Forms that are known: " + ingest::known_forms() +
                          ". A list of your own: docs/reference/own-list.md.");
}

std::string refusal_sentence(const ImportedList& list, const store::ListStore& lists, UtcTime now) {
    std::string text = (list.source.empty() ? list.files : source_title(list.source)) +
                       ": REFUSED, " + first_fault(list.reason);
    if (!text.ends_with('.'))
        text += '.';
    if (list.source.empty())
        return text;
    for (const store::SourceInForce& found : lists.in_force(utc_day(now), now))
        if (found.source == list.source && found.version)
            return text + " The version of " + day_text(found.version->date) + " stays in use" +
                   (list.recorded ? ", and answers say that a newer one was refused." : ".");
    return text +
           " There is no version in the store: answers will say that nothing was screened "
           "against it.";
}

/// "17 of 18 lists are in the store as they were given; 1 was refused."
std::string summary_of(const std::vector<ImportedList>& imported) {
    const auto refused = static_cast<std::size_t>(
        std::ranges::count(imported, store::ListOutcome::Refused, &ImportedList::outcome));
    std::size_t parties = 0, names = 0;
    for (const ImportedList& list : imported)
        if (list.outcome != store::ListOutcome::Refused) {
            parties += list.version->parties;
            names += list.version->names;
        }
    return std::to_string(imported.size() - refused) + " of " + counted(imported.size(), "list") +
           " taken, with " + counted(parties, "party", "parties") + " under " +
           counted(names, "name") + "; " + std::to_string(refused) + " refused.";
}

}  // namespace

std::string source_title(const std::string& source) {
    const data::KnownSource* known = data::find_source(source);
    return known == nullptr ? source : std::string(known->title) + " (" + source + ")";
}

std::vector<ImportedList> import_list_files(store::ListStore& lists,
                                            const ListImportRequest& request,
                                            UtcTime now) {
    const auto asked = asked_date(request.date);  // a bad one is told before the work
    if (asked && *asked > utc_day(now + std::chrono::hours(14)))
        throw Error(ErrorKind::InvalidInput,
                    "--date: " + request.date + " is in the future; give the day of the list");
    ingest::ReadLists read = ingest::read_lists(request.files, request.format);
    std::ranges::stable_sort(read.lists, [](const data::PartyList& a, const data::PartyList& b) {
        return std::tie(a.source, a.date) < std::tie(b.source, b.date);
    });
    const FileDays days(request.files);
    std::vector<ImportedList> result;
    for (data::PartyList& list : read.lists) {
        std::string part;
        for (const ingest::RefusedFiles& refused : read.refused)
            if (part.empty() && may_belong_to(refused, list))
                part = "another file of the same source was refused (" + joined(refused.files) +
                       "), and half a list would be worse than an old one; import sound files "
                       "together";
        result.push_back(import_one(lists, list, part, request, days, now));
    }
    for (const ingest::RefusedFiles& refused : read.refused)
        result.push_back(refuse_files(lists, refused, now));
    return result;
}

Table import_table(const std::vector<ImportedList>& imported,
                   const store::ListStore& lists,
                   UtcTime now) {
    Table table({{"source", ColumnKind::Text, "code of the source"},
                 {"date", ColumnKind::Text, "day of the list"},
                 {"parties", ColumnKind::Count, "parties of the version"},
                 {"names", ColumnKind::Count, "their names"},
                 {"added", ColumnKind::Count, "parties that the version before had not"},
                 {"removed", ColumnKind::Count, "parties that it has no more"},
                 {"changed", ColumnKind::Count, "parties that are not the same in both"},
                 {"status", ColumnKind::Text, "imported, unchanged or refused"},
                 {"reason", ColumnKind::Text, "why it was refused"}});
    table.title = "Import of party lists";
    if (imported.size() > 1)
        table.sentences.push_back(summary_of(imported));
    constexpr std::size_t most_told_one_by_one = 6;  // the table has all
    tell_unknown_forms(table, imported);
    const auto number = [](std::size_t count) { return Cell(static_cast<std::int64_t>(count)); };
    for (const ImportedList& list : imported) {
        const std::string date = list.date ? day_text(*list.date) : "";
        if (list.outcome == store::ListOutcome::Refused) {
            table.holds = false;
            if (!is_of_unknown_form(list) || !list.source.empty())
                table.sentences.push_back(refusal_sentence(list, lists, now));
            table.add({list.source.empty() ? list.files : list.source,
                       date,
                       {},
                       {},
                       {},
                       {},
                       {},
                       "refused",
                       list.reason});
        } else {
            const bool same = list.outcome == store::ListOutcome::Unchanged;
            const store::ListChanges changes = same ? store::ListChanges{} : list.version->changes;
            if (imported.size() <= most_told_one_by_one)
                table.sentences.push_back(sentence_of(list));
            table.add({list.source, date, number(list.version->parties),
                       number(list.version->names), number(changes.added), number(changes.removed),
                       number(changes.changed), same ? "unchanged" : "imported", ""});
        }
        table.notes.insert(table.notes.end(), list.notes.begin(), list.notes.end());
    }
    table.notes.push_back("Store: " + lists.folder().string() +
                          ". Every version stays; entente lists list shows them.");
    return table;
}

}  // namespace entente
