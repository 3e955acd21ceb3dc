#include <algorithm>
#include <map>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/deadline.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/item_scenario.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using committee::Item;

/// Of income: effects below are rounding.
constexpr double least_loss_musd = 1;

TradeModelChoices on_world(const std::string& world) {
    TradeModelChoices choices;
    choices.world = world;
    return choices;
}

Table alarm_table() {
    return Table({{"alarm", ColumnKind::Text,
                   "cross_purpose, subsidy_race, contradicts_commitment, dilution, balance, "
                   "overdue or escalate"},
                  {"about", ColumnKind::Text, "item, ballot, commitment or scenario"},
                  {"who", ColumnKind::Text, "whom it concerns"},
                  {"size", ColumnKind::Number, "million USD a year, days or share, as it says"},
                  {"text", ColumnKind::Text, "in words"}});
}

/// A national measure that costs an ally real income.
void add_cross_purpose(Table& table,
                       Workspace& workspace,
                       const ScenarioFiles& files,
                       const std::string& world,
                       const std::vector<std::string>& sides,
                       const std::string& about) {
    const auto found = effect_of(workspace, on_world(world), files, about, table.notes);
    if (!found)
        return;
    const auto& [loaded, effect] = *found;
    std::vector<std::string> imposers;
    for (const data::Measure& measure : loaded.scenario.measures)
        imposers.insert(imposers.end(), measure.by.begin(), measure.by.end());
    for (std::size_t n = 0; n < effect.economies.size(); ++n) {
        const std::string& code = effect.economies[n];
        const double change = effect.welfare_musd[n];
        if (std::ranges::count(sides, code) == 0 || std::ranges::count(imposers, code) > 0 ||
            change >= -least_loss_musd)
            continue;
        table.add({std::string("cross_purpose"), about, code, change,
                   "\"" + loaded.scenario.name + "\" costs " + data::economy_name_with_code(code) +
                       " " + billions(-change) + " a year of real income (run " + effect.run +
                       ")"});
    }
}

/// A national measure against a live commitment: same side, same kind of thing promised not to be
/// done. Commitments carry the scenario that they rule out.
void add_contradictions(Table& table,
                        const committee::CommitteeState& state,
                        const ScenarioFiles& national,
                        committee::Instant at) {
    if (national.empty())
        return;
    const LoadedScenario loaded = load_scenario(national);
    for (const auto& [id, commitment] : state.commitments) {
        if (committee::state_of(commitment, at) == committee::CommitmentState::Done ||
            commitment.rules_out.empty())
            continue;
        LoadedScenario ruled_out;
        try {
            ruled_out = load_scenario(commitment.rules_out);
        } catch (const Error& error) {
            table.notes.push_back(id + ": what it rules out cannot be read here: " + error.what());
            continue;
        }
        for (const data::Measure& measure : loaded.scenario.measures)
            for (const data::Measure& other : ruled_out.scenario.measures)
                if (measure.kind == other.kind &&
                    std::ranges::count(measure.by, commitment.side) > 0 &&
                    std::ranges::any_of(measure.on, [&](const std::string& on) {
                        return std::ranges::count(other.on, on) > 0;
                    })) {
                    table.add({std::string("contradicts_commitment"), id, commitment.side, Cell(),
                               "\"" + loaded.scenario.name + "\" does what " + id +
                                   " promises not to do: " + commitment.text});
                    return;
                }
    }
}

/// Each side's subsidies for itself (Nash) against what all would choose together.
void add_subsidy_race(Table& table,
                      Workspace& workspace,
                      const std::string& sectors,
                      const std::string& world,
                      const std::vector<std::string>& sides) {
    CooperateRequest request;
    request.model.world = world;
    request.model.deficits = "none";
    request.policy.instrument = {"subsidy"};
    request.policy.sectors = sectors;
    request.policy.lower = -50;
    request.policy.upper = 50;
    const data::World& opened = workspace.open(world).world();
    for (const std::string& side : sides)
        if (std::ranges::count(opened.table.economies(), side) > 0)
            request.members.push_back(side);
    const Table rates = workspace.cooperate(request);
    request.policy.outcomes = true;
    const Table outcomes = workspace.cooperate(request);
    const auto column = [&](const Table& of, std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(of.columns(), name, &Column::name) -
                                        of.columns().begin());
    };
    const TradeDesk& desk = workspace.desk_for(request.model);
    const std::size_t gain = column(outcomes, "gain_pct");
    double worth = 0;
    for (std::size_t n = 0; n < outcomes.rows().size(); ++n)
        if (std::get<std::string>(outcomes.rows()[n][1]) == "player")
            worth += std::get<double>(outcomes.rows()[n][gain]) / 100 * desk.base.income[n];
    if (!outcomes.computed)
        table.add({std::string("subsidy_race"), sectors, std::string(), Cell(),
                   std::string("could not be computed; see entente cooperate --instrument "
                               "subsidy")});
    else if (worth > least_loss_musd)
        table.add({std::string("subsidy_race"), sectors, join_codes(request.members), worth,
                   "choosing subsidies together instead of each for itself is worth " +
                       billions(worth) + " a year; " + rates.sentences.front()});
}

/// What an item has become: the joint one where it was exchanged, else itself.
const Item& last_of(const committee::CommitteeState& state, const Item& item) {
    const auto joint = state.items.find(item.joint_id);
    return joint == state.items.end() ? item : joint->second;
}

