#include <algorithm>
#include <cmath>
#include <fstream>
#include <map>
#include <tuple>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/deadline.hpp"
#include "entente/committee/ics.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/committee_needs.hpp"
#include "entente/workspace/item_scenario.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using committee::Ballot;
using committee::Item;
using committee::ItemState;

bool is_over(ItemState state) {
    return state == ItemState::Decided || committee::came_to_nothing(state);
}

/// How far an item is: its state's part of the way, and within a ballot the part that has cleared.
double readiness_of(const committee::CommitteeState& state,
                    const Item& item,
                    const std::string& side,
                    committee::Instant at) {
    static const std::map<ItemState, std::pair<double, double>> ways = {
        {ItemState::Draft, {0, 0.1}},          {ItemState::OwnClearance, {0.1, 0.3}},
        {ItemState::Cleared, {0.3, 0.3}},      {ItemState::Exchanged, {0.4, 0.5}},
        {ItemState::Negotiating, {0.4, 0.6}},  {ItemState::AgreedAdReferendum, {0.7, 0.7}},
        {ItemState::JointBallot, {0.7, 0.95}}, {ItemState::Signed, {0.95, 0.95}},
        {ItemState::Decided, {1, 1}},          {ItemState::Withdrawn, {0, 0}},
        {ItemState::NoAgreement, {0, 0}}};
    const auto [from, to] = ways.at(item.state);
    const Ballot* ballot = state.open_ballot(item.id, "");
    if (ballot == nullptr)
        ballot = state.open_ballot(item.id, side);
    if (ballot == nullptr)
        return from;
    double asked = 0, clear = 0;
    for (const committee::Standing& standing : committee::standings(*ballot, at)) {
        if (standing.balloter.duty != committee::Duty::Lead &&
            standing.balloter.duty != committee::Duty::MustClear)
            continue;
        ++asked;
        clear += !standing.needed() && !standing.holds() && !standing.blocks();
    }
    return from + (to - from) * (asked > 0 ? clear / asked : 0);
}

/// Something with a time, of what the side may see.
struct Due {
    committee::Instant at;
    std::string kind;
    std::string about;
    std::string who;
    std::string text;
    std::optional<std::chrono::year_month_day> day = {};  // where it is a whole day, in any zone
};

/// "silence ends, J-1/b1: Gas"
std::string words_of_due(const Due& due) {
    return spaced(due.kind) + ", " + due.about + ": " + due.text;
}

std::vector<Due> dues_of(const committee::CommitteeState& state, committee::Instant from) {
    std::vector<Due> dues;
    for (const auto& [id, ballot] : state.ballots) {
        if (ballot.closed)
            continue;
        const std::string& title = state.item(ballot.item).title;
        if (ballot.silence_ends && *ballot.silence_ends > from)
            dues.push_back({*ballot.silence_ends, "silence_ends", id, "", title});
        for (const committee::Standing& standing : committee::standings(ballot, from))
            if (standing.holds() && standing.position->expires)
                dues.push_back({*standing.position->expires, "hold_expires", id,
                                standing.balloter.agency, title});
        if (ballot.carried_until && *ballot.carried_until > from)
            dues.push_back({*ballot.carried_until, "objection_ends", id, "", title});
    }
    for (const auto& [id, commitment] : state.commitments)
        if (committee::state_of(commitment, from) != committee::CommitmentState::Done)
            dues.push_back({std::chrono::sys_days(commitment.due), "commitment_due", id,
                            commitment.owner.text(), commitment.text, commitment.due});
    std::ranges::stable_sort(dues, {}, &Due::at);
    return dues;
}

}  // namespace

