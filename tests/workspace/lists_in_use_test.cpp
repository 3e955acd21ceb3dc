#include "entente/workspace/lists_in_use.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/store/list_store.hpp"
#include "entente/workspace/changed_parties.hpp"
#include "tests/data/party_samples.hpp"
#include "tests/store/temporary_folder.hpp"

namespace entente {
namespace {

using tests::companies;
using tests::day;
using tests::list_of;

UtcTime at(const char* text) {
    return utc_time_named(text);
}

/// Two versions of one source and one of another.
struct Lists {
    tests::TemporaryFolder folder;
    store::ListStore store = store::ListStore(folder.path());

    Lists() {
        store.save(list_of("own-a", "2026-01-10", companies("own-a", 10)),
                   at("2026-01-11T00:00:00Z"));
        store.save(list_of("own-a", "2026-01-20", companies("own-a", 12)),
                   at("2026-01-21T00:00:00Z"));
        store.save(list_of("own-b", "2026-01-15", companies("own-b", 5)),
                   at("2026-01-22T00:00:00Z"));
    }

    ListsInUse open(const ListChoice& choice) const {
        return open_lists(folder.path(), choice, at("2026-02-01T00:00:00Z"));
    }
};

TEST_CASE("the lists in use are those of the day asked for, known by the time asked for") {
    const Lists lists;
    const ListsInUse today = lists.open({});
    REQUIRE(today.uses.size() == 2);
    CHECK(today.uses[0].date == day("2026-01-20"));
    CHECK(today.lists[0].parties.size() == 12);
    CHECK_FALSE(today.sample);
    CHECK(today.not_screened.empty());
    const ListsInUse before =
        lists.open({.as_of = day("2026-01-16"), .known_on = {}, .sources = {}});
    CHECK(before.uses[0].date == day("2026-01-10"));
    CHECK(before.hash() != today.hash());
    const ListsInUse known =
        lists.open({.as_of = {}, .known_on = at("2026-01-21T12:00:00Z"), .sources = {}});
    CHECK(known.uses[0].date == day("2026-01-20"));
    CHECK(known.lists.size() == 1);
}

TEST_CASE("the same lists have the same hash, whenever they are opened") {
    const Lists lists;
    const ListChoice choice{.as_of = day("2026-01-16"), .known_on = {}, .sources = {}};
    const std::string hash = lists.open(choice).hash();
    CHECK(open_lists(lists.folder.path(), choice, at("2027-01-01T00:00:00Z")).hash() == hash);
}

TEST_CASE("sources are chosen by name, and a name that is none is told with those there are") {
    const Lists lists;
    CHECK(lists.open({.as_of = {}, .known_on = {}, .sources = {"own-b"}}).uses.size() == 1);
    CHECK_THROWS_WITH_AS(lists.open({.as_of = {}, .known_on = {}, .sources = {"own-c"}}),
                         doctest::Contains("it has own-a"), Error);
}

TEST_CASE("a source without a version by that day is told as one not screened against") {
    const Lists lists;
    const ListsInUse early =
        lists.open({.as_of = day("2026-01-12"), .known_on = {}, .sources = {}});
    CHECK(early.uses.size() == 1);
    REQUIRE(early.not_screened.size() == 1);
    CHECK(early.not_screened[0].starts_with("own-b: "));
}

TEST_CASE("what changed between two versions is the parties that are new or other") {
    const Lists lists;
    ScreenRequest request;
    request.delta = "own-a";
    request.from = "2026-01-10";
    const UtcTime now = at("2026-02-01T00:00:00Z");
    const ChangedParties changed(lists.folder.path(), request, now, now);
    CHECK(changed.sentence() ==
          "own-a from 2026-01-10 to 2026-01-20: 2 added, 0 removed, 0 changed; 2 names.");
    CHECK(changed.contains(tests::party("own-a", "11", "Company 11")));
    CHECK_FALSE(changed.contains(tests::party("own-a", "3", "Company 3")));
    screening::NameFilter::Memory memory(changed.filter());
    CHECK(changed.may_concern({"Nobody", "COMPANY 12"}, memory));
    CHECK_FALSE(changed.may_concern({"Zubrowka Fenerli"}, memory));
    CHECK_THROWS_AS(ChangedParties(lists.folder.path(), request, now, at("2026-01-15T00:00:00Z")),
                    Error);
}

}  // namespace
}  // namespace entente
