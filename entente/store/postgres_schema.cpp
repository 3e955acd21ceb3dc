#include "entente/store/postgres_schema.hpp"

#include <algorithm>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/store/postgres_connection.hpp"

namespace entente::store {
namespace {

/// Roles and rights that the database has whatever logs are in it. What PostgreSQL tells everybody
/// by default would tell a side that the other one writes, how much and when: sizes, statistics,
/// transaction numbers, positions in the write-ahead log, locks, sessions. It is taken back.
constexpr std::string_view common = R"sql(
SET search_path = pg_catalog;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'entente_owner') THEN
    CREATE ROLE entente_owner NOLOGIN;
  END IF;
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
END $$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
REVOKE SELECT ON pg_class FROM PUBLIC;
GRANT SELECT (oid, relname, relnamespace, reltype, reloftype, relowner, relam, relhasindex,
  relisshared, relpersistence, relkind, relnatts, relchecks, relhasrules, relhastriggers,
  relhassubclass, relrowsecurity, relforcerowsecurity, relispopulated, relreplident, relispartition,
  relacl, reloptions) ON pg_class TO PUBLIC;
REVOKE SELECT ON pg_database FROM PUBLIC;
GRANT SELECT (oid, datname, datdba, encoding, datcollate, datctype, datistemplate, datallowconn,
  datconnlimit, datacl) ON pg_database TO PUBLIC;
DO $$ DECLARE told regprocedure; BEGIN
  FOR told IN SELECT oid FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~
    '^(pg_stat_|pg_control_|pg_current_|pg_wal|pg_last_|pg_get_wal|pg_get_replication|pg_snapshot_)|'
    '^(pg_lock|pg_advisory|pg_try_advisory|pg_blocking|pg_safe_snapshot|pg_isolation|pg_prepared)|'
    '^(pg_get_multixact|pg_xact_|pg_visible_in|pg_export_snapshot|pg_notif|pg_relation_file)|'
    '^(pg_filenode|pg_sequence_last|pg_replication|pg_logical|pg_create_|pg_ls_|pg_backend)|'
    '^(txid_|lo_|lowrite|loread|mxid_age|age$)|_size$' AND proname NOT IN ('pg_column_size')
    AND prorettype <> 'trigger'::regtype AND
    (proname <> 'age' OR proargtypes::text = 'xid'::regtype::oid::text)
  LOOP
    EXECUTE format('REVOKE EXECUTE ON ROUTINE %s FROM PUBLIC', told);
  END LOOP;
END $$;
)sql";

/// One log; @log@ is its name. Rights are given by column, so that the row's hidden columns, which
/// count transactions, stay hidden.
constexpr std::string_view one_log = R"sql(
CREATE SCHEMA IF NOT EXISTS @log@ AUTHORIZATION entente_owner;
REVOKE ALL ON SCHEMA @log@ FROM PUBLIC;
CREATE TABLE IF NOT EXISTS @log@.log(
  one integer PRIMARY KEY CHECK (one = 1),
  name text NOT NULL
);
INSERT INTO @log@.log VALUES (1, '@log@') ON CONFLICT DO NOTHING;
CREATE TABLE IF NOT EXISTS @log@.events(
  seq bigint PRIMARY KEY CHECK (seq > 0),
  "time" text NOT NULL CHECK (octet_length("time") = 20),
  actor text NOT NULL CHECK (octet_length(actor) BETWEEN 1 AND 200),
  kind text NOT NULL CHECK (octet_length(kind) BETWEEN 1 AND 200),
  body text NOT NULL CHECK (octet_length(body) BETWEEN 1 AND 1048576),
  salt bytea NOT NULL CHECK (octet_length(salt) = 36),
  commitment bytea NOT NULL CHECK (octet_length(commitment) = 32),
  chain bytea NOT NULL CHECK (octet_length(chain) = 32)
);
CREATE OR REPLACE FUNCTION @log@.follow() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog AS $body$@follow@$body$;
CREATE OR REPLACE FUNCTION @log@.stay() RETURNS trigger LANGUAGE plpgsql
  SET search_path = pg_catalog AS $body$
