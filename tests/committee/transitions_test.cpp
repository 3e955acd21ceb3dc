// Random walks through the rules beside a plain model of what each state allows.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/toy_economies.hpp"
#include "toy_committee.hpp"

using namespace entente;
using namespace entente::committee;
using tests::ToyCommittee;

namespace {

/// Every step an item's state may take, from the methods page.
const std::map<ItemState, std::set<ItemState>> allowed = {
    {ItemState::Draft, {ItemState::OwnClearance, ItemState::Withdrawn}},
    {ItemState::OwnClearance, {ItemState::Cleared, ItemState::Withdrawn}},
    {ItemState::Cleared, {ItemState::OwnClearance, ItemState::Exchanged, ItemState::Withdrawn}},
    {ItemState::Exchanged,
     {ItemState::Negotiating, ItemState::AgreedAdReferendum, ItemState::Withdrawn,
      ItemState::NoAgreement}},
    {ItemState::Negotiating,
     {ItemState::AgreedAdReferendum, ItemState::Withdrawn, ItemState::NoAgreement}},
    {ItemState::AgreedAdReferendum,
     {ItemState::Negotiating, ItemState::JointBallot, ItemState::Withdrawn,
      ItemState::NoAgreement}},
    {ItemState::JointBallot, {ItemState::Signed, ItemState::Withdrawn, ItemState::NoAgreement}},
    {ItemState::Signed, {ItemState::Decided}},
    {ItemState::Decided, {}},
    {ItemState::Withdrawn, {}},
    {ItemState::NoAgreement, {}},
};

class Walk {
public:
    explicit Walk(std::uint64_t seed) : random_(seed) {}

    std::size_t pick(std::size_t count) {
        return std::min(count - 1,
                        static_cast<std::size_t>(random_.next() * static_cast<double>(count)));
    }

    /// What would carry the joint item on, tried in turn until a rule allows it.
    void help(ToyCommittee& committee) {
        const std::size_t before = committee.events.size();
        const auto attempt = [&](const std::string& office,
                                 const std::function<Records(const Asked&)>& rule) {
            if (committee.events.size() > before)
                return;
            try {
                committee.act(office, rule);
            } catch (const Error&) {
                ++refused;
            }
        };
        for (const std::string lead : {"a1/m", "b1/m"}) {
            const std::string side = lead[0] == 'a' ? "AAA" : "BBB";
            attempt(lead, [&](const Asked& a) { return decide(a, "J-1"); });
            attempt(lead, [&](const Asked& a) { return sign(a, "J-1", ""); });
            const std::vector<std::pair<std::string, Scope>> rounds = {{"J-1", side}, {"J-1", ""}};
            for (const auto& [item, scope] : rounds) {
                attempt(lead, [&, scope = scope, item = item](const Asked& a) {
                    return open_ballot(
                        a, {.item = item,
                            .scope = scope,
                            .balloters = scope.empty() ? committee.joint_balloters()
                                                       : committee.own_balloters(side)});
                });
                const CommitteeState state = committee.seen_by(side);
                if (const Ballot* ballot = state.open_ballot(item, scope))
                    for (const Standing& standing : standings(*ballot, committee.now))
                        if (standing.needed() || standing.holds() || standing.blocks())
                            attempt(standing.balloter.agency + "/m", [&](const Asked& a) {
                                return take_position(a, {.ballot = ballot->id});
                            });
            }
            attempt(lead, [&](const Asked& a) { return agree_ad_referendum(a, "J-1"); });
        }
    }

