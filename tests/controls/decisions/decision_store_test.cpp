#include "entente/controls/decisions/decision_store.hpp"

#include <csignal>
#include <vector>

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "tests/store/temporary_folder.hpp"

namespace entente::controls {
namespace {

DecisionEvent decided(const std::string& party, const std::string& who = "A. Officer") {
    return {.number = 0,
            .when = utc_time_named("2026-01-31T12:00:00Z"),
            .who = who,
            .what = DecisionMade{.customer = "id:7",
                                 .query = "Иван Петров",
                                 .list = "US-SDN",
                                 .party = party,
                                 .party_name = "Ivan \"PETROV\"",
                                 .verdict = MatchVerdict::FalseMatch,
                                 .why = "other year of birth",
                                 .customer_hash = "c",
                                 .entry_hash = "e",
                                 .list_version = "v",
                                 .fields = {.id = "7",
                                            .name = "Иван Петров",
                                            .aliases = {"Petroff"},
                                            .type = "person",
                                            .country = "RUS",
                                            .birth_date = "1971",
                                            .identifiers = {}}}};
}

DecisionEvent seconded(std::uint64_t number, const std::string& who) {
    return {.number = 0,
            .when = utc_time_named("2026-02-01T12:00:00Z"),
            .who = who,
            .what = DecisionSeconded{number, MatchVerdict::FalseMatch, ""}};
}

TEST_CASE("what is decided is read back as it was written, and verifies") {
    const entente::tests::TemporaryFolder folder;
    const DecisionStore store(folder.path() / "controls/decisions.log");
    CHECK(store.book().all().empty());
    CHECK_FALSE(store.exists());
    CHECK(store.append(decided("1")) == 1);
    CHECK(store.append({.number = 0, .when = {}, .who = "C", .what = PolicySet{true, "rule"}}) ==
          2);
    CHECK(store.append(decided("2")) == 3);
    CHECK(store.append(seconded(3, "B. Officer")) == 4);
    const DecisionBook book = store.book();
    CHECK(book.four_eyes());
    REQUIRE(book.all().size() == 2);
    CHECK(book.all()[0].query == "Иван Петров");
    CHECK(book.all()[0].party_name == "Ivan \"PETROV\"");
    CHECK(book.all()[1].second->who == "B. Officer");
    const auto made = std::get<DecisionMade>(store.events().at(0).what);
    CHECK(made.fields.aliases == std::vector<std::string>{"Petroff"});
    CHECK(customer_key(made.fields) == "id:7");
    CHECK(store.verify().sound());
}

TEST_CASE("what the rules refuse is not written") {
    const entente::tests::TemporaryFolder folder;
    const DecisionStore store(folder.path() / "decisions.log");
    CHECK_THROWS_AS(store.append(seconded(1, "B")), Error);
    CHECK_FALSE(store.exists());
    store.append(decided("1"));
    CHECK_THROWS_AS(store.append(seconded(1, "a officer")), Error);
    CHECK_THROWS_AS(store.append(seconded(2, "B")), Error);
    CHECK_THROWS_AS(store.append(decided("1", "A\x1b[0m")), Error);
    CHECK(store.events().size() == 1);
}

void run_sql(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    CHECK(sqlite3_exec(database, sql, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(database);
}

TEST_CASE("a verdict that was changed in the file is named") {
    const entente::tests::TemporaryFolder folder;
    const DecisionStore store(folder.path() / "decisions.log");
    for (const char* party : {"1", "2", "3"})
        store.append(decided(party));
    run_sql(folder.path() / "decisions.log",
            "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE type = 'trigger'; "
            "PRAGMA writable_schema=OFF;");
    run_sql(folder.path() / "decisions.log",
            "UPDATE events SET body = replace(body, 'false-match', 'true-match') WHERE seq = 2");
    const store::Verification found = store.verify();
    CHECK_FALSE(found.sound());
    bool is_named = false;
    for (const store::Finding& finding : found.findings)
        is_named = is_named || (finding.kind == store::FindingKind::Text && finding.seq == 2);
    CHECK(is_named);
}

/// A process that runs `work` and exits.
template <class Work>
pid_t start(Work work) {
    const pid_t process = ::fork();
    REQUIRE(process >= 0);
    if (process == 0) {
        try {
            work();
        } catch (...) {
            ::_exit(2);
        }
        ::_exit(0);
    }
    return process;
}

TEST_CASE("two officers at once: nothing is lost, and only one of them is the second person") {
    const entente::tests::TemporaryFolder folder;
    const DecisionStore store(folder.path() / "decisions.log");
    store.append(decided("0"));
    constexpr int each = 15;
    std::vector<pid_t> processes;
    for (const char* who : {"B. Officer", "C. Officer"})
        processes.push_back(start([&] {
            try {
                store.append(seconded(1, who));
            } catch (const Error&) {
                // The other was first.
            }
            for (int k = 1; k <= each; ++k)
                store.append(decided(std::string(who) + std::to_string(k), who));
        }));
    for (const pid_t process : processes) {
        int status = 0;
        ::waitpid(process, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    const DecisionBook book = store.book();
    CHECK(book.faults().empty());
    CHECK(book.all().size() == 1 + 2 * each);
    CHECK(book.all()[0].second.has_value());
    CHECK(store.events().size() == 2 + 2 * each);
    CHECK(store.verify().sound());
}

TEST_CASE("a writer that is killed leaves whole events only") {
    const entente::tests::TemporaryFolder folder;
    const DecisionStore store(folder.path() / "decisions.log");
    store.append(decided("0"));
    const pid_t process = start([&] {
        for (int k = 1;; ++k)
            store.append(decided(std::to_string(k)));
    });
    while (store.events().size() < 5)
        ::usleep(1000);
    ::kill(process, SIGKILL);
    ::waitpid(process, nullptr, 0);
    CHECK(store.verify().sound());
    const std::size_t events = store.events().size();
    CHECK(store.append(decided("after")) == events + 1);
}

}  // namespace
}  // namespace entente::controls
