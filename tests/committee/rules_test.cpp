#include "entente/committee/rules.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "toy_committee.hpp"

using namespace entente;
using namespace entente::committee;
using namespace std::chrono_literals;
using tests::ToyCommittee;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

auto position(const std::string& ballot,
              Stance stance,
              const std::string& comment = "",
              const std::string& condition = "") {
    return [=](const Asked& asked) {
        return take_position(asked, {.ballot = ballot,
                                     .stance = stance,
                                     .comment = comment,
                                     .condition = condition,
                                     .expires = {}});
    };
}

auto draft(const std::string& title) {
    return [=](const Asked& asked) {
        return draft_item(asked, {.forum = "forum", .title = title, .text = "x\n", .topics = {}});
    };
}

}  // namespace

TEST_CASE("an item goes from a draft in one capital to a decision with commitments") {
    ToyCommittee committee;
    const std::string joint = committee.before_the_joint_ballot("Licences for chips.\n");
    CHECK(joint == "J-1");
    const std::string ballot = joint + "/b1";
    for (const char* office : {"a1/d", "a2/d", "b1/d", "b2/d"})
        committee.act(office, position(ballot, Stance::Clear));
    CHECK(contains(committee.refusal("a1/d", [&](const Asked& a) { return sign(a, joint, ""); }),
                   "vice minister"));
    committee.act("a1/m", [&](const Asked& a) { return sign(a, joint, ""); });
    CHECK(committee.seen_by("BBB").item(joint).state == ItemState::JointBallot);
    committee.act("b2/v", [&](const Asked& a) { return sign(a, joint, ""); });
    CHECK(committee.seen_by("BBB").item(joint).state == ItemState::Signed);
    committee.act("b1/d", [&](const Asked& a) { return decide(a, joint); });
    const CommitteeState after = committee.seen_by("AAA");
    CHECK(after.item(joint).decision == "D-1");
    CHECK(after.decision("D-1").text_hash == text_hash("Licences for chips.\n"));

    const Promise promise{.decision = "D-1",
                          .owner = "b3/d",
                          .text = "Publish the list",
                          .due = "2026-06-30",
                          .indicator = "list in the gazette",
                          .run = ""};
    CHECK(contains(committee.refusal("a1/d", [&](const Asked& a) { return commit(a, promise); }),
                   "promises for itself"));
    Promise late = promise;
    late.due = "2026-03-01";
    CHECK(contains(committee.refusal("b1/d", [&](const Asked& a) { return commit(a, late); }),
                   "2026-03-01 has passed"));
    late.due = "2026-02-30";
    CHECK(contains(committee.refusal("b1/d", [&](const Asked& a) { return commit(a, late); }),
                   "'2026-02-30' is no day"));
    committee.act("b1/d", [&](const Asked& a) { return commit(a, promise); });
    CHECK(contains(committee.refusal("b3/d",
                                     [&](const Asked& a) {
                                         return give_evidence(a, "C-1", "run", "x", "yesterday's");
                                     }),
                   "is no run"));
    committee.act("b3/d", [&](const Asked& a) {
        return give_evidence(a, "C-1", "law", "listed", "Gazette 123");
    });
    CHECK(contains(
        committee.refusal(
            "b1/d", [&](const Asked& a) { return judge_evidence(a, "C-1/e1", true, "fine"); }),
        "judged by the other side"));
    committee.act(
        "a1/d", [&](const Asked& a) { return judge_evidence(a, "C-1/e1", false, "two missing"); });
    CHECK(state_of(committee.seen_by("BBB").commitment("C-1"), committee.now) ==
          CommitmentState::Disputed);
    CHECK(state_of(committee.seen_by("BBB").commitment("C-1"),
                   instant_of("2026-07-01T00:00:00Z")) == CommitmentState::Overdue);
}

TEST_CASE("the other capital does not see the own round, not even that there is one") {
    ToyCommittee committee;
    const auto before = committee.seen_by("BBB");
    committee.act("a3/w", draft("Secret"));
    committee.open_own_ballot("AAA", "AAA-1");
    CHECK(committee.seen_by("BBB").items.empty());
    CHECK(committee.seen_by("BBB").next_item_id("BBB") == before.next_item_id("BBB"));
    const std::string seen = committee.refusal(
        "b1/d", [&](const Asked& a) { return comment_on(a, "AAA-1", "", "hello"); });
    CHECK(seen == "there is no item AAA-1");
    CHECK(committee.refusal("b1/d", position("AAA-1/b1", Stance::Clear)) == seen);
}

