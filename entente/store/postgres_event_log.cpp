#include "entente/store/postgres_event_log.hpp"

#include <array>

#include "entente/base/error.hpp"
#include "entente/store/chained_event_log.hpp"
#include "entente/store/postgres_connection.hpp"
#include "entente/store/postgres_schema.hpp"

namespace entente::store {
namespace {

constexpr std::string_view unique_violation = "23505";
constexpr std::int64_t rows_at_once = 256;

class PostgresEventStorage : public EventStorage {
public:
    PostgresEventStorage(const std::string& connection, std::string name)
        : connection_(connection), name_(std::move(name)) {
        require_log();
        if (const auto faults = role_faults(); !faults.empty())
            throw Error(ErrorKind::InvalidInput, faults.front());
    }

    void begin() override { connection_.run("BEGIN ISOLATION LEVEL READ COMMITTED"); }

    bool insert(const StoredEvent& event) override {
        const std::array values = {postgres_integer(event.seq),      postgres_text(event.time),
                                   postgres_text(event.actor),       postgres_text(event.kind),
                                   postgres_text(event.body),        postgres_bytes(event.salt),
                                   postgres_bytes(event.commitment), postgres_bytes(event.chain)};
        const auto done = connection_.try_run(
            "INSERT INTO " + name_ +
                ".events(seq, \"time\", actor, kind, body, salt, commitment, chain) "
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            values);
        if (done)
            return true;
        if (done.error().is(unique_violation))
            return false;
        refuse(done.error());
    }

    bool commit() override {
        connection_.run("COMMIT");
        return true;
    }

    void rollback() noexcept override {
        try {
            if (connection_.in_transaction())
                connection_.run("ROLLBACK");
        } catch (const Error&) {
            // A connection that is lost has rolled back by itself.
            return;
        }
    }

    /// By the hundred, so that a long log is never in memory whole. That events are neither changed
    /// nor deleted makes the parts one snapshot.
    void visit(std::int64_t from, std::int64_t until, const StoredEventVisitor& visitor) override {
        for (;;) {
            const std::array values = {postgres_integer(from), postgres_integer(until),
                                       postgres_integer(rows_at_once)};
            const PostgresRows rows = connection_.run(
                "SELECT seq, \"time\", actor, kind, body, salt, commitment, chain FROM " + name_ +
                    ".events WHERE seq BETWEEN $1 AND $2 ORDER BY seq LIMIT $3",
                values);
            for (int row = 0; row < rows.count(); ++row)
                visitor({.seq = rows.integer(row, 0),
                         .time = rows.bytes(row, 1),
                         .actor = rows.bytes(row, 2),
                         .kind = rows.bytes(row, 3),
                         .body = rows.bytes(row, 4),
                         .salt = rows.bytes(row, 5),
                         .commitment = rows.bytes(row, 6),
                         .chain = rows.bytes(row, 7)});
            if (rows.count() < rows_at_once)
                return;
            const std::int64_t last = rows.integer(rows.count() - 1, 0);
            if (last >= until)
                return;
            from = last + 1;
        }
    }

    std::vector<std::string> faults() override {
        std::vector<std::string> faults = role_faults();
        const PostgresRows triggers = connection_.run(
            "SELECT count(*) FROM pg_catalog.pg_trigger WHERE tgrelid = '" + name_ +
            ".events'::pg_catalog.regclass AND tgenabled IN ('O', 'A') AND "
            "((tgname = 'events_follow' AND tgtype = 7) OR (tgname = 'events_stay' AND tgtype = "
            "58))");
        if (triggers.integer(0, 0) != 2)
            faults.push_back("the triggers of " + name_ + ".events are not those that a log has");
        const PostgresRows functions = connection_.run(
            "SELECT prosrc FROM pg_catalog.pg_proc WHERE proname = 'follow' AND pronamespace = '" +
            name_ + "'::pg_catalog.regnamespace");
        if (functions.count() != 1 || functions.bytes(0, 0) != postgres_follow_body(name_))
            faults.push_back("the function " + name_ + ".follow is not the one that a log has");
        const PostgresRows names = connection_.run("SELECT name FROM " + name_ + ".log");
        if (names.count() != 1 || names.bytes(0, 0) != name_)
            faults.push_back("the schema " + name_ + " has lost its name");
        return faults;
    }

private:
    [[noreturn]] void refuse(const PostgresRefusal& refusal) const {
        throw Error(ErrorKind::BadData, "the database refuses an event of the log '" + name_ +
                                            "': " + refusal.message + " (" + refusal.state + ")");
    }

    /// Whether it is not there or another's: the same answer.
    void require_log() {
        const auto names = connection_.try_run("SELECT name FROM " + name_ + ".log");
        if (!names || names->count() != 1 || names->bytes(0, 0) != name_)
            throw Error(ErrorKind::NotFound, "there is no log '" + name_ +
                                                 "' for this role; an administrator makes logs "
                                                 "and roles with the installation script");
    }

    /// What the role could do beyond reading and appending.
    std::vector<std::string> role_faults() {
        const std::string table = "'" + name_ + ".events'";
        const PostgresRows rows = connection_.run(
            "SELECT (rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)"
            "::int::bigint, (pg_catalog.has_table_privilege(" +
            table +
            ", 'DELETE, TRUNCATE, "
            "TRIGGER') OR pg_catalog.has_any_column_privilege(" +
            table +
            ", 'UPDATE'))::int"
            "::bigint, (pg_catalog.current_setting('fsync') <> 'on')::int::bigint "
            "FROM pg_catalog.pg_roles WHERE rolname = current_user");
        std::vector<std::string> faults;
        if (rows.integer(0, 0) != 0)
            faults.push_back(
                "the role could read and change every log; connect as a side's role, "
                "side_<code>, not as a superuser");
        if (rows.integer(0, 1) != 0)
            faults.push_back("the role could change or delete events of the log '" + name_ +
                             "'; take these rights from it");
        if (rows.integer(0, 2) != 0)
            faults.push_back("the server does not sync what it commits; set fsync = on");
        return faults;
    }

    PostgresConnection connection_;
    std::string name_;
};

}  // namespace

std::unique_ptr<EventLog> open_postgres_event_log(const std::string& connection,
                                                  const std::string& name,
                                                  RandomSource random) {
    check_postgres_log_name(name);
    return std::make_unique<ChainedEventLog>(
        name, std::make_unique<PostgresEventStorage>(connection, name), std::move(random));
}

}  // namespace entente::store
