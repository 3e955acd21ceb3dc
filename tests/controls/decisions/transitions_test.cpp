#include <map>
#include <optional>
#include <random>

#include <doctest/doctest.h>

#include "entente/controls/decisions/decision_book.hpp"

// The book against a table that knows nothing of how it works, in long random walks.
namespace entente::controls {
namespace {

struct PlainDecision {
    int match = 0;
    std::string who;
    MatchVerdict verdict = MatchVerdict::Undecided;
    bool four_eyes = false;
    std::optional<MatchVerdict> second;
};

/// What people did, in order, and what follows read straight from the rules.
struct PlainTable {
    std::map<std::uint64_t, PlainDecision> made;
    std::map<int, std::uint64_t> last;
    bool four_eyes = false;

    bool may_second(std::uint64_t number, const std::string& who) const {
        const auto found = made.find(number);
        return found != made.end() && last.at(found->second.match) == number &&
               !found->second.second && found->second.who != who &&
               found->second.verdict != MatchVerdict::Undecided;
    }

    DecisionStanding standing(std::uint64_t number) const {
        const PlainDecision& one = made.at(number);
        if (last.at(one.match) != number)
            return DecisionStanding::Superseded;
        if (one.verdict == MatchVerdict::Undecided)
            return DecisionStanding::Escalated;
        if (one.second)
            return *one.second == one.verdict ? DecisionStanding::Stands
                                              : DecisionStanding::Contested;
        return one.four_eyes ? DecisionStanding::Pending : DecisionStanding::Stands;
    }
};

DecisionMade made_on(int match, MatchVerdict verdict) {
    return {.customer = "id:" + std::to_string(match / 2),
            .query = "Customer",
            .list = "EU",
            .party = std::to_string(match % 2),
            .party_name = {},
            .verdict = verdict,
            .why = "because",
            .customer_hash = "c",
            .entry_hash = "e",
            .list_version = "v",
            .fields = {}};
}

/// One step of a walk, done to both.
void step(std::mt19937& random, std::uint64_t& number, DecisionBook& book, PlainTable& plain) {
    const auto below = [&](std::uint64_t n) { return random() % n; };
    const std::string who = std::string(1, static_cast<char>('A' + below(3))) + " Officer";
    const auto verdict = static_cast<MatchVerdict>(below(3));
    DecisionEvent event{.number = number + 1, .when = {}, .who = who, .what = PolicySet{}};
    const std::uint64_t what = below(10);
    bool is_taken = true;
    if (what == 0) {
        event.what = PolicySet{.four_eyes = below(2) == 0, .why = "house rule"};
    } else if (what < 5) {
        event.what = made_on(static_cast<int>(below(6)), verdict);
    } else {
        const std::uint64_t on = below(number + 2);
        event.what = DecisionSeconded{.decision = on, .verdict = verdict, .why = "I looked"};
        is_taken = plain.may_second(on, who);
    }
    REQUIRE(book.fault_of(event).empty() == is_taken);
    if (!is_taken)
        return;
    book.take(event);
    ++number;
    if (const auto* policy = std::get_if<PolicySet>(&event.what)) {
        plain.four_eyes = policy->four_eyes;
    } else if (const auto* seconded = std::get_if<DecisionSeconded>(&event.what)) {
        plain.made.at(seconded->decision).second = seconded->verdict;
    } else {
        const auto& made = std::get<DecisionMade>(event.what);
        const int match = 2 * std::stoi(made.customer.substr(3)) + std::stoi(made.party);
        plain.made[number] = {.match = match,
                              .who = who,
                              .verdict = made.verdict,
                              .four_eyes = plain.four_eyes,
                              .second = {}};
        plain.last[match] = number;
    }
}

void compare(const DecisionBook& book, const PlainTable& plain) {
    REQUIRE(book.four_eyes() == plain.four_eyes);
    REQUIRE(book.all().size() == plain.made.size());
    const CurrentEntry same{CurrentEntry::Kind::Listed, "e", "v"};
    const CurrentEntry changed{CurrentEntry::Kind::Listed, "f", "w"};
    for (const Decision& decision : book.all()) {
        const DecisionStanding standing = plain.standing(decision.number);
        REQUIRE(state_of(decision, "c", same).standing == standing);
        const bool superseded = standing == DecisionStanding::Superseded;
        const DecisionState reopened = state_of(decision, "c", changed);
        REQUIRE(reopened.standing ==
                (superseded ? DecisionStanding::Superseded : DecisionStanding::EntryChanged));
        REQUIRE(rank_of(&decision, reopened) == 0);
        REQUIRE(
            (rank_of(&decision, state_of(decision, "c", same)) == 1) ==
            (standing == DecisionStanding::Stands && decision.verdict == MatchVerdict::FalseMatch));
    }
    for (const auto& [match, number] : plain.last)
        REQUIRE(book.find("id:" + std::to_string(match / 2), "EU", std::to_string(match % 2)) ==
                book.numbered(number));
}

TEST_CASE(
    "random walks of decisions, second opinions and policies end where the plain table does") {
    std::mt19937 random(17);
    for (int walk = 0; walk < 60; ++walk) {
        DecisionBook book;
        PlainTable plain;
        std::uint64_t number = 0;
        for (int k = 0; k < 60; ++k) {
            step(random, number, book, plain);
            compare(book, plain);
        }
        CHECK(book.faults().empty());
    }
}

TEST_CASE("an event that breaks a rule is named and changes nothing") {
    DecisionBook book;
    book.take({.number = 1, .when = {}, .who = "A", .what = made_on(0, MatchVerdict::FalseMatch)});
    book.take({.number = 2,
               .when = {},
               .who = " a. ",
               .what = DecisionSeconded{1, MatchVerdict::FalseMatch, ""}});
    REQUIRE(book.faults().size() == 1);
    CHECK(book.faults()[0] == "event 2: decision 1 is by A; a different person must confirm it");
    CHECK_FALSE(book.all()[0].second.has_value());
}

TEST_CASE("control characters, line breaks and empty words are refused") {
    const DecisionBook book;
    const auto fault_with = [&](const std::string& who, const std::string& why) {
        DecisionMade made = made_on(0, MatchVerdict::FalseMatch);
        made.why = why;
        return book.fault_of({.number = 1, .when = {}, .who = who, .what = made});
    };
    CHECK(fault_with("A", "fine").empty());
    CHECK(fault_with("A", "") == "why is empty; say why");
    CHECK(fault_with(" ", "x") == "who is empty; say who");
    for (const char* bad : {"a\x1b[2J", "a\nb", "a\u202E", "a\u200Bb", "\xff"}) {
        CHECK(fault_with("A", bad).starts_with("why has the character"));
        CHECK(fault_with(bad, "fine").starts_with("who has the character"));
    }
    DecisionMade made = made_on(0, MatchVerdict::FalseMatch);
    made.fields.aliases = {"ok", "\x07"};
    CHECK_FALSE(book.fault_of({.number = 1, .when = {}, .who = "A", .what = made}).empty());
}

}  // namespace
}  // namespace entente::controls