TEST_CASE("a joint clear needs the own capital's clearance of the very same text") {
    ToyCommittee committee;
    const std::string joint = committee.before_the_joint_ballot("One.\n");
    committee.act("a1/d", [&](const Asked& a) {
        return revise_text(a, joint, "Two.\n", /*editorial=*/false, "");
    });
    CHECK(committee.seen_by("AAA").item(joint).state == ItemState::JointBallot);
    CHECK(contains(committee.refusal("b1/d", position(joint + "/b1", Stance::Clear)),
                   "your capital has not cleared this text"));
    // Holding needs nobody's leave.
    committee.act("b1/d", position(joint + "/b1", Stance::Hold, "we have not read it"));
}

TEST_CASE(
    "words that come back are a new text: neither clearance, agreement nor signature revive") {
    ToyCommittee committee;
    const std::string joint = committee.before_the_joint_ballot("One.\n");
    for (const std::string lead : {"a1", "a2", "b1", "b2"})
        committee.act(lead + "/d", position(joint + "/b1", Stance::Clear));
    committee.act("b1/m", [&](const Asked& a) { return sign(a, joint, ""); });
    for (const std::string text : {"Two.\n", "One.\n"})
        committee.act("a1/d", [&](const Asked& a) {
            return revise_text(a, joint, text, /*editorial=*/false, "");
        });
    const CommitteeState state = committee.seen_by("AAA");
    CHECK_FALSE(state.has_agreed(state.item(joint), "BBB"));
    const BallotStatus status = status_of(state.ballot(joint + "/b1"), committee.now);
    CHECK_FALSE(status.clear_to_agree);
    for (const Standing& standing : status.standings)
        CHECK(standing.stale);
    CHECK(contains(committee.refusal("a1/m", [&](const Asked& a) { return sign(a, joint, ""); }),
                   "is not clear"));
    CHECK(contains(committee.refusal("b1/d", position(joint + "/b1", Stance::Clear)),
                   "your capital has not cleared this text"));
}

TEST_CASE("a signature on the same words of an earlier text leaves the item unsigned") {
    ToyCommittee committee;
    const std::string joint = committee.before_the_joint_ballot("One.\n");
    const auto all_clear = [&] {
        for (const std::string lead : {"a1", "a2", "b1", "b2"})
            committee.act(lead + "/d", position(joint + "/b1", Stance::Clear));
    };
    all_clear();
    committee.act("b1/m", [&](const Asked& a) { return sign(a, joint, ""); });
    // Editorial there and back: positions are carried, the signature is not.
    for (const std::string text : {"One\n", "One.\n"})
        committee.act("a1/d", [&](const Asked& a) {
            return revise_text(a, joint, text, /*editorial=*/true, "");
        });
    committee.pass(49h);
    committee.act("a1/m", [&](const Asked& a) { return sign(a, joint, ""); });
    CHECK(committee.seen_by("AAA").item(joint).state == ItemState::JointBallot);
    committee.act("b1/m", [&](const Asked& a) { return sign(a, joint, ""); });
    CHECK(committee.seen_by("AAA").item(joint).state == ItemState::Signed);
}

TEST_CASE("an own ballot is not closed while an editorial change may be objected to") {
    ToyCommittee committee;
    committee.act("a1/d", draft("T"));
    const std::string ballot = committee.open_own_ballot("AAA", "AAA-1");
    for (const std::string agency : {"a1", "a2", "a3"})
        committee.act(agency + "/d", position(ballot, Stance::Clear));
    committee.act("a1/d", [&](const Asked& a) {
        return revise_text(a, "AAA-1", "Other words.\n", /*editorial=*/true, "");
    });
    const auto close = [&](const Asked& a) { return close_ballot(a, ballot); };
    CHECK(contains(committee.refusal("a1/d", close), "not clear yet"));
    committee.pass(48h);
    committee.act("a1/d", close);
}