/// Whether an item of the own record has become this joint one.
bool is_linked(const committee::CommitteeState& state, const std::string& joint_id) {
    return std::ranges::any_of(
        state.items, [&](const auto& entry) { return entry.second.joint_id == joint_id; });
}

/// The dilution meter: the joint gain of the current text over that of the first proposal.
void add_dilution(Table& table,
                  Workspace& workspace,
                  const Item& item,
                  const std::string& world,
                  const std::vector<std::string>& sides) {
    if (item.scenario.empty() || item.scenario == item.first_scenario)
        return;
    const auto gain = [&](const ScenarioFiles& files) {
        return joint_gain(workspace, on_world(world), files, sides, item.id, table.notes);
    };
    const auto first = gain(item.first_scenario), now = gain(item.scenario);
    if (!first || !now || *first < least_loss_musd || *now >= *first)
        return;
    table.add({std::string("dilution"), item.id, std::string(), *now / *first,
               "the first proposal was worth " + billions(*first) +
                   " a year to the sides together, "
                   "the text as it stands " +
                   billions(*now) + ": " + percent(*now / *first) + " is left"});
}

void add_balance(Table& table, const committee::CommitteeState& state) {
    double defensive = 0, offensive = 0;
    for (const auto& [id, item] : state.items) {
        // Posture is said where an item was drafted; it lives as long as the joint item does.
        if (committee::came_to_nothing(last_of(state, item).state) ||
            (item.scope.empty() && is_linked(state, item.id)))
            continue;
        defensive += item.posture == "defensive";
        offensive += item.posture == "offensive";
    }
    if (defensive + offensive < 3)
        return;
    const double share = defensive / (defensive + offensive);
    if (share > 0.75 || share < 0.25)
        table.add({std::string("balance"), std::string("agenda"), std::string(), share,
                   counted(static_cast<std::size_t>(defensive), "item is", "items are") +
                       " defensive and " + std::to_string(static_cast<int>(offensive)) +
                       " offensive"});
}

void add_overdue(Table& table,
                 const committee::Registry& registry,
                 const committee::CommitteeState& state,
                 committee::Instant at) {
    for (const auto& [id, commitment] : state.commitments)
        if (committee::state_of(commitment, at) == committee::CommitmentState::Overdue) {
            const auto days =
                std::chrono::floor<std::chrono::days>(at) - std::chrono::sys_days(commitment.due);
            table.add({std::string("overdue"), id, commitment.owner.text(),
                       static_cast<double>(days.count()),
                       commitment.text + ", due " + std::to_string(days.count()) + " days ago"});
        }
    const committee::Directory directory = directory_of(registry);
    for (const auto& [id, ballot] : state.ballots) {
        if (ballot.closed)
            continue;
        for (const committee::Standing& standing : committee::standings(ballot, at)) {
            if (!standing.holds() && !standing.blocks())
                continue;
            const std::string& side = directory.side(standing.balloter.agency);
            const auto calendar = calendars_of(registry, "", side).front();
            const auto from = directory.rank(standing.position->office);
            const auto dates =
                committee::escalation_dates(standing.position->taken, from, {}, calendar);
            const auto reached = committee::rank_reached(from, dates, at);
            if (reached > from)
                table.add(
                    {std::string("escalate"), id, standing.balloter.agency,
                     std::chrono::duration<double, std::ratio<86400>>(at - standing.position->taken)
                         .count(),
                     standing.balloter.agency + " holds at " +
                         std::string(committee::name_of(from)) + " rank; it has come to " +
                         std::string(committee::name_of(reached)) + " rank"});
        }
    }
}

}  // namespace

Table Committee::alarms(const CommitteeAlarmsRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const auto at = desk.instant(request.as_of);
    const committee::CommitteeState state = desk.state(at);
    std::vector<std::string> sides;
    const committee::Registry registry = registry_at(state, at);
    for (const committee::Side& side : registry.sides)
        sides.push_back(side.code);
    Table table = alarm_table();
    if (request.world != "builtin")
        workspace_.open(request.world);  // throws: the caller's mistake is no missing figure
    const ScenarioFiles national =
        request.national.empty() ? ScenarioFiles() : scenario_files(request.national);
    if (!national.empty()) {
        load_scenario(national);  // throws: it is the caller's own file
        add_cross_purpose(table, workspace_, national, request.world, sides, request.national);
    }
    for (const auto& [id, item] : state.items) {
        // What was exchanged with its scenario sounds as the joint item.
        const Item& last = last_of(state, item);
        const bool goes_on_as_joint = &last != &item && !last.scenario.empty();
        if (!goes_on_as_joint && !committee::came_to_nothing(last.state)) {
            add_cross_purpose(table, workspace_, item.scenario, request.world, sides, id);
            add_dilution(table, workspace_, item, request.world,
                         {state.sides.begin(), state.sides.end()});
        }
    }
    if (!request.subsidies.empty())
        add_subsidy_race(table, workspace_, request.subsidies, request.world, sides);
    add_contradictions(table, state, national, at);
    add_balance(table, state);
    add_overdue(table, registry, state, at);
    table.title = "Alarms";
    table.sentences.push_back(table.rows().empty() ? std::string("Nothing to sound.")
                                                   : counted(table.rows().size(), "alarm") + ".");
    table.notes.emplace_back(
        "What each hold costs, and how far it watered a text down, says entente committee "
        "packages.");
    CommitteeAlarmsRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee alarms",
                     repeat.params());
    return table;
}

}  // namespace entente
