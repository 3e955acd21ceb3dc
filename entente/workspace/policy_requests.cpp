#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/selection.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/scenarios/trade/policy_search.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using scenarios::Instrument;
using scenarios::Lever;
using scenarios::PolicyProblem;
using scenarios::PolicyRate;
using scenarios::PolicySearch;

constexpr std::string_view method_name =
    "equilibrium of Caliendo and Parro (2015); rates by adjoint gradients, as Ossa (2014) asks";

/// A gain in the aim by a deviation beyond this is no rounding.
constexpr double no_gain = 1e-9;

/// A question about policy while it is worked on.
struct PolicyDesk {
    const data::World& world;
    TradeDesk& desk;
    std::vector<LoadedScenario> loaded;
    scenarios::TradeShock background;
    std::vector<double> before;  // ln W under the background alone
    scenarios::SolverOptions options;

    const std::vector<std::string>& economies() const { return desk.base.economies; }
};

PolicyDesk policy_desk(const data::World& world, TradeDesk& desk, const PolicyChoices& policy) {
    PolicyDesk made{.world = world,
                    .desk = desk,
                    .loaded = {},
                    .background = {},
                    .before = std::vector<double>(desk.base.economy_count()),
                    .options = {.deficits = desk.deficits}};
    const auto day = day_named(policy.as_of);
    if (policy.scenario.empty())
        return made;
    made.loaded.push_back(load_scenario(policy.scenario));
    made.background = scenarios::shock_of(made.loaded[0].scenario, desk.base, day);
    const auto found = scenarios::TradeSolver(desk.model).solve(made.background, made.options);
    if (!found.converged)
        throw Error(ErrorKind::NotComputed,
                    "the scenario itself has no solution to start from: " + certificate(found));
    made.before = scenarios::ln_welfare(desk.model, found);
    return made;
}

std::vector<Lever> levers_named(const std::string& name) {
    if (name == "tariff")
        return {Lever::Tariff};
    if (name == "export_tax")
        return {Lever::ExportTax};
    if (name == "both")
        return {Lever::Tariff, Lever::ExportTax};
    throw Error(ErrorKind::InvalidInput,
                "--instrument: '" + name + "' is none of tariff, export_tax and both");
}

std::vector<std::size_t> indices(const data::World& world, const CodeList& codes) {
    std::vector<std::size_t> found;
    for (const EconomyId economy : data::select_economies(world.table, codes))
        found.push_back(economy.index());
    return found;
}

std::vector<std::size_t> all_but(std::size_t count, const std::vector<std::size_t>& left_out) {
    std::vector<std::size_t> rest;
    for (std::size_t n = 0; n < count; ++n)
        if (std::ranges::find(left_out, n) == left_out.end())
            rest.push_back(n);
    return rest;
}

/// The flows that `levied_by` can levy on: those that exist.
std::vector<Instrument> instruments_of(const PolicyDesk& at,
                                       const PolicyChoices& policy,
                                       std::size_t levied_by,
                                       const std::vector<std::size_t>& on) {
    const auto sectors = data::select_sectors(at.world.table, policy.sectors);
    std::vector<Instrument> list;
    for (const Lever lever : levers_named(policy.instrument))
        for (const std::size_t partner : on)
            for (const SectorId sector : sectors) {
                const bool tariff = lever == Lever::Tariff;
                const std::size_t importer = tariff ? levied_by : partner;
                const std::size_t exporter = tariff ? partner : levied_by;
                if (partner != levied_by &&
                    at.desk.base
                            .trade_share[at.desk.base.cell(sector.index(), importer, exporter)] > 0)
                    list.push_back({.sector = static_cast<std::uint32_t>(sector.index()),
                                    .importer = static_cast<std::uint32_t>(importer),
                                    .exporter = static_cast<std::uint32_t>(exporter),
                                    .lever = lever});
            }
    if (list.empty())
        throw Error(ErrorKind::InvalidInput,
                    at.economies()[levied_by] +
                        " has nothing to levy on: no trade with those economies in those sectors");
    return list;
}