TEST_CASE("only the holder or its superior lifts a block, only a higher lead overrides it") {
    ToyCommittee committee;
    committee.act("a1/d", draft("T"));
    committee.open_own_ballot("AAA", "AAA-1");
    const std::string ballot = "AAA-1/b1";
    CHECK(
        contains(committee.refusal("a3/d", position(ballot, Stance::Block, "no")), "--condition"));
    committee.act("a3/d", position(ballot, Stance::Block, "no", "section 3 names an exception"));
    const auto lifting = [&](const Asked& a) { return lift(a, ballot, "settled"); };
    CHECK(contains(committee.refusal("a1/m", lifting), "neither holds nor blocks"));
    CHECK(contains(committee.refusal("a3/w", lifting), "a superior"));
    CHECK(contains(committee.refusal("a3/w", position(ballot, Stance::Clear)), "higher rank"));
    const auto overriding = [&](const Asked& a) {
        return override_position(a, ballot, "a3", "minister decides");
    };
    CHECK(contains(committee.refusal("a1/d", overriding), "higher rank"));
    CHECK(contains(committee.refusal("a4/m", overriding), "does not lead"));
    committee.act("a1/v", overriding);
    const auto status = status_of(committee.seen_by("AAA").ballot(ballot), committee.now);
    CHECK(status.standings[2].overridden);
    CHECK_FALSE(status.clear_to_agree);  // a1 and a2 are still needed
}

TEST_CASE("who only comments can neither hold nor block") {
    ToyCommittee committee;
    committee.act("a1/d", draft("T"));
    committee.open_own_ballot("AAA", "AAA-1");
    CHECK(contains(committee.refusal("a4/m", position("AAA-1/b1", Stance::Hold, "wait")),
                   "clear_with_comment"));
    CHECK(contains(committee.refusal("b1/m", position("AAA-1/b1", Stance::Clear)),
                   "there is no item AAA-1"));
    CHECK(contains(committee.refusal("a1/d", position("AAA-1/b1", Stance::NoObjectionBySilence)),
                   "clock alone"));
}

TEST_CASE("silence is written by the clock, for those who have said nothing") {
    ToyCommittee committee;
    committee.act("a1/d", draft("T"));
    const Instant end = committee.now + 72h;
    committee.open_own_ballot("AAA", "AAA-1", end);
    committee.act("a2/d", position("AAA-1/b1", Stance::Hold, "wait"));
    committee.tick();
    CHECK(committee.seen_by("AAA").ballot("AAA-1/b1").positions.size() == 1);
    committee.now = end;
    committee.tick();
    committee.tick();  // nothing twice
    const CommitteeState state = committee.seen_by("AAA");
    const auto all = standings(state.ballot("AAA-1/b1"), end);
    CHECK(all[0].position->stance == Stance::NoObjectionBySilence);
    CHECK(all[1].holds());  // silence was broken
    CHECK(all[2].position->stance == Stance::NoObjectionBySilence);
    CHECK(all[3].position == nullptr);  // a comment is not waited for
    CHECK(state.ballot("AAA-1/b1").positions.size() == 3);
}

TEST_CASE("an exchange that was cut off after the joint record is finished by the clock") {
    ToyCommittee committee;
    const std::string joint = committee.exchanged("Text.\n");
    CHECK(committee.events.back().kind == "item_linked");
    committee.events.pop_back();
    CHECK(committee.seen_by("AAA").item("AAA-1").state == ItemState::Cleared);
    committee.tick();
    CHECK(committee.seen_by("AAA").item("AAA-1").joint_id == joint);
    const std::size_t events = committee.events.size();
    committee.tick();
    CHECK(committee.events.size() == events);
}

TEST_CASE("brackets must be gone before a text is agreed ad referendum") {
    ToyCommittee committee;
    const std::string joint =
        committee.exchanged("Report\n[AAA: within 30 days] [BBB: within 60 days].\n");
    const auto agree = [&](const Asked& a) { return agree_ad_referendum(a, joint); };
    const std::string message = committee.refusal("a1/d", agree);
    CHECK(contains(message, "2 bracket(s), the first in line 2 by AAA"));
    committee.act("b1/d", [&](const Asked& a) {
        return revise_text(a, joint, "Report\nwithin 45 days.\n", false, "");
    });
    committee.act("a1/d", agree);
    CHECK(committee.seen_by("AAA").item(joint).state == ItemState::Negotiating);
    committee.act("b2/d", agree);
    CHECK(committee.seen_by("AAA").item(joint).state == ItemState::AgreedAdReferendum);
    committee.act("a2/d", [&](const Asked& a) {
        return revise_text(a, joint, "Report\nwithin 50 days.\n", false, "");
    });
    CHECK(committee.seen_by("AAA").item(joint).state == ItemState::Negotiating);
    CHECK(contains(committee.refusal("a1/d",
                                     [&](const Asked& a) {
                                         return revise_text(a, joint, "[AAA: open\n", false, "");
                                     }),
                   "not closed"));
}

