#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/rules.hpp"
#include "entente/scenarios/bargaining/dilution.hpp"
#include "entente/scenarios/bargaining/robustness.hpp"
#include "entente/scenarios/bargaining/solutions.hpp"
#include "entente/scenarios/bargaining/vetoes.hpp"
#include "entente/scenarios/bargaining/win_sets.hpp"
#include "entente/workspace/committee.hpp"
#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/package_desk.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using bargaining::Package;
using bargaining::PackageProblem;

double number_named(const std::string& flag, const std::string& text) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    if (text.empty() || *end != '\0' || !std::isfinite(value))
        throw Error(ErrorKind::InvalidInput, "--" + flag + ": '" + text + "' is no number");
    return value;
}

/// The files whose measures can be had: without those that the own legislature would refuse, where
/// the item's instrument needs it. `said` is what became of them.
CodeList ratifiable(const committee::Registry& registry,
                    const std::string& side,
                    const committee::Item& item,
                    const CommitteePackagesRequest& request,
                    std::string& said) {
    for (const std::string& file : request.refused)
        if (std::ranges::count(request.scenarios, file) == 0)
            throw Error(ErrorKind::InvalidInput,
                        "--refused: " + file + " is not among --scenarios");
    if (request.refused.empty())
        return request.scenarios;
    std::string free;  // the most binding instrument that needs no legislature
    for (const committee::Instrument& other : registry.instruments)
        if (std::ranges::count(other.needs_legislature, side) == 0)
            free = other.name.english;
    const committee::Instrument& instrument =
        committee::instrument_named(registry, item.instrument);
    const std::string no_need = free.empty() ? "" : "; up to " + free + " none is needed";
    if (std::ranges::count(instrument.needs_legislature, side) == 0) {
        said = "Instrument: " + instrument.name.english + ". It needs no legislature of " + side +
               ": what that would refuse can stay.";
        return request.scenarios;
    }
    CodeList files;
    for (const std::string& file : request.scenarios)
        if (std::ranges::count(request.refused, file) == 0)
            files.push_back(file);
    said = "Instrument: " + instrument.name.english + ". It needs the legislature of " + side +
           ", so " + std::to_string(request.refused.size()) + " of " +
           counted(request.scenarios.size(), "measure") + " cannot be ratified and drop" +
           (request.refused.size() == 1 ? "s" : "") + " out" + no_need + ".";
    if (files.empty())
        throw Error(ErrorKind::InvalidInput, "nothing is left to put together. " + said);
    return files;
}

std::string names_of(const PackageProblem& problem, const std::vector<std::size_t>& parties) {
    std::string text;
    for (const std::size_t party : parties)
        text += (text.empty() ? "" : ", ") + problem.parties[party].name;
    return text;
}

/// The two-level game, and what is acceptable whatever the payoffs are within what was stated.
void add_win_sets(Table& table, const PackageDesk& packages) {
    const bargaining::WinSets sets = bargaining::win_sets(packages.problem());
    std::string text;
    for (const bargaining::WinSet& set : sets.sides)
        text += set.side + " " + std::to_string(set.size) + ", ";
    table.sentences.push_back("Packages that each capital could carry at home: " + text + "both " +
                              std::to_string(sets.overlap) + ".");
    const bargaining::Robustness robust =
        bargaining::robustness({packages.problem(), packages.highest});
    table.sentences.push_back("Whatever the payoffs are within what was stated, " +
                              std::to_string(robust.surely_acceptable) +
                              (robust.surely_acceptable == 1 ? " is" : " are") + " acceptable; " +
                              std::to_string(robust.possibly_acceptable) + " may be.");
    // Regret is defined for payoffs that add up: without what two measures do beside each other.
    bargaining::IntervalProblem additive{packages.problem(), packages.highest};
    additive.lowest.synergies.clear();
    additive.highest.synergies.clear();
    if (const auto least = bargaining::robustness(additive).minimax_regret)
        table.sentences.push_back("Least regret, pairs left out: \"" +
                                  package_words(additive.lowest, least->package) +
                                  "\", which may fall short of another by at most " +
                                  billions(least->value) + " a year.");
}