/// One player an economy, each for itself.
PolicyProblem each_for_itself(const PolicyDesk& at,
                              const PolicyChoices& policy,
                              const std::vector<std::size_t>& players,
                              const std::vector<std::size_t>& on) {
    if (!(policy.lower > -100) || !(policy.upper >= policy.lower) || policy.upper > 10000)
        throw Error(ErrorKind::InvalidInput,
                    "--lower must be above -100 and --upper from there to 10000 points");
    PolicyProblem problem{.players = {},
                          .background = at.background,
                          .lower = policy.lower / 100,
                          .upper = policy.upper / 100,
                          .start = {}};
    for (const std::size_t player : players)
        problem.players.push_back({.weights = scenarios::weight_of(at.desk.model, player),
                                   .instruments = instruments_of(at, policy, player, on),
                                   .floor = {}});
    return problem;
}

std::string signed_percent(double per_cent) {
    char text[32];
    std::snprintf(text, sizeof text, "%+.4f %%", per_cent);
    return text;
}

double per_cent_of(double ln_ratio) {
    return 100 * std::expm1(ln_ratio);
}

/// The rate in the background, ad valorem.
double rate_before(const PolicyDesk& at, const Instrument& instrument) {
    const bool tariff = instrument.lever == Lever::Tariff;
    for (const scenarios::FlowShock& flow : at.background.flows)
        if (flow.sector == instrument.sector && flow.importer == instrument.importer &&
            flow.exporter == instrument.exporter)
            return (tariff ? flow.tariff_factor : flow.export_tax_factor) - 1;
    return tariff ? at.desk.base.tariff_factor[at.desk.base.cell(
                        instrument.sector, instrument.importer, instrument.exporter)] -
                        1
                  : 0;
}

const char* bound_of(const PolicyChoices& policy, const PolicyRate& rate) {
    if (100 * rate.rate >= policy.upper - 1e-9)
        return "upper";
    return 100 * rate.rate <= policy.lower + 1e-9 ? "lower" : "";
}

Table rate_table(const PolicyDesk& at,
                 const PolicyChoices& policy,
                 const std::vector<Instrument>& instruments,
                 const std::vector<PolicyRate>& rates) {
    Table table(
        {{"economy", ColumnKind::Text, "who levies"},
         {"partner", ColumnKind::Text, "on whose goods, or on goods to whom"},
         {"sector", ColumnKind::Text, "sector"},
         {"instrument", ColumnKind::Text, "tariff (levied by the importer) or export_tax"},
         {"rate_before_pct", ColumnKind::PerCent, "rate at the base or in the scenario"},
         {"rate_pct", ColumnKind::PerCent, "rate chosen, ad valorem"},
         {"bound", ColumnKind::Text, "lower or upper where a bound holds it"},
         {"derivative_pct", ColumnKind::Number,
          "what one point more would add to the aim, 100 x log points, to first order; zero but "
          "for bounds"},
         {"flow_base_musd", ColumnKind::Musd, "flow at the border, without duties, at the base"},
         {"flow_musd", ColumnKind::Musd, "with the rates chosen"}});
    for (std::size_t k = 0; k < rates.size(); ++k) {
        const Instrument& instrument = instruments[k];
        const bool tariff = instrument.lever == Lever::Tariff;
        table.add({at.economies()[instrument.levied_by()],
                   at.economies()[tariff ? instrument.exporter : instrument.importer],
                   at.desk.base.sectors[instrument.sector],
                   std::string(tariff ? "tariff" : "export_tax"), 100 * rate_before(at, instrument),
                   100 * rates[k].rate, std::string(bound_of(policy, rates[k])),
                   rates[k].derivative / (1 + rates[k].rate), rates[k].base_flow, rates[k].flow});
    }
    return table;
}

enum class Part { Player, Target, Third };

std::string_view name_of(Part part) {
    switch (part) {
        case Part::Player:
            return "player";
        case Part::Target:
            return "target";
        case Part::Third:
            return "third party";
    }
    return "";
}

std::vector<Part> parts_of(std::size_t count,
                           const std::vector<std::size_t>& players,
                           const std::vector<std::size_t>& on) {
    std::vector<Part> parts(count, Part::Third);
    for (const std::size_t n : on)
        parts[n] = Part::Target;
    for (const std::size_t n : players)
        parts[n] = Part::Player;
    return parts;
}

