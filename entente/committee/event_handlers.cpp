#include <algorithm>
#include <functional>

#include "entente/base/error.hpp"
#include "entente/committee/committee_state.hpp"

namespace entente::committee {
namespace {

/// What events say is trusted to exist: they were checked when written.
template <class Value>
Value& known_in(std::map<std::string, Value>& map, const std::string& id, const char* kind) {
    const auto at = map.find(id);
    if (at == map.end())
        throw Error(ErrorKind::BadData, std::string("it speaks of ") + kind + " " + id +
                                            ", which the record does not have");
    return at->second;
}

std::chrono::year_month_day day_of(const std::string& text) {
    return std::chrono::year_month_day(
        std::chrono::floor<std::chrono::days>(instant_of(text + "T00:00:00Z")));
}

void draft(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    Item item{.id = body.string("item"),
              .scope = event.scope,
              .forum = body.string("forum"),
              .title = body.string("title"),
              .topics = body.strings("topics"),
              .instrument = body.string("instrument"),
              .posture = body.string_or_empty("posture"),
              .scenario = files_in(body, "scenario"),
              .state = event.scope.empty() ? ItemState::Exchanged : ItemState::Draft,
              .by = event.actor,
              .time = event.time,
              .label = ReleaseLabel::named(body.string("label"))};
    item.first_scenario = item.scenario;
    const std::string text = body.string("text");
    item.revisions.push_back({.number = 1,
                              .text = text,
                              .hash = text_hash(text),
                              .by = event.actor,
                              .time = event.time,
                              .note = body.string_or_empty("note")});
    if (!state.items.emplace(item.id, std::move(item)).second)
        throw Error(ErrorKind::BadData, "it names an item that there is already");
}

/// A new text: ballots on the item in the same record follow it.
void revise(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    const bool editorial = event.body.flag("editorial");
    const std::string text = event.body.string("text");
    const int before = item.current().number;
    item.revisions.push_back({.number = item.current().number + 1,
                              .text = text,
                              .hash = text_hash(text),
                              .editorial = editorial,
                              .by = event.actor,
                              .time = event.time,
                              .note = event.body.string_or_empty("note")});
    if (event.body.has("scenario"))
        item.scenario = files_in(event.body, "scenario");
    if (item.first_scenario.empty())
        item.first_scenario = item.scenario;
    const Revision& now = item.current();
    for (auto& [id, ballot] : state.ballots) {
        if (ballot.item != item.id || ballot.closed)
            continue;
        if (editorial) {
            ballot.carried_from.push_back(before);
            ballot.carried_until = event.time + time_to_object;
        } else {
            ballot.carried_from.clear();
            ballot.carried_until.reset();
            ballot.silence_ends.reset();  // silence was asked for on other words
        }
        ballot.text_hash = now.hash;
        ballot.revision = now.number;
    }
    // Who agreed has not seen these words: an agreement is of one text.
    if (item.state == ItemState::AgreedAdReferendum)
        item.state = ItemState::Negotiating;
    if (item.state == ItemState::Cleared)
        item.state = ItemState::OwnClearance;  // there is no open ballot to object in
    if (editorial)
        return;
    state.agreed.erase(item.id);
    if (item.state == ItemState::Exchanged)
        item.state = ItemState::Negotiating;
}

void open_ballot(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    Item& item = known_in(state.items, body.string("item"), "item");
    Ballot ballot{.id = body.string("ballot"),
                  .item = item.id,
                  .scope = event.scope,
                  .text_hash = body.string("text_hash"),
                  .revision = static_cast<int>(body.integer("revision")),
                  .opened = event.time,
                  .opened_by = event.actor};
    for (const EventBody& balloter : body.objects("balloters"))
        ballot.balloters.push_back({.agency = balloter.string("agency"),
                                    .duty = duty_named(balloter.string("duty")),
                                    .reason = balloter.string("reason"),
                                    .side = balloter.string("side")});
    if (body.has("silence_ends"))
        ballot.silence_ends = instant_of(body.string("silence_ends"));
    item.ballots.push_back(ballot.id);
    if (item.scope == event.scope)
        item.state = event.scope.empty() ? ItemState::JointBallot : ItemState::OwnClearance;
    state.ballots.emplace(ballot.id, std::move(ballot));
}

void take_position(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    Ballot& ballot = known_in(state.ballots, body.string("ballot"), "ballot");
    Position position{.office = event.actor,
                      .stance = stance_named(body.string("stance")),
                      .taken = event.time,
                      .text_hash = body.string("text_hash"),
                      .revision = static_cast<int>(body.integer("revision")),
                      .comment = body.string_or_empty("comment"),
                      .condition = body.string_or_empty("condition")};
    if (position.stance == Stance::NoObjectionBySilence)
        position.office = {.agency = body.string("agency"), .office = "silence"};
    if (body.has("expires"))
        position.expires = instant_of(body.string("expires"));
    ballot.positions.push_back(std::move(position));
}

void end_position(CommitteeState& state, const RecordedEvent& event, bool overridden) {
    Ballot& ballot = known_in(state.ballots, event.body.string("ballot"), "ballot");
    const std::string agency = event.body.string("agency");
    const auto last =
        std::find_if(ballot.positions.rbegin(), ballot.positions.rend(),
                     [&](const Position& position) { return position.office.agency == agency; });
    if (last == ballot.positions.rend())
        throw Error(ErrorKind::BadData, "it ends a position of " + agency + ", which has none");
    last->ended = event.time;
    last->ended_by = event.actor;
    last->ended_because = event.body.string("reason");
    last->overridden = overridden;
}

void change_state(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    const std::string to = event.body.string("state");
    for (int k = 0; k <= static_cast<int>(ItemState::NoAgreement); ++k)
        if (name_of(static_cast<ItemState>(k)) == to) {
            item.state = static_cast<ItemState>(k);
            item.outcome_reason = event.body.string_or_empty("reason");
            for (auto& [id, ballot] : state.ballots)
                if (ballot.item == item.id && ballot.scope == event.scope && !ballot.closed &&
                    item.state != ItemState::JointBallot && item.state != ItemState::OwnClearance)
                    ballot.closed = event.time;
            return;
        }
    throw Error(ErrorKind::BadData, "'" + to + "' is no state of an item");
}

void comment(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    item.comments.push_back({.id = event.body.string("comment"),
                             .revision = item.current().number,
                             .passage = event.body.string_or_empty("passage"),
                             .text = event.body.string("text"),
                             .by = event.actor,
                             .time = event.time});
}

void dispose(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    const auto at = std::ranges::find(item.comments, event.body.string("comment"), &Comment::id);
    if (at == item.comments.end())
        throw Error(ErrorKind::BadData, "it speaks of a comment that the record does not have");
    at->disposition = event.body.string("disposition");
    at->reason = event.body.string("reason");
    at->disposed_by = event.actor;
    at->disposed = event.time;
}

void agree(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    state.agreed[item.id][event.body.string("side")] =
        static_cast<int>(event.body.integer("revision"));
}

void sign(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    item.signatures.push_back({.side = event.body.string("side"),
                               .by = event.actor,
                               .time = event.time,
                               .text_hash = event.body.string("text_hash"),
                               .revision = static_cast<int>(event.body.integer("revision")),
                               .signature = event.body.string_or_empty("signature")});
}

void decide(CommitteeState& state, const RecordedEvent& event) {
    Item& item = known_in(state.items, event.body.string("item"), "item");
    item.state = ItemState::Decided;
    item.decision = event.body.string("decision");
    state.decisions.emplace(item.decision, Decision{.id = item.decision,
                                                    .item = item.id,
                                                    .title = item.title,
                                                    .instrument = item.instrument,
                                                    .text_hash = event.body.string("text_hash"),
                                                    .time = event.time,
                                                    .by = event.actor});
}

void commit(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    const std::string id = body.string("commitment");
    state.commitments.emplace(id, Commitment{.id = id,
                                             .decision = body.string("decision"),
                                             .side = body.string("side"),
                                             .owner = office_named(body.string("owner")),
                                             .text = body.string("text"),
                                             .due = day_of(body.string("due")),
                                             .indicator = body.string_or_empty("indicator"),
                                             .run = body.string_or_empty("run"),
                                             .rules_out = files_in(body, "rules_out"),
                                             .time = event.time});
}

void give_evidence(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    known_in(state.commitments, body.string("commitment"), "commitment")
        .evidence.push_back({.id = body.string("evidence"),
                             .type = body.string("type"),
                             .text = body.string("text"),
                             .reference = body.string_or_empty("reference"),
                             .by = event.actor,
                             .time = event.time});
}

void judge_evidence(CommitteeState& state, const RecordedEvent& event) {
    Commitment& commitment =
        known_in(state.commitments, event.body.string("commitment"), "commitment");
    const auto at =
        std::ranges::find(commitment.evidence, event.body.string("evidence"), &Evidence::id);
    if (at == commitment.evidence.end())
        throw Error(ErrorKind::BadData, "it judges evidence that the record does not have");
    at->verdict = event.body.string("verdict");
    at->verdict_reason = event.body.string("reason");
    at->verdict_by = event.actor;
    at->verdict_time = event.time;
}

void consult(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    const std::string id = body.string("consultation");
    state.consultations.insert_or_assign(
        id, Consultation{.id = id,
                         .scope = event.scope,
                         .stakeholder = body.string("stakeholder"),
                         .item = body.string_or_empty("item"),
                         .question = body.string("question"),
                         .answer = body.string_or_empty("answer"),
                         .label = ReleaseLabel::named(body.string("label")),
                         .by = event.actor,
                         .time = event.time});
}

void state_payoff(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    Payoff payoff{.item = body.string("item"),
                  .party = body.string("party"),
                  .measure = body.string_or_empty("measure"),
                  .level = body.string_or_empty("level"),
                  .low = body.number("low"),
                  .high = body.number("high"),
                  .source = body.string("source")};
    std::erase_if(state.payoffs, [&](const Payoff& other) {
        return other.item == payoff.item && other.party == payoff.party &&
               other.measure == payoff.measure && other.level == payoff.level;
    });
    state.payoffs.push_back(std::move(payoff));
}

void release(CommitteeState& state, const RecordedEvent& event) {
    const EventBody& body = event.body;
    state.releases.push_back({.object = body.string("object"),
                              .audience = body.string("audience"),
                              .side = body.string("side"),
                              .reason = body.string("reason"),
                              .by = event.actor,
                              .time = event.time});
    if (!body.flag("effective"))
        return;
    if (const auto item = state.items.find(body.string("object")); item != state.items.end())
        item->second.label = item->second.label.with(body.string("audience"));
    if (const auto asked = state.consultations.find(body.string("object"));
        asked != state.consultations.end())
        asked->second.label = asked->second.label.with(body.string("audience"));
}

using Handler = std::function<void(CommitteeState&, const RecordedEvent&)>;

const std::map<std::string, Handler>& handlers() {
    static const std::map<std::string, Handler> all = {
        {"registry_set",
         [](CommitteeState& state, const RecordedEvent& event) {
             state.registry = event.body.string("registry");
             const auto sides = event.body.strings("sides");
             state.sides = {sides.begin(), sides.end()};
         }},
        {"seat_taken",
         [](CommitteeState& state, const RecordedEvent& event) {
             const std::string side = event.body.string("side");
             if (!state.sides.contains(side))
                 throw Error(ErrorKind::BadData, side + " is no side of this record");
             if (!state.keys.emplace(side, event.body.string("public_key")).second)
                 throw Error(ErrorKind::BadData, side + " has a key already");
         }},
        {"item_drafted", draft},
        {"item_exchanged", draft},
        {"item_linked",
         [](CommitteeState& state, const RecordedEvent& event) {
             Item& item = known_in(state.items, event.body.string("item"), "item");
             item.joint_id = event.body.string("joint");
             item.state = ItemState::Exchanged;
         }},
        {"text_revised", revise},
        {"ballot_opened", open_ballot},
        {"ballot_closed",
         [](CommitteeState& state, const RecordedEvent& event) {
             known_in(state.ballots, event.body.string("ballot"), "ballot").closed = event.time;
         }},
        {"position_taken", take_position},
        {"position_lifted",
         [](CommitteeState& state, const RecordedEvent& event) {
             end_position(state, event, /*overridden=*/false);
         }},
        {"position_overridden",
         [](CommitteeState& state, const RecordedEvent& event) {
             end_position(state, event, /*overridden=*/true);
         }},
        {"state_changed", change_state},
        {"comment_made", comment},
        {"comment_disposed", dispose},
        {"lead_assigned",
         [](CommitteeState& state, const RecordedEvent& event) {
             known_in(state.items, event.body.string("item"), "item")
                 .lead_by_side[event.body.string("side")] = event.body.string("agency");
         }},
        {"agreed_ad_referendum", agree},
        {"signed", sign},
        {"decided", decide},
        {"commitment_made", commit},
        {"evidence_given", give_evidence},
        {"evidence_judged", judge_evidence},
        {"consultation_held", consult},
        {"payoff_stated", state_payoff},
        {"released", release},
        // Of the record itself: nothing changes for the committee.
        {"anchor", [](CommitteeState&, const RecordedEvent&) {}},
        {"intersection_step", [](CommitteeState&, const RecordedEvent&) {}},
    };
    return all;
}

}  // namespace

void apply(CommitteeState& state, const RecordedEvent& event) {
    const auto handler = handlers().find(event.kind);
    const std::string where = "event " + std::to_string(event.seq) + " (" + event.kind +
                              ") of the " + (event.scope.empty() ? "joint" : event.scope) +
                              " record";
    if (handler == handlers().end())
        throw Error(ErrorKind::BadData,
                    where + " is of a kind that this version does not know; use a newer one");
    try {
        handler->second(state, event);
    } catch (const Error& error) {
        throw Error(ErrorKind::BadData, where + " cannot be read: " + error.what());
    }
}

}  // namespace entente::committee