/// How far the text has been watered down since all measures were proposed, and which hold cost
/// how much.
void add_dilution(Table& table,
                  const PackageDesk& packages,
                  const bargaining::VetoTable& vetoes,
                  const CodeList& current) {
    const PackageProblem& problem = packages.problem();
    const bargaining::HoldCosts holds = bargaining::hold_costs(vetoes);
    std::string by;
    for (const bargaining::VetoCost& hold : holds.by_hold)
        if (hold.cost > 0)
            by += (by.empty() ? "" : ", ") + problem.parties[hold.party].name + " " +
                  billions(hold.cost);
    if (!by.empty())
        table.sentences.push_back("Holds cost " + billions(holds.without_holds - holds.with_holds) +
                                  " a year together, by Shapley value: " + by + ".");
    if (current.empty())
        return;
    Package first(packages.files.size(), 1), now(packages.files.size(), 0);
    for (const std::string& file : current) {
        const auto at = std::ranges::find(packages.files, file);
        if (at == packages.files.end())
            throw Error(ErrorKind::InvalidInput,
                        "--current: '" + file + "' is not among --scenarios");
        now[static_cast<std::size_t>(at - packages.files.begin())] = 1;
    }
    const bargaining::Dilution dilution = bargaining::dilution_between(problem, first, now);
    table.sentences.push_back(
        "The current text is worth " + billions(dilution.current) +
        " a year together above what each asks at least, the first proposal was worth " +
        billions(dilution.first) +
        (dilution.kept ? ": " + percent(*dilution.kept) + " is left." : std::string(".")));
}

}  // namespace

Table Committee::payoff(const CommitteePayoffRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const double low = number_named("low", request.low);
    const double high = request.high.empty() ? low : number_named("high", request.high);
    const std::string party = request.party.empty() ? desk.office().agency : request.party;
    desk.act([&](const committee::Asked& asked) {
        return committee::state_payoff(asked, {.item = request.item,
                                               .party = party,
                                               .measure = request.measure,
                                               .level = request.level,
                                               .low = low,
                                               .high = high,
                                               .source = request.source});
    });
    Table table({{"party", ColumnKind::Text, "who gains"},
                 {"measure", ColumnKind::Text, "empty: what it asks at least in all"},
                 {"level", ColumnKind::Text, "level of the measure"},
                 {"low", ColumnKind::Number, "at least"},
                 {"high", ColumnKind::Number, "at most"},
                 {"source", ColumnKind::Text, "run id or own ranking"}});
    for (const committee::Payoff& payoff : desk.state(desk.now()).payoffs)
        if (payoff.item == request.item)
            table.add({payoff.party, payoff.measure, payoff.level, payoff.low, payoff.high,
                       payoff.source});
    table.title = "Payoffs of " + desk.side() + " on " + request.item;
    table.sentences.push_back("Recorded in your side's own record; no other side sees it.");
    CommitteePayoffRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()), "committee payoff",
                     repeat.params());
    return table;
}

