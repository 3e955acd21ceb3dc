#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/workspace/policy_tables.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

using scenarios::PolicyProblem;
using scenarios::PolicySearch;

std::vector<double> difference(const std::vector<double>& to, const std::vector<double>& from) {
    std::vector<double> gap(to.size());
    for (std::size_t n = 0; n < gap.size(); ++n)
        gap[n] = to[n] - from[n];
    return gap;
}

/// Of ln W: what is smaller is rounding.
constexpr double least_loss = 1e-12;

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

/// What a policy adds to ln W over `before`, by economy.
std::vector<double> gain_of(const PolicyDesk& at,
                            const PolicySearch& found,
                            const std::vector<double>& before) {
    return difference(scenarios::ln_welfare(at.desk.model, found.equilibrium), before);
}

Compared before_rates(const PolicyDesk& at) {
    return {at.before, "welfare_before_pct", "real income without these rates, against the base"};
}

/// Who gains and who loses, players first.
void add_gain_sentences(Table& table,
                        const PolicyDesk& at,
                        const std::vector<Part>& parts,
                        const std::vector<double>& gain) {
    const auto say = [&](const char* whose, Part part) {
        if (const std::string text = gains_text(at, parts, part, gain); !text.empty())
            table.sentences.push_back(whose + text + ".");
    };
    say("Real income: ", Part::Player);
    say("Targets: ", Part::Target);
    say("Third parties: ", Part::Third);
}

/// What acting together is worth over acting apart.
void add_together_sentences(Table& table,
                            const PolicyDesk& at,
                            const std::vector<Part>& parts,
                            const std::vector<std::size_t>& members,
                            const PolicySearch& found,
                            const std::vector<double>& apart) {
    const auto welfare = scenarios::ln_welfare(at.desk.model, found.equilibrium);
    const auto gain = difference(welfare, apart);
    double worth = 0;
    std::string worse;
    for (const std::size_t member : members) {
        worth +=
            at.desk.base.income[member] * (std::exp(welfare[member]) - std::exp(apart[member]));
        if (gain[member] < -least_loss)
            worse += (worse.empty() ? "" : ", ") + at.economies()[member];
    }
    const auto members_text = [&](const std::vector<double>& change) {
        return gains_text(at, parts, Part::Player, change);
    };
    table.sentences.push_back("Acting together is worth " + billions(worth) +
                              " a year to the members over acting apart: " + members_text(gain) +
                              ".");
    table.sentences.push_back(
        "Real income against before: " + members_text(difference(welfare, at.before)) +
        "; apart: " + members_text(difference(apart, at.before)) + ".");
    if (!worse.empty())
        table.sentences.push_back("Without a transfer " + worse +
                                  " would do better apart; --objective nash lets all gain.");
    const auto others = [&](const char* whose, Part part) {
        if (const std::string text = gains_text(at, parts, part, gain); !text.empty())
            table.sentences.push_back(whose + text + ".");
    };
    others("Targets, against acting apart: ", Part::Target);
    others("Third parties, against acting apart: ", Part::Third);
}

/// One player with everybody's instruments.
PolicyProblem as_one(const PolicyProblem& apart, const std::vector<double>& weights) {
    PolicyProblem joint = apart;
    scenarios::PolicyPlayer all{.weights = weights, .instruments = {}, .floor = {}};
    for (const scenarios::PolicyPlayer& member : apart.players)
        all.instruments.insert(all.instruments.end(), member.instruments.begin(),
                               member.instruments.end());
    joint.players = {std::move(all)};
    return joint;
}

PolicySearch nash_product(const PolicyDesk& at,
                          const PolicyProblem& apart_problem,
                          const PolicySearch& apart,
                          const std::vector<std::size_t>& members,
                          const std::vector<double>& weights) {
    if (!is_solved(apart))
        throw Error(ErrorKind::NotComputed,
                    "the members' rates apart did not converge, so there is nothing to gain over; "
                    "--objective income or equal does not need them");
    PolicyProblem weighted = apart_problem;
    for (std::size_t m = 0; m < members.size(); ++m)
        for (double& weight : weighted.players[m].weights)
            weight *= weights[members[m]] * static_cast<double>(members.size());
    return scenarios::search_nash_product(at.desk.model, weighted, apart, at.options);
}

}  // namespace