Table Committee::agenda(const CommitteeAgendaRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);
    const committee::Registry registry = registry_at(state, at);
    const auto language = language_named(request.language);
    Table table({{"item", ColumnKind::Text, "its name"},
                 {"title", ColumnKind::Text, "what it is called"},
                 {"forum", ColumnKind::Text, "where"},
                 {"state", ColumnKind::Text, "where it stands"},
                 {"posture", ColumnKind::Text, "defensive or offensive"},
                 {"joint_gain_musd", ColumnKind::Musd,
                  "real income of all sides by its scenario, a year; empty without one"},
                 {"readiness", ColumnKind::Share, "how far it is"},
                 {"procedure", ColumnKind::Text, "consent: under a silence procedure"},
                 {"needs", ColumnKind::Text, "what is still needed"}});

    struct Entry {
        const Item* item;
        std::optional<double> gain;
        double readiness;
    };

    std::vector<Entry> entries;
    for (const auto& [id, item] : state.items) {
        // What was exchanged goes on as the joint item.
        if (!item.joint_id.empty() || (!request.all && is_over(item.state)))
            continue;
        entries.push_back(
            {&item,
             joint_gain(workspace_, {}, item.scenario,
                        committee::forum_named(registry, item.forum).sides, id, table.notes),
             readiness_of(state, item, desk.side(), at)});
    }
    // In the order of their numbers, J-2 before J-10.
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) {
        const std::string& id = entry.item->id;
        const std::size_t dash = id.rfind('-');
        return std::tuple(id.substr(0, dash), id.size(), id);
    });
    // Joint gain times readiness first, then by readiness alone.
    std::ranges::stable_sort(entries, std::greater<>{}, [](const Entry& entry) {
        return std::pair(entry.gain.value_or(0) * entry.readiness, entry.readiness);
    });
    std::size_t waiting = 0;
    for (const Entry& entry : entries) {
        const Item& item = *entry.item;
        const Ballot* joint = state.open_ballot(item.id, "");
        const Ballot* own = state.open_ballot(item.id, desk.side());
        waiting += joint != nullptr || own != nullptr;
        const bool consent =
            (joint != nullptr && joint->silence_ends) || (own != nullptr && own->silence_ends);
        table.add({item.id, item.title, item.forum, std::string(committee::name_of(item.state)),
                   item.posture, entry.gain ? Cell(*entry.gain) : Cell(), entry.readiness,
                   std::string(consent ? "consent" : ""),
                   is_over(item.state)
                       ? std::string()
                       : needs_text(registry, desk.side(), state, item, at, language)});
    }
    table.title = "Agenda";
    table.sentences.push_back(counted(entries.size(), "item") + ", " + std::to_string(waiting) +
                              " before agencies.");
    if (entries.empty())
        table.notes.emplace_back(
            "Nothing yet: entente committee draft --title T --text FILE "
            "--forum F --topics T --office AGENCY/OFFICE");
    CommitteeAgendaRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee agenda",
                     repeat.params());
    return table;
}

