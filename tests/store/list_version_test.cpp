#include "entente/store/list_version.hpp"

#include <doctest/doctest.h>

#include "tests/data/party_samples.hpp"

// Which version of a list counts, as of one day and known on another. Books are written by hand.
namespace entente::store {
namespace {

using tests::day;

UtcTime at(const std::string& date) {
    return std::chrono::sys_days(day(date)) + std::chrono::hours(12);
}

/// A book that is written entry by entry.
struct Diary {
    ListBook book;
    std::int64_t last = 0;

    Diary& version(const std::string& date,
                   const std::string& imported,
                   data::ListHistory history = data::ListHistory::Snapshot) {
        ListVersion& added = book.versions.emplace_back();
        added.entry = ++last;
        added.source = "s";
        added.date = day(date);
        added.imported_at = at(imported);
        added.history = history;
        return *this;
    }

    Diary& refusal(const std::string& refused, const std::string& date = "") {
        book.refusals.push_back({.entry = ++last,
                                 .source = "s",
                                 .date = day_in(date),
                                 .refused_at = at(refused),
                                 .reason = "empty",
                                 .files = {"f.csv"}});
        return *this;
    }

    Diary& confirmation(const std::string& date, const std::string& when) {
        book.confirmations.push_back(
            {.entry = ++last, .source = "s", .date = day(date), .at = at(when)});
        return *this;
    }

    SourceInForce ask(const std::string& as_of, const std::string& known_on = "2030-01-01") const {
        const auto all = in_force(book, day(as_of), at(known_on));
        REQUIRE(all.size() == 1);
        return all[0];
    }

    /// The entry of the version that counts, 0 where there is none.
    std::int64_t entry(const std::string& as_of, const std::string& known_on = "2030-01-01") const {
        const SourceInForce found = ask(as_of, known_on);
        return found.version ? found.version->entry : 0;
    }
};

TEST_CASE("the version with the latest date up to the day counts, in whatever order they came") {
    Diary diary;
    diary.version("2024-03-01", "2024-03-02").version("2024-01-01", "2024-03-05");
    diary.version("2024-02-01", "2024-03-06");
    CHECK(diary.entry("2024-01-01") == 2);
    CHECK(diary.entry("2024-01-31") == 2);
    CHECK(diary.entry("2024-02-01") == 3);
    CHECK(diary.entry("2024-12-31") == 1);
}

TEST_CASE("what was not imported yet was not known") {
    Diary diary;
    diary.version("2024-01-01", "2024-01-02").version("2024-02-01", "2024-03-01");
    CHECK(diary.entry("2024-02-15", "2024-02-15") == 1);
    CHECK(diary.entry("2024-02-15", "2024-03-01") == 2);
    CHECK(diary.entry("2024-02-15", "2024-01-01") == 0);
    CHECK(diary.ask("2024-02-15", "2024-01-01").missing ==
          "no version on or before 2024-02-15 was known on 2024-01-01T12:00:00Z");
}

TEST_CASE("of two imports of one date the later counts from then on") {
    Diary diary;
    diary.version("2024-01-01", "2024-01-02").version("2024-01-01", "2024-01-05");
    CHECK(diary.entry("2024-01-03", "2024-01-04") == 1);
    CHECK(diary.entry("2024-01-03", "2024-01-05") == 2);
}

TEST_CASE("before the first version there is none, and that is said") {
    Diary diary;
    diary.version("2024-01-01", "2024-01-02");
    CHECK(diary.entry("2023-12-31") == 0);
    CHECK(diary.ask("2023-12-31").missing ==
          "no version on or before 2023-12-31; the first one is of 2024-01-01");
    CHECK_FALSE(diary.ask("2023-12-31").read_back);
    CHECK(diary.ask("2024-01-01").missing.empty());
}

TEST_CASE("a list with dated entries is read back from the earliest later version") {
    Diary diary;
    diary.version("2024-06-01", "2024-06-02", data::ListHistory::Dated);
    diary.version("2024-03-01", "2024-06-03", data::ListHistory::Dated);
    const SourceInForce before = diary.ask("2020-01-01");
    REQUIRE(before.version);
    CHECK(before.version->entry == 2);
    CHECK(before.read_back);
    CHECK(diary.entry("2020-01-01", "2024-06-02") == 1);
    CHECK(diary.entry("2024-03-01") == 2);
    CHECK_FALSE(diary.ask("2024-03-01").read_back);
}

TEST_CASE("a refusal stands until a version as new as the one in use is imported or confirmed") {
    Diary diary;
    diary.version("2024-05-03", "2024-05-03").refusal("2024-05-04");
    CHECK_FALSE(diary.ask("2024-05-03").refusal);  // it was refused a day later
    REQUIRE(diary.ask("2024-05-04").refusal);
    CHECK(diary.ask("2024-05-04").version->entry == 1);
    CHECK_FALSE(diary.ask("2024-05-04", "2024-05-03").refusal);  // not known yet
    SUBCASE("a newer version lifts it, from its import on") {
        diary.version("2024-05-06", "2024-05-06");
        CHECK_FALSE(diary.ask("2024-05-06").refusal);
        CHECK(diary.ask("2024-05-06", "2024-05-05").refusal);
    }
    SUBCASE("an older one does not") {
        diary.version("2024-01-01", "2024-05-06");
        CHECK(diary.ask("2024-05-06").refusal);
    }
    SUBCASE("the same version, confirmed, does") {
        diary.confirmation("2024-05-03", "2024-05-06");
        CHECK_FALSE(diary.ask("2024-05-06").refusal);
        CHECK(diary.ask("2024-05-06", "2024-05-05").refusal);
    }
    SUBCASE("of two the last is told") {
        diary.refusal("2024-05-05");
        CHECK(diary.ask("2024-05-06").refusal->entry == 3);
    }
}

TEST_CASE("a refused list of an old date does not touch a newer one, but questions of that time") {
    Diary diary;
    diary.version("2022-01-01", "2024-05-01").version("2024-05-01", "2024-05-01");
    diary.refusal("2024-05-02", "2023-01-01");
    CHECK_FALSE(diary.ask("2024-05-02").refusal);
    CHECK(diary.ask("2023-01-01").refusal);
    CHECK_FALSE(diary.ask("2022-12-31").refusal);
}

TEST_CASE("a source of which only a refusal is known is there, without a version") {
    Diary diary;
    diary.refusal("2024-05-02");
    const SourceInForce found = diary.ask("2024-05-02");
    CHECK_FALSE(found.version);
    CHECK(found.refusal);
    CHECK(found.missing == "no version on or before 2024-05-02");
    CHECK(in_force(diary.book, day("2024-05-02"), at("2024-05-01")).empty());
}

}  // namespace
}  // namespace entente::store
