#include "entente/workspace/package_runs.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/scenarios/scenario_sets.hpp"
#include "entente/workspace/scenario_effects.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using bargaining::Package;

/// Measures of a package are taken or not, each by itself: none may have another's acts in it.
void refuse_shared_acts(const std::vector<LoadedScenario>& loaded,
                        const scenarios::TradeBase& base) {
    std::vector<data::Scenario> all;
    for (const LoadedScenario& one : loaded)
        all.push_back(one.scenario);
    auto shared = scenarios::overlaps(all, base);
    std::erase_if(shared, [](const scenarios::Overlap& one) { return !one.same_instrument; });
    if (!shared.empty())
        throw Error(ErrorKind::InvalidInput,
                    "a package would take the same act twice: " + scenarios::words_of(shared[0]) +
                        "; give each act in one scenario alone");
}

}  // namespace

PackageRuns package_runs(Workspace& workspace,
                         const TradeModelChoices& choices,
                         const std::vector<LoadedScenario>& measures,
                         const std::vector<std::string>& sides,
                         bargaining::Pairs pairs) {
    PackageRuns result;
    std::string hashes;
    for (const LoadedScenario& measure : measures) {
        hashes += measure.hash;
        result.problem.measures.push_back(
            {.name = measure.scenario.name, .levels = {"not taken", "taken"}});
    }
    const data::World& world = workspace.open(choices.world).world();
    refuse_shared_acts(measures, workspace.desk_for(choices).base);
    std::vector<std::size_t> at;
    for (const std::string& side : sides) {
        result.problem.parties.push_back({.name = side, .side = side, .payoffs = {}});
        at.push_back(world.table.economy(side).index());
    }
    const auto run = [&](const Package& package) {
        std::vector<data::Scenario> taken;
        for (std::size_t m = 0; m < package.size(); ++m)
            if (package[m] > 0)
                taken.push_back(measures[m].scenario);
        std::vector<double> gain(sides.size());
        if (taken.empty())
            return gain;
        const ScenarioEffect effect =
            scenario_effect(workspace, choices, scenarios::together(taken), hashes);
        if (!effect.converged)
            throw Error(ErrorKind::NotComputed,
                        "a package has no solution; residual " + std::to_string(effect.residual));
        for (std::size_t s = 0; s < sides.size(); ++s)
            gain[s] = effect.welfare_musd[at[s]];
        result.run = effect.run;
        return gain;
    };
    auto runs = bargaining::payoffs_from_runs(result.problem, run, pairs);
    result.problem = std::move(runs.problem);
    result.runs = runs.runs;
    for (const double gap : runs.gap)
        result.gap = std::max(result.gap, std::abs(gap));
    return result;
}

std::string package_words(const bargaining::PackageProblem& problem, bargaining::PackageId id) {
    const Package package = bargaining::package_at(problem, id);
    std::string text;
    for (std::size_t m = 0; m < package.size(); ++m)
        if (package[m] > 0)
            text += (text.empty() ? "" : " + ") + problem.measures[m].name;
    return text.empty() ? "nothing" : text;
}

}  // namespace entente
