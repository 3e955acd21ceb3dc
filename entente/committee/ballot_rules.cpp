#include <algorithm>
#include <map>
#include <set>

#include "entente/committee/rule_checks.hpp"

namespace entente::committee {
namespace {

constexpr std::chrono::days hold_lasts{14};

const Ballot& visible_ballot(const Asked& asked, const std::string& id) {
    if (const auto item = asked.state.items.find(id);
        item != asked.state.items.end() && !visible_item(asked, id).ballots.empty())
        refuse(id + " is an item; name its ballot, " + item->second.ballots.back());
    visible_item(asked, parent_of(id));
    const Ballot& ballot = asked.state.ballot(id);
    if (!ballot.scope.empty() && ballot.scope != asked.side())
        visible_item(asked, id);  // throws: there is nothing of that name
    return ballot;
}

void require_open(const Ballot& ballot) {
    if (ballot.closed)
        refuse("ballot " + ballot.id + " is closed");
}

const Balloter& balloter_of(const Ballot& ballot, const std::string& agency) {
    const auto found = std::ranges::find(ballot.balloters, agency, &Balloter::agency);
    if (found == ballot.balloters.end()) {
        std::string names;
        for (const Balloter& balloter : ballot.balloters)
            names += (names.empty() ? "" : ", ") + balloter.agency;
        refuse(agency + " is not asked in " + ballot.id + "; it asks " + names);
    }
    return *found;
}

bool stops(Stance stance) {
    return stance == Stance::Hold || stance == Stance::Block ||
           stance == Stance::ScrutinyReservation;
}

/// The agency's position if it stops the text now.
const Position* stopping(const Ballot& ballot, const std::string& agency, Instant now) {
    for (const Standing& standing : standings(ballot, now))
        if (standing.balloter.agency == agency && standing.position != nullptr && standing.counts &&
            !standing.overridden && stops(standing.position->stance))
            return standing.position;
    return nullptr;
}

void check_stance(const Asked& asked, const PositionTaken& taken, const Balloter& balloter) {
    if (taken.stance == Stance::NoObjectionBySilence)
        refuse("silence is written by the clock alone");
    const bool only_comments = balloter.duty == Duty::Comment || balloter.duty == Duty::Info;
    if (only_comments && stops(taken.stance))
        refuse(balloter.agency + " is asked for " + std::string(name_of(balloter.duty)) + " (" +
               balloter.reason + "); it can clear_with_comment, not " +
               std::string(name_of(taken.stance)));
    if (taken.stance == Stance::Block)
        require_text(taken.condition,
                     "a block says under which condition it would be lifted: "
                     "--condition");
    if (stops(taken.stance))
        require_text(taken.comment, "say why: --comment");
    if (taken.stance == Stance::ClearWithComment)
        require_text(taken.comment, "the comment is missing: --comment");
    if (taken.expires && taken.stance != Stance::Hold)
        refuse("only a hold expires");
    if (taken.expires && *taken.expires <= asked.now)
        refuse("a hold cannot expire before it begins");
}

/// What a higher rank of the agency has said of this text is not replaced from below, nor what a
/// superior lead has overridden.
void check_rank(const Asked& asked, const Ballot& ballot, const Balloter& balloter) {
    for (const Standing& standing : standings(ballot, asked.now)) {
        const Position* before = standing.position;
        if (standing.balloter.agency != balloter.agency || before == nullptr || !standing.counts ||
            before->stance == Stance::NoObjectionBySilence)
            continue;
        const Rank own = asked.directory.rank(asked.actor);
        if (standing.overridden && own < asked.directory.rank(before->ended_by))
            refuse(before->ended_by.text() + " has overridden " + balloter.agency +
                   " on this text; only that rank or a higher one in " + balloter.agency +
                   " takes it up again");
        if (!standing.overridden && before->office != asked.actor &&
            asked.directory.rank(before->office) > own)
            refuse(before->office.text() + " has said " + std::string(name_of(before->stance)) +
                   " of this text at a higher rank; only it or a superior can change that");
    }
}

/// The joint clear of a side's lead needs the side's own clearance of that very text.
void check_own_clearance(const Asked& asked, const Ballot& ballot) {
    if (!capital_has_cleared(asked.state, ballot, asked.side(), asked.now))
        refuse("your capital has not cleared this text of " + ballot.item +
               "; clear it first: entente committee ballot " + ballot.item + " --open own");
}

}  // namespace

bool capital_has_cleared(const CommitteeState& state,
                         const Ballot& joint,
                         const std::string& side,
                         Instant now,
                         WithEditorial editorial) {
    const Ballot* own = nullptr;
    for (const std::string& id : state.item(joint.item).ballots)
        if (state.ballot(id).scope == side)
            own = &state.ballot(id);
    if (own == nullptr)
        return false;
    const bool same_text = own->revision == joint.revision ||
                           (editorial == WithEditorial::Yes &&
                            std::ranges::count(joint.carried_from, own->revision) > 0);
    return same_text && (own->closed ||
                         (status_of(*own, now).clear_to_agree && !is_open_to_objection(*own, now)));
}

std::optional<Standing> own_reservation(const CommitteeState& state,
                                        const Item& item,
                                        const std::string& side,
                                        Instant now) {
    std::map<std::string, Standing>
        last;  // by agency, of those who have said something that counts
    for (const std::string& id : item.ballots)
        if (const Ballot& ballot = state.ballot(id); ballot.scope == side)
            for (const Standing& standing : standings(ballot, now))
                if (standing.position != nullptr && (standing.counts || standing.position->ended))
                    last.insert_or_assign(standing.balloter.agency, standing);
    for (const auto& [agency, standing] : last)
        if (standing.reserves())
            return standing;
    return std::nullopt;
}

Records open_ballot(const Asked& asked, const BallotCall& call) {
    const Item& item = visible_item(asked, call.item);
    require_lead(asked, item);
    const bool joint = call.scope.empty();
    if (joint && item.state != ItemState::AgreedAdReferendum)
        refuse(item.id + " is " + words_of(item.state) +
               "; the joint ballot opens on a text that all sides have agreed ad referendum");
    const bool own_text = !joint && item.scope == call.scope;
    if (own_text && item.state != ItemState::Draft && item.state != ItemState::OwnClearance)
        refuse(item.id + " is " + words_of(item.state) + "; there is nothing to clear");
    if (asked.state.open_ballot(item.id, call.scope) != nullptr)
        refuse("a ballot on " + item.id + " is open already");
    std::set<std::string> agencies;
    for (const Balloter& balloter : call.balloters) {
        if (!agencies.insert(balloter.agency).second)
            refuse(balloter.agency + " is asked twice");
        if (!joint && asked.directory.side(balloter.agency) != asked.side())
            refuse(balloter.agency + " is not of " + asked.side());
    }
    if (std::ranges::none_of(call.balloters, [](const Balloter& balloter) {
            return balloter.duty == Duty::Lead || balloter.duty == Duty::MustClear;
        }))
        refuse("a ballot needs somebody who must clear");
    if (call.silence_ends && *call.silence_ends <= asked.now)
        refuse("silence cannot end before it begins");
    std::vector<EventBody> balloters;
    for (const Balloter& balloter : call.balloters)
        balloters.push_back(EventBody()
                                .set("agency", balloter.agency)
                                .set("duty", std::string(name_of(balloter.duty)))
                                .set("reason", balloter.reason)
                                .set("side", asked.directory.side(balloter.agency)));
    const auto count = static_cast<std::int64_t>(
        std::ranges::count_if(asked.state.ballots, [&](const auto& entry) {
            return entry.second.item == item.id && entry.second.scope == call.scope;
        }));
    EventBody body;
    body.set("ballot", item.id + "/" + (joint || own_text ? "" : call.scope + "-") + "b" +
                           std::to_string(count + 1))
        .set("item", item.id)
        .set("revision", std::int64_t{item.current().number})
        .set("text_hash", item.current().hash)
        .set("balloters", balloters);
    if (call.silence_ends)
        body.set("silence_ends", instant_text(*call.silence_ends));
    return {record_in(call.scope, "ballot_opened", std::move(body))};
}

Records take_position(const Asked& asked, const PositionTaken& taken) {
    const Ballot& ballot = visible_ballot(asked, taken.ballot);
    require_open(ballot);
    const Balloter& balloter = balloter_of(ballot, asked.actor.agency);
    check_stance(asked, taken, balloter);
    require_line(taken.condition, "the condition");
    check_rank(asked, ballot, balloter);
    const bool clears = taken.stance == Stance::Clear || taken.stance == Stance::ClearWithComment;
    if (ballot.scope.empty() && clears)
        check_own_clearance(asked, ballot);
    EventBody body;
    body.set("ballot", ballot.id)
        .set("stance", std::string(name_of(taken.stance)))
        .set("revision", std::int64_t{ballot.revision})
        .set("text_hash", ballot.text_hash);
    if (!taken.comment.empty())
        body.set("comment", taken.comment);
    if (!taken.condition.empty())
        body.set("condition", taken.condition);
    if (taken.stance == Stance::Hold)
        body.set("expires", instant_text(taken.expires.value_or(asked.now + hold_lasts)));
    return {record_in(ballot.scope, "position_taken", std::move(body))};
}

Records lift(const Asked& asked, const std::string& id, const std::string& reason) {
    const Ballot& ballot = visible_ballot(asked, id);
    require_text(reason, "say why: --reason");
    const Position* position = stopping(ballot, asked.actor.agency, asked.now);
    // A reservation stops signature, so it outlives its ballot.
    if (position == nullptr || position->stance != Stance::ScrutinyReservation)
        require_open(ballot);
    if (position == nullptr)
        refuse(asked.actor.agency + " neither holds nor blocks " + id);
    if (position->office != asked.actor &&
        asked.directory.rank(asked.actor) <= asked.directory.rank(position->office))
        refuse("only " + position->office.text() + " or a superior in " + asked.actor.agency +
               " lifts it");
    EventBody body;
    body.set("ballot", id).set("agency", asked.actor.agency).set("reason", reason);
    return {record_in(ballot.scope, "position_lifted", std::move(body))};
}

Records override_position(const Asked& asked,
                          const std::string& id,
                          const std::string& agency,
                          const std::string& reason) {
    const Ballot& ballot = visible_ballot(asked, id);
    require_open(ballot);
    require_text(reason, "an override is a decision; say why: --reason");
    const Position* position = stopping(ballot, agency, asked.now);
    if (position == nullptr)
        refuse(agency + " neither holds nor blocks " + id);
    if (asked.directory.side(agency) != asked.side())
        refuse(agency + " is not of " + asked.side() + "; no side overrides another");
    const Rank held = asked.directory.rank(position->office);
    if (asked.directory.rank(asked.actor) <= held)
        refuse("the hold of " + position->office.text() + " at rank " + std::string(name_of(held)) +
               " is overridden at a higher rank");
    require_lead(asked, asked.state.item(ballot.item));
    EventBody body;
    body.set("ballot", id).set("agency", agency).set("reason", reason);
    return {record_in(ballot.scope, "position_overridden", std::move(body))};
}

Records close_ballot(const Asked& asked, const std::string& id) {
    const Ballot& ballot = visible_ballot(asked, id);
    require_open(ballot);
    const Item& item = asked.state.item(ballot.item);
    require_lead(asked, item);
    if (ballot.scope.empty())
        refuse("the joint ballot ends with signature: entente committee decide " + item.id +
               " --sign");
    const BallotStatus status = status_of(ballot, asked.now);
    if (!status.clear_to_agree || is_open_to_objection(ballot, asked.now))
        refuse(id + " is not clear yet: entente committee needs " + item.id);
    Records records;
    EventBody closed;
    closed.set("ballot", id).set("text_hash", ballot.text_hash);
    records.push_back(record_in(ballot.scope, "ballot_closed", std::move(closed)));
    if (item.scope == ballot.scope) {
        EventBody state;
        state.set("item", item.id).set("state", std::string(name_of(ItemState::Cleared)));
        records.push_back(record_in(ballot.scope, "state_changed", std::move(state)));
    }
    return records;
}

namespace {

/// Texts of the own record that have reached the joint one, where the program ended before it wrote
/// so down at home.
void link_exchanged(const CommitteeState& state, Records& records) {
    for (const auto& [id, item] : state.items) {
        if (item.scope.empty() || item.state != ItemState::Cleared)
            continue;
        for (const auto& [joint_id, joint] : state.items) {
            const bool same = joint.scope.empty() &&
                              joint.revisions[0].hash == item.current().hash &&
                              joint.title == item.title && joint.time >= item.time;
            const bool linked = std::ranges::any_of(
                state.items, [&](const auto& other) { return other.second.joint_id == joint_id; });
            if (!same || linked)
                continue;
            EventBody link;
            link.set("item", id).set("joint", joint_id);
            NewRecord record = record_in(item.scope, "item_linked", std::move(link));
            record.actor = the_clock();
            records.push_back(std::move(record));
            break;
        }
    }
}

}  // namespace

Records due_by_now(const CommitteeState& state, const std::string& side, Instant now) {
    Records records;
    link_exchanged(state, records);
    for (const auto& [id, ballot] : state.ballots) {
        if (ballot.closed || !ballot.silence_ends || *ballot.silence_ends > now)
            continue;
        const bool joint = ballot.scope.empty();
        if (joint && !capital_has_cleared(state, ballot, side, now))
            continue;
        for (const Standing& standing : standings(ballot, now)) {
            // Silence is for those who have said nothing: not of a hold that has run out, nor of a
            // position on an earlier text.
            if ((joint && standing.balloter.side != side) || !standing.needed() ||
                standing.position != nullptr)
                continue;
            EventBody body;
            body.set("ballot", id)
                .set("stance", std::string(name_of(Stance::NoObjectionBySilence)))
                .set("agency", standing.balloter.agency)
                .set("revision", std::int64_t{ballot.revision})
                .set("text_hash", ballot.text_hash);
            NewRecord record = record_in(ballot.scope, "position_taken", std::move(body));
            record.actor = the_clock();
            records.push_back(std::move(record));
        }
    }
    return records;
}

}  // namespace entente::committee
