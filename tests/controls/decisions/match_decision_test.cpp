#include "entente/controls/decisions/match_decision.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::controls {
namespace {

const UtcTime noon = utc_time_named("2026-01-31T12:00:00Z");

Decision false_match() {
    return {.number = 1,
            .customer = "id:7",
            .query = "Ivan Petrov",
            .list = "US-SDN",
            .party = "12345",
            .party_name = "Ivan PETROV",
            .verdict = MatchVerdict::FalseMatch,
            .who = "A. Officer",
            .when = noon,
            .why = "other year of birth",
            .customer_hash = "customer",
            .entry_hash = "entry",
            .list_version = "version one",
            .second = {}};
}

const CurrentEntry same{CurrentEntry::Kind::Listed, "entry", "version two"};
const CurrentEntry changed{CurrentEntry::Kind::Listed, "other entry", "version two"};
const CurrentEntry ended{CurrentEntry::Kind::Ended, "", "version two"};

TEST_CASE("a false match is marked and ranked last, and never taken away") {
    const Decision decision = false_match();
    const DecisionState state = state_of(decision, "customer", same);
    CHECK(state.standing == DecisionStanding::Stands);
    CHECK_FALSE(state.is_open());
    CHECK(mark_text(decision, state) ==
          "decided false by A. Officer on 2026-01-31 (other year of birth)");
    CHECK(rank_of(&decision, state) == 1);
    CHECK(rank_of(nullptr, {}) == 0);
}

TEST_CASE("a decision is open again when the list entry or the customer changes") {
    const Decision decision = false_match();
    const DecisionState entry = state_of(decision, "customer", changed);
    CHECK(entry.standing == DecisionStanding::EntryChanged);
    CHECK(entry.is_open());
    CHECK(rank_of(&decision, entry) == 0);
    CHECK(mark_text(decision, entry) ==
          "open again: the list entry changed after the decision (list version version one then, "
          "version two now); before: decided false by A. Officer on 2026-01-31 (other year of "
          "birth)");
    const DecisionState customer = state_of(decision, "other customer", same);
    CHECK(customer.standing == DecisionStanding::CustomerChanged);
    const DecisionState both = state_of(decision, "other customer", changed);
    CHECK(both.because.find("entry changed") != std::string::npos);
    CHECK(both.because.find("customer's fields") != std::string::npos);
}

TEST_CASE("a decision on an ended listing is withdrawn; an entry not at hand then opens it now") {
    Decision decision = false_match();
    CHECK(state_of(decision, "customer", ended).standing == DecisionStanding::Withdrawn);
    CHECK_FALSE(state_of(decision, "customer", ended).is_open());
    decision.entry_hash.clear();
    CHECK(state_of(decision, "customer", same).standing == DecisionStanding::EntryChanged);
    CHECK(state_of(decision, "customer", {}).standing == DecisionStanding::Stands);
}

TEST_CASE("a second person makes a decision count, or contests it") {
    Decision decision = false_match();
    decision.four_eyes = true;
    const DecisionState alone = state_of(decision, "customer", same);
    CHECK(alone.standing == DecisionStanding::Pending);
    CHECK(rank_of(&decision, alone) == 0);
    decision.second = SecondOpinion{
        .verdict = MatchVerdict::FalseMatch, .who = "B. Officer", .when = noon, .why = {}};
    const DecisionState confirmed = state_of(decision, "customer", same);
    CHECK(confirmed.standing == DecisionStanding::Stands);
    CHECK(mark_text(decision, confirmed).ends_with("confirmed by B. Officer on 2026-01-31"));
    decision.second->verdict = MatchVerdict::TrueMatch;
    decision.second->why = "same passport";
    const DecisionState contested = state_of(decision, "customer", same);
    CHECK(contested.standing == DecisionStanding::Contested);
    CHECK(contested.is_open());
    CHECK(contested.because == "B. Officer says true-match (same passport)");
}

TEST_CASE("the hash of a customer is of its fields, not of their order or spelling of blanks") {
    CustomerFields customer{.id = "7",
                            .name = "Ivan Petrov",
                            .aliases = {"I. Petrov", "Petroff"},
                            .type = "person",
                            .country = "RUS",
                            .birth_date = "1971",
                            .identifiers = {}};
    const std::string hash = customer_hash(customer);
    CHECK(customer_key(customer) == "id:7");
    customer.aliases = {"petroff", "I  Petrov"};
    customer.id.clear();
    CHECK(customer_hash(customer) == hash);
    CHECK(customer_key(customer) == "hash:" + hash);
    for (std::string* field : {&customer.name, &customer.type, &customer.country,
                               &customer.birth_date, &customer.aliases[0]}) {
        const std::string before = *field;
        *field += "x";
        CHECK(customer_hash(customer) != hash);
        *field = before;
    }
    customer.identifiers.emplace_back("1234");
    CHECK(customer_hash(customer) != hash);
}

TEST_CASE("the hash of an entry is of its fields, not of where it stands") {
    data::Party party;
    party.list = "US-SDN";
    party.names.push_back({.text = "A"});
    const std::string hash = entry_hash(party);
    party.origin.line = 17;
    CHECK(entry_hash(party) == hash);
    party.remarks = "x";
    CHECK(entry_hash(party) != hash);
}

TEST_CASE("verdicts have three names") {
    for (const char* name : {"true-match", "false-match", "undecided"})
        CHECK(name_of(match_verdict_named(name)) == name);
    CHECK_THROWS_AS(match_verdict_named("cleared"), Error);
}

}  // namespace
}  // namespace entente::controls
