#include "entente/store/list_store.hpp"

#include <fstream>
#include <random>
#include <set>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "entente/base/error.hpp"
#include "entente/store/party_list_file.hpp"
#include "tests/data/party_samples.hpp"
#include "tests/store/temporary_folder.hpp"

namespace entente::store {
namespace {

namespace fs = std::filesystem;
using tests::companies;
using tests::day;
using tests::list_of;
using tests::TemporaryFolder;

UtcTime at(const std::string& date) {
    return std::chrono::sys_days(day(date));
}

data::PartyList full_list() {
    data::PartyList list = list_of("us-csl", "2024-05-03", companies("US-EL", 2));
    data::Party& party = list.parties[0];
    party.names.push_back({"公司", data::NameKind::WeakAlias});
    party.listed = day("2019-05-21");
    party.amended = day("2020-08-20");
    party.removed = day("2030-01-01");
    party.countries = {"CHN", "HKG"};
    party.birth_dates = {{{1958, 0, 0}, {1963, 12, 31}, true}};
    party.identifiers = {{"tax", "12-3", "CHN"}};
    party.addresses = {"A", "", "C"};
    party.programmes = {"SDGT"};
    party.reason = "r";
    party.licence_requirement = "q";
    party.licence_policy = "p";
    party.citation = "84 FR 22963";
    party.remarks = std::string("with \0 inside", 13);
    party.origin = {.file = 3, .line = 4'000'000'000};
    list.history = data::ListHistory::Dated;
    list.skipped = 7;
    for (int k = 0; k < 105; ++k)
        list.notes.warning("note " + std::to_string(k), "f.csv", 3);
    return list;
}

TEST_CASE("a party list comes back from its file field by field") {
    const data::PartyList list = full_list();
    const std::string bytes = party_list_bytes(list, data::content_hash(list));
    const StoredPartyList back = party_list_in(bytes, "f");
    CHECK(back.content_hash == data::content_hash(list));
    CHECK(back.list.parties == list.parties);
    CHECK(back.list.source == "us-csl");
    CHECK(back.list.date == list.date);
    CHECK(back.list.date_from == "content");
    CHECK(back.list.format == "test");
    CHECK(back.list.history == data::ListHistory::Dated);
    CHECK(back.list.files[0].blake2b == "00ff");
    CHECK(back.list.rows == 2);
    CHECK(back.list.skipped == 7);
    CHECK(back.list.notes.list().size() == 100);
    CHECK(back.list.notes.left_out() == 5);
    CHECK(back.list.notes.list()[99].message == "note 99");
    CHECK(party_list_bytes(back.list, back.content_hash) == bytes);
}

TEST_CASE("every changed byte and every cut of the file is found") {
    const data::PartyList list = full_list();
    const std::string bytes = party_list_bytes(list, data::content_hash(list));
    for (std::size_t k = 0; k < bytes.size(); ++k) {
        std::string changed = bytes;
        changed[k] = static_cast<char>(changed[k] ^ 1);
        CHECK_THROWS_WITH_AS(party_list_in(changed, "lists/f.parties"),
                             doctest::Contains("lists/f.parties"), Error);
        CHECK_THROWS_WITH_AS(party_list_in(bytes.substr(0, k), "f"),
                             doctest::Contains("import the same source files again"), Error);
    }
}

TEST_CASE("versions are kept with their counts; the same list again changes nothing") {
    const TemporaryFolder folder;
    ListStore store(folder.path() / "lists");
    CHECK(store.sources().empty());
    CHECK(store.in_force(day("2024-01-01"), at("2024-01-01")).empty());
    const data::PartyList first = list_of("s", "2024-01-01", companies("L", 10));
    const SavedList saved = store.save(first, at("2024-01-02"));
    CHECK(saved.outcome == ListOutcome::Imported);
    CHECK(saved.version.changes == ListChanges{.added = 10, .removed = 0, .changed = 0});
    CHECK(store.save(first, at("2024-01-03")).outcome == ListOutcome::Unchanged);

    data::PartyList second = list_of("s", "2024-02-01", companies("L", 11));
    second.parties.erase(second.parties.begin());
    second.parties[0].reason = "new";
    const SavedList next = ListStore(folder.path() / "lists").save(second, at("2024-02-02"));
    CHECK(next.version.changes == ListChanges{.added = 1, .removed = 1, .changed = 1});
    CHECK(next.version.before == day("2024-01-01"));

    const auto versions = store.versions("s");
    REQUIRE(versions.size() == 2);
    CHECK(versions[0].parties == 10);
    CHECK(versions[0].imported_at == at("2024-01-02"));
    CHECK(versions[1].lists == std::vector<data::ListCount>{{"L", 10}});
    CHECK(versions[1].changes == next.version.changes);
    CHECK(versions[1].files[0].name == "file.csv");
    CHECK(store.open(versions[0]).parties == first.parties);
    CHECK(store.open(versions[1]).parties == second.parties);
    CHECK(store.versions("absent").empty());
}

TEST_CASE("another content for the same date is a later import, and the first one can come back") {
    const TemporaryFolder folder;
    ListStore store(folder.path() / "lists");
    const data::PartyList a = list_of("s", "2024-01-01", companies("L", 10));
    data::PartyList b = a;
    b.parties[3].remarks = "corrected";
    store.save(a, at("2024-01-02"));
    CHECK(store.save(b, at("2024-01-03")).outcome == ListOutcome::Imported);
    const auto in_use = [&](const std::string& known_on) {
        return store.in_force(day("2024-01-01"), at(known_on))[0].version->content_hash;
    };
    CHECK(in_use("2024-01-02") == data::content_hash(a));
    CHECK(in_use("2024-01-03") == data::content_hash(b));
    CHECK(store.save(a, at("2024-01-04")).outcome == ListOutcome::Imported);
    CHECK(in_use("2024-01-04") == data::content_hash(a));
    CHECK(in_use("2024-01-03") == data::content_hash(b));
}

TEST_CASE("an empty list and one that lost a fifth are refused, and the refusal is kept") {
    const TemporaryFolder folder;
    ListStore store(folder.path() / "lists");
    store.save(list_of("s", "2024-01-01", companies("L", 10)), at("2024-01-02"));
    const SavedList empty = store.save(list_of("s", "2024-01-05", {}), at("2024-01-05"));
    CHECK(empty.outcome == ListOutcome::Refused);
    CHECK(empty.reason.starts_with("the list is empty"));
    const data::PartyList half = list_of("s", "2024-01-06", companies("L", 5));
    const SavedList shrunk = store.save(half, at("2024-01-06"));
    CHECK(shrunk.outcome == ListOutcome::Refused);
    CHECK(shrunk.reason.starts_with("in all: 5 of 10 parties are gone (50.0 %)"));
    const SourceInForce now = store.in_force(day("2024-01-06"), at("2024-01-06"))[0];
    CHECK(now.version->date == day("2024-01-01"));
    CHECK(now.refusal->reason == shrunk.reason);
    CHECK(now.refusal->files == std::vector<std::string>{"file.csv"});

    const SavedList taken = store.save(half, at("2024-01-07"), {.who = "jo", .reason = "split"});
    CHECK(taken.outcome == ListOutcome::Imported);
    CHECK(store.versions("s")[1].accepted->who == "jo");
    CHECK(store.versions("s")[1].accepted->reason == "split");
    CHECK_FALSE(store.in_force(day("2024-01-07"), at("2024-01-07"))[0].refusal);
    CHECK(store.save(list_of("s", "2024-01-08", companies("L", 4)), at("2024-01-08")).outcome ==
          ListOutcome::Imported);  // a fifth, not more
}

TEST_CASE("a damaged file is refused, and the same import writes it anew") {
    const TemporaryFolder folder;
    ListStore store(folder.path() / "lists");
    const data::PartyList list = list_of("s", "2024-01-01", companies("L", 10));
    store.save(list, at("2024-01-02"));
    fs::path path;
    for (const auto& entry : fs::directory_iterator(store.folder()))
        if (entry.path().extension() == ".parties")
            path = entry.path();
    fs::resize_file(path, fs::file_size(path) - 1);
    const ListVersion version = store.versions("s")[0];
    CHECK_THROWS_WITH_AS(store.open(version), doctest::Contains(path.string().c_str()), Error);
    CHECK(store.save(list_of("s", "2024-02-01", companies("L", 10)), at("2024-02-01")).outcome ==
          ListOutcome::Refused);
    store.save(list, at("2024-02-02"));
    CHECK(store.open(version).parties == list.parties);
    fs::remove(path);
    CHECK_THROWS_WITH_AS(store.open(version), doctest::Contains("is missing"), Error);
}

TEST_CASE("sources that would leave the folder, and lists without a date, are not kept") {
    const TemporaryFolder folder;
    ListStore store(folder.path() / "lists");
    for (const char* source : {"", "../s", "a/b", ".s", "A b"})
        CHECK_THROWS_AS(
            store.save(list_of(source, "2024-01-01", companies("L", 1)), at("2024-01-01")), Error);
    data::PartyList undated = list_of("s", "2024-01-01", companies("L", 1));
    undated.date.reset();
    CHECK_THROWS_WITH_AS(store.save(undated, at("2024-01-01")), doctest::Contains("no date"),
                         Error);
}

/// Days from 2024-01-01 on.
std::string nth_day(int number) {
    return day_text(
        data::Day(std::chrono::sys_days(day("2024-01-01")) + std::chrono::days(number)));
}

pid_t importer(const fs::path& folder, const std::string& source, int first, int count) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        try {
            for (int k = first; k < first + count; ++k)
                ListStore(folder).save(list_of(source, nth_day(k), companies("L", 200 + k)),
                                       at(nth_day(k)));
            ::_exit(0);
        } catch (...) {
            ::_exit(1);
        }
    }
    return child;
}

TEST_CASE("importers that are killed leave the last good version, never a part") {
    const TemporaryFolder folder;
    ListStore store(folder.path() / "lists");
    store.save(list_of("s", nth_day(0), companies("L", 200)), at(nth_day(0)));
    std::mt19937 random(7);
    std::size_t kept = 1;
    for (int kill = 0; kill < 40; ++kill) {
        const pid_t child = importer(store.folder(), "s", static_cast<int>(kept), 100'000);
        ::usleep(static_cast<useconds_t>(random() % 30'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        const auto versions = store.versions("s");
        REQUIRE(versions.size() >= kept);
        kept = versions.size();
        REQUIRE(store.open(versions.back()).parties.size() == versions.back().parties);
    }
    for (const ListVersion& version : store.versions("s"))
        CHECK_NOTHROW(store.open(version));
    MESSAGE(kept, " versions kept over 40 kills");
}

TEST_CASE("two processes that import at once both succeed") {
    const TemporaryFolder folder;
    const fs::path lists = folder.path() / "lists";
    const pid_t children[] = {importer(lists, "a", 0, 20), importer(lists, "b", 0, 20),
                              importer(lists, "a", 20, 20)};
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK((WIFEXITED(status) && WEXITSTATUS(status) == 0));
    }
    ListStore store(lists);
    CHECK(store.sources() == std::vector<std::string>{"a", "b"});
    CHECK(store.versions("a").size() == 40);
    std::set<std::int64_t> entries;
    for (const char* source : {"a", "b"})
        for (const ListVersion& version : store.versions(source))
            entries.insert(version.entry);
    CHECK(entries.size() == 60);
}

}  // namespace
}  // namespace entente::store
