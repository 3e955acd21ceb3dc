#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/rules.hpp"
#include "entente/committee/text_diff.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/item_scenario.hpp"

namespace entente {
namespace {

using committee::Asked;
using committee::Item;
using committee::Revision;

/// What an action wrote, in a sentence and a row.
Table written(const CommitteeDesk& desk,
              const committee::Records& records,
              const std::string& sentence,
              const committee::ReleaseLabel& label,
              std::string_view command,
              const ParamList& params) {
    Table table({{"record", ColumnKind::Text, "joint or the side's own"},
                 {"kind", ColumnKind::Text, "what was written"},
                 {"object", ColumnKind::Text, "about what"}});
    for (const committee::NewRecord& record : records) {
        std::string object;
        for (const char* key : {"decision", "commitment", "ballot", "comment", "consultation",
                                "object", "joint", "item"})
            if (object.empty() && record.body.has(key))
                object = record.body.string(key);
        table.add(
            {record.scope.empty() ? std::string("joint") : record.scope, record.kind, object});
    }
    table.title = "Recorded";
    table.sentences.push_back(sentence);
    finish_committee(table, desk, label, command, params);
    return table;
}

committee::ReleaseLabel label_of(const CommitteeDesk& desk, const std::string& item) {
    return desk.state(desk.now()).item(item).label;
}

/// The revision of the agency's last position on a text of the item, or the one before the current.
int last_seen(const committee::CommitteeState& state, const Item& item, const std::string& agency) {
    int seen = 0;
    for (const auto& [id, ballot] : state.ballots)
        if (ballot.item == item.id)
            for (const committee::Position& position : ballot.positions)
                if (position.office.agency == agency)
                    seen = std::max(seen, position.revision);
    return seen > 0 && seen < item.current().number ? seen : std::max(1, item.current().number - 1);
}

const Revision& revision_of(const Item& item, int number) {
    for (const Revision& revision : item.revisions)
        if (revision.number == number)
            return revision;
    throw Error(ErrorKind::NotFound, item.id + " has no revision " + std::to_string(number) +
                                         "; it has 1 to " + std::to_string(item.current().number));
}

}  // namespace

Table Committee::draft(const CommitteeDraftRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const std::string text = read_committee_text(request.text);
    const committee::Registry registry = desk.registry(desk.now());
    for (const std::string& topic : request.topics) {
        committee::topic_named(registry, topic);
        if (std::ranges::count(request.topics, topic) > 1)
            throw Error(ErrorKind::InvalidInput, "--topics: " + topic + " is named twice");
    }
    committee::instrument_named(registry, request.instrument);
    if (!request.posture.empty() && request.posture != "defensive" &&
        request.posture != "offensive")
        throw Error(ErrorKind::InvalidInput,
                    "--posture: '" + request.posture + "' is neither defensive nor offensive");
    const ScenarioFiles scenario = carried_scenario(request.scenario);
    const auto records = desk.act([&](const Asked& asked) {
        return committee::draft_item(asked, {.forum = request.forum,
                                             .title = request.title,
                                             .instrument = request.instrument,
                                             .posture = request.posture,
                                             .text = text,
                                             .note = request.note,
                                             .scenario = scenario,
                                             .topics = request.topics});
    });
    const std::string id = records[0].body.string("item");
    CommitteeDraftRequest repeat = request;
    return written(desk, records,
                   id + " is drafted in your side's own record: \"" + request.title +
                       "\". Next: entente committee ballot " + id + " --open own",
                   label_of(desk, id), "committee draft", repeat.params());
}

Table Committee::item(const CommitteeItemRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);
    const Item& item = state.item(request.item);
    Table table({{"what", ColumnKind::Text, "kind of entry"},
                 {"id", ColumnKind::Text, "its name"},
                 {"time", ColumnKind::Text, "when, UTC"},
                 {"office", ColumnKind::Text, "who"},
                 {"text", ColumnKind::Text, "what it says"}});
    table.title = item.id + ": " + item.title;
    const int shown =
        request.revision == 0 ? item.current().number : revision_of(item, request.revision).number;
    table.sentences.push_back("\"" + item.title + "\" is " + committee::words_of(item.state) +
                              (item.outcome_reason.empty() ? "" : ": " + item.outcome_reason) +
                              "; text " + std::to_string(item.current().number) + ", hash " +
                              item.current().hash.substr(0, 12) + ".");
    for (const Revision& revision : item.revisions)
        table.add(
            {std::string(revision.editorial ? "text, editorial" : "text"),
             std::to_string(revision.number), short_instant(revision.time), revision.by.text(),
             revision.number == shown ? revision.text
             : revision.note.empty() ? "--revision " + std::to_string(revision.number) + " shows it"
                                     : revision.note});
    if (!item.scenario.empty())
        table.add({std::string("scenario"), item.scenario.front().name, short_instant(item.time),
                   item.by.text(),
                   std::to_string(item.scenario.front().text.size()) + " bytes and " +
                       std::to_string(item.scenario.size() - 1) +
                       " schedules; --scenario-to FOLDER writes them"});
    if (!request.scenario_to.empty()) {
        if (item.scenario.empty())
            throw Error(ErrorKind::NotFound, item.id + " has no scenario");
        for (const std::string& path : write_scenario(item.scenario, request.scenario_to))
            table.notes.push_back("Written: " + path);
    }
    for (const committee::Comment& comment : item.comments)
        table.add({std::string("comment"), comment.id, short_instant(comment.time),
                   comment.by.text(),
                   (comment.passage.empty() ? "" : "\"" + comment.passage + "\": ") + comment.text +
                       (comment.disposition.empty()
                            ? std::string(" (no disposition yet)")
                            : " (" + comment.disposition + " by " + comment.disposed_by.text() +
                                  ": " + comment.reason + ")")});
    for (const committee::Signature& signature : item.signatures)
        table.add({std::string("signature"), signature.side, short_instant(signature.time),
                   signature.by.text(),
                   "of " + signature.text_hash.substr(0, 12) +
                       (signature.signature.empty() ? ", on paper" : ", Ed25519")});
    for (const std::string& ballot : item.ballots)
        table.add({std::string("ballot"), ballot, short_instant(state.ballot(ballot).opened),
                   state.ballot(ballot).opened_by.text(),
                   std::string(state.ballot(ballot).closed ? "closed" : "open")});
    CommitteeItemRequest repeat = request;
    finish_committee(table, desk, item.label, "committee item", repeat.params());
    return table;
}

