#include "entente/store/list_book_file.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <nlohmann/json.hpp>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/store/private_file.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::int64_t application_id = 0x456E7450;  // "EntP"
constexpr std::int64_t format_version = 1;

constexpr std::array<std::string_view, 3> schema = {
    R"(CREATE TABLE entries(
 entry INTEGER PRIMARY KEY AUTOINCREMENT,
 kind TEXT NOT NULL CHECK (kind IN ('version', 'refusal', 'confirmation')),
 source TEXT NOT NULL,
 list_date TEXT NOT NULL,
 at TEXT NOT NULL CHECK (length(at) = 20),
 content_hash TEXT NOT NULL,
 details TEXT NOT NULL
) STRICT)",
    R"(CREATE TRIGGER entries_are_not_changed BEFORE UPDATE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are not changed'); END)",
    R"(CREATE TRIGGER entries_are_not_deleted BEFORE DELETE ON entries
BEGIN SELECT RAISE(ABORT, 'entries are not deleted'); END)"};

std::string details_of(const ListVersion& version) {
    json lists = json::array(), files = json::array();
    for (const data::ListCount& count : version.lists)
        lists.push_back({{"code", count.code}, {"parties", count.parties}});
    for (const data::SourceFile& file : version.files)
        files.push_back({{"name", file.name}, {"blake2b", file.blake2b}});
    json details{{"date_from", version.date_from},
                 {"format", version.format},
                 {"dated_entries", version.history == data::ListHistory::Dated},
                 {"rows", version.rows},
                 {"skipped", version.skipped},
                 {"parties", version.parties},
                 {"names", version.names},
                 {"lists", lists},
                 {"files", files},
                 {"added", version.changes.added},
                 {"removed", version.changes.removed},
                 {"changed", version.changes.changed}};
    if (version.before)
        details["before"] = day_text(*version.before);
    if (version.accepted)
        details["accepted_loss"] = {{"who", version.accepted->who},
                                    {"reason", version.accepted->reason},
                                    {"loss", version.accepted->loss}};
    return details.dump(-1, ' ', false, json::error_handler_t::replace);
}

void read_details(const json& details, ListVersion& version) {
    version.date_from = details.at("date_from");
    version.format = details.at("format");
    version.history = details.at("dated_entries").get<bool>() ? data::ListHistory::Dated
                                                              : data::ListHistory::Snapshot;
    version.rows = details.at("rows");
    version.skipped = details.at("skipped");
    version.parties = details.at("parties");
    version.names = details.at("names");
    for (const json& count : details.at("lists"))
        version.lists.push_back({.code = count.at("code"), .parties = count.at("parties")});
    for (const json& file : details.at("files"))
        version.files.push_back({.name = file.at("name"), .blake2b = file.at("blake2b")});
    version.changes = {.added = details.at("added"),
                       .removed = details.at("removed"),
                       .changed = details.at("changed")};
    if (details.contains("before"))
        version.before = day_in(details.at("before").get<std::string>());
    if (details.contains("accepted_loss")) {
        const json& accepted = details.at("accepted_loss");
        version.accepted = {.who = accepted.at("who"),
                            .reason = accepted.at("reason"),
                            .loss = accepted.at("loss")};
    }
}

[[noreturn]] void damaged(std::int64_t entry, const std::string& how) {
    throw Error(ErrorKind::BadData, "lists.sqlite: entry " + std::to_string(entry) + " " + how +
                                        "; restore the file from a copy");
}

data::Day required_day(const std::string& text, std::int64_t entry) {
    const auto day = day_in(text);
    if (!day)
        damaged(entry, "has no date");
    return *day;
}

void read_entry(SqliteStatement& row, ListBook& book) {
    const std::int64_t entry = row.integer(0);
    const std::string kind(row.bytes(1)), source(row.bytes(2)), date(row.bytes(3));
    const auto at = utc_time_in(row.bytes(4));
    if (!at)
        damaged(entry, "has no time");
    try {
        const json details = json::parse(row.bytes(6));
        if (kind == "version") {
            ListVersion& version = book.versions.emplace_back();
            version.entry = entry;
            version.source = source;
            version.date = required_day(date, entry);
            version.imported_at = *at;
            version.content_hash = row.bytes(5);
            read_details(details, version);
        } else if (kind == "refusal") {
            book.refusals.push_back({.entry = entry,
                                     .source = source,
                                     .date = day_in(date),
                                     .refused_at = *at,
                                     .reason = details.at("reason"),
                                     .files = details.at("files")});
        } else {
            book.confirmations.push_back(
                {.entry = entry, .source = source, .date = required_day(date, entry), .at = *at});
        }
    } catch (const json::exception& error) {
        damaged(entry, std::string("cannot be read (") + error.what() + ")");
    }
}

}  // namespace

