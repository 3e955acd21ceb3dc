#include "entente/scenarios/bargaining/robustness.hpp"

#include <algorithm>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorKind::InvalidInput, message);
}

bool same_shape(const PackageProblem& a, const PackageProblem& b) {
    const auto same_levels = [](const PackageMeasure& m, const PackageMeasure& n) {
        return m.levels.size() == n.levels.size();
    };
    const auto same_entry = [](const PairSynergy& s, const PairSynergy& t) {
        return s.party == t.party && s.first == t.first && s.first_level == t.first_level &&
               s.second == t.second && s.second_level == t.second_level;
    };
    return a.parties.size() == b.parties.size() &&
           std::ranges::equal(a.measures, b.measures, same_levels) &&
           std::ranges::equal(a.synergies, b.synergies, same_entry);
}

double joint(const PackageProblem& problem, std::size_t measure, std::size_t level) {
    double sum = 0;
    for (const PackageParty& party : problem.parties)
        sum += party.payoffs[measure][level];
    return sum;
}

/// regret(x)'s part of one measure, by level.
std::vector<double> regrets_of(const IntervalProblem& problem, std::size_t measure) {
    const std::size_t levels = problem.lowest.measures[measure].levels.size();
    std::vector<double> regrets;
    for (std::size_t own = 0; own < levels; ++own) {
        double most = 0;
        for (std::size_t other = 0; other < levels; ++other)
            if (other != own)
                most = std::max(most, joint(problem.highest, measure, other) -
                                          joint(problem.lowest, measure, own));
        regrets.push_back(most);
    }
    return regrets;
}

/// A party without a veto that is paid minus the regret: the best package for it has the least.
PackageProblem with_regretter(const IntervalProblem& problem) {
    PackageProblem wanted = problem.lowest;
    PackageParty regretter{
        .name = "regret", .side = {}, .reservation = 0, .veto = false, .payoffs = {}};
    for (std::size_t m = 0; m < wanted.measures.size(); ++m) {
        auto& row = regretter.payoffs.emplace_back(regrets_of(problem, m));
        for (double& regret : row)
            regret = -regret;
    }
    wanted.parties.push_back(std::move(regretter));
    return wanted;
}

PackageId acceptable(const PackageProblem& problem, const WalkOptions& options) {
    const auto count =
        walk_packages(problem, players_of(problem, Between::Parties), {}, options).acceptable;
    if (!count)
        refuse(std::to_string(package_count(problem)) +
               " packages, more than are counted; fix the level of some measures");
    return *count;
}

}  // namespace

void check(const IntervalProblem& problem) {
    check(problem.lowest);
    check(problem.highest);
    if (!same_shape(problem.lowest, problem.highest))
        refuse("the lowest and the highest payoffs are for other measures, parties or synergies");
    for (std::size_t i = 0; i < problem.lowest.parties.size(); ++i)
        for (std::size_t m = 0; m < problem.lowest.measures.size(); ++m)
            for (std::size_t a = 0; a < problem.lowest.measures[m].levels.size(); ++a)
                if (problem.lowest.parties[i].payoffs[m][a] >
                    problem.highest.parties[i].payoffs[m][a])
                    refuse("party '" + problem.lowest.parties[i].name + "', measure '" +
                           problem.lowest.measures[m].name + "', level '" +
                           problem.lowest.measures[m].levels[a] +
                           "': the lowest payoff is above the highest; swap them");
    for (std::size_t s = 0; s < problem.lowest.synergies.size(); ++s)
        if (problem.lowest.synergies[s].payoff > problem.highest.synergies[s].payoff)
            refuse("synergy " + std::to_string(s + 1) +
                   ": the lowest payoff is above the highest; swap them");
}

double regret(const IntervalProblem& problem, const Package& package) {
    if (!problem.lowest.synergies.empty())
        refuse(
            "regret is exact for additive payoffs only; make the measures of a synergy one "
            "measure whose levels are their joint levels");
    double sum = 0;
    for (std::size_t m = 0; m < package.size(); ++m)
        sum += regrets_of(problem, m)[package[m]];
    return sum;
}

Robustness robustness(const IntervalProblem& problem, const WalkOptions& options) {
    check(problem);
    PackageProblem possible = problem.highest;
    for (std::size_t i = 0; i < possible.parties.size(); ++i) {
        possible.parties[i].reservation = problem.lowest.parties[i].reservation;
        possible.parties[i].veto = problem.lowest.parties[i].veto;
    }
    Robustness found{.surely_acceptable = acceptable(problem.lowest, options),
                     .possibly_acceptable = acceptable(possible, options),
                     .minimax_regret = {}};
    if (found.surely_acceptable == 0 || !problem.lowest.synergies.empty())
        return found;
    found.minimax_regret =
        best_for(with_regretter(problem), {problem.lowest.parties.size()}, options);
    found.minimax_regret->value =
        regret(problem, package_at(problem.lowest, found.minimax_regret->package));
    found.minimax_regret->payoffs.pop_back();
    return found;
}

}  // namespace entente::bargaining
