#include <algorithm>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/scenarios/bargaining/coalition_stability.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/scenario_sets.hpp"
#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

/// Real income below this, million USD a year, is rounding and moves nobody.
constexpr double least_gain_musd = 1e-3;

std::vector<std::string> members_of(const std::vector<std::string>& candidates,
                                    std::size_t coalition) {
    std::vector<std::string> members;
    for (std::size_t k = 0; k < candidates.size(); ++k)
        if ((coalition >> k & 1U) != 0)
            members.push_back(candidates[k]);
    return members;
}

std::string words_of(const std::vector<std::string>& codes) {
    return codes.empty() ? "nobody" : joined(codes, "+");
}

void check_candidates(const CoalitionRequest& request, const data::World& world) {
    constexpr std::size_t most = 10;
    const std::set<std::string> once(request.candidates.begin(), request.candidates.end());
    if (once.size() != request.candidates.size())
        throw Error(ErrorKind::InvalidInput, "--candidates: an economy is named twice");
    if (once.size() < 2 || once.size() > most)
        throw Error(ErrorKind::InvalidInput,
                    "--candidates: name 2 to 10 economies; each doubles the coalitions to solve");
    for (const std::string& candidate : request.candidates)
        world.table.economy(candidate);
}

/// The coalition that the file itself has.
std::size_t given_coalition(const data::Scenario& scenario,
                            const std::vector<std::string>& candidates) {
    std::size_t given = 0;
    for (const data::Measure& measure : scenario.measures)
        for (const auto* list : {&measure.by, &measure.members})
            for (std::size_t k = 0; k < candidates.size(); ++k)
                if (std::ranges::count(*list, candidates[k]) > 0)
                    given |= std::size_t{1} << k;
    if (given == 0)
        throw Error(ErrorKind::InvalidInput,
                    "no candidate imposes a measure of \"" + scenario.name +
                        "\"; its 'by' or 'members' must name one of --candidates");
    return given;
}

}  // namespace

Table Workspace::coalition(const CoalitionRequest& request) {
    const data::World& world = open(request.model.world).world();
    check_candidates(request, world);
    TradeDesk& desk = desk_for(request.model);
    const LoadedScenario loaded = load_scenario(request.scenario);
    const std::vector<std::string>& candidates = request.candidates;
    const std::size_t given = given_coalition(loaded.scenario, candidates);
    const auto day = day_named(request.as_of);
    const std::size_t count = std::size_t{1} << candidates.size();
    std::vector<scenarios::TradeShock> shocks;
    for (std::size_t coalition = 0; coalition < count; ++coalition)
        shocks.push_back(
            scenarios::shock_of(scenarios::carried_out_by(loaded.scenario, candidates,
                                                          members_of(candidates, coalition)),
                                desk.base, day));
    const auto found = scenarios::solve_all(desk.model, shocks, {.deficits = desk.deficits});

    Table table({{"coalition", ColumnKind::Text, "who carries the measures out"},
                 {"stable", ColumnKind::Text, "nobody would leave and nobody join"},
                 {"would_leave", ColumnKind::Text, "members better off outside"},
                 {"would_join", ColumnKind::Text, "candidates better off inside"},
                 {"members_musd", ColumnKind::Musd, "members' change of real income, a year"},
                 {"candidates_musd", ColumnKind::Musd, "that of all candidates"},
                 {"residual", ColumnKind::Number, "of the solution"}});
    std::vector<std::vector<double>> worth(count);  // [coalition][candidate], million USD
    for (std::size_t coalition = 0; coalition < count; ++coalition) {
        const auto outcomes = scenarios::outcomes(desk.model, shocks[coalition], found[coalition]);
        for (const std::string& candidate : candidates) {
            const std::size_t n = world.table.economy(candidate).index();
            worth[coalition].push_back(outcomes[n].welfare_exact * desk.base.income[n]);
        }
        if (!found[coalition].converged) {
            table.computed = false;
            table.notes.push_back("NOT SOLVED: " + words_of(members_of(candidates, coalition)) +
                                  ", " + certificate(found[coalition]));
        }
    }
    const auto stability = bargaining::stability_of_all(
        candidates.size(),
        [&](std::size_t player, std::size_t coalition) { return worth[coalition][player]; },
        least_gain_musd);
    const auto named = [&](const std::vector<std::size_t>& players) {
        std::vector<std::string> codes;
        for (const std::size_t player : players)
            codes.push_back(candidates[player]);
        return joined(codes);
    };
    std::vector<std::string> stable;
    for (const bargaining::CoalitionStability& one : stability) {
        const std::string name = words_of(members_of(candidates, one.coalition));
        if (one.stable())
            stable.push_back(name);
        if (!request.all && !one.stable() && one.coalition != given)
            continue;
        double members = 0, all = 0;
        for (std::size_t k = 0; k < candidates.size(); ++k) {
            all += worth[one.coalition][k];
            members += (one.coalition >> k & 1U) != 0 ? worth[one.coalition][k] : 0;
        }
        table.add({name, std::string(one.stable() ? "yes" : "no"), named(one.would_leave),
                   named(one.would_join), members, all, found[one.coalition].residual});
    }
    table.title = "Who would stay, and who would join: " + loaded.scenario.name;
    if (shocks[given].empty())
        table.sentences.push_back(nothing_in_force(request.as_of));
    const bargaining::CoalitionStability& as_given = stability[given];
    table.sentences.push_back(
        "\"" + loaded.scenario.name + "\" by " + words_of(members_of(candidates, given)) + ": " +
        (as_given.would_leave.empty() ? "no member would gain by leaving"
                                      : named(as_given.would_leave) + " would gain by leaving") +
        ", " +
        (as_given.would_join.empty() ? "no other candidate by joining"
                                     : named(as_given.would_join) + " would gain by joining") +
        ".");
    table.sentences.push_back(stable.empty() ? "No coalition of these candidates is stable."
                                             : "Stable of " + std::to_string(count) +
                                                   " coalitions: " + joined(stable) + ".");
    table.notes.emplace_back(
        "Stable: no member gains real income by leaving alone and no outsider by joining alone "
        "(d'Aspremont and others 1983); gains below 0.001 M USD move nobody. Nobody is paid for "
        "staying.");
    add_model_notes(table, desk);
    CoalitionRequest repeat = request;
    add_scenario_provenance(table, world, desk, {loaded},
                            "Caliendo and Parro (2015) in relative changes, one equilibrium a "
                            "coalition",
                            "coalition", repeat.params());
    return table;
}

}  // namespace entente
