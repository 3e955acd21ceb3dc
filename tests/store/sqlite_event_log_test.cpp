#include "entente/store/sqlite_event_log.hpp"

#include <algorithm>
#include <fstream>
#include <random>

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "entente/store/verify_log.hpp"
#include "tests/store/log_places.hpp"
#include "tests/store/sample_events.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;
using tests::contains;
using tests::error_of;
using tests::sample_event;
using tests::sample_events;
using tests::SqliteLogs;

/// A connection without any of the program's restraints: what an attacker with the file has.
class BareConnection {
public:
    explicit BareConnection(const fs::path& file) {
        REQUIRE(sqlite3_open(file.c_str(), &connection_) == SQLITE_OK);
    }

    ~BareConnection() { sqlite3_close(connection_); }

    BareConnection(const BareConnection&) = delete;
    BareConnection& operator=(const BareConnection&) = delete;

    bool try_run(const std::string& sql) {
        return sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
    }

    void run(const std::string& sql) {
        INFO(sql);
        const bool done = try_run(sql);
        REQUIRE_MESSAGE(done, sqlite3_errmsg(connection_));
    }

    std::string text(const std::string& sql) {
        std::string result;
        sqlite3_exec(
            connection_, sql.c_str(),
            [](void* to, int, char** values, char**) {
                *static_cast<std::string*>(to) += values[0] == nullptr ? "" : values[0];
                return 0;
            },
            &result, nullptr);
        return result;
    }

    /// Changes rows past triggers and checks, and puts the triggers back.
    void force(const std::string& sql) {
        run("PRAGMA ignore_check_constraints = ON");
        const std::string triggers =
            text("SELECT group_concat(sql, ';') FROM sqlite_schema WHERE type = 'trigger'");
        for (const char* name :
             {"events_follow", "events_are_not_changed", "events_are_not_deleted", "log_is_one",
              "log_is_not_changed", "log_is_not_deleted"})
            run("DROP TRIGGER " + std::string(name));
        run(sql);
        run(triggers);
    }

private:
    sqlite3* connection_ = nullptr;
};

std::string changed_by(const SqliteLogs& place, const std::string& sql) {
    const auto log = place.open("joint");
    if (log->head().seq == 0)
        log->append(sample_events(15));
    BareConnection(place.file("joint")).force(sql);
    return to_text(verify(*log));
}

TEST_CASE("verifying names what was changed") {
    const auto after = [](const std::string& sql) { return changed_by(SqliteLogs(), sql); };
    CHECK(contains(after("SELECT 1"), "15 events, chain hash "));
    CHECK(after("UPDATE events SET body = '{}' WHERE seq = 12") ==
          "event 12 (position by METI/ddg): its text is not what was committed\n");
    CHECK(after("UPDATE events SET time = '2026-11-25T03:34:01Z' WHERE seq = 12") ==
          "event 12 (position by METI/ddg): its text is not what was committed\n");
    CHECK(after("UPDATE events SET actor = 'MOFA/ddg' WHERE seq = 12") ==
          "event 12 (position by MOFA/ddg): its text is not what was committed\n");
    CHECK(after("UPDATE events SET chain = randomblob(32) WHERE seq = 12") ==
          "event 12 does not follow event 11\nevent 13 does not follow event 12\n");
    CHECK(after("UPDATE events SET commitment = randomblob(32) WHERE seq = 12") ==
          "commitment of event 12 changed\n");
    CHECK(after("UPDATE events SET salt = randomblob(36) WHERE seq = 9") ==
          "salt of event 9 changed\n");
    CHECK(after("DELETE FROM events WHERE seq = 7") == "event 7 is missing\n");
    CHECK(after("DELETE FROM events WHERE seq IN (1, 7, 8)") ==
          "event 1 is missing\nevents 7 to 8 are missing\n");
    CHECK(contains(after("UPDATE events SET seq = 99 WHERE seq = 7"), "event 7 is missing\n"));
    CHECK(contains(after("UPDATE log SET name = 'other'"), "has lost its name, 'joint'"));
    CHECK(contains(after("DROP TABLE log; CREATE TABLE log(one, name)"), "are not those"));
    CHECK(contains(after("PRAGMA user_version = 7"), "another version of the format"));
}

TEST_CASE("a log that was cut, rewritten or forked is told by the heads that are known") {
    const SqliteLogs place;
    const auto log = place.open("joint");
    log->append(sample_events(40));
    const Head at_40 = log->head();
    log->append(sample_events(17));
    const Head at_57 = log->head();
    CHECK(verify(*log, std::vector{at_57, at_40}).sound());

    BareConnection(place.file("joint")).force("DELETE FROM events WHERE seq > 40");
    const auto cut = place.open("joint");
    CHECK(verify(*cut).sound());
    CHECK(to_text(verify(*cut, std::vector{at_40, at_57})) ==
          "the log ends at 40 but head 57 was signed\n");
    CHECK(contains(error_of(ErrorKind::BadData, [&] { log->append(sample_events(1)); }),
                   "was cut or replaced"));

    // Other events, all hashes in order.
    const SqliteLogs elsewhere;
    const auto rewritten = elsewhere.open("joint");
    rewritten->append(sample_events(57));
    CHECK(verify(*rewritten).sound());
    CHECK(contains(to_text(verify(*rewritten, std::vector{at_40})),
                   "the log was rewritten: its head 40 has chain hash "));
    CHECK(contains(to_text(verify(*cut, std::vector{at_40, rewritten->head(), at_57})),
                   "a fork: two different heads 57 were signed"));
}

