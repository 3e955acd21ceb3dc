#include "entente/workspace/match_decision_requests.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/base/utc_time.hpp"
#include "entente/workspace/controls.hpp"
#include "tests/store/temporary_folder.hpp"

// Decisions when the list changes under them.
namespace entente {
namespace {

/// Controls whose one list, US-SDN, has or has not the one entry 12345.
class ListedDesk {
public:
    ListedDesk()
        : controls(folder_.path() / "controls",
                   [] { return utc_time_named("2026-01-31T12:00:00Z"); }) {
        party.list = "US-SDN";
        party.id = "12345";
        party.names.push_back({.text = "Ivan PETROV"});
        controls.look_up_entries([this](std::string_view, std::string_view id) {
            return ListEntry{
                .party = is_listed && id == party.id ? std::optional(party) : std::nullopt,
                .version = version};
        });
    }

    Table decide() {
        DecideRequest request;
        request.query = "Ivan Petrov";
        request.party = "US-SDN/12345";
        request.verdict = "false-match";
        request.who = "A. Officer";
        request.why = "other year of birth";
        return controls.decide(request);
    }

    /// The state of the one decision.
    std::string state() {
        const Table table = controls.list_decisions({});
        return std::get<std::string>(table.rows().at(0).at(table.column("state")));
    }

private:
    tests::TemporaryFolder folder_;

public:
    Controls controls;
    data::Party party;
    std::string version = "version-one";
    bool is_listed = true;
};

TEST_CASE(
    "a decision stands while the list entry does, reopens when it changes, and ends with it") {
    ListedDesk desk;
    const Table decided = desk.decide();
    CHECK(std::get<std::string>(decided.rows().at(0).at(decided.column("party_name"))) ==
          "Ivan PETROV");
    CHECK(desk.state() == "stands");
    desk.version = "version-two";  // of another party
    CHECK(desk.state() == "stands");
    desk.party.birth_dates.push_back({.first = {.year = 1971}, .last = {.year = 1971}});
    CHECK(desk.state() == "reopened");
    ListDecisionsRequest open;
    open.open = true;
    const Table reopened = desk.controls.list_decisions(open);
    CHECK(std::get<std::string>(reopened.rows().at(0).at(reopened.column("because"))) ==
          "the list entry changed after the decision (list version version-one then, version-two "
          "now)");
    desk.is_listed = false;
    CHECK(desk.state() == "withdrawn");
    CHECK_THROWS_AS(desk.decide(), Error);
}

TEST_CASE("a decision made without the list is open as soon as there is one") {
    ListedDesk desk;
    desk.version.clear();
    desk.decide();
    CHECK(desk.state() == "stands");
    desk.version = "version-one";
    CHECK(desk.state() == "reopened");
}

}  // namespace
}  // namespace entente
