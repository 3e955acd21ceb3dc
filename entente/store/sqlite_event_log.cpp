#include "entente/store/sqlite_event_log.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <system_error>

#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/store/chained_event_log.hpp"
#include "entente/store/private_file.hpp"
#include "entente/store/sqlite_database.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t application_id = 0x456E744C;  // "EntL"
constexpr std::int64_t format_version = 1;

/// In the order in which sqlite_schema lists them, as it spells them.
constexpr std::array<std::string_view, 8> schema = {
    R"(CREATE TABLE log(
 one INTEGER PRIMARY KEY CHECK (one = 1),
 name TEXT NOT NULL
) STRICT)",
    R"(CREATE TABLE events(
 seq INTEGER PRIMARY KEY CHECK (seq > 0),
 time TEXT NOT NULL CHECK (length(time) = 20),
 actor TEXT NOT NULL CHECK (length(CAST(actor AS BLOB)) BETWEEN 1 AND 200),
 kind TEXT NOT NULL CHECK (length(CAST(kind AS BLOB)) BETWEEN 1 AND 200),
 body TEXT NOT NULL CHECK (length(CAST(body AS BLOB)) BETWEEN 1 AND 1048576),
 salt BLOB NOT NULL CHECK (length(salt) = 36),
 commitment BLOB NOT NULL CHECK (length(commitment) = 32),
 chain BLOB NOT NULL CHECK (length(chain) = 32)
) STRICT)",
    R"(CREATE TRIGGER events_follow BEFORE INSERT ON events
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM events)
BEGIN SELECT RAISE(ABORT, 'events are numbered without gaps'); END)",
    R"(CREATE TRIGGER events_are_not_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are not changed'); END)",
    R"(CREATE TRIGGER events_are_not_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are not deleted'); END)",
    R"(CREATE TRIGGER log_is_one BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log)
BEGIN SELECT RAISE(ABORT, 'a file holds one log'); END)",
    R"(CREATE TRIGGER log_is_not_changed BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'a log keeps its name'); END)",
    R"(CREATE TRIGGER log_is_not_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'a log keeps its name'); END)"};