/// `compared` is ln W of what `compared_column` names; the gain is over it.
Table outcome_table(const PolicyDesk& at,
                    const PolicySearch& found,
                    const std::vector<Part>& parts,
                    const std::vector<double>& compared,
                    const char* compared_column,
                    const char* compared_help) {
    Table table(
        {{"economy", ColumnKind::Text, "economy"},
         {"role", ColumnKind::Text, "player, target or third party"},
         {"welfare_exact_pct", ColumnKind::PerCent, "change of real income against the base"},
         {"welfare_linear_pct", ColumnKind::PerCent,
          "first-order formula of Caliendo and Parro (2015)"},
         {compared_column, ColumnKind::PerCent, compared_help},
         {"gain_pct", ColumnKind::PerCent, "real income against that"},
         {"real_wage_pct", ColumnKind::PerCent, "change of w / P"},
         {"terms_of_trade_pct", ColumnKind::PerCent,
          "change of the cost of exports over that of imports, base weights"},
         {"exports_pct", ColumnKind::PerCent, "change of exports at the border"},
         {"imports_pct", ColumnKind::PerCent, "change of imports at the border, without duties"},
         {"tariff_revenue_musd", ColumnKind::Musd, "duties on imports"},
         {"export_tax_musd", ColumnKind::Musd, "taxes on exports"},
         {"residual", ColumnKind::Number, "of the equilibrium"}});
    const auto outcomes = scenarios::outcomes(at.desk.model, found.shock, found.equilibrium);
    const auto welfare = scenarios::ln_welfare(at.desk.model, found.equilibrium);
    for (std::size_t n = 0; n < outcomes.size(); ++n) {
        const scenarios::EconomyOutcome& o = outcomes[n];
        table.add({at.economies()[n], std::string(name_of(parts[n])), 100 * o.welfare_exact,
                   100 * o.welfare_linear, per_cent_of(compared[n]),
                   per_cent_of(welfare[n] - compared[n]), 100 * o.real_wage, 100 * o.terms_of_trade,
                   100 * o.exports, 100 * o.imports, o.tariff_revenue_musd, o.export_tax_musd,
                   found.equilibrium.residual});
    }
    return table;
}

/// "Japan (JPN) -0.0120 %, ..." for the economies of one part, at most four of them.
std::string gains_text(const PolicyDesk& at,
                       const std::vector<Part>& parts,
                       Part part,
                       const std::vector<double>& ln_gain) {
    std::vector<std::size_t> order;
    for (std::size_t n = 0; n < parts.size(); ++n)
        if (parts[n] == part)
            order.push_back(n);
    constexpr std::size_t shown = 4;
    const std::size_t others = order.size() > shown ? order.size() - shown : 0;
    if (others > 0) {
        std::ranges::stable_sort(order, std::greater<>{},
                                 [&](std::size_t n) { return std::abs(ln_gain[n]); });
        order.resize(shown);
    }
    std::string text;
    for (const std::size_t n : order)
        text += (text.empty() ? "" : ", ") + data::economy_name_with_code(at.economies()[n]) + " " +
                signed_percent(per_cent_of(ln_gain[n]));
    if (others > 0)
        text += "; the other " + std::to_string(others) + " less";
    return text;
}

std::vector<double> difference(const std::vector<double>& to, const std::vector<double>& from) {
    std::vector<double> gap(to.size());
    for (std::size_t n = 0; n < gap.size(); ++n)
        gap[n] = to[n] - from[n];
    return gap;
}

