#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/committee_store.hpp"
#include "entente/committee/rules.hpp"
#include "entente/committee/side_key_store.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/item_scenario.hpp"

namespace entente {
namespace {

using committee::Asked;
using committee::Commitment;

Table commitment_table(const committee::CommitteeState& state, committee::Instant at) {
    Table table({{"commitment", ColumnKind::Text, "its name"},
                 {"decision", ColumnKind::Text, "where it was promised"},
                 {"side", ColumnKind::Text, "who owes it"},
                 {"owner", ColumnKind::Text, "the office that does"},
                 {"text", ColumnKind::Text, "what"},
                 {"due", ColumnKind::Text, "day"},
                 {"days_left", ColumnKind::Count, "below zero: days late"},
                 {"state", ColumnKind::Text, "open, shown, done, disputed or overdue"},
                 {"indicator", ColumnKind::Text, "by what one sees it kept"},
                 {"evidence", ColumnKind::Text, "the last, and what the other side says of it"}});
    for (const auto& [id, commitment] : state.commitments) {
        const auto left =
            std::chrono::sys_days(commitment.due) - std::chrono::floor<std::chrono::days>(at);
        std::string evidence;
        if (!commitment.evidence.empty()) {
            const committee::Evidence& last = commitment.evidence.back();
            evidence = last.id + " (" + last.type + "): " + last.text +
                       (last.verdict.empty() ? std::string("; not judged yet")
                                             : "; " + last.verdict + ": " + last.verdict_reason);
        }
        table.add({id, commitment.decision, commitment.side, commitment.owner.text(),
                   commitment.text,
                   committee::instant_text(std::chrono::sys_days(commitment.due)).substr(0, 10),
                   std::int64_t{left.count()},
                   std::string(committee::name_of(committee::state_of(commitment, at))),
                   commitment.indicator, evidence});
    }
    return table;
}

void add_count_sentence(Table& table,
                        const committee::CommitteeState& state,
                        committee::Instant at) {
    std::size_t done = 0, late = 0, disputed = 0;
    for (const auto& [id, commitment] : state.commitments) {
        const auto now = committee::state_of(commitment, at);
        done += now == committee::CommitmentState::Done;
        late += now == committee::CommitmentState::Overdue;
        disputed += now == committee::CommitmentState::Disputed;
    }
    table.sentences.push_back(counted(state.commitments.size(), "commitment") + ": " +
                              std::to_string(done) + " done, " + std::to_string(late) +
                              " overdue, " + std::to_string(disputed) + " disputed.");
}

}  // namespace

Table Committee::decide(const CommitteeDecideRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    Table table({{"item", ColumnKind::Text, "the item"},
                 {"state", ColumnKind::Text, "where it stands"},
                 {"decision", ColumnKind::Text, "its number"},
                 {"text_hash", ColumnKind::Text, "SHA-256 of the text"},
                 {"side", ColumnKind::Text, "who signed"},
                 {"office", ColumnKind::Text, "as which office"},
                 {"signature", ColumnKind::Text, "Ed25519, hex"}});
    if (request.sign) {
        desk.act([&](const Asked& asked) {
            return committee::sign(
                asked, request.item,
                committee::sign_text(folder_, desk.side(), asked.state.item(request.item)));
        });
    } else {
        desk.act([&](const Asked& asked) {
            const committee::Item& item = asked.state.item(request.item);
            for (const committee::Signature& signature : item.signatures)
                if (const std::string fault = committee::fault_of(item, signature, asked.state);
                    signature.revision == item.current().number && !fault.empty())
                    throw Error(ErrorKind::BadData, fault + "; entente committee verify says more");
            return committee::decide(asked, request.item);
        });
    }
    const committee::CommitteeState state = desk.state(desk.now());
    const committee::Item& item = state.item(request.item);
    for (const committee::Signature& signature : item.signatures)
        table.add({item.id, std::string(committee::name_of(item.state)), item.decision,
                   signature.text_hash, signature.side, signature.by.text(), signature.signature});
    table.title = item.id + ": " + item.title;
    if (!request.sign) {
        table.sentences.push_back(item.id + " is decision " + item.decision + ".");
        const committee::Registry registry = registry_at(state, desk.now());
        const auto& needs =
            committee::instrument_named(registry, item.instrument).needs_legislature;
        if (!needs.empty())
            table.notes.push_back("A " + item.instrument + " needs the legislature of " +
                                  join_codes(needs) + ".");
    } else {
        table.sentences.push_back(desk.side() + " has signed; " +
                                  (item.state == committee::ItemState::Signed
                                       ? "all sides have, and a lead can record the decision."
                                       : "the other side has not signed this text yet."));
    }
    CommitteeDecideRequest repeat = request;
    finish_committee(table, desk, item.label, "committee decide", repeat.params());
    return table;
}

Table Committee::commit(const CommitteeCommitRequest& request) {
    CommitteeDesk desk =
        open(request.seat, {request.decision.empty() ? WhoMayAsk::AnySide : WhoMayAsk::AnyOffice,
                            MadeFrom::JointRecord, true});
    const bool says_something = !(request.owner + request.text + request.due + request.indicator +
                                  request.run + request.rules_out)
                                     .empty();
    if (request.decision.empty() && says_something)
        throw Error(ErrorKind::InvalidInput,
                    "a commitment belongs to a decision: --decision D-1; nothing was recorded");
    const ScenarioFiles rules_out = carried_scenario(request.rules_out);
    if (!request.decision.empty())
        desk.act([&](const Asked& asked) {
            return committee::commit(asked, {.decision = request.decision,
                                             .owner = request.owner,
                                             .text = request.text,
                                             .due = request.due,
                                             .indicator = request.indicator,
                                             .run = request.run,
                                             .rules_out = rules_out});
        });
    const committee::CommitteeState state = desk.state(desk.now());
    Table table = commitment_table(state, desk.now());
    table.title = "Commitments";
    add_count_sentence(table, state, desk.now());
    CommitteeCommitRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee commit",
                     repeat.params());
    return table;
}