    /// One rule with arguments at random, by an office at random.
    void step(ToyCommittee& committee) {
        const std::string office =
            std::string(1, "ab"[pick(2)]) + std::to_string(1 + pick(4)) + "/" + "wdvm"[pick(4)];
        const std::string side = office[0] == 'a' ? "AAA" : "BBB";
        std::vector<std::string> items{"AAA-1", "J-1", "J-1"}, ballots{"J-1/b1"};
        for (const auto& [id, item] : committee.seen_by(side).items)
            items.push_back(id);
        for (const auto& [id, ballot] : committee.seen_by(side).ballots)
            ballots.push_back(id);
        const std::string item = items[pick(items.size())];
        const std::string ballot = ballots[pick(ballots.size())];
        const std::string text = "Text " + std::to_string(pick(1000)) + "\n";
        const auto stance = static_cast<Stance>(pick(7));
        const std::vector<std::function<Records(const Asked&)>> rules = {
            [&](const Asked& a) {
                return draft_item(a, {.forum = "forum", .title = "T", .text = text, .topics = {}});
            },
            [&](const Asked& a) {
                return pick(6) > 0 ? comment_on(a, item, "", "c")
                                   : revise_text(a, item, text, pick(2) == 0, "");
            },
            [&](const Asked& a) { return exchange(a, item, {}); },
            [&](const Asked& a) { return agree_ad_referendum(a, item); },
            [&](const Asked& a) { return agree_ad_referendum(a, item); },
            [&](const Asked& a) {
                const bool joint = pick(2) == 0;
                return open_ballot(a, {.item = item,
                                       .scope = joint ? "" : side,
                                       .balloters = joint ? committee.joint_balloters()
                                                          : committee.own_balloters(side),
                                       .silence_ends = {}});
            },
            [&](const Asked& a) {
                return take_position(a, {.ballot = ballot,
                                         .stance = pick(8) > 0 ? Stance::Clear : stance,
                                         .comment = "because",
                                         .condition = "if",
                                         .expires = {}});
            },
            [&](const Asked& a) { return close_ballot(a, ballot); },
            [&](const Asked& a) { return lift(a, ballot, "settled"); },
            [&](const Asked& a) { return sign(a, item, ""); },
            [&](const Asked& a) { return decide(a, item); },
            [&](const Asked& a) {
                return pick(40) == 0 ? withdraw(a, item, "why") : comment_on(a, item, "", "c");
            },
        };
        // Clearing and agreeing are what carries a walk to its end.
        const std::size_t which = pick(2) == 0 ? 6 : pick(rules.size());
        const std::size_t before = committee.events.size();
        try {
            committee.act(office, rules[which]);
            ++taken;
        } catch (const Error& error) {
            ++refused;
            CHECK(committee.events.size() == before);  // all or nothing
            const bool expected =
                error.kind() == ErrorKind::InvalidInput || error.kind() == ErrorKind::NotFound;
            CHECK(expected);
        }
        committee.pass(std::chrono::hours(pick(30)));
        if (pick(5) == 0)
            committee.tick();
    }

    int taken = 0, refused = 0;

private:
    tests::RandomNumbers random_;
};

}  // namespace

TEST_CASE("whatever is tried, items only take steps that the procedure has") {
    int taken = 0, decided = 0;
    std::set<ItemState> seen;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        Walk walk(seed);
        ToyCommittee committee;
        if (seed % 2 == 0)
            committee.exchanged("Text 0\n");
        std::map<std::string, ItemState> states;
        for (int step = 0; step < 400; ++step) {
            step % 3 == 0 ? walk.help(committee) : walk.step(committee);
            for (const char* side : {"AAA", "BBB"})
                for (const auto& [id, item] : committee.seen_by(side).items) {
                    const auto before = states.find(id);
                    if (before != states.end() && before->second != item.state) {
                        INFO(id << " from " << name_of(before->second) << " to "
                                << name_of(item.state));
                        CHECK(allowed.at(before->second).contains(item.state));
                    }
                    states[id] = item.state;
                    seen.insert(item.state);
                    decided += item.state == ItemState::Decided;
                    // Never signed by a side on another text than the one decided.
                    if (item.state == ItemState::Decided)
                        for (const Signature& signature : item.signatures)
                            if (signature.revision == item.current().number)
                                CHECK(signature.side.size() == 3);
                }
            if (step % 100 == 99)
                CHECK(committee.seen_by("AAA").payoffs.empty());
        }
        taken += walk.taken;
    }
    CHECK(taken > 1000);
    CHECK(seen.contains(ItemState::JointBallot));
    CHECK(seen.contains(ItemState::Withdrawn));
    CHECK(decided > 0);
}

TEST_CASE("two committees that differ only in the other side's rows look the same") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        Walk walk(seed);
        ToyCommittee committee;
        for (int step = 0; step < 150; ++step)
            walk.step(committee);
        ToyCommittee other = committee;
        std::erase_if(other.events,
                      [](const RecordedEvent& event) { return event.scope == "BBB"; });
        const CommitteeState with = committee.seen_by("AAA"), without = other.seen_by("AAA");
        CHECK(with.items.size() == without.items.size());
        CHECK(with.ballots.size() == without.ballots.size());
        CHECK(with.next_item_id("") == without.next_item_id(""));
        CHECK(with.payoffs.size() == without.payoffs.size());
        for (const auto& [id, ballot] : with.ballots)
            CHECK(ballot.positions.size() == without.ballot(id).positions.size());
    }
}