/// What the rates are, economy by economy.
void add_rate_sentences(Table& table,
                        const PolicyDesk& at,
                        const PolicyChoices& policy,
                        const std::vector<Instrument>& instruments,
                        const std::vector<PolicyRate>& rates) {
    for (const Lever lever : levers_named(policy.instrument))
        for (std::size_t n = 0; n < at.economies().size(); ++n) {
            double weighted = 0, flows = 0, least = 1e300, most = -1e300;
            std::size_t count = 0, bound = 0;
            for (std::size_t k = 0; k < rates.size(); ++k) {
                if (instruments[k].levied_by() != n || instruments[k].lever != lever)
                    continue;
                ++count;
                bound += *bound_of(policy, rates[k]) != 0;
                weighted += rates[k].base_flow * rates[k].rate;
                flows += rates[k].base_flow;
                least = std::min(least, rates[k].rate);
                most = std::max(most, rates[k].rate);
            }
            if (count == 0)
                continue;
            char text[200];
            std::snprintf(text, sizeof text,
                          ": %zu %s from %.2f to %.2f per cent, %.2f on average weighted by base "
                          "flows; %zu held by a bound.",
                          count, lever == Lever::Tariff ? "tariffs" : "export taxes", 100 * least,
                          100 * most, flows > 0 ? 100 * weighted / flows : 0, bound);
            table.sentences.push_back(data::economy_name_with_code(at.economies()[n]) + text);
        }
}

bool is_solved(const PolicySearch& found) {
    return found.converged && !(found.best_deviation > no_gain);
}

/// Certificate first; a search that failed says so before anything else.
void add_certificate(Table& table, const PolicySearch& found, const std::string& what) {
    char text[400];
    int length =
        std::snprintf(text, sizeof text,
                      "%s: first-order conditions within %.1e of ln(1 + rate), equilibrium "
                      "residual %.1e, %d solves",
                      is_solved(found) ? "Solved" : "NOT SOLVED", found.residual,
                      found.equilibrium.residual, found.solves);
    std::string line(text, static_cast<std::size_t>(length));
    if (found.deviations > 0) {
        length = std::snprintf(text, sizeof text,
                               "; %d deviations of one point tried, the best changes the aim of "
                               "who makes it by %+.1e",
                               found.deviations, found.best_deviation);
        line.append(text, static_cast<std::size_t>(length));
    }
    if (found.other_start_gap) {
        length = std::snprintf(text, sizeof text,
                               "; a search from 1/theta ends within %.1e points of these rates",
                               100 * *found.other_start_gap);
        line.append(text, static_cast<std::size_t>(length));
    }
    if (!is_solved(found)) {
        line += "; the figures are no " + what;
        table.computed = false;
    }
    table.sentences.insert(table.sentences.begin(), line + ".");
}

template <typename Request>
void finish(Table& table, const PolicyDesk& at, const Request& request, std::string_view command) {
    table.notes.emplace_back(
        "A local answer, certified by first-order conditions and by the deviations tried. "
        "Economies "
        "outside change nothing, and nobody answers beyond the instruments named.");
    add_model_notes(table, at.desk);
    Request repeat = request;
    add_scenario_provenance(table, at.world, at.desk, at.loaded, method_name, command,
                            repeat.params());
}

constexpr const char* before_help = "real income without these rates, against the base";

/// One for each member, of 1 together.
std::vector<double> member_weights(const CooperateRequest& request,
                                   const PolicyDesk& at,
                                   const std::vector<std::size_t>& members) {
    std::vector<double> weights(at.economies().size());
    if (!request.weights.empty() && request.weights.size() != members.size())
        throw Error(ErrorKind::InvalidInput,
                    "--weights: " + std::to_string(request.weights.size()) + " weights for " +
                        std::to_string(members.size()) + " members; give one for each, in order");
    double sum = 0;
    for (std::size_t m = 0; m < members.size(); ++m) {
        double weight = request.objective == "income" ? at.desk.base.income[members[m]] : 1;
        if (!request.weights.empty()) {
            const std::string& text = request.weights[m];
            const auto [end, error] =
                std::from_chars(text.data(), text.data() + text.size(), weight);
            if (error != std::errc() || end != text.data() + text.size() || !(weight > 0) ||
                !std::isfinite(weight))
                throw Error(ErrorKind::InvalidInput,
                            "--weights: '" + text + "' is no number above 0");
        }
        weights[members[m]] = weight;
        sum += weight;
    }
    for (double& weight : weights)
        weight /= sum;
    return weights;
}

}  // namespace