/// A whole empty log under a temporary name, then linked to its own: whoever opens the file sees
/// all of it or none, and of several makers one is first.
void create(const fs::path& file, const std::string& name, Reach reach) {
    std::string temporary = file.string() + ".part-XXXXXX";
    const int descriptor = ::mkstemp(temporary.data());
    if (descriptor < 0)
        throw Error(ErrorKind::BadData,
                    "cannot write " + temporary + ": " + std::generic_category().message(errno));
    if (reach == Reach::Group)
        ::fchmod(descriptor, 0660);
    ::close(descriptor);
    try {
        SqliteDatabase database(temporary);
        database.run("PRAGMA journal_mode = WAL");
        database.run("PRAGMA application_id = " + std::to_string(application_id));
        database.run("PRAGMA user_version = " + std::to_string(format_version));
        database.run("BEGIN IMMEDIATE");
        for (const std::string_view statement : schema)
            database.run(std::string(statement));
        SqliteStatement insert = database.prepare("INSERT INTO log VALUES (1, ?)");
        insert.bind_text(1, name);
        insert.step();
        insert.reset();
        database.run("COMMIT");
        database.run("PRAGMA wal_checkpoint(TRUNCATE)");
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

class SqliteEventStorage : public EventStorage {
public:
    SqliteEventStorage(fs::path file, const std::string& name)
        : file_(std::move(file)), database_(file_), name_(name) {
        require_log();
        database_.allow_only_reading_and_inserting();
        begin_.emplace(database_.prepare("BEGIN IMMEDIATE"));
        commit_.emplace(database_.prepare("COMMIT"));
        rollback_.emplace(database_.prepare("ROLLBACK"));
        insert_.emplace(database_.prepare("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?)"));
        select_.emplace(
            database_.prepare("SELECT seq, time, actor, kind, body, salt, commitment, chain "
                              "FROM events WHERE seq BETWEEN ? AND ? ORDER BY seq"));
    }

    void begin() override { StatementUse(*begin_)->step(); }

    bool insert(const StoredEvent& event) override {
        StatementUse insert(*insert_);
        insert->bind_integer(1, event.seq);
        insert->bind_text(2, event.time);
        insert->bind_text(3, event.actor);
        insert->bind_text(4, event.kind);
        insert->bind_text(5, event.body);
        insert->bind_blob(6, event.salt);
        insert->bind_blob(7, event.commitment);
        insert->bind_blob(8, event.chain);
        const int code = insert->try_step();
        if (code == SQLITE_CONSTRAINT_TRIGGER || code == SQLITE_CONSTRAINT_ROWID ||
            code == SQLITE_CONSTRAINT_PRIMARYKEY)
            return false;
        if (code != SQLITE_DONE)
            throw_sqlite_error(database_.handle());
        return true;
    }

    bool commit() override {
        StatementUse(*commit_)->step();
        return true;
    }

    void rollback() noexcept override {
        if (sqlite3_get_autocommit(database_.handle()) == 0) {
            rollback_->try_step();
            rollback_->reset();
        }
    }

    void visit(std::int64_t from, std::int64_t until, const StoredEventVisitor& visitor) override {
        StatementUse select(*select_);
        select->bind_integer(1, from);
        select->bind_integer(2, until);
        while (select->step())
            visitor({.seq = select->integer(0),
                     .time = select->bytes(1),
                     .actor = select->bytes(2),
                     .kind = select->bytes(3),
                     .body = select->bytes(4),
                     .salt = select->bytes(5),
                     .commitment = select->bytes(6),
                     .chain = select->bytes(7)});
    }

    std::vector<std::string> faults() override {
        SqliteDatabase checked(file_);
        std::vector<std::string> faults;
        if (checked.integer("PRAGMA application_id") != application_id)
            faults.push_back(file_.string() + " is not marked as a log any more");
        if (checked.integer("PRAGMA user_version") != format_version)
            faults.push_back(file_.string() + " is marked with another version of the format");
        SqliteStatement statements =
            checked.prepare("SELECT sql FROM sqlite_schema ORDER BY rowid");
        std::size_t found = 0;
        bool same = true;
        for (; statements.step(); ++found)
            same = same && found < schema.size() && statements.bytes(0) == schema[found];
        if (!same || found != schema.size())
            faults.push_back("tables or triggers of " + file_.string() +
                             " are not those that a log has");
        SqliteStatement names = checked.prepare("SELECT name FROM log");
        if (!names.step() || names.bytes(0) != name_)
            faults.push_back(file_.string() + " has lost its name, '" + name_ + "'");
        SqliteStatement integrity = checked.prepare("PRAGMA integrity_check");
        while (integrity.step())
            if (integrity.bytes(0) != "ok")
                faults.push_back(file_.string() + ": " + std::string(integrity.bytes(0)));
        return faults;
    }

private:
    void require_log() {
        const bool ours = database_.integer("PRAGMA application_id") == application_id;
        if (!ours)
            throw Error(ErrorKind::BadData, file_.string() + " is no log of this program");
        if (const auto version = database_.integer("PRAGMA user_version");
            version != format_version)
            throw Error(ErrorKind::BadData,
                        file_.string() + " has format " + std::to_string(version) +
                            "; this program reads format " + std::to_string(format_version));
        SqliteStatement select = database_.prepare("SELECT name FROM log");
        const std::string found(select.step() ? select.bytes(0) : std::string_view());
        if (found != name_)
            throw Error(ErrorKind::BadData,
                        file_.string() + " holds the log '" + found + "', not '" + name_ + "'");
    }

    fs::path file_;
    SqliteDatabase database_;
    std::string name_;
    std::optional<SqliteStatement> begin_, commit_, rollback_, insert_, select_;
};

}  // namespace

std::unique_ptr<EventLog> open_sqlite_event_log(const fs::path& file,
                                                const std::string& name,
                                                IfMissing if_missing,
                                                RandomSource random,
                                                Reach reach) {
    check_log_name(name);
    const fs::path folder = fs::absolute(file).parent_path();
    if (!fs::exists(file)) {
        if (if_missing == IfMissing::Fail)
            throw Error(ErrorKind::NotFound, "there is no log " + file.string());
        make_private_folder(folder, reach);
        require_private(folder, reach);
        create(file, name, reach);
    }
    require_private(folder, reach);
    require_private(file, reach);
    return std::make_unique<ChainedEventLog>(name, std::make_unique<SqliteEventStorage>(file, name),
                                             std::move(random));
}

}  // namespace entente::store