ListBookFile::ListBookFile(const fs::path& file) : database_(file) {
    if (database_.integer("PRAGMA application_id") != application_id)
        throw Error(ErrorKind::BadData, file.string() + " is no book of party lists");
    if (const auto version = database_.integer("PRAGMA user_version"); version != format_version)
        throw Error(ErrorKind::BadData, file.string() + " has format " + std::to_string(version) +
                                            "; this program reads format " +
                                            std::to_string(format_version));
    database_.allow_only_reading_and_inserting();
}

/// Whole under a temporary name, then linked to its own: of several makers one is first.
void ListBookFile::create(const fs::path& file) {
    if (fs::exists(file))
        return;
    std::string temporary = file.string() + ".part-XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0)
        throw Error(ErrorKind::BadData,
                    "cannot write " + temporary + ": " + std::generic_category().message(errno));
    ::close(descriptor);
    try {
        SqliteDatabase database(temporary);
        database.run("PRAGMA application_id = " + std::to_string(application_id));
        database.run("PRAGMA user_version = " + std::to_string(format_version));
        database.run("BEGIN IMMEDIATE");
        for (const std::string_view statement : schema)
            database.run(std::string(statement));
        database.run("COMMIT");
    } catch (...) {
        ::unlink(temporary.c_str());
        throw;
    }
    const bool linked = ::link(temporary.c_str(), file.c_str()) == 0 || errno == EEXIST;
    const int code = errno;
    ::unlink(temporary.c_str());
    if (!linked)
        throw Error(ErrorKind::BadData,
                    "cannot write " + file.string() + ": " + std::generic_category().message(code));
    sync_folder(fs::absolute(file).parent_path());
}

ListBook ListBookFile::read() {
    ListBook book;
    SqliteStatement rows = database_.prepare(
        "SELECT entry, kind, source, list_date, at, content_hash, details FROM entries "
        "ORDER BY entry");
    while (rows.step())
        read_entry(rows, book);
    return book;
}

void ListBookFile::begin() {
    database_.run("BEGIN IMMEDIATE");
}

void ListBookFile::commit() {
    database_.run("COMMIT");
}

void ListBookFile::rollback() noexcept {
    try {
        database_.run("ROLLBACK");
    } catch (const Error&) {
        return;  // there is none any more
    }
}

std::int64_t ListBookFile::add(std::string_view kind,
                               std::string_view source,
                               const std::string& date,
                               UtcTime at,
                               std::string_view content_hash,
                               const std::string& details) {
    SqliteStatement insert = database_.prepare(
        "INSERT INTO entries(kind, source, list_date, at, content_hash, details) "
        "VALUES (?, ?, ?, ?, ?, ?) RETURNING entry");
    const std::string time = utc_text(at);
    insert.bind_text(1, kind);
    insert.bind_text(2, source);
    insert.bind_text(3, date);
    insert.bind_text(4, time);
    insert.bind_text(5, content_hash);
    insert.bind_text(6, details);
    insert.step();
    const std::int64_t entry = insert.integer(0);
    insert.step();
    return entry;
}

std::int64_t ListBookFile::add(const ListVersion& version) {
    return add("version", version.source, day_text(version.date), version.imported_at,
               version.content_hash, details_of(version));
}

std::int64_t ListBookFile::add(const ListRefusal& refusal) {
    const json details{{"reason", refusal.reason}, {"files", refusal.files}};
    return add("refusal", refusal.source, refusal.date ? day_text(*refusal.date) : "",
               refusal.refused_at, "",
               details.dump(-1, ' ', false, json::error_handler_t::replace));
}

std::int64_t ListBookFile::add(const ListConfirmation& confirmation) {
    return add("confirmation", confirmation.source, day_text(confirmation.date), confirmation.at,
               "", "{}");
}

}  // namespace entente::store