Table Workspace::optimal(const OptimalRequest& request) {
    const data::World& world = open(request.model.world).world();
    const PolicyDesk at = policy_desk(world, desk_for(request.model), request.policy);
    const std::vector<std::size_t> players = indices(world, {request.of});
    if (players.size() != 1)
        throw Error(ErrorKind::InvalidInput, "--of: one economy chooses; see nash and cooperate");
    const auto on =
        request.on.empty() ? all_but(at.economies().size(), players) : indices(world, request.on);
    const PolicyProblem problem = each_for_itself(at, request.policy, players, on);
    const PolicySearch found = scenarios::search_policy(at.desk.model, problem, at.options);
    const auto parts = parts_of(at.economies().size(), players, on);
    Table table =
        request.policy.outcomes
            ? outcome_table(at, found, parts, at.before, "welfare_before_pct", before_help)
            : rate_table(at, request.policy, problem.players[0].instruments, found.rates[0]);
    table.title = "The rates that serve " + data::economy_name_with_code(request.of) + " best";
    if (std::isfinite(found.residual)) {
        add_rate_sentences(table, at, request.policy, problem.players[0].instruments,
                           found.rates[0]);
        const auto gain =
            difference(scenarios::ln_welfare(at.desk.model, found.equilibrium), at.before);
        table.sentences.push_back("Real income: " + gains_text(at, parts, Part::Player, gain) +
                                  "; " + gains_text(at, parts, Part::Target, gain) + ".");
        if (const auto third = gains_text(at, parts, Part::Third, gain); !third.empty())
            table.sentences.push_back("Third parties: " + third + ".");
    }
    add_certificate(table, found, "optimum");
    finish(table, at, request, "optimal");
    return table;
}

Table Workspace::nash(const NashRequest& request) {
    const data::World& world = open(request.model.world).world();
    const PolicyDesk at = policy_desk(world, desk_for(request.model), request.policy);
    const std::vector<std::size_t> players = indices(world, request.players);
    if (players.size() < 2)
        throw Error(ErrorKind::InvalidInput,
                    "--players: a game needs two or more; optimal serves one");
    const auto on = request.on.empty() ? players : indices(world, request.on);
    const PolicyProblem problem = each_for_itself(at, request.policy, players, on);
    const PolicySearch found = scenarios::search_policy(at.desk.model, problem, at.options);
    const auto parts = parts_of(at.economies().size(), players, on);
    std::vector<Instrument> instruments;
    std::vector<PolicyRate> rates;
    for (std::size_t p = 0; p < players.size(); ++p) {
        const auto& own = problem.players[p].instruments;
        instruments.insert(instruments.end(), own.begin(), own.end());
        rates.insert(rates.end(), found.rates[p].begin(), found.rates[p].end());
    }
    Table table = request.policy.outcomes ? outcome_table(at, found, parts, at.before,
                                                          "welfare_before_pct", before_help)
                                          : rate_table(at, request.policy, instruments, rates);
    table.title = "Where retaliation ends (Nash equilibrium)";
    if (std::isfinite(found.residual)) {
        add_rate_sentences(table, at, request.policy, instruments, rates);
        const auto gain =
            difference(scenarios::ln_welfare(at.desk.model, found.equilibrium), at.before);
        table.sentences.push_back("Real income: " + gains_text(at, parts, Part::Player, gain) +
                                  ".");
        if (const auto target = gains_text(at, parts, Part::Target, gain); !target.empty())
            table.sentences.push_back("Targets: " + target + ".");
        if (const auto third = gains_text(at, parts, Part::Third, gain); !third.empty())
            table.sentences.push_back("Third parties: " + third + ".");
        std::size_t losers = 0;
        for (const std::size_t player : players)
            losers += gain[player] < 0;
        table.sentences.push_back(
            losers == players.size()
                ? std::string("Every player is worse off than before: none gains by lowering its "
                              "own rates alone, all would by agreement.")
                : std::to_string(losers) + " of " + std::to_string(players.size()) +
                      " players are worse off than before.");
    }
    add_certificate(table, found, "Nash equilibrium");
    finish(table, at, request, "nash");
    return table;
}