Table Committee::packages(const CommitteePackagesRequest& request) {
    CommitteeDesk desk = open(request.seat, request.policy);
    const committee::CommitteeState state = desk.state(desk.now());
    const committee::Item& item = state.item(request.item);
    TradeModelChoices choices;
    choices.world = request.world;
    choices.deficits = request.deficits;
    std::string ratified;
    const CodeList files =
        ratifiable(registry_at(state, desk.now()), desk.side(), item, request, ratified);
    const PackageDesk packages = package_desk(workspace_, desk, state, item, files, choices);
    const PackageProblem& problem = packages.problem();
    const auto solved =
        bargaining::solve_packages(problem, {.between = bargaining::Between::Sides});
    const auto vetoes = bargaining::veto_table(problem);

    std::vector<Column> columns{
        {"package", ColumnKind::Text, "measures taken"},
        {"answer", ColumnKind::Text, "nash, kalai_smorodinsky, egalitarian, utilitarian, frontier"},
        {"acceptable", ColumnKind::Text, "to all with a veto"},
        {"blocked_by", ColumnKind::Text, "who would refuse it"},
        {"compensation_musd", ColumnKind::Musd, "smallest sum that would make it acceptable"},
        {"payable", ColumnKind::Text, "whether those who gain can pay it and still gain"}};
    for (const bargaining::PackageParty& party : problem.parties)
        columns.push_back({party.name + "_musd", ColumnKind::Musd,
                           "gain of " + party.name +
                               " a year, above its reservation not taken "
                               "off"});
    Table table(std::move(columns));
    std::vector<std::pair<std::string, bargaining::PackageId>> rows;
    // One row a package, with every name it has.
    const auto name_package = [&](const std::string& name, bargaining::PackageId id) {
        const auto same =
            std::ranges::find(rows, id, &std::pair<std::string, bargaining::PackageId>::second);
        if (same == rows.end())
            rows.emplace_back(name, id);
        else
            same->first += ", " + name;
    };
    const auto answer = [&](const char* name, const std::optional<bargaining::Solution>& found) {
        if (found)
            name_package(name, found->package);
    };
    answer("nash", solved.nash);
    answer("kalai_smorodinsky", solved.kalai_smorodinsky);
    answer("egalitarian", solved.egalitarian);
    answer("utilitarian", solved.utilitarian);
    for (const bargaining::FrontierPoint& point : solved.frontier)
        name_package("frontier", point.package);
    name_package("all measures", bargaining::package_count(problem) - 1);
    for (const auto& [name, id] : rows) {
        const Package package = bargaining::package_at(problem, id);
        const auto blockers = bargaining::blockers_of(problem, package);
        const auto owed = bargaining::compensation(problem, package);
        std::vector<Cell> row{package_words(problem, id),
                              name,
                              std::string(blockers.empty() ? "yes" : "no"),
                              names_of(problem, blockers),
                              owed.total,
                              std::string(owed.total == 0 ? ""
                                          : owed.payable  ? "yes"
                                                          : "no")};
        for (const double gain : bargaining::payoffs(problem, package))
            row.emplace_back(gain);
        table.add(std::move(row));
    }
    table.title = "Packages for " + item.id;
    if (solved.nash)
        table.sentences.push_back(counted(solved.acceptable.value_or(0), "package") + " of " +
                                  std::to_string(solved.packages) +
                                  (solved.acceptable.value_or(0) == 1 ? " is" : " are") +
                                  " acceptable to all; the Nash answer is \"" +
                                  package_words(problem, solved.nash->package) + "\".");
    else
        table.sentences.push_back("None of the " + std::to_string(solved.packages) +
                                  " packages is acceptable to all.");
    for (const bargaining::VetoCost& veto : bargaining::veto_costs(vetoes))
        if (veto.cost > 0)
            table.sentences.push_back("The veto of " + problem.parties[veto.party].name +
                                      " costs " + billions(veto.cost) + " a year together.");
    for (const bargaining::BlockerSet& set : bargaining::minimal_blocker_sets(vetoes))
        table.sentences.push_back(names_of(problem, set.parties) + " alone hold" +
                                  (set.parties.size() == 1 ? "s" : "") + " back \"" +
                                  package_words(problem, set.package) + "\", worth " +
                                  billions(set.joint_gain) + " a year together.");
    if (!ratified.empty())
        table.sentences.push_back(ratified);
    add_dilution(table, packages, vetoes, request.current);
    add_win_sets(table, packages);
    table.notes.insert(table.notes.end(), packages.notes.begin(), packages.notes.end());
    table.notes.push_back(
        "Gains of the sides are computed (run " + packages.runs.run + ", " +
        std::to_string(packages.runs.runs) +
        " solves), the same for whoever asks; those of agencies are your side's own statements. "
        "More than two measures together differ from the tables by at most " +
        std::to_string(packages.runs.gap) + " M USD.");
    CommitteePackagesRequest repeat = request;
    finish_committee(table, desk, committee::ReleaseLabel::of_side(desk.side()).meet(item.label),
                     "committee packages", repeat.params());
    return table;
}

}  // namespace entente
