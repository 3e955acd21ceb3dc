#include "entente/store/list_store.hpp"

#include <algorithm>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/list_diff.hpp"
#include "entente/store/list_book_file.hpp"
#include "entente/store/mapped_file.hpp"
#include "entente/store/party_list_file.hpp"
#include "entente/store/private_file.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

void check_source(std::string_view source) {
    const bool good = !source.empty() && source.size() <= 64 && source.front() != '.' &&
                      std::ranges::all_of(source, [](char c) {
                          return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
                                 c == '_' || c == '.';
                      });
    if (!good)
        throw Error(ErrorKind::InvalidInput,
                    entente::quoted(source) +
                        " cannot name a source of lists; use 1 to 64 of a-z, 0-9, '-', '_', '.'");
}

ListVersion describe(const data::PartyList& list, UtcTime imported_at) {
    check_source(list.source);
    if (!list.date)
        throw Error(ErrorKind::InvalidInput,
                    list.source + ": the list has no date; give one with --date");
    ListVersion version;
    version.source = list.source;
    version.date = *list.date;
    version.date_from = list.date_from;
    version.imported_at = imported_at;
    version.content_hash = data::content_hash(list);
    version.format = list.format;
    version.history = list.history;
    version.rows = list.rows;
    version.skipped = list.skipped;
    version.parties = list.parties.size();
    version.names = data::name_count(list);
    version.lists = data::parties_by_list(list);
    version.files = list.files;
    version.changes.added = list.parties.size();
    return version;
}

std::optional<ListVersion> latest_until(const ListBook& book,
                                        const std::string& source,
                                        data::Day date) {
    std::optional<ListVersion> found;
    for (const ListVersion& version : book.versions)
        if (version.source == source && version.date <= date &&
            (!found || version.date >= found->date))
            found = version;
    return found;
}

ListRefusal refusal_of(const ListVersion& version, const std::string& reason) {
    ListRefusal refusal{.entry = 0,
                        .source = version.source,
                        .date = version.date,
                        .refused_at = version.imported_at,
                        .reason = reason,
                        .files = {}};
    for (const data::SourceFile& file : version.files)
        refusal.files.push_back(file.name);
    return refusal;
}

}  // namespace

ListStore::ListStore(fs::path folder) : folder_(std::move(folder)) {
}

ListStore::~ListStore() = default;

ListBook ListStore::book() const {
    if (!fs::exists(folder_ / "lists.sqlite"))
        return {};
    return ListBookFile(folder_ / "lists.sqlite").read();
}

std::vector<std::string> ListStore::sources() const {
    const ListBook all = book();
    std::set<std::string> names;
    for (const ListVersion& version : all.versions)
        names.insert(version.source);
    for (const ListRefusal& refusal : all.refusals)
        names.insert(refusal.source);
    return {names.begin(), names.end()};
}

std::vector<ListVersion> ListStore::versions(std::string_view source) const {
    std::vector<ListVersion> found = book().versions;
    std::erase_if(found, [&](const ListVersion& version) { return version.source != source; });
    std::ranges::stable_sort(found, {}, &ListVersion::date);
    return found;
}

fs::path ListStore::file_of(const ListVersion& version) const {
    return folder_ / (version.source + "-" + day_text(version.date) + "-" +
                      version.content_hash.substr(0, 16) + ".parties");
}

data::PartyList ListStore::open(const ListVersion& version) const {
    const fs::path path = file_of(version);
    if (!fs::exists(path))
        throw Error(ErrorKind::BadData,
                    path.string() +
                        " is missing; import the same source files again, which "
                        "writes this version anew, or restore the file from a copy");
    StoredPartyList stored = read_party_list(path);
    if (stored.content_hash != version.content_hash)
        throw Error(ErrorKind::BadData, path.string() +
                                            " holds another list than the book says; "
                                            "restore the file from a copy");
    return std::move(stored.list);
}

/// A file that is there and sound stays as it is; a damaged one is written anew.
void ListStore::write_parties(const data::PartyList& list, const ListVersion& version) const {
    const fs::path path = file_of(version);
    if (fs::exists(path)) {
        try {
            if (read_party_list(path).content_hash == version.content_hash)
                return;
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::BadData)
                throw;
        }
    }
    const std::string bytes = party_list_bytes(list, version.content_hash);
    const std::string_view pieces[] = {bytes};
    write_file_atomically(path, pieces);
}

/// Counts what changed; what was lost beyond measure, in words, else nothing.
std::string ListStore::compare(const ListVersion& before,
                               const data::PartyList& list,
                               ListVersion& version) const {
    data::PartyList old;
    try {
        old = open(before);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::BadData)
            throw;
        return std::string("cannot be compared with the version before: ") + error.what();
    }
    const data::ListDiff changes = data::diff(old, list);
    version.changes = {.added = changes.added.size(),
                       .removed = changes.removed.size(),
                       .changed = changes.changed.size()};
    const auto lost = data::losses(old, list, version.date);
    return lost.empty() ? ""
                        : data::to_text(lost) + " since the version of " + day_text(before.date);
}

SavedList ListStore::keep(ListBookFile& catalogue,
                          const data::PartyList& list,
                          ListVersion version,
                          const AcceptLoss& accept) {
    const auto refused = [&](const std::string& reason) {
        catalogue.add(refusal_of(version, reason));
        return SavedList{ListOutcome::Refused, version, reason};
    };
    if (list.parties.empty())
        return refused("the list is empty: a publisher's fault or a broken download");
    const auto before = latest_until(catalogue.read(), version.source, version.date);
    if (before && before->date == version.date && before->content_hash == version.content_hash) {
        write_parties(list, *before);
        catalogue.add(ListConfirmation{
            .entry = 0, .source = version.source, .date = version.date, .at = version.imported_at});
        return {ListOutcome::Unchanged, *before, {}};
    }
    if (before) {
        version.before = before->date;
        const std::string loss = compare(*before, list, version);
        if (!loss.empty() && accept.reason.empty())
            return refused(loss + "; if that is right, import it again with --accept-shrink and " +
                           "the reason");
        if (!loss.empty())
            version.accepted = {.who = accept.who, .reason = accept.reason, .loss = loss};
    }
    write_parties(list, version);
    version.entry = catalogue.add(version);
    return {ListOutcome::Imported, version, {}};
}

SavedList ListStore::save(const data::PartyList& list,
                          UtcTime imported_at,
                          const AcceptLoss& accept) {
    ListVersion version = describe(list, imported_at);
    make_private_folder(folder_);
    ListBookFile::create(folder_ / "lists.sqlite");
    ListBookFile catalogue(folder_ / "lists.sqlite");
    ListTransaction transaction(catalogue);
    SavedList saved = keep(catalogue, list, std::move(version), accept);
    transaction.commit();
    return saved;
}

void ListStore::record_refusal(const ListRefusal& refusal) {
    check_source(refusal.source);
    make_private_folder(folder_);
    ListBookFile::create(folder_ / "lists.sqlite");
    ListBookFile catalogue(folder_ / "lists.sqlite");
    ListTransaction transaction(catalogue);
    catalogue.add(refusal);
    transaction.commit();
}

std::vector<SourceInForce> ListStore::in_force(data::Day as_of, UtcTime known_on) const {
    return store::in_force(book(), as_of, known_on);
}

}  // namespace entente::store
