#include <map>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "entente/store/postgres_connection.hpp"
#include "entente/store/sqlite_database.hpp"
#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

// What one side can learn of the other's log from its own connections, with whatever SQL it likes:
// everything is asked before the other side writes and again after, and the answers are the same.
namespace entente::store {
namespace {

using tests::contains;
using tests::PostgresLogs;
using tests::sample_event;
using tests::sample_events;
using tests::SqliteLogs;

const std::string canary = "kanarienvogel";

/// What the other side does between the two askings.
void write_canaries(EventLog& log) {
    for (int i = 0; i < 20; ++i)
        log.append(
            std::vector{sample_event(i, canary + std::string(4000, 'x')), sample_event(i, canary)});
}

using Answers = std::map<std::string, std::string>;

/// The questions whose answers differ or tell the canary.
std::vector<std::string> leaks(const Answers& before, const Answers& after) {
    std::vector<std::string> found;
    for (const auto& [question, answer] : after)
        if (before.at(question) != answer || contains(answer, canary))
            found.push_back(question);
    return found;
}

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += line + "\n";
    return text;
}

// SQLite: a side has its own file and the joint one open, as two connections.

std::string answer_of(SqliteDatabase& database, const std::string& sql) {
    std::string answer;
    try {
        SqliteStatement statement = database.prepare(sql);
        while (statement.step())
            for (int column = 0; column < statement.columns(); ++column)
                answer += std::string(statement.bytes(column)) + "|";
    } catch (const Error& error) {
        answer += error.what();
    }
    return answer;
}

Answers ask_sqlite(const SqliteLogs& place, bool restrained) {
    const std::string other = place.file("side_jpn").string();
    const std::vector<std::string> questions = {
        "SELECT body FROM side_jpn.events",
        "SELECT * FROM main.events JOIN side_jpn.events USING (seq)",
        "SELECT body FROM events UNION ALL SELECT body FROM side_jpn.events",
        "SELECT (SELECT count(*) FROM side_jpn.events)",
        "WITH events AS (SELECT * FROM side_jpn.events) SELECT * FROM events",
        "WITH side_jpn AS (SELECT * FROM events) SELECT count(*) FROM side_jpn",
        "SELECT rowid, body FROM side_jpn.events",
        "SELECT EXISTS (SELECT 1 FROM side_jpn.events)",
        "SELECT count(*) FROM side_jpn.events WHERE body LIKE '%kan%'",
        "ATTACH '" + other + "' AS side_jpn",
        "ATTACH 'file:" + other + "?mode=ro&immutable=1' AS other",
        "DETACH main",
        "VACUUM INTO '" + other + "'",
        "VACUUM INTO '" + other + ".copy'",
        "SELECT readfile('" + other + "')",
        "SELECT load_extension('fileio')",
        "SELECT writefile('" + other + "', '')",
        "CREATE TEMP VIEW v AS SELECT * FROM side_jpn.events",
        "CREATE VIRTUAL TABLE temp.v USING csv(filename='" + other + "')",
        "CREATE VIRTUAL TABLE temp.v USING dbstat",
        "SELECT * FROM sqlite_dbpage",
        "SELECT * FROM pragma_database_list WHERE file LIKE '%side_jpn%'",
        "SELECT * FROM sqlite_schema WHERE sql LIKE '%kan%'",
        "SELECT * FROM sqlite_sequence",
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET sql = '" + other + "'",
        "PRAGMA temp_store_directory = '" + other + "'",
        "SELECT CAST((SELECT body FROM side_jpn.events) AS INTEGER)",
        "SELECT fts3_tokenizer('simple')",
        "SELECT edit('" + other + "')",
    };
    Answers answers;
    for (const char* own : {"joint", "side_usa"})
        for (const std::string& question : questions) {
            SqliteDatabase connection(place.file(own));
            if (restrained)
                connection.allow_only_reading_and_inserting();
            answers[own + (": " + question)] = answer_of(connection, question);
        }
    return answers;
}

TEST_CASE("in files, no SQL of one side learns anything of the other") {
    const SqliteLogs place;
    for (const char* name : {"joint", "side_usa", "side_jpn"})
        place.open(name)->append(sample_events(3));
    const Answers before = ask_sqlite(place, /*restrained=*/false);
    const Answers restrained_before = ask_sqlite(place, /*restrained=*/true);
    write_canaries(*place.open("side_jpn"));
    CHECK(joined(leaks(before, ask_sqlite(place, false))) == "");
    CHECK(joined(leaks(restrained_before, ask_sqlite(place, true))) == "");
    CHECK(before.size() >= 2 * 14);
    CHECK_FALSE(std::filesystem::exists(place.file("side_jpn").string() + ".copy"));
    CHECK(place.open("side_jpn")->head().seq == 43);
    CHECK(contains(before.at("joint: ATTACH '" + place.file("side_jpn").string() + "' AS side_jpn"),
                   "not authorized"));
}

// PostgreSQL: a side has a role.

/// Rows as text. Statements run one after the other; the answer is the last one's.
std::string answer_of(PostgresConnection& side, const std::vector<std::string>& statements) {
    std::string answer;
    for (const std::string& statement : statements) {
        auto rows = side.try_run(statement);
        answer.clear();
        if (!rows)
            answer = rows.error().state + " " + rows.error().message;
        else
            for (int row = 0; row < rows->count(); ++row)
                answer += std::string(rows->bytes(row, 0)) + "|";
    }
    return answer;
}

std::string answer_of(const std::string& connection, const std::vector<std::string>& statements) {
    PostgresConnection side(connection);
    return answer_of(side, statements);
}

/// {oid} is the object id of the other side's table.
const std::vector<std::vector<std::string>> postgres_questions = {
    {"SELECT body FROM side_jpn.events"},
    {"TABLE side_jpn.events"},
    {"SELECT count(*) FROM side_jpn.events"},
    {"SELECT count(*)::text FROM side_jpn.events"},
    {"SELECT o.body FROM side_usa.events e JOIN side_jpn.events o USING (seq)"},
    {"SELECT body FROM side_usa.events UNION SELECT body FROM side_jpn.events"},
    {"SELECT (SELECT max(body) FROM side_jpn.events)"},
    {"WITH events AS (SELECT * FROM side_jpn.events) SELECT body FROM events"},
    {"WITH joint AS (SELECT * FROM side_jpn.events) SELECT body FROM joint"},
    {"SELECT ctid::text FROM side_jpn.events"},
    {"SELECT xmin::text FROM side_usa.events"},
    {"SELECT xmin::text FROM joint.events"},
    {"SELECT EXISTS (SELECT FROM side_jpn.events)::text"},
    {"SELECT 'x' FROM side_jpn.events WHERE body LIKE '%kan%'"},
    {"SELECT body::int FROM side_jpn.events"},
    {"SELECT 1 / (SELECT count(*) - 43 FROM side_jpn.events)"},
    {"COPY side_jpn.events TO '/nowhere/copied'"},
    {"COPY (SELECT * FROM side_jpn.events) TO PROGRAM 'cat'"},
    {"SELECT pg_read_file('postgresql.conf')"},
    {"SELECT pg_read_binary_file('PG_VERSION')"},
    {"SELECT pg_ls_dir('base')::text"},
    {"SELECT size::text FROM pg_stat_file('PG_VERSION')"},
    {"SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'side_jpn'"},
    {"SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'side_jpn'"},
    {"SELECT most_common_vals::text FROM pg_stats WHERE schemaname = 'side_jpn'"},
    {"SELECT stavalues1::text FROM pg_statistic WHERE starelid = {oid}"},
    {"SELECT reltuples::text FROM pg_class WHERE oid = {oid}"},
    {"SELECT relpages::text FROM pg_class WHERE oid = {oid}"},
    {"SELECT relfrozenxid::text FROM pg_class WHERE oid = {oid}"},
    {"SELECT xmin::text FROM pg_class WHERE oid = {oid}"},
    {"SELECT n_tup_ins::text FROM pg_stat_all_tables WHERE relid = {oid}"},
    {"SELECT seq_scan::text FROM pg_stat_user_tables WHERE schemaname = 'side_jpn'"},
    {"SELECT heap_blks_hit::text FROM pg_statio_all_tables WHERE relid = {oid}"},
    {"SELECT idx_scan::text FROM pg_stat_all_indexes WHERE relid = {oid}"},
    {"SELECT pg_stat_get_tuples_inserted({oid})::text"},
    {"SELECT pg_stat_get_live_tuples({oid})::text"},
    {"SELECT pg_relation_size({oid})::text"},
    {"SELECT pg_total_relation_size({oid})::text"},
    {"SELECT pg_table_size({oid})::text"},
    {"SELECT pg_database_size(current_database())::text"},
    {"SELECT pg_tablespace_size('pg_default')::text"},
    {"SELECT pg_relation_filepath({oid})"},
    {"CREATE TEMP VIEW v AS SELECT * FROM side_jpn.events", "SELECT body FROM v"},
    {"CREATE TEMP TABLE t AS SELECT * FROM side_jpn.events", "SELECT body FROM t"},
    {"CREATE FUNCTION side_usa.f() RETURNS text LANGUAGE sql SECURITY DEFINER AS 'SELECT body FROM "
     "side_jpn.events LIMIT 1'",
     "SELECT side_usa.f()"},
    {"DO $$ BEGIN RAISE EXCEPTION '%', (SELECT max(body) FROM side_jpn.events); END $$"},
    {"SET ROLE side_jpn", "SELECT body FROM side_jpn.events"},
    {"SET ROLE entente_owner", "SELECT body FROM side_jpn.events"},
    {"SET SESSION AUTHORIZATION side_jpn", "SELECT body FROM side_jpn.events"},
    {"SET search_path = side_jpn", "SELECT body FROM events"},
    {"GRANT side_jpn TO side_usa", "SELECT body FROM side_jpn.events"},
    {"SELECT body FROM dblink('user=side_jpn', 'SELECT body FROM side_jpn.events') AS t(body "
     "text)"},
    {"CREATE EXTENSION dblink"},
    {"CREATE EXTENSION file_fdw"},
    {"CREATE EXTENSION pageinspect"},
    {"SELECT nextval('side_jpn.events_seq_seq')::text"},
    {"SELECT currval('side_jpn.events_seq_seq')::text"},
    {"SELECT last_value::text FROM pg_sequences"},
    {"SELECT txid_current()::text"},
    {"SELECT pg_current_xact_id()::text"},
    {"SELECT pg_current_snapshot()::text"},
    {"SELECT age('3'::xid)::text"},
    {"SELECT mxid_age('3'::xid)::text"},
    {"SELECT pg_export_snapshot()"},
    {"SELECT pg_current_wal_lsn()::text"},
    {"SELECT pg_current_wal_insert_lsn()::text"},
    {"SELECT next_xid FROM pg_control_checkpoint()"},
    {"SELECT locktype FROM pg_locks WHERE relation = {oid}"},
    {"SELECT query FROM pg_stat_activity WHERE usename = 'side_jpn'"},
    {"SELECT xact_commit::text FROM pg_stat_database"},
    {"SELECT wal_bytes::text FROM pg_stat_wal"},
    {"SELECT buffers_alloc::text FROM pg_stat_bgwriter"},
    {"SELECT datfrozenxid::text FROM pg_database"},
    {"SELECT lo_create(0)::text"},
    {"SELECT lo_import('/etc/passwd')::text"},
    {"SELECT query_to_xml('SELECT body FROM side_jpn.events', true, false, '')::text"},
    {"SELECT schema_to_xml('side_jpn', true, false, '')::text"},
    {"SELECT database_to_xml(true, false, '')::text"},
    {"SELECT word FROM ts_stat('SELECT to_tsvector(body) FROM side_jpn.events')"},
    {"EXPLAIN SELECT * FROM side_jpn.events WHERE seq > 20"},
    {"EXPLAIN ANALYZE TABLE side_jpn.events"},
    {"LOCK TABLE side_jpn.events IN ACCESS SHARE MODE"},
    {"PREPARE p AS SELECT body FROM side_jpn.events", "EXECUTE p"},
    {"BEGIN", "DECLARE c CURSOR FOR SELECT body FROM side_jpn.events", "FETCH ALL FROM c"},
    {"INSERT INTO side_jpn.events(seq) VALUES (44)"},
    {"INSERT INTO side_usa.log SELECT seq, body FROM side_jpn.events"},
    {"CREATE TABLE side_usa.t (LIKE side_jpn.events)"},
    {"SELECT * FROM pg_toast.pg_toast_{oid}"},
    {"ANALYZE side_jpn.events", "SELECT 'analysed'"},
    {"CREATE RULE r AS ON SELECT TO side_usa.events DO INSTEAD SELECT * FROM side_jpn.events"},
    {"SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conrelid = {oid} AND "
     "conbin::text LIKE '%kan%'"},
};

std::string with_oid(std::string text, const std::string& oid) {
    for (std::size_t at = text.find("{oid}"); at != std::string::npos; at = text.find("{oid}"))
        text.replace(at, 5, oid);
    return text;
}

Answers ask_postgres(const PostgresLogs& place, const std::string& user) {
    const std::string oid =
        answer_of(place.connection("postgres"), {"SELECT 'side_jpn.events'::regclass::oid::text"});
    PostgresConnection asking(place.connection(user));
    Answers answers;
    for (std::vector<std::string> statements : postgres_questions) {
        for (std::string& statement : statements)
            statement = with_oid(statement, oid);
        // What a superuser does must not stay: a role that is granted is granted for good.
        if (user == "postgres")
            statements.insert(statements.begin(), "BEGIN");
        answers[joined(statements)] = answer_of(asking, statements);
        asking.run("ROLLBACK");
        asking.run("DISCARD ALL");
    }
    return answers;
}

void write_postgres_canaries(const PostgresLogs& place) {
    write_canaries(*place.open("side_jpn"));
    PostgresConnection administrator(place.connection("postgres"));
    administrator.run("ANALYZE side_jpn.events");
    administrator.run("CHECKPOINT");
}

TEST_CASE("in PostgreSQL, no SQL of one side learns anything of the other") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const PostgresLogs place;
    for (const char* name : {"joint", "side_usa"})
        place.open(name)->append(sample_events(3));
    const Answers before = ask_postgres(place, "side_usa");
    const Answers seen_before = ask_postgres(place, "postgres");
    write_postgres_canaries(place);
    CHECK(joined(leaks(before, ask_postgres(place, "side_usa"))) == "");
    CHECK(before.size() == postgres_questions.size());
    // The questions are good ones: to a superuser they tell a lot.
    CHECK(leaks(seen_before, ask_postgres(place, "postgres")).size() > 40);
    CHECK(answer_of(place.connection("side_usa"), {"SELECT max(seq)::text FROM side_usa.events"}) ==
          "3|");
}