Table Committee::revise(const CommitteeReviseRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const std::string text = read_committee_text(request.text);
    const ScenarioFiles scenario = carried_scenario(request.scenario);
    bool asked_now = false;
    const auto records = desk.act([&](const Asked& asked) {
        asked_now = asked.state.open_ballot(request.item, "") != nullptr ||
                    asked.state.open_ballot(request.item, desk.side()) != nullptr;
        return committee::revise_text(asked, request.item, text, request.editorial, request.note,
                                      scenario);
    });
    CommitteeReviseRequest repeat = request;
    return written(
        desk, records,
        request.item + " has a new text" +
            (!asked_now ? std::string("; what was cleared or agreed before is of another text.")
             : request.editorial
                 ? std::string(", editorial: positions are carried, with 48 hours to object.")
                 : std::string("; positions on the one before are stale, a silence that ran has "
                               "ended.")),
        label_of(desk, request.item), "committee revise", repeat.params());
}

Table Committee::diff(const CommitteeDiffRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const committee::CommitteeState state = desk.state(desk.now());
    const Item& item = state.item(request.item);
    if (request.from < 0 || request.to < 0)
        throw Error(ErrorKind::InvalidInput, "--from and --to are revisions, from 1");
    const int from = request.from > 0 ? request.from : last_seen(state, item, desk.office().agency);
    const int to = request.to > 0 ? request.to : item.current().number;
    const auto parts =
        committee::line_diff(revision_of(item, from).text, revision_of(item, to).text);
    Table table({{"change", ColumnKind::Text, "same, removed or added"},
                 {"text", ColumnKind::Text, "line"}});
    std::size_t removed = 0, added = 0;
    for (const committee::DiffPart& part : parts) {
        removed += part.kind == committee::DiffKind::Removed;
        added += part.kind == committee::DiffKind::Added;
        table.add({std::string(part.kind == committee::DiffKind::Same      ? ""
                               : part.kind == committee::DiffKind::Removed ? "-"
                                                                           : "+"),
                   part.text});
    }
    table.title = item.id + ", text " + std::to_string(from) + " to " + std::to_string(to);
    table.sentences.push_back("From text " + std::to_string(from) + " to text " +
                              std::to_string(to) + ": " + counted(removed, "line") + " removed, " +
                              std::to_string(added) + " added.");
    CommitteeDiffRequest repeat = request;
    finish_committee(table, desk, item.label, "committee diff", repeat.params());
    return table;
}

