#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/deadline.hpp"
#include "entente/committee/rules.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/committee_needs.hpp"

namespace entente {
namespace {

using committee::Asked;
using committee::Ballot;
using committee::Balloter;
using committee::Item;
using committee::Standing;

/// The strip: one row an agency.
Table ballot_table(const std::vector<const Ballot*>& ballots, committee::Instant at) {
    Table table({{"ballot", ColumnKind::Text, "the ballot"},
                 {"agency", ColumnKind::Text, "who is asked"},
                 {"duty", ColumnKind::Text, "lead, must_clear, comment or info"},
                 {"stance", ColumnKind::Text, "its position; empty where it has none"},
                 {"counts", ColumnKind::Text,
                  "yes, stale (on an earlier text), carried, expired, lifted or overridden"},
                 {"age_days", ColumnKind::Count, "days since"},
                 {"office", ColumnKind::Text, "who took it"},
                 {"condition", ColumnKind::Text, "what would lift it"},
                 {"comment", ColumnKind::Text, "why"},
                 {"asked_because", ColumnKind::Text, "why it is asked"}});
    for (const Ballot* ballot : ballots)
        for (const Standing& standing : committee::standings(*ballot, at)) {
            const committee::Position* position = standing.position;
            const std::string counts = position == nullptr   ? ""
                                       : standing.stale      ? "stale"
                                       : standing.overridden ? "overridden"
                                       : standing.carried    ? "carried"
                                       : standing.counts     ? "yes"
                                       : position->ended     ? "lifted"
                                                             : "expired";
            table.add({ballot->id, standing.balloter.agency,
                       std::string(committee::name_of(standing.balloter.duty)),
                       position ? std::string(committee::name_of(position->stance)) : std::string(),
                       counts,
                       position
                           ? Cell(std::int64_t{(at - position->taken) / std::chrono::hours(24)})
                           : Cell(),
                       position ? position->office.text() : std::string(),
                       position ? position->condition : std::string(),
                       position ? position->comment : std::string(), standing.balloter.reason});
        }
    return table;
}

std::vector<Balloter> joint_balloters(const committee::Registry& registry,
                                      const Item& item,
                                      committee::Instant at) {
    std::vector<Balloter> leads;
    for (const std::string& side : committee::forum_named(registry, item.forum).sides)
        for (const Balloter& balloter : balloters_of(registry, item, side, at))
            if (balloter.duty == committee::Duty::Lead)
                leads.push_back(balloter);
    return leads;
}

/// Agencies besides those that the mandates name; nobody is asked less than they say.
void add_besides(std::vector<Balloter>& balloters, const CodeList& agencies, committee::Duty duty) {
    for (const std::string& agency : agencies) {
        const auto same = std::ranges::find(balloters, agency, &Balloter::agency);
        if (same != balloters.end() && same->duty <= duty)
            throw Error(ErrorKind::InvalidInput,
                        agency + " is asked already, " + same->reason +
                            "; an agency can be asked for more, not for less");
        if (same != balloters.end())
            balloters.erase(same);
        balloters.push_back({agency, duty,
                             std::string(committee::name_of(duty)) + ": named when the ballot "
                                                                     "was opened"});
    }
}

}  // namespace

Table Committee::ballot(const CommitteeBallotRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    std::string sentence;
    if (!request.open.empty()) {
        if (request.open == "joint" &&
            !(request.must_clear.empty() && request.comment.empty() && request.info.empty()))
            throw Error(ErrorKind::InvalidInput,
                        "a joint ballot asks the leads of all sides and nobody else; agencies are "
                        "named in the own ballot");
        if (request.open != "own" && request.open != "joint")
            throw Error(ErrorKind::InvalidInput,
                        "--open: '" + request.open + "' is neither own nor joint");
        const committee::Registry registry = desk.registry(desk.now());
        const auto records = desk.act([&](const Asked& asked) {
            const Item& item = asked.state.item(request.item);
            const bool joint = request.open == "joint";
            committee::BallotCall call{
                .item = item.id,
                .scope = joint ? std::string() : desk.side(),
                .balloters = joint ? joint_balloters(registry, item, desk.now())
                                   : balloters_of(registry, item, desk.side(), desk.now())};
            if (!joint) {
                add_besides(call.balloters, request.must_clear, committee::Duty::MustClear);
                add_besides(call.balloters, request.comment, committee::Duty::Comment);
                add_besides(call.balloters, request.info, committee::Duty::Info);
            }
            if (request.silence < 0)
                throw Error(ErrorKind::InvalidInput, "--silence must be 1 or more business days");
            if (request.silence > 0) {
                auto calendars = calendars_of(registry, item.forum, desk.side());
                if (!joint)
                    calendars.resize(1);
                call.silence_ends =
                    committee::silence_period(desk.now(), request.silence, calendars).end;
            }
            return committee::open_ballot(asked, call);
        });
        sentence = records[0].body.string("ballot") + " is open on text " +
                   std::to_string(records[0].body.integer("revision")) +
                   "; the list of who is asked is frozen.";
    }
    if (request.close) {
        const committee::CommitteeState state = desk.state(desk.now());
        const Ballot* open = state.open_ballot(request.item, desk.side());
        if (open == nullptr)
            throw Error(ErrorKind::NotFound,
                        "there is no open ballot of your side on " + state.item(request.item).id);
        desk.act([&](const Asked& asked) { return committee::close_ballot(asked, open->id); });
        sentence = open->id + " is closed; your capital has cleared this text.";
    }
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);
    const Item& item = state.item(request.item);
    std::vector<const Ballot*> ballots;
    for (const auto& [id, ballot] : state.ballots)
        if (ballot.item == item.id)
            ballots.push_back(&ballot);
    Table table = ballot_table(ballots, at);
    table.title = "Ballots on " + item.id;
    if (!sentence.empty())
        table.sentences.push_back(sentence);
    table.sentences.push_back(needs_text(registry_at(state, at), desk.side(), state, item, at,
                                         committee::Language::English));
    if (ballots.empty())
        table.notes.push_back("No ballot yet: entente committee ballot " + item.id + " --open own");
    CommitteeBallotRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee ballot",
                     repeat.params());
    return table;
}