/// One question for each relation and each function without arguments that a role may use.
Answers ask_catalogues(const PostgresLogs& place, const std::string& user) {
    PostgresConnection administrator(place.connection("postgres"));
    // Own cursors, the system's time zones and a second for the elements of array types aside.
    const PostgresRows relations = administrator.run(
        "SELECT 'SELECT md5(string_agg(t::text, '','' ORDER BY t::text)) FROM ' || oid::regclass "
        "|| ' t' FROM pg_class WHERE relkind IN ('r', 'v', 'm') AND relnamespace IN "
        "('pg_catalog'::regnamespace, 'information_schema'::regnamespace) AND relname NOT IN "
        "('pg_cursors', 'pg_timezone_names', 'pg_timezone_abbrevs', "
        "'element_types') ORDER BY 1");
    // Clocks and dice aside, and what acts on the server where a superuser asks.
    const PostgresRows functions = administrator.run(
        "SELECT 'SELECT t::text FROM ' || oid::regproc || '() t' FROM pg_proc "
        "WHERE pronargs = 0 AND prokind = 'f' AND pronamespace = 'pg_catalog'::regnamespace AND "
        "prorettype NOT IN ('trigger'::regtype, 'event_trigger'::regtype) AND proname !~ "
        "'timestamp|^now$|timeofday|random|backend_pid|conf_load|cursor|timezone|reload|promote|"
        "rotate|"
        "switch|reset|backup' ORDER BY 1");
    PostgresConnection asking(place.connection(user));
    Answers answers;
    for (const PostgresRows* questions : {&relations, &functions})
        for (int row = 0; row < questions->count(); ++row) {
            const std::string question(questions->bytes(row, 0));
            answers[question] = answer_of(asking, {question});
        }
    return answers;
}

TEST_CASE("no catalogue and no function of PostgreSQL changes for a side when the other writes") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const PostgresLogs place;
    for (const char* name : {"joint", "side_usa"})
        place.open(name)->append(sample_events(3));
    const Answers before = ask_catalogues(place, "side_usa");
    write_postgres_canaries(place);
    CHECK(joined(leaks(before, ask_catalogues(place, "side_usa"))) == "");
    CHECK(before.size() > 200);
    // The same questions tell a superuser that the other side goes on writing.
    const Answers seen_before = ask_catalogues(place, "postgres");
    write_postgres_canaries(place);
    CHECK(leaks(seen_before, ask_catalogues(place, "postgres")).size() > 10);
}

}  // namespace
}  // namespace entente::store
