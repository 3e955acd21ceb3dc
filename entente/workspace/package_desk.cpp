#include "entente/workspace/package_desk.hpp"

#include <algorithm>

#include "entente/workspace/committee_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using bargaining::PackageProblem;

/// Where a party's payoff for a level of a measure stands; null where the package has no such.
double* place_of(PackageProblem& problem,
                 bargaining::PackageParty& party,
                 const committee::Payoff& payoff) {
    for (std::size_t m = 0; m < problem.measures.size(); ++m) {
        const auto& [name, levels] = problem.measures[m];
        const auto level = std::ranges::find(levels, payoff.level);
        if (name == payoff.measure && level != levels.end())
            return &party.payoffs[m][static_cast<std::size_t>(level - levels.begin())];
    }
    return nullptr;
}

bargaining::PackageParty& party_of(PackageProblem& problem,
                                   const std::string& name,
                                   const std::string& side) {
    const auto found = std::ranges::find(problem.parties, name, &bargaining::PackageParty::name);
    if (found != problem.parties.end())
        return *found;
    bargaining::PackageParty added{.name = name, .side = side, .payoffs = {}};
    for (const bargaining::PackageMeasure& measure : problem.measures)
        added.payoffs.emplace_back(measure.levels.size());
    return problem.parties.emplace_back(std::move(added));
}

/// What the own side's agencies have stated, at the lowest and at the highest; what does not fit
/// the measures is said.
void add_stated(const committee::CommitteeState& state,
                const std::string& item,
                const CommitteeDesk& desk,
                PackageDesk& packages) {
    packages.highest = packages.problem();
    for (const committee::Payoff& payoff : state.payoffs) {
        if (payoff.item != item)
            continue;
        for (const bool high : {false, true}) {
            PackageProblem& problem = high ? packages.highest : packages.runs.problem;
            bargaining::PackageParty& party = party_of(problem, payoff.party, desk.side());
            if (payoff.measure.empty()) {
                party.reservation = payoff.low;
                continue;
            }
            double* place = place_of(problem, party, payoff);
            if (place != nullptr)
                *place = high ? payoff.high : payoff.low;
            else if (!high)
                packages.notes.push_back("Left out: what " + payoff.party + " has stated for '" +
                                         payoff.measure + "' at '" + payoff.level +
                                         "', which is no measure and level here (not taken or "
                                         "taken).");
        }
    }
}

}  // namespace

PackageDesk package_desk(Workspace& workspace,
                         const CommitteeDesk& desk,
                         const committee::CommitteeState& state,
                         const committee::Item& item,
                         const CodeList& files,
                         const TradeModelChoices& choices) {
    std::vector<LoadedScenario> loaded;
    for (const std::string& file : files)
        loaded.push_back(load_scenario(file));
    const auto sides = committee::forum_named(registry_at(state, desk.now()), item.forum).sides;
    PackageDesk packages{
        .runs = package_runs(workspace, choices, loaded, sides, bargaining::Pairs::Run),
        .highest = {},
        .files = files,
        .notes = {}};
    add_stated(state, item.id, desk, packages);
    return packages;
}

}  // namespace entente