Table Committee::evidence(const CommitteeEvidenceRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const bool judges = !request.accept.empty() || !request.dispute.empty();
    if (!request.accept.empty() && !request.dispute.empty())
        throw Error(ErrorKind::InvalidInput, "accept or dispute, not both at once");
    const std::string& judged = request.accept.empty() ? request.dispute : request.accept;
    if (judges && !judged.starts_with(request.commitment + "/"))
        throw Error(ErrorKind::InvalidInput, judged + " is no evidence for " + request.commitment);
    desk.act([&](const Asked& asked) {
        return judges ? committee::judge_evidence(asked, judged, !request.accept.empty(),
                                                  request.reason)
                      : committee::give_evidence(asked, request.commitment, request.type,
                                                 request.text, request.reference);
    });
    const committee::CommitteeState state = desk.state(desk.now());
    const Commitment& commitment = state.commitment(request.commitment);
    Table table({{"evidence", ColumnKind::Text, "its name"},
                 {"type", ColumnKind::Text, "document, law, figure, run or statement"},
                 {"text", ColumnKind::Text, "what it shows"},
                 {"reference", ColumnKind::Text, "citation, hash, address or run id"},
                 {"by", ColumnKind::Text, "who shows it"},
                 {"verdict", ColumnKind::Text, "of the other side"},
                 {"reason", ColumnKind::Text, "why"}});
    for (const committee::Evidence& evidence : commitment.evidence)
        table.add({evidence.id, evidence.type, evidence.text, evidence.reference,
                   evidence.by.text(), evidence.verdict, evidence.verdict_reason});
    table.title = "Evidence for " + commitment.id;
    table.sentences.push_back(
        commitment.id + " is " +
        std::string(committee::name_of(committee::state_of(commitment, desk.now()))) + ": " +
        commitment.text + ".");
    CommitteeEvidenceRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()),
                     "committee evidence", repeat.params());
    return table;
}

}  // namespace entente