TEST_CASE("every byte that is flipped in any column is named") {
    const SqliteLogs place;
    const auto log = place.open("joint");
    log->append(sample_events(3));
    BareConnection bare(place.file("joint"));
    bare.force("SELECT 1");
    int flipped = 0;
    for (const std::string column :
         {"time", "actor", "kind", "body", "salt", "commitment", "chain"}) {
        const std::string type =
            column == "salt" || column == "commitment" || column == "chain" ? "" : "CAST(";
        const std::string seq_2 = " FROM events WHERE seq = 2";
        const std::string before = bare.text("SELECT hex(" + column + ")" + seq_2);
        for (std::size_t i = 0; i < before.size(); i += 2) {
            std::string hex = before;
            const int byte = std::stoi(hex.substr(i, 2), nullptr, 16) ^ (1 << (i / 2 % 8));
            const std::string_view digits = "0123456789ABCDEF";
            hex[i] = digits[static_cast<std::size_t>(byte >> 4)];
            hex[i + 1] = digits[static_cast<std::size_t>(byte & 15)];
            const auto set = [&](const std::string& value) {
                const std::string blob = "X'" + value + "'";
                bare.force("UPDATE events SET " + column + " = " +
                           (type.empty() ? blob : "CAST(" + blob + " AS TEXT)") + " WHERE seq = 2");
            };
            set(hex);
            const Verification found = verify(*log);
            INFO(column, " byte ", i / 2, ": ", to_text(found));
            CHECK(std::ranges::any_of(found.findings, [](const Finding& f) { return f.seq == 2; }));
            set(before);
            ++flipped;
        }
    }
    CHECK(flipped > 150);
    CHECK(verify(*log).sound());
}

std::string file_bytes(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST_CASE("a flipped byte of the file changes nothing, or is reported") {
    const SqliteLogs place;
    place.open("joint")->append(sample_events(40));
    const fs::path file = place.file("joint");
    const std::string good = file_bytes(file);
    const std::vector<Event> events = place.open("joint")->read(1, 100);
    std::mt19937 random(7);
    int reported = 0, silent = 0, harmless = 0;
    for (int run = 0; run < 600; ++run) {
        std::string bad = good;
        const std::size_t at = random() % bad.size();
        bad[at] = static_cast<char>(bad[at] ^ (1 << random() % 8));
        std::ofstream(file, std::ios::binary) << bad;
        bool sound = false, same = false;
        try {
            const auto log = place.open("joint");
            sound = verify(*log).sound();
            same = sound && log->read(0, 1000) == events;
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::BadData);
        }
        reported += sound ? 0 : 1;
        harmless += sound && same ? 1 : 0;
        silent += sound && !same ? 1 : 0;
        for (const char* beside : {"-wal", "-shm"})
            fs::remove(file.string() + beside);
    }
    CHECK(silent == 0);
    CHECK(reported > 200);
    MESSAGE(reported, " of 600 reported, ", harmless, " in bytes that hold nothing");
}

TEST_CASE("SQL neither changes nor deletes nor misnumbers an event") {
    const SqliteLogs place;
    place.open("joint")->append(sample_events(2));
    BareConnection bare(place.file("joint"));
    CHECK_FALSE(bare.try_run("UPDATE events SET body = '{}'"));
    CHECK_FALSE(bare.try_run("DELETE FROM events"));
    CHECK_FALSE(bare.try_run("INSERT OR REPLACE INTO events SELECT * FROM events WHERE seq = 1"));
    CHECK_FALSE(
        bare.try_run("INSERT INTO events SELECT seq + 5, time, actor, kind, body, salt, "
                     "commitment, chain FROM events WHERE seq = 2"));
    CHECK_FALSE(bare.try_run("UPDATE log SET name = 'other'"));
    CHECK_FALSE(bare.try_run("DELETE FROM log"));
    CHECK_FALSE(bare.try_run("INSERT INTO log VALUES (2, 'other')"));
}

TEST_CASE("folder and files are the owner's alone") {
    const tests::TemporaryFolder folder;
    const fs::path file = folder.path() / "made" / "joint.log";
    const auto log = open_sqlite_event_log(file, "joint");
    log->append(sample_events(1));
    const auto mode = [](const fs::path& path) {
        return static_cast<unsigned>(fs::status(path).permissions());
    };
    CHECK(mode(folder.path() / "made") == 0700);
    for (const auto& entry : fs::directory_iterator(file.parent_path()))
        CHECK(mode(entry.path()) == 0600);

    fs::permissions(file, fs::perms(0640));
    CHECK(error_of(ErrorKind::BadData, [&] { open_sqlite_event_log(file, "joint"); }) ==
          file.string() + " has mode 0640, so that others can reach it; chmod 600 " +
              file.string());
    fs::permissions(file, fs::perms(0600));
    fs::permissions(file.parent_path(), fs::perms(0755));
    CHECK(contains(error_of(ErrorKind::BadData, [&] { open_sqlite_event_log(file, "joint"); }),
                   "chmod 700"));
}

TEST_CASE("another file is not taken for the log") {
    const SqliteLogs place;
    place.open("joint");
    CHECK(contains(error_of(ErrorKind::BadData,
                            [&] { open_sqlite_event_log(place.file("joint"), "side_usa"); }),
                   "holds the log 'joint', not 'side_usa'"));
    CHECK(contains(
        error_of(ErrorKind::NotFound,
                 [&] { open_sqlite_event_log(place.file("none"), "none", IfMissing::Fail); }),
        "there is no log"));
    std::ofstream(place.file("text")) << std::string(4096, 'x');
    fs::permissions(place.file("text"), fs::perms(0600));
    CHECK(contains(error_of(ErrorKind::BadData, [&] { place.open("text"); }), "not a database"));
    fs::create_symlink(place.file("joint"), place.file("link"));
    CHECK_THROWS_AS(open_sqlite_event_log(place.file("link"), "joint"), Error);
}

}  // namespace
}  // namespace entente::store