Table Workspace::cooperate(const CooperateRequest& request) {
    const data::World& world = open(request.model.world).world();
    const PolicyDesk at = policy_desk(world, desk_for(request.model), request.policy);
    const std::vector<std::size_t> members = indices(world, request.members);
    if (members.size() < 2)
        throw Error(ErrorKind::InvalidInput,
                    "--members: to cooperate takes two or more; optimal serves one");
    const std::string& objective = request.objective;
    if (objective != "income" && objective != "equal" && objective != "nash")
        throw Error(ErrorKind::InvalidInput,
                    "--objective: '" + objective + "' is none of income, equal and nash");
    const auto weights = member_weights(request, at, members);
    const auto on =
        request.on.empty() ? all_but(at.economies().size(), members) : indices(world, request.on);
    const PolicyProblem apart_problem = each_for_itself(at, request.policy, members, on);
    const PolicySearch apart = scenarios::search_policy(at.desk.model, apart_problem, at.options);
    scenarios::PolicyPlayer all{.weights = weights, .instruments = {}, .floor = {}};
    for (const scenarios::PolicyPlayer& member : apart_problem.players)
        all.instruments.insert(all.instruments.end(), member.instruments.begin(),
                               member.instruments.end());
    if (objective == "nash" && !is_solved(apart))
        throw Error(ErrorKind::NotComputed,
                    "the members' rates apart did not converge, so there is nothing to gain over; "
                    "--objective income or equal does not need them");
    PolicySearch found;
    if (objective == "nash") {
        PolicyProblem weighted = apart_problem;
        for (std::size_t m = 0; m < members.size(); ++m)
            for (double& weight : weighted.players[m].weights)
                weight *= weights[members[m]] * static_cast<double>(members.size());
        found = scenarios::search_nash_product(at.desk.model, weighted, apart, at.options);
    } else {
        const PolicyProblem joint{.players = {all},
                                  .background = at.background,
                                  .lower = apart_problem.lower,
                                  .upper = apart_problem.upper,
                                  .start = {}};
        found = scenarios::search_policy(at.desk.model, joint, at.options);
    }
    const auto parts = parts_of(at.economies().size(), members, on);
    const auto apart_welfare = scenarios::ln_welfare(at.desk.model, apart.equilibrium);
    Table table =
        request.policy.outcomes
            ? outcome_table(at, found, parts, apart_welfare, "welfare_apart_pct",
                            "real income where each member chooses for itself, against the base")
            : rate_table(at, request.policy, all.instruments, found.rates[0]);
    table.title = "What the members would choose together";
    if (std::isfinite(found.residual)) {
        add_rate_sentences(table, at, request.policy, all.instruments, found.rates[0]);
        const auto welfare = scenarios::ln_welfare(at.desk.model, found.equilibrium);
        const auto gain = difference(welfare, apart_welfare);
        table.sentences.push_back(
            "Real income against before: " +
            gains_text(at, parts, Part::Player, difference(welfare, at.before)) + "; apart: " +
            gains_text(at, parts, Part::Player, difference(apart_welfare, at.before)) + ".");
        double worth = 0;
        std::string worse;
        for (const std::size_t member : members) {
            worth += at.desk.base.income[member] *
                     (std::exp(welfare[member]) - std::exp(apart_welfare[member]));
            if (gain[member] < -1e-12)
                worse += (worse.empty() ? "" : ", ") + at.economies()[member];
        }
        table.sentences.push_back("Acting together is worth " + billions(worth) +
                                  " a year to the members over acting apart: " +
                                  gains_text(at, parts, Part::Player, gain) + ".");
        if (!worse.empty())
            table.sentences.push_back("Without a transfer " + worse +
                                      " would do better apart; --objective nash lets all gain.");
        table.sentences.push_back("Others, against acting apart: targets " +
                                  gains_text(at, parts, Part::Target, gain) + ".");
        if (const auto third = gains_text(at, parts, Part::Third, gain); !third.empty())
            table.sentences.push_back("Third parties: " + third + ".");
    }
    add_certificate(table, found, "joint optimum");
    if (!is_solved(apart)) {
        table.computed = false;
        table.sentences.insert(table.sentences.begin() + 1,
                               "NOT SOLVED: the members' rates apart; the gain over them is none.");
    }
    char note[160];
    std::snprintf(note, sizeof note,
                  "Apart: each member chooses its own rates on the same flows, the others' given "
                  "(first-order conditions within %.1e, %d solves).",
                  apart.residual, apart.solves);
    table.notes.emplace_back(note);
    finish(table, at, request, "cooperate");
    return table;
}

}  // namespace entente
