#include "entente/store/postgres_event_log.hpp"

#include <doctest/doctest.h>

#include "entente/store/postgres_connection.hpp"
#include "entente/store/postgres_schema.hpp"
#include "entente/store/verify_log.hpp"
#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

namespace entente::store {
namespace {

using tests::contains;
using tests::error_of;
using tests::PostgresLogs;
using tests::sample_events;

/// The state with which the server refuses, "" where it does not.
std::string refusal(PostgresConnection& connection, const std::string& sql) {
    const auto rows = connection.try_run(sql);
    return rows ? "" : rows.error().state;
}

TEST_CASE("a side's role neither changes, deletes nor misplaces an event") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const PostgresLogs place;
    place.open("joint")->append(sample_events(2));
    PostgresConnection side(place.connection("side_usa"));
    const std::string denied = "42501";
    for (const char* sql :
         {"UPDATE joint.events SET body = '{}'", "DELETE FROM joint.events",
          "TRUNCATE joint.events", "DROP TABLE joint.events",
          "ALTER TABLE joint.events DISABLE TRIGGER ALL",
          "DROP TRIGGER events_stay ON joint.events", "UPDATE joint.log SET name = 'x'",
          "INSERT INTO joint.log VALUES (1, 'x')", "SELECT * FROM joint.events FOR UPDATE",
          "CREATE TABLE joint.mine(a int)", "CREATE SCHEMA mine",
          "CREATE OR REPLACE FUNCTION joint.follow() RETURNS trigger LANGUAGE "
          "internal AS 'RI_FKey_check_ins'"}) {
        INFO(sql);
        CHECK(refusal(side, sql) == denied);
    }
    const std::string copy =
        "INSERT INTO joint.events(seq, time, actor, kind, body, salt, "
        "commitment, chain) SELECT ";
    const std::string rest =
        ", time, actor, kind, body, salt, commitment, chain FROM joint.events "
        "WHERE seq = 2";
    CHECK(refusal(side, copy + "9" + rest) == "23505");
    CHECK(refusal(side, copy + "3" + rest) == "23514");
    CHECK(refusal(side, copy + "2" + rest + " ON CONFLICT (seq) DO UPDATE SET body = '{}'") ==
          denied);
}

TEST_CASE("verifying names what an administrator changed") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const PostgresLogs place;
    const auto log = place.open("joint");
    log->append(sample_events(9));
    PostgresConnection administrator(place.connection("postgres"));
    CHECK(refusal(administrator, "DELETE FROM joint.events") == "P0001");
    CHECK(refusal(administrator, "TRUNCATE joint.events") == "P0001");
    administrator.run("ALTER TABLE joint.events DISABLE TRIGGER ALL");
    administrator.run("UPDATE joint.events SET body = '{}' WHERE seq = 4");
    administrator.run("DELETE FROM joint.events WHERE seq = 7");
    CHECK(to_text(verify(*log)) ==
          "the triggers of joint.events are not those that a log has\n"
          "event 4 (position by METI/ddg): its text is not what was committed\n"
          "event 7 is missing\n");
    administrator.run(
        "CREATE OR REPLACE FUNCTION joint.follow() RETURNS trigger LANGUAGE plpgsql "
        "AS 'BEGIN RETURN NEW; END'");
    CHECK(contains(to_text(verify(*log)), "the function joint.follow is not the one"));
    administrator.run("GRANT DELETE ON joint.events TO side_usa");
    CHECK(contains(to_text(verify(*log)), "the role could change or delete events"));
    CHECK_THROWS_AS(place.open("joint"), Error);
}

TEST_CASE("a log that is not there and one that is another side's are the same") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const PostgresLogs place;
    const auto message = [&](const std::string& log) {
        return error_of(ErrorKind::NotFound,
                        [&] { open_postgres_event_log(place.connection("side_usa"), log); });
    };
    CHECK(contains(message("side_jpn"), "there is no log 'side_jpn' for this role"));
    CHECK(contains(message("side_aus"), "there is no log 'side_aus' for this role"));
    CHECK(
        contains(error_of(ErrorKind::InvalidInput,
                          [&] { open_postgres_event_log(place.connection("postgres"), "joint"); }),
                 "connect as a side's role"));
    for (const char* name : {"public", "side_", "side_USA", "side_usa; DROP TABLE x", "pg_catalog"})
        CHECK_THROWS_AS(open_postgres_event_log(place.connection("side_usa"), name), Error);
}

TEST_CASE("no message repeats a connection string") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const std::string secret = "geheim7";
    for (const std::string& connection :
         {"password=" + secret + " host=/nowhere dbname=x", "password='" + secret, secret,
          "postgresql://user:" + secret + "@[::1", "postgresql://u:" + secret + "@localhost:1/x",
          "host=/nowhere pasword=" + secret}) {
        std::string message;
        try {
            open_postgres_event_log(connection, "joint");
        } catch (const Error& error) {
            message = error.what();
        }
        CHECK_FALSE(message.empty());
        CHECK_FALSE(contains(message, secret));
    }
}

TEST_CASE("the installation can be run again, with one side more") {
    ENTENTE_REQUIRE_PLACE(PostgresLogs);
    const PostgresLogs place;
    place.open("side_usa")->append(sample_events(3));
    const std::vector<std::string> sides = {"usa", "jpn", "aus"};
    install_postgres(place.connection("postgres"), sides);
    CHECK(place.open("side_usa")->head().seq == 3);
    CHECK(place.open("side_aus")->append(sample_events(1)) == 1);
    CHECK(verify(*place.open("joint")).sound());
    for (const char* side : {"", "US", "a-b", "x'; DROP", "12345678901234567"})
        CHECK_THROWS_AS(postgres_installation(std::vector<std::string>{side}), Error);
    CHECK_FALSE(contains(postgres_installation(sides), "PASSWORD"));
}

}  // namespace
}  // namespace entente::store
