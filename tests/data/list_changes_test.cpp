#include <doctest/doctest.h>

#include "entente/data/list_as_of.hpp"
#include "entente/data/list_diff.hpp"
#include "entente/data/list_loss.hpp"
#include "tests/data/party_samples.hpp"

namespace entente::data {
namespace {

using tests::companies;
using tests::day;
using tests::list_of;
using tests::party;

PartyList dated_list() {
    PartyList list = list_of("s", "2025-01-01", companies("L", 4));
    list.history = ListHistory::Dated;
    list.parties[0].listed = day("2020-01-01");
    list.parties[1].listed = day("2020-01-01");
    list.parties[1].removed = day("2022-01-01");
    list.parties[2].listed = day("2024-01-01");
    return list;  // the fourth has no dates
}

std::vector<std::string> ids(const PartyList& list) {
    std::vector<std::string> found;
    for (const Party& entry : list.parties)
        found.push_back(entry.id);
    return found;
}

using Ids = std::vector<std::string>;

TEST_CASE("a dated list is read as of a day: listed from its day on, gone on the day of removal") {
    const PartyList list = dated_list();
    CHECK(ids(as_of(list, day("2019-12-31"))) == Ids{"4"});
    CHECK(ids(as_of(list, day("2020-01-01"))) == Ids{"1", "2", "4"});
    CHECK(ids(as_of(list, day("2021-12-31"))) == Ids{"1", "2", "4"});
    CHECK(ids(as_of(list, day("2022-01-01"))) == Ids{"1", "4"});
    CHECK(ids(as_of(list, day("2024-01-01"))) == Ids{"1", "3", "4"});
    const NotListed counts = not_listed(list, day("2023-01-01"));
    CHECK(counts.not_yet == 1);
    CHECK(counts.no_longer == 1);
    const PartyList read_back = as_of(list, day("2023-01-01"));
    REQUIRE(read_back.notes.list().size() == 2);
    CHECK(read_back.notes.list()[0].message == "1 party no longer listed on 2023-01-01");
    CHECK(read_back.notes.list()[1].message == "1 party not yet listed on 2023-01-01");
}

TEST_CASE("a snapshot loses only those whose end is past; a later day of listing does not count") {
    PartyList list = dated_list();
    list.history = ListHistory::Snapshot;
    CHECK(ids(as_of(list, day("2021-12-31"))) == Ids{"1", "2", "3", "4"});
    CHECK(ids(as_of(list, day("2022-01-01"))) == Ids{"1", "3", "4"});
    CHECK(as_of(list, day("2021-12-31")).notes.list().empty());
}

TEST_CASE("two versions differ in what was added, removed and changed, field by field") {
    const PartyList before = list_of("s", "2024-01-01", companies("L", 4));
    PartyList after = before;
    after.parties.erase(after.parties.begin());                     // 1 removed
    after.parties[0].names[0].text = "Company Two";                 // 2 renamed
    after.parties[1].names.push_back({"C3", NameKind::WeakAlias});  // 3 with an alias
    after.parties[1].addresses = {"Harbour Street 1"};
    after.parties[2].origin.line = 77;  // 4 stands elsewhere in the file: the same
    after.parties.push_back(party("M", "4", "Company 4"));  // another list: another party
    const ListDiff found = diff(before, after);
    REQUIRE(found.added.size() == 1);
    CHECK(found.added[0]->list == "M");
    REQUIRE(found.removed.size() == 1);
    CHECK(found.removed[0]->id == "1");
    REQUIRE(found.changed.size() == 2);
    CHECK(found.changed[0].fields == std::vector<std::string_view>{"names"});
    CHECK(found.changed[0].names_added[0].text == "Company Two");
    CHECK(found.changed[0].names_removed[0].text == "Company 2");
    CHECK(found.changed[1].fields == std::vector<std::string_view>{"names", "addresses"});
    CHECK(found.changed[1].names_added.size() == 1);
    CHECK(found.changed[1].names_removed.empty());
    const ListDiff none = diff(before, before);
    CHECK((none.added.empty() && none.removed.empty() && none.changed.empty()));
}

TEST_CASE("parties that share an id are paired in their order, and what is left over is told") {
    const PartyList before = list_of(
        "s", "2024-01-01", {party("L", "x", "A"), party("L", "x", "B"), party("L", "x", "C")});
    const PartyList after =
        list_of("s", "2024-01-02", {party("L", "x", "A"), party("L", "x", "B2")});
    const ListDiff found = diff(before, after);
    CHECK(found.added.empty());
    REQUIRE(found.removed.size() == 1);
    CHECK(found.removed[0]->names[0].text == "C");
    REQUIRE(found.changed.size() == 1);
    CHECK(found.changed[0].after->names[0].text == "B2");
    CHECK(diff(after, before).added.size() == 1);
}

PartyList two_lists(int big, int small) {
    PartyList list = list_of("s", "2024-01-01", companies("BIG", big));
    for (Party& entry : companies("SMALL", small))
        list.parties.push_back(std::move(entry));
    return list;
}

TEST_CASE("more than a fifth less is a loss, in all and list by list; tiny lists are not judged") {
    const Day now = day("2024-01-01");
    const PartyList before = two_lists(100, 10);
    CHECK(losses(before, two_lists(80, 8), now).empty());  // a fifth is not more than a fifth
    const auto big = losses(before, two_lists(79, 10), now);
    REQUIRE(big.size() == 1);
    CHECK(big[0].code == "BIG");
    const auto gone = losses(before, two_lists(100, 0), now);
    REQUIRE(gone.size() == 1);
    CHECK(to_text(gone) == "SMALL: 10 of 10 parties are gone (100.0 %)");
    CHECK(losses(before, two_lists(10, 1), now).size() == 3);
    CHECK(losses(two_lists(100, 4), two_lists(100, 0), now).empty());
    CHECK(losses(before, two_lists(200, 20), now).empty());
}

TEST_CASE("those whose end was known beforehand are no loss") {
    PartyList before = two_lists(10, 0);
    for (int k = 0; k < 5; ++k)
        before.parties[static_cast<std::size_t>(k)].removed = day("2024-06-01");
    CHECK(losses(before, two_lists(5, 0), day("2024-05-31")).size() == 2);
    CHECK(losses(before, two_lists(5, 0), day("2024-06-01")).empty());
}

}  // namespace
}  // namespace entente::data