Table Workspace::optimal(const OptimalRequest& request) {
    const data::World& world = open(request.model.world).world();
    const PolicyDesk at = policy_desk(world, desk_for(request.model), request.policy);
    const std::vector<std::size_t> players = economies_at(world, {request.of});
    if (players.size() != 1)
        throw Error(ErrorKind::InvalidInput, "--of: one economy chooses; see nash and cooperate");
    const auto on = targets_of(at, request.on, players);
    const PolicyProblem problem = each_for_itself(at, players, on);
    const PolicySearch found = scenarios::search_policy(at.desk.model, problem, at.options);
    const auto parts = parts_of(at.economies().size(), players, on);
    const ChosenRates chosen(problem, found);
    Table table = request.policy.outcomes ? outcome_table(at, found, parts, before_rates(at))
                                          : rate_table(at, chosen);
    table.title = "The rates that serve " + data::economy_name_with_code(request.of) + " best";
    if (std::isfinite(found.residual)) {
        add_rate_sentences(table, at, chosen);
        add_gain_sentences(table, at, parts, gain_of(at, found, at.before));
    }
    add_certificate(table, found, "optimum");
    OptimalRequest repeat = request;
    finish_policy(table, at, "optimal", repeat.params());
    return table;
}

Table Workspace::nash(const NashRequest& request) {
    const data::World& world = open(request.model.world).world();
    const PolicyDesk at = policy_desk(world, desk_for(request.model), request.policy);
    const std::vector<std::size_t> players = economies_at(world, request.players);
    if (players.size() < 2)
        throw Error(ErrorKind::InvalidInput,
                    "--players: a game needs two or more; optimal serves one");
    const auto on = request.on.empty() ? players : economies_at(world, request.on);
    const PolicyProblem problem = each_for_itself(at, players, on);
    const PolicySearch found = scenarios::search_policy(at.desk.model, problem, at.options);
    const auto parts = parts_of(at.economies().size(), players, on);
    const ChosenRates chosen(problem, found);
    Table table = request.policy.outcomes ? outcome_table(at, found, parts, before_rates(at))
                                          : rate_table(at, chosen);
    table.title = "Where retaliation ends (Nash equilibrium)";
    if (std::isfinite(found.residual)) {
        add_rate_sentences(table, at, chosen);
        const auto gain = gain_of(at, found, at.before);
        add_gain_sentences(table, at, parts, gain);
        const auto losers = static_cast<std::size_t>(
            std::ranges::count_if(players, [&](std::size_t player) { return gain[player] < 0; }));
        table.sentences.push_back(
            losers == players.size()
                ? std::string("Every player is worse off than before: none gains by lowering its "
                              "own rates alone, all would by agreement.")
                : std::to_string(losers) + " of " + std::to_string(players.size()) +
                      " players are worse off than before.");
    }
    add_certificate(table, found, "Nash equilibrium");
    NashRequest repeat = request;
    finish_policy(table, at, "nash", repeat.params());
    return table;
}

Table Workspace::cooperate(const CooperateRequest& request) {
    const data::World& world = open(request.model.world).world();
    const PolicyDesk at = policy_desk(world, desk_for(request.model), request.policy);
    const std::vector<std::size_t> members = economies_at(world, request.members);
    if (members.size() < 2)
        throw Error(ErrorKind::InvalidInput,
                    "--members: to cooperate takes two or more; optimal serves one");
    if (!std::ranges::count(std::array{"income", "equal", "nash"}, request.objective))
        throw Error(ErrorKind::InvalidInput,
                    "--objective: '" + request.objective + "' is none of income, equal and nash");
    const auto weights = member_weights(request, at, members);
    const auto on = targets_of(at, request.on, members);
    const PolicyProblem apart_problem = each_for_itself(at, members, on);
    const PolicySearch apart = scenarios::search_policy(at.desk.model, apart_problem, at.options);
    const PolicyProblem joint = as_one(apart_problem, weights);
    const PolicySearch found = request.objective == "nash"
                                   ? nash_product(at, apart_problem, apart, members, weights)
                                   : scenarios::search_policy(at.desk.model, joint, at.options);
    const auto parts = parts_of(at.economies().size(), members, on);
    const auto apart_welfare = scenarios::ln_welfare(at.desk.model, apart.equilibrium);
    const ChosenRates chosen(joint, found);
    Table table =
        request.policy.outcomes
            ? outcome_table(at, found, parts,
                            {apart_welfare, "welfare_apart_pct",
                             "real income where each member chooses for itself, against the base"})
            : rate_table(at, chosen);
    table.title = "What the members would choose together";
    if (std::isfinite(found.residual)) {
        add_rate_sentences(table, at, chosen);
        add_together_sentences(table, at, parts, members, found, apart_welfare);
    }
    add_certificate(table, found, "joint optimum");
    if (!is_solved(apart)) {
        table.computed = false;
        table.sentences.insert(table.sentences.begin(),
                               "NOT SOLVED: the members' rates apart; the gain over them is none.");
    }
    char note[160];
    std::snprintf(note, sizeof note,
                  "Apart: each member chooses its own rates on the same flows, the others' given "
                  "(first-order conditions within %.1e, %d solves).",
                  apart.residual, apart.solves);
    table.notes.emplace_back(note);
    CooperateRequest repeat = request;
    finish_policy(table, at, "cooperate", repeat.params());
    return table;
}

}  // namespace entente
