#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <optional>
#include <set>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/scenarios/comparison.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/scenario_sets.hpp"
#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

/// Who acts is who has a measure in force.
data::Scenario in_force(data::Scenario scenario,
                        const std::optional<std::chrono::year_month_day>& day) {
    if (day)
        std::erase_if(scenario.measures,
                      [&](const data::Measure& measure) { return !data::in_force(measure, *day); });
    return scenario;
}

std::vector<std::string> imposers_of(const data::Scenario& scenario) {
    std::set<std::string> by;
    for (const data::Measure& measure : scenario.measures)
        by.insert(measure.by.begin(), measure.by.end());
    return {by.begin(), by.end()};
}

/// What is solved and held against one another.
struct Comparison {
    std::vector<data::Scenario> tried;
    bool last_is_all = false;  // the last one is what the others are together
    std::string note;          // why it is not, or what to know
};

using Day = std::optional<std::chrono::year_month_day>;

std::optional<scenarios::TradeShock> shock_of_all(const std::vector<data::Scenario>& parts,
                                                  const scenarios::TradeBase& base,
                                                  const Day& day,
                                                  std::string& why) {
    try {
        return scenarios::shock_of(scenarios::together(parts), base, day);
    } catch (const Error& error) {
        why = error.what();
        return std::nullopt;
    }
}

void refuse_twins(const std::vector<data::Scenario>& given,
                  const std::vector<scenarios::TradeShock>& shocks,
                  const Day& day) {
    for (std::size_t a = 0; a < given.size(); ++a)
        for (std::size_t b = a + 1; b < given.size(); ++b)
            if (shocks[a] == shocks[b] && !shocks[a].empty())
                throw Error(ErrorKind::InvalidInput,
                            given[a].file + " and " + given[b].file +
                                " do the same to every flow and producer; give one of them" +
                                (day ? "" : ", or --as-of where they differ in dates alone"));
}

/// Why scenarios that share acts have no scenario of all together; the first few are named.
std::string overlap_note(const std::vector<data::Scenario>& given,
                         const std::vector<scenarios::Overlap>& shared) {
    constexpr std::size_t most_named = 5;
    std::string text;
    for (std::size_t k = 0; k < shared.size() && k < most_named; ++k)
        text += (k > 0 ? "; " : "") + scenarios::words_of(shared[k]);
    if (shared.size() > most_named)
        text += "; and " + std::to_string(shared.size() - most_named) + " more such pairs";
    return "The gain of acting together is not said, since \"" +
           given[shared[0].scenarios.first].name + "\" and \"" +
           given[shared[0].scenarios.second].name + "\" overlap: " + text +
           ". Give each act in one scenario alone; where both apply on top of one another, write "
           "them into one file.";
}

/// The scenarios as given with what they are together last: one of them, where the others share
/// nothing and add up to it cell by cell, or else all their measures at once. Scenarios that
/// overlap or contradict one another have no together; that is a finding, not the end. Throws
/// InvalidInput where two do the same.
Comparison comparison_of(std::vector<data::Scenario> given,
                         const scenarios::TradeBase& base,
                         const Day& day) {
    std::vector<scenarios::TradeShock> shocks;
    for (const data::Scenario& scenario : given)
        shocks.push_back(scenarios::shock_of(scenario, base, day));
    refuse_twins(given, shocks, day);
    if (given.size() < 2)
        return {.tried = std::move(given), .note = {}};
    auto shared = scenarios::overlaps(given, base, day);
    std::vector<scenarios::Overlap> beside;  // the same cells, by other instruments
    std::ranges::copy_if(shared, std::back_inserter(beside),
                         [](const scenarios::Overlap& one) { return !one.same_instrument; });
    std::erase_if(shared, [](const scenarios::Overlap& one) { return !one.same_instrument; });
    std::string note;
    if (!beside.empty())
        note =
            "Two instruments of one economy on the same cells: " + scenarios::words_of(beside[0]) +
            ". Both act; what one has stopped the other cannot stop again, which is part of the "
            "gain of acting together.";
    const auto apart_without = [&](std::size_t s) {
        return std::ranges::all_of(shared, [&](const scenarios::Overlap& overlap) {
            return overlap.scenarios.first == s || overlap.scenarios.second == s;
        });
    };
    std::string why;
    for (std::size_t s = 0; s < given.size() && given.size() > 2; ++s) {
        if (!apart_without(s))
            continue;
        std::vector<data::Scenario> others = given;
        others.erase(others.begin() + static_cast<std::ptrdiff_t>(s));
        if (shock_of_all(others, base, day, why) == shocks[s]) {
            others.push_back(std::move(given[s]));
            return {.tried = std::move(others), .last_is_all = true, .note = std::move(note)};
        }
    }
    if (!shared.empty()) {
        note = overlap_note(given, shared);
        return {.tried = std::move(given), .note = std::move(note)};
    }
    if (!shock_of_all(given, base, day, why))
        return {
            .tried = std::move(given),
            .note = "There is no scenario of all together, they contradict one another: " + why};
    given.push_back(scenarios::together(given));
    return {.tried = std::move(given), .last_is_all = true, .note = std::move(note)};
}

