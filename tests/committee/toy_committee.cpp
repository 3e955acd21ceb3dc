#include "toy_committee.hpp"

#include <map>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::tests {

using namespace committee;

namespace {

/// The first letter of the side's agencies.
std::string letter_of(const std::string& side) {
    return side == "AAA" ? "a" : "b";
}

std::string first_lead(const std::string& side) {
    return letter_of(side) + "1/d";
}

}  // namespace

ToyCommittee::ToyCommittee() : now(instant_of("2026-03-02T14:00:00Z")) {
    for (const std::string side : {"AAA", "BBB"}) {
        const std::string letter = letter_of(side);
        for (const std::string number : {"1", "2", "3", "4"}) {
            directory.side_of_agency[letter + number] = side;
            directory.rank_of[{letter + number, "w"}] = Rank::Working;
            directory.rank_of[{letter + number, "d"}] = Rank::DeputyAssistant;
            directory.rank_of[{letter + number, "v"}] = Rank::ViceMinister;
            directory.rank_of[{letter + number, "m"}] = Rank::Minister;
        }
        directory.leads["forum"][side] = {letter + "1", letter + "2"};
    }
    events.push_back(
        {.scope = "",
         .seq = 1,
         .time = now - std::chrono::seconds(1),
         .actor = the_clock(),
         .kind = "registry_set",
         .body =
             EventBody().set("registry", "").set("sides", std::vector<std::string>{"AAA", "BBB"})});
}

CommitteeState ToyCommittee::seen_by(const std::string& side) const {
    std::vector<RecordedEvent> seen;
    for (const RecordedEvent& event : events)
        if (event.scope.empty() || event.scope == side)
            seen.push_back(event);
    return state_of(seen);
}

void ToyCommittee::record(const Records& records, const OfficeId& actor) {
    for (const NewRecord& record : records) {
        std::uint64_t seq = 1;
        for (const RecordedEvent& event : events)
            seq += event.scope == record.scope;
        // Through text, as a record on disk would.
        events.push_back({.scope = record.scope,
                          .seq = seq,
                          .time = now,
                          .actor = record.actor.value_or(actor),
                          .kind = record.kind,
                          .body = EventBody::of(record.body.text())});
    }
}

std::vector<EventBody> ToyCommittee::act(const std::string& office,
                                         const std::function<Records(const Asked&)>& rule) {
    const OfficeId actor = office_named(office);
    const CommitteeState state = seen_by(directory.side(actor.agency));
    const Records records = rule({state, directory, actor, now});
    record(records, actor);
    now += std::chrono::seconds(1);
    std::vector<EventBody> bodies;
    for (const NewRecord& written : records)
        bodies.push_back(written.body);
    return bodies;
}

std::string ToyCommittee::refusal(const std::string& office,
                                  const std::function<Records(const Asked&)>& rule) {
    try {
        act(office, rule);
    } catch (const Error& error) {
        return error.what();
    }
    FAIL("the rule allowed it");
    return {};
}

void ToyCommittee::tick() {
    for (const std::string side : {"AAA", "BBB"})
        record(due_by_now(seen_by(side), side, now), the_clock());
}

std::vector<Balloter> ToyCommittee::own_balloters(const std::string& side) const {
    const std::string letter = letter_of(side);
    return {{letter + "1", Duty::Lead, "lead"},
            {letter + "2", Duty::Lead, "lead"},
            {letter + "3", Duty::MustClear, "must clear: by law"},
            {letter + "4", Duty::Comment, "comment: claims it"}};
}

std::vector<Balloter> ToyCommittee::joint_balloters() const {
    return {{"a1", Duty::Lead, "lead"},
            {"a2", Duty::Lead, "lead"},
            {"b1", Duty::Lead, "lead"},
            {"b2", Duty::Lead, "lead"}};
}

void ToyCommittee::clear_own(const std::string& side, const std::string& ballot) {
    const std::string letter = letter_of(side);
    for (const std::string number : {"1", "2", "3"})
        act(letter + number + "/d", [&](const Asked& asked) {
            return take_position(asked, {.ballot = ballot, .stance = Stance::Clear});
        });
    act(first_lead(side), [&](const Asked& asked) { return close_ballot(asked, ballot); });
}

std::string ToyCommittee::open_own_ballot(const std::string& side,
                                          const std::string& item,
                                          std::optional<Instant> silence_ends) {
    return act(first_lead(side),
               [&](const Asked& asked) {
                   return open_ballot(asked, {.item = item,
                                              .scope = side,
                                              .balloters = own_balloters(side),
                                              .silence_ends = silence_ends});
               })[0]
        .string("ballot");
}

std::string ToyCommittee::exchanged(const std::string& text) {
    const std::string own = act("a1/d",
                                [&](const Asked& asked) {
                                    return draft_item(asked, {.forum = "forum",
                                                              .title = "Chips",
                                                              .instrument = "action_plan",
                                                              .text = text,
                                                              .topics = {"export-controls"}});
                                })[0]
                                .string("item");
    clear_own("AAA", open_own_ballot("AAA", own));
    return act("a1/d", [&](const Asked& asked) { return exchange(asked, own, {}); })[0].string(
        "item");
}

std::string ToyCommittee::before_the_joint_ballot(const std::string& text) {
    const std::string joint = exchanged(text);
    for (const std::string side : {"AAA", "BBB"}) {
        clear_own(side, open_own_ballot(side, joint));
        act(first_lead(side),
            [&](const Asked& asked) { return agree_ad_referendum(asked, joint); });
    }
    act("a1/d", [&](const Asked& asked) {
        return open_ballot(
            asked,
            {.item = joint, .scope = "", .balloters = joint_balloters(), .silence_ends = {}});
    });
    return joint;
}

}  // namespace entente::tests