Table Committee::calendar(const CommitteeCalendarRequest& request) {
    if (request.days < 1 || request.remind < 0)
        throw Error(ErrorKind::InvalidInput, "--days must be 1 or more, --remind 0 or more");
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);
    const auto language = language_named(request.language);
    const auto calendars = calendars_of(registry_at(state, at), "", desk.side());
    std::vector<std::string> zones;
    for (const committee::Calendar& calendar : calendars)
        zones.push_back(calendar.zone);
    Table table(
        {{"time_utc", ColumnKind::Text, "when"},
         {"time_local", ColumnKind::Text, "in the capitals, yours first"},
         {"kind", ColumnKind::Text, "silence_ends, hold_expires, objection_ends or commitment_due"},
         {"about", ColumnKind::Text, "ballot or commitment"},
         {"who", ColumnKind::Text, "whose move it is; empty: all who are asked"},
         {"text", ColumnKind::Text, "item or promise"},
         {"late", ColumnKind::Text, "yes where it has passed"}});
    std::vector<committee::IcsEntry> entries;
    std::size_t late = 0;
    for (const Due& due : dues_of(state, at)) {
        if (due.at > at + std::chrono::days(request.days))
            continue;
        const bool passed = (due.day ? due.at + std::chrono::days(1) : due.at) <= at;
        late += passed;
        const std::string when = due.day ? day_text(*due.day) : short_instant(due.at);
        table.add({when, due.day ? when : committee::time_text(due.at, zones, at, language),
                   due.kind, due.about, due.who, due.text, std::string(passed ? "yes" : "")});
        std::string id = due.kind + "." + due.about;
        std::ranges::replace(id, '/', '.');
        entries.push_back(
            {.kind = committee::IcsKind::Todo,
             .id = id,
             .summary = {words_of_due(due), ""},
             .end = due.day ? committee::IcsTime(*due.day) : committee::IcsTime(due.at),
             .reminder_days = request.remind});
    }
    if (!request.ics.empty()) {
        std::ofstream file(request.ics, std::ios::binary);
        file << committee::ics_text({.domain = "entente.invalid"}, entries, at);
        file.close();
        if (!file)
            throw Error(ErrorKind::InvalidInput, "cannot write " + request.ics);
        table.notes.push_back("Written for calendars: " + request.ics);
    }
    table.title = "Calendar";
    table.sentences.push_back(counted(table.rows().size(), "date") + " within " +
                              counted(static_cast<std::size_t>(request.days), "day") + ", " +
                              std::to_string(late) + " passed.");
    if (const auto both = committee::next_common_time(at, calendars, committee::Hours::Reach))
        table.sentences.push_back("The capitals can next be reached together " +
                                  committee::time_text(*both, zones, at, language) + ".");
    CommitteeCalendarRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()),
                     "committee calendar", repeat.params());
    return table;
}

Table Committee::participation(const CommitteeParticipationRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);

    struct Part {
        std::int64_t asked = 0, answered = 0, silent = 0, comments = 0, disposed = 0;
        double days = 0;
    };

    std::map<std::string, Part> parts;
    for (const auto& [id, ballot] : state.ballots)
        for (const committee::Balloter& balloter : ballot.balloters) {
            Part& part = parts[balloter.agency];
            ++part.asked;
            for (const committee::Position& position : ballot.positions)
                if (position.office.agency == balloter.agency) {
                    if (position.stance == committee::Stance::NoObjectionBySilence) {
                        ++part.silent;
                    } else {
                        ++part.answered;
                        part.days += std::chrono::duration<double, std::ratio<86400>>(
                                         position.taken - ballot.opened)
                                         .count();
                    }
                    break;
                }
        }
    for (const auto& [id, item] : state.items)
        for (const committee::Comment& comment : item.comments) {
            Part& part = parts[comment.by.agency];
            ++part.comments;
            part.disposed += !comment.disposition.empty();
        }
    Table table({{"agency", ColumnKind::Text, "who"},
                 {"asked", ColumnKind::Count, "ballots it was asked in"},
                 {"answered", ColumnKind::Count, "in which it took a position"},
                 {"by_silence", ColumnKind::Count, "in which silence spoke for it"},
                 {"days_to_answer", ColumnKind::Number, "mean, calendar days"},
                 {"comments", ColumnKind::Count, "it has made"},
                 {"disposed", ColumnKind::Count, "of them with a disposition and reason"}});
    std::int64_t open = 0;
    for (const auto& [agency, part] : parts) {
        open += part.comments - part.disposed;
        table.add(
            {agency, part.asked, part.answered, part.silent,
             part.answered > 0
                 ? Cell(std::round(100 * part.days / static_cast<double>(part.answered)) / 100)
                 : Cell(),
             part.comments, part.disposed});
    }
    table.title = "Partners, not subordinates: who was asked, and heard";
    table.sentences.push_back(
        counted(static_cast<std::size_t>(open), "comment has", "comments have") +
        " no disposition yet.");
    CommitteeParticipationRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()),
                     "committee participation", repeat.params());
    return table;
}

}  // namespace entente