/// "Japan (JPN): -0.012 % under 'A', +0.003 % under 'together'."
void add_sentences(Table& table,
                   const Comparison& comparison,
                   const std::vector<std::string>& economies,
                   const std::vector<scenarios::Role>& roles,
                   const std::vector<std::vector<scenarios::ComparedRow>>& rows) {
    const std::vector<data::Scenario>& tried = comparison.tried;
    for (const scenarios::Role role : {scenarios::Role::Member, scenarios::Role::Target})
        for (std::size_t n = 0; n < economies.size(); ++n) {
            if (roles[n] != role)
                continue;
            std::string line = data::economy_name_with_code(economies[n]) + ": ";
            for (std::size_t s = 0; s < tried.size(); ++s)
                line += (s > 0 ? ", " : "") + signed_percent(rows[s][n].welfare) + " under \"" +
                        tried[s].name + "\"";
            table.sentences.push_back(line + ".");
        }
    if (!comparison.note.empty())
        table.sentences.push_back(comparison.note);
    if (!comparison.last_is_all)
        return;
    double alone = 0, last = 0, third = 0;
    for (std::size_t n = 0; n < economies.size(); ++n) {
        if (roles[n] == scenarios::Role::Member) {
            for (std::size_t s = 0; s + 1 < tried.size(); ++s)
                alone += rows[s][n].welfare_musd;
            last += rows.back()[n].welfare_musd;
        }
        if (roles[n] == scenarios::Role::Third)
            third += rows.back()[n].welfare_musd;
    }
    table.sentences.push_back("Members together: " + billions(last) + " a year under \"" +
                              tried.back().name + "\" against " + billions(alone) +
                              " as the sum of the others; acting together is worth " +
                              billions(last - alone) + ". Third parties: " + billions(third) + ".");
}

}  // namespace

Table Workspace::compare(const CompareRequest& request) {
    std::vector<LoadedScenario> loaded;
    for (const std::string& path : request.scenarios)
        loaded.push_back(load_scenario(path));
    return compare(request, loaded);
}