TEST_CASE("every comment gets a disposition with a reason, by a lead") {
    ToyCommittee committee;
    const std::string joint = committee.exchanged("Licences for chips.\n");
    CHECK(contains(
        committee.refusal(
            "b4/w", [&](const Asked& a) { return comment_on(a, joint, "no such words", "?"); }),
        "no passage"));
    committee.act("b4/w", [&](const Asked& a) { return comment_on(a, joint, "chips", "which?"); });
    const auto dispose = [&](const std::string& how, const std::string& reason) {
        return [=](const Asked& a) { return dispose_comment(a, joint + "/c1", how, reason); };
    };
    CHECK(contains(committee.refusal("a3/d", dispose("accepted", "yes")), "does not lead"));
    CHECK(contains(committee.refusal("a1/d", dispose("maybe", "yes")), "no disposition"));
    CHECK(contains(committee.refusal("a1/d", dispose("partly", " ")), "reason"));
    committee.act("a1/d", dispose("partly", "listed in the annex"));
    CHECK(committee.seen_by("BBB").item(joint).comments[0].disposition == "partly");
}

TEST_CASE("a release is for good, needs every owner, and both for what both own") {
    ToyCommittee committee;
    const std::string joint = committee.exchanged("Text.\n");
    const auto open = [&](const Asked& a) { return release(a, joint, "business", "consultation"); };
    committee.act("a1/d", open);
    CHECK(committee.seen_by("AAA").item(joint).label.text() == "AAA+BBB");
    CHECK(contains(committee.refusal("a2/d", open), "already"));
    committee.act("b1/d", open);
    CHECK(committee.seen_by("AAA").item(joint).label.text() == "AAA+BBB+business");
}

TEST_CASE("each side states its own payoffs and sees no other's") {
    ToyCommittee committee;
    const std::string joint = committee.exchanged("Text.\n");
    const auto state = [&](const std::string& party) {
        return [=](const Asked& a) {
            return state_payoff(a, {.item = joint,
                                    .party = party,
                                    .measure = "tariff",
                                    .level = "25",
                                    .low = 1,
                                    .high = 2,
                                    .source = "own ranking"});
        };
    };
    committee.act("a3/d", state("a3"));
    CHECK(contains(committee.refusal("a3/d", state("b3")), "is for b3 to state"));
    CHECK(contains(committee.refusal("a3/d", state("a1")), "is for a1 to state"));
    CHECK(contains(committee.refusal("a3/d", state("AAA")), "does not lead"));
    committee.act("a1/d", state("AAA"));
    CHECK(committee.seen_by("AAA").payoffs.size() == 2);
    CHECK(committee.seen_by("BBB").payoffs.empty());
}

TEST_CASE("the committee as of an earlier day is what it was then") {
    ToyCommittee committee;
    const Instant before = committee.now - 1s;
    const std::string joint = committee.before_the_joint_ballot("Text.\n");
    CHECK(state_of(committee.events, before).items.empty());
    CHECK(state_of(committee.events, committee.now).item(joint).state == ItemState::JointBallot);
    // Folding a prefix and then the rest is folding all.
    for (std::size_t cut = 0; cut <= committee.events.size(); ++cut) {
        CommitteeState state;
        for (std::size_t k = 0; k < committee.events.size(); ++k)
            apply(state, committee.events[k]);
        CHECK(state.items.size() == 2);
    }
}

TEST_CASE("an event that contradicts the record is refused with its place") {
    CommitteeState state;
    const RecordedEvent event{.scope = "AAA",
                              .seq = 7,
                              .time = {},
                              .actor = {"a1", "d"},
                              .kind = "text_revised",
                              .body = EventBody().set("item", "AAA-9").set("text", "x")};
    try {
        apply(state, event);
        FAIL("no exception");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        CHECK(contains(error.what(), "event 7 (text_revised) of the AAA record"));
    }
}