BEGIN
  RAISE EXCEPTION 'events are not changed';
END $body$;
CREATE OR REPLACE TRIGGER events_follow BEFORE INSERT ON @log@.events
  FOR EACH ROW EXECUTE FUNCTION @log@.follow();
CREATE OR REPLACE TRIGGER events_stay BEFORE UPDATE OR DELETE OR TRUNCATE ON @log@.events
  FOR EACH STATEMENT EXECUTE FUNCTION @log@.stay();
ALTER TABLE @log@.log OWNER TO entente_owner;
ALTER TABLE @log@.events OWNER TO entente_owner;
ALTER FUNCTION @log@.follow() OWNER TO entente_owner;
ALTER FUNCTION @log@.stay() OWNER TO entente_owner;
REVOKE ALL ON FUNCTION @log@.follow(), @log@.stay() FROM PUBLIC;
)sql";

constexpr std::string_view follow = R"sql(
DECLARE
  before record;
BEGIN
  SELECT seq, chain INTO before FROM @log@.events ORDER BY seq DESC LIMIT 1;
  IF NEW.seq <> coalesce(before.seq, 0) + 1 THEN
    RAISE unique_violation USING MESSAGE = 'events are numbered without gaps';
  END IF;
  IF NEW.chain <> sha256('\x02'::bytea ||
      coalesce(before.chain, sha256(convert_to(E'entente event log\n@log@', 'UTF8'))) ||
      NEW.commitment) THEN
    RAISE check_violation USING MESSAGE = 'the event does not follow the one before';
  END IF;
  RETURN NEW;
END )sql";

constexpr std::string_view one_role = R"sql(
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '@role@') THEN
    CREATE ROLE @role@;
  END IF;
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO @role@', current_database());
END $$;
ALTER ROLE @role@ LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS NOINHERIT;
)sql";

constexpr std::string_view one_grant = R"sql(
GRANT USAGE ON SCHEMA @log@ TO @role@;
GRANT SELECT (name) ON @log@.log TO @role@;
GRANT SELECT (seq, "time", actor, kind, body, salt, commitment, chain),
  INSERT (seq, "time", actor, kind, body, salt, commitment, chain) ON @log@.events TO @role@;
)sql";

std::string with(std::string_view text, std::string_view mark, std::string_view value) {
    std::string result;
    for (std::size_t at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
        result += text.substr(0, at);
        result += value;
        text.remove_prefix(at + mark.size());
    }
    result += text;
    return result;
}

bool is_code(std::string_view side) {
    return !side.empty() && side.size() <= 16 && std::ranges::all_of(side, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    });
}

}  // namespace

void check_postgres_log_name(std::string_view name) {
    const bool good = name == "joint" || (name.starts_with("side_") && is_code(name.substr(5)));
    if (!good)
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(name) +
                        "' cannot name a log in PostgreSQL; use joint, or side_ and a code of 1 to "
                        "16 lower-case letters or digits");
}

std::string postgres_follow_body(std::string_view log_name) {
    return with(follow, "@log@", log_name);
}

std::string postgres_installation(std::span<const std::string> sides) {
    std::vector<std::string> logs = {"joint"};
    for (const std::string& side : sides) {
        check_postgres_log_name("side_" + side);
        logs.push_back("side_" + side);
    }
    std::string sql = "BEGIN;" + std::string(common);
    for (const std::string& log : logs)
        sql += with(with(one_log, "@follow@", postgres_follow_body(log)), "@log@", log);
    for (const std::string& side : sides) {
        const std::string role = "side_" + side;
        sql += with(one_role, "@role@", role);
        for (const std::string& log : {std::string("joint"), role})
            sql += with(with(one_grant, "@log@", log), "@role@", role);
    }
    return sql + "COMMIT;\n";
}

void install_postgres(const std::string& connection, std::span<const std::string> sides) {
    const std::string sql = postgres_installation(sides);
    PostgresConnection(connection).run_script(sql);
}

}  // namespace entente::store