Table Committee::position(const CommitteePositionRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    committee::PositionTaken taken{.ballot = request.ballot,
                                   .stance = committee::stance_named(request.stance),
                                   .comment = request.comment,
                                   .condition = request.condition};
    if (request.days < 0)
        throw Error(ErrorKind::InvalidInput, "--days must be 1 or more business days");
    if (request.days > 0)
        taken.expires = committee::hold_expiry(
            desk.now(), request.days,
            calendars_of(desk.registry(desk.now()), "", desk.side()).front());
    desk.act([&](const Asked& asked) { return committee::take_position(asked, taken); });
    const committee::CommitteeState state = desk.state(desk.now());
    const Ballot& ballot = state.ballot(request.ballot);
    Table table = ballot_table({&ballot}, desk.now());
    table.title = "Ballot " + ballot.id;
    table.sentences.push_back(desk.office().agency + ": " + spaced(request.stance) + ".");
    table.sentences.push_back(needs_text(registry_at(state, desk.now()), desk.side(), state,
                                         state.item(ballot.item), desk.now(),
                                         committee::Language::English));
    CommitteePositionRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()),
                     "committee position", repeat.params());
    return table;
}

Table Committee::lift(const CommitteeLiftRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    desk.act([&](const Asked& asked) {
        return request.agency.empty() ? committee::lift(asked, request.ballot, request.reason)
                                      : committee::override_position(
                                            asked, request.ballot, request.agency, request.reason);
    });
    const committee::CommitteeState state = desk.state(desk.now());
    const Ballot& ballot = state.ballot(request.ballot);
    Table table = ballot_table({&ballot}, desk.now());
    table.title = "Ballot " + ballot.id;
    table.sentences.push_back(request.agency.empty()
                                  ? desk.office().agency + " lifts its position: " + request.reason
                                  : desk.office().text() + " overrides " + request.agency + ": " +
                                        request.reason);
    table.sentences.push_back(needs_text(registry_at(state, desk.now()), desk.side(), state,
                                         state.item(ballot.item), desk.now(),
                                         committee::Language::English));
    CommitteeLiftRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee lift",
                     repeat.params());
    return table;
}

Table Committee::needs(const CommitteeNeedsRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);
    const Item& item = state.item(request.item);
    Table table({{"item", ColumnKind::Text, "the item"},
                 {"state", ColumnKind::Text, "where it stands"},
                 {"needs", ColumnKind::Text, "what is still needed"}});
    const auto language = language_named(request.language);
    const std::string needs =
        needs_text(registry_at(state, at), desk.side(), state, item, at, language);
    table.add({item.id, std::string(committee::name_of(item.state)), needs});
    table.title = "What " + item.id + " needs";
    table.sentences.push_back(needs);
    CommitteeNeedsRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee needs",
                     repeat.params());
    return table;
}

}  // namespace entente