Table Workspace::compare(const CompareRequest& request, const std::vector<LoadedScenario>& loaded) {
    const data::World& world = open(request.model.world).world();
    TradeDesk& desk = desk_for(request.model);
    std::vector<data::Scenario> given;
    for (const LoadedScenario& one : loaded)
        given.push_back(one.scenario);
    for (std::size_t s = 0; s < given.size(); ++s) {
        const auto same = [&](const LoadedScenario& one) {
            return one.scenario.name == loaded[s].scenario.name;
        };
        if (loaded[s].scenario.name == "together" || std::ranges::count_if(loaded, same) > 1)
            given[s].name += " (" + given[s].file + ")";
    }
    const auto day = day_named(request.as_of);
    const Comparison comparison = comparison_of(given, desk.base, day);
    const std::vector<data::Scenario>& tried = comparison.tried;
    const std::vector<std::string>& economies = desk.base.economies;
    for (const std::string& member : request.members)
        world.table.economy(member);
    std::vector<scenarios::TradeShock> shocks;
    for (const data::Scenario& scenario : tried)
        shocks.push_back(scenarios::shock_of(scenario, desk.base, day));
    const auto found = scenarios::solve_all(desk.model, shocks, {.deficits = desk.deficits});

    Table table({{"economy", ColumnKind::Text, "economy"},
                 {"role", ColumnKind::Text, "member, target or third party"},
                 {"scenario", ColumnKind::Text, "scenario"},
                 {"welfare_exact_pct", ColumnKind::PerCent, "change of real income"},
                 {"welfare_linear_pct", ColumnKind::PerCent,
                  "first-order formula of Caliendo and Parro (2015)"},
                 {"welfare_musd", ColumnKind::Musd, "welfare_exact times base income, a year"},
                 {"alone_sum_pct", ColumnKind::PerCent,
                  "together: sum of the economy's changes under the other scenarios"},
                 {"burden_share", ColumnKind::Share, "of the members' total loss"},
                 {"transfer_musd", ColumnKind::Musd,
                  "received (+) or paid (-) so that all members lose the same part of income"},
                 {"flag", ColumnKind::Text, "cross purposes"},
                 {"residual", ColumnKind::Number, "of the solution"}});
    table.title = "Alone and together";
    std::vector<scenarios::ComparedScenario> compared;
    std::vector<std::vector<scenarios::EconomyOutcome>> outcomes;
    for (std::size_t s = 0; s < tried.size(); ++s) {
        outcomes.push_back(scenarios::outcomes(desk.model, shocks[s], found[s]));
        auto& entry = compared.emplace_back(
            scenarios::ComparedScenario{.name = tried[s].name,
                                        .imposers = imposers_of(in_force(tried[s], day)),
                                        .welfare = {}});
        for (const scenarios::EconomyOutcome& outcome : outcomes.back())
            entry.welfare.push_back(outcome.welfare_exact);
        if (!found[s].converged) {
            table.computed = false;
            table.notes.push_back("NOT SOLVED: " + tried[s].name + ", " + certificate(found[s]) +
                                  "; its figures are no equilibrium.");
        }
    }
    std::vector<data::Scenario> acting;
    for (const data::Scenario& scenario : given)
        acting.push_back(in_force(scenario, day));
    const auto roles = scenarios::roles_of(acting, economies, request.members);
    const auto rows = scenarios::compare(compared, economies, roles, desk.base.income);
    for (std::size_t n = 0; n < economies.size(); ++n)
        for (std::size_t s = 0; s < tried.size(); ++s) {
            const scenarios::ComparedRow& row = rows[s][n];
            double alone = 0;
            for (std::size_t other = 0; other + 1 < tried.size(); ++other)
                alone += rows[other][n].welfare;
            const auto optional = [](const std::optional<double>& value) {
                return value ? Cell(*value) : Cell();
            };
            table.add({economies[n], std::string(scenarios::name_of(roles[n])), tried[s].name,
                       100 * row.welfare, 100 * outcomes[s][n].welfare_linear, row.welfare_musd,
                       comparison.last_is_all && s + 1 == tried.size() ? Cell(100 * alone) : Cell(),
                       optional(row.burden_share), optional(row.transfer_musd),
                       row.lowers.empty() ? std::string() : "lowers " + joined(row.lowers),
                       found[s].residual});
        }
    for (std::size_t s = 0; s < tried.size(); ++s)
        if (shocks[s].empty())
            table.sentences.push_back("\"" + tried[s].name +
                                      "\": " + nothing_in_force(request.as_of));
    add_sentences(table, comparison, economies, roles, rows);
    for (std::size_t s = 0; s < tried.size(); ++s)
        for (std::size_t n = 0; n < economies.size(); ++n)
            if (!rows[s][n].lowers.empty()) {
                table.sentences.push_back("Cross purposes: \"" + tried[s].name + "\", imposed by " +
                                          joined(compared[s].imposers) +
                                          ", lowers real income of " + joined(rows[s][n].lowers) +
                                          ".");
                break;
            }
    add_model_notes(table, desk);
    CompareRequest repeat = request;
    add_scenario_provenance(table, world, desk, loaded,
                            "Caliendo and Parro (2015) in relative changes; burden shares and the "
                            "transfer that equalises losses relative to income",
                            "compare", repeat.params());
    return table;
}

}  // namespace entente
