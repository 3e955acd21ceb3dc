#include <algorithm>
#include <array>

#include "entente/base/written_values.hpp"
#include "entente/committee/rule_checks.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 5> evidence_types = {"document", "law", "figure", "run",
                                                            "statement"};

bool is_run_id(const std::string& text) {
    return text.size() == 12 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void require_lead_of_decision(const Asked& asked, const Decision& decision) {
    require_lead(asked, asked.state.item(decision.item));
}

}  // namespace

Records sign(const Asked& asked, const std::string& id, const std::string& signature) {
    const Item& item = visible_item(asked, id);
    if (item.state != ItemState::JointBallot)
        refuse(id + " is " + words_of(item.state) +
               "; a text is signed once its joint ballot is clear");
    require_lead(asked, item);
    if (asked.directory.rank(asked.actor) < Rank::ViceMinister)
        refuse("a text is signed by a vice minister or a minister");
    if (!open_brackets(item.current().text, asked.directory.sides(item.forum)).empty())
        refuse(id + " still has brackets; settle them with a new text");
    if (const auto reserved = own_reservation(asked.state, item, asked.side(), asked.now))
        refuse(reserved->balloter.agency + " has a scrutiny reservation at home, since " +
               instant_text(reserved->position->taken) + "; it lifts it first");
    const Ballot* ballot = asked.state.open_ballot(id, "");
    if (ballot == nullptr || !status_of(*ballot, asked.now).clear_to_sign)
        refuse("the joint ballot on " + id + " is not clear: entente committee needs " + id);
    if (!capital_has_cleared(asked.state, *ballot, asked.side(), asked.now, WithEditorial::Yes))
        refuse("your capital has not cleared this text of " + id +
               "; clear it first: entente committee ballot " + id + " --open own");
    const auto signed_by = [&](const std::string& side) {
        return std::ranges::any_of(item.signatures, [&](const Signature& other) {
            return other.side == side && other.revision == item.current().number;
        });
    };
    if (signed_by(asked.side()))
        refuse(asked.side() + " has signed this text already");
    Records records;
    EventBody body;
    body.set("item", id)
        .set("side", asked.side())
        .set("revision", std::int64_t{item.current().number})
        .set("text_hash", item.current().hash);
    if (!signature.empty())
        body.set("signature", signature);
    records.push_back(record_in("", "signed", std::move(body)));
    const auto sides = asked.directory.sides(item.forum);
    if (std::ranges::all_of(sides, [&](const std::string& side) {
            return side == asked.side() || signed_by(side);
        })) {
        EventBody state;
        state.set("item", id).set("state", std::string(name_of(ItemState::Signed)));
        records.push_back(record_in("", "state_changed", std::move(state)));
    }
    return records;
}

Records decide(const Asked& asked, const std::string& id) {
    const Item& item = visible_item(asked, id);
    if (item.state == ItemState::Decided)
        refuse(id + " is decision " + item.decision + " already");
    if (item.state != ItemState::Signed)
        refuse(id + " is " + words_of(item.state) + "; it is decided once all sides have signed");
    require_lead(asked, item);
    EventBody body;
    body.set("item", id)
        .set("decision", "D-" + std::to_string(asked.state.decisions.size() + 1))
        .set("text_hash", item.current().hash);
    return {record_in("", "decided", std::move(body))};
}

Records commit(const Asked& asked, const Promise& promise) {
    const Decision& decision = asked.state.decision(promise.decision);
    require_lead_of_decision(asked, decision);
    require_text(promise.text, "a commitment says what is promised: --text");
    require_text(promise.indicator, "a commitment says by what one will see it kept: --indicator");
    require_line(promise.indicator, "the indicator");
    require_line(promise.run, "the command of the run");
    const OfficeId owner = office_named(promise.owner);
    asked.directory.rank(owner);
    if (asked.directory.side(owner.agency) != asked.side())
        refuse(promise.owner + " is not of " + asked.side() + "; a side promises for itself");
    const auto due = day_in(promise.due);
    if (!due)
        refuse("--due: " + quoted(promise.due) + " is no day; write 2026-12-31");
    if (std::chrono::sys_days(*due) < std::chrono::floor<std::chrono::days>(asked.now))
        refuse("--due: " + promise.due + " has passed; a commitment is for a day to come");
    EventBody body;
    body.set("commitment", "C-" + std::to_string(asked.state.commitments.size() + 1))
        .set("decision", promise.decision)
        .set("side", asked.side())
        .set("owner", promise.owner)
        .set("text", promise.text)
        .set("due", promise.due)
        .set("indicator", promise.indicator)
        .set("run", promise.run);
    set_files(body, "rules_out", promise.rules_out);
    return {record_in("", "commitment_made", std::move(body))};
}

Records give_evidence(const Asked& asked,
                      const std::string& id,
                      const std::string& type,
                      const std::string& text,
                      const std::string& reference) {
    const Commitment& commitment = asked.state.commitment(id);
    if (commitment.side != asked.side())
        refuse(id + " is owed by " + commitment.side + "; the side that owes it shows evidence");
    if (std::ranges::find(evidence_types, type) == evidence_types.end())
        refuse("'" + type + "' is no evidence; say document, law, figure, run or statement");
    require_text(text, "say what it shows: --text");
    if (type == "run" || type == "law" || type == "document")
        require_text(reference, "give its run id, citation or hash: --reference");
    require_line(reference, "the reference");
    if (type == "run" && !is_run_id(reference))
        refuse(quoted(reference) +
               " is no run; answers print theirs under \"run\", 12 digits of 0-9 and a-f");
    EventBody body;
    body.set("commitment", id)
        .set("evidence", id + "/e" + std::to_string(commitment.evidence.size() + 1))
        .set("type", type)
        .set("text", text)
        .set("reference", reference);
    return {record_in("", "evidence_given", std::move(body))};
}

Records judge_evidence(const Asked& asked,
                       const std::string& id,
                       bool accepted,
                       const std::string& reason) {
    const Commitment& commitment = asked.state.commitment(parent_of(id));
    const auto evidence = std::ranges::find(commitment.evidence, id, &Evidence::id);
    if (evidence == commitment.evidence.end())
        refuse("there is no evidence " + id);
    if (commitment.side == asked.side())
        refuse("evidence of " + asked.side() + " is judged by the other side");
    require_lead_of_decision(asked, asked.state.decision(commitment.decision));
    if (!evidence->verdict.empty())
        refuse(id + " was " + evidence->verdict + " on " + instant_text(*evidence->verdict_time));
    require_text(reason, "say why: --reason");
    EventBody body;
    body.set("commitment", commitment.id)
        .set("evidence", id)
        .set("verdict", accepted ? "accepted" : "disputed")
        .set("reason", reason);
    return {record_in("", "evidence_judged", std::move(body))};
}

}  // namespace entente::committee