Table Committee::exchange(const CommitteeExchangeRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    committee::Crossing crossing{.onto = request.onto};
    for (const std::string& what : request.carry) {
        if (what != "scenario" && what != "posture")
            throw Error(ErrorKind::InvalidInput,
                        "--carry: '" + what + "' is neither scenario nor posture");
        (what == "scenario" ? crossing.scenario : crossing.posture) = true;
    }
    const auto records = desk.act(
        [&](const Asked& asked) { return committee::exchange(asked, request.item, crossing); });
    const std::string joint = records[0].body.string("item");
    CommitteeExchangeRequest repeat = request;
    return written(desk, records,
                   "Your text is before all sides as " + joint + "; they see this text" +
                       (crossing.scenario ? ", its scenario" : "") +
                       (crossing.posture ? ", its posture" : "") +
                       " and nothing of how it was cleared.",
                   label_of(desk, joint), "committee exchange", repeat.params());
}

Table Committee::agree(const CommitteeAgreeRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto records = desk.act(
        [&](const Asked& asked) { return committee::agree_ad_referendum(asked, request.item); });
    CommitteeAgreeRequest repeat = request;
    return written(desk, records,
                   records.size() > 1
                       ? request.item + " is agreed ad referendum by all sides."
                       : desk.side() + " agrees to " + request.item +
                             " ad referendum; the other side has not said so of this text yet.",
                   label_of(desk, request.item), "committee agree", repeat.params());
}

Table Committee::end(const CommitteeEndRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto records = desk.act([&](const Asked& asked) {
        return request.no_agreement ? committee::no_agreement(asked, request.item, request.reason)
                                    : committee::withdraw(asked, request.item, request.reason);
    });
    CommitteeEndRequest repeat = request;
    return written(desk, records,
                   request.item +
                       (request.no_agreement ? " ends without agreement: " : " is withdrawn: ") +
                       request.reason,
                   label_of(desk, request.item), "committee end", repeat.params());
}

Table Committee::lead(const CommitteeLeadRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto records = desk.act([&](const Asked& asked) {
        return committee::assign_lead(asked, request.item, request.agency, request.reason);
    });
    CommitteeLeadRequest repeat = request;
    return written(desk, records,
                   request.agency + " leads for " + desk.side() + " on " + request.item + ": " +
                       request.reason,
                   committee::ReleaseLabel::of_side(desk.side()), "committee lead",
                   repeat.params());
}

Table Committee::comment(const CommitteeCommentRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const bool disposes = !request.dispose.empty();
    const auto records = desk.act([&](const Asked& asked) {
        return disposes ? committee::dispose_comment(asked, request.dispose, request.disposition,
                                                     request.reason)
                        : committee::comment_on(asked, request.item, request.passage, request.text);
    });
    CommitteeCommentRequest repeat = request;
    return written(desk, records,
                   disposes ? request.dispose + " is " + request.disposition + ": " + request.reason
                            : records[0].body.string("comment") +
                                  " is recorded; a lead owes it a disposition with a reason.",
                   label_of(desk, request.item), "committee comment", repeat.params());
}

Table Committee::release(const CommitteeReleaseRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto records = desk.act([&](const Asked& asked) {
        return committee::release(asked, request.object, request.audience, request.reason);
    });
    CommitteeReleaseRequest repeat = request;
    return written(desk, records,
                   records[0].body.flag("effective")
                       ? request.object + " is open to " + request.audience + ", for good."
                       : desk.side() + " releases " + request.object + " to " + request.audience +
                             "; it is open once the other owners have released it too.",
                   committee::ReleaseLabel::of_side(desk.side()), "committee release",
                   repeat.params());
}

Table Committee::consult(const CommitteeConsultRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    committee::stakeholder_named(desk.registry(desk.now()), request.stakeholder);
    const auto records = desk.act([&](const Asked& asked) {
        return committee::consult(asked, request.stakeholder, request.item, request.question,
                                  request.answer, request.joint ? "" : desk.side());
    });
    CommitteeConsultRequest repeat = request;
    return written(desk, records, request.stakeholder + " was asked: " + request.question,
                   committee::ReleaseLabel::named(records[0].body.string("label")),
                   "committee consult", repeat.params());
}

}  // namespace entente
