#include "entente/scenarios/bargaining/dilution.hpp"

#include "entente/scenarios/bargaining/coalitional_game.hpp"

namespace entente::bargaining {
namespace {

double joint_gain(const PackageProblem& problem, const Package& package) {
    double gain = 0;
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        gain += payoff(problem, i, package) - problem.parties[i].reservation;
    return gain;
}

}  // namespace

Dilution dilution_between(const PackageProblem& problem,
                          const Package& first,
                          const Package& current) {
    Dilution dilution{
        .first = joint_gain(problem, first), .current = joint_gain(problem, current), .kept = {}};
    if (dilution.first > 0)
        dilution.kept = dilution.current / dilution.first;
    return dilution;
}

HoldCosts hold_costs(const VetoTable& table) {
    const std::vector<double> gain = table.gain_in_force();
    HoldCosts costs{.without_holds = gain.front(), .with_holds = gain.back(), .by_hold = {}};
    if (table.holders.empty())
        return costs;
    std::vector<double> lost;
    for (const double in_force : gain)
        lost.push_back(costs.without_holds - in_force);
    const std::vector<double> share = shapley_value(lost);
    for (std::size_t b = 0; b < table.holders.size(); ++b)
        costs.by_hold.push_back({.party = table.holders[b], .cost = share[b]});
    return costs;
}

}  // namespace entente::bargaining
