#include "entente/scenarios/bargaining/solutions.hpp"

#include <algorithm>

#include "entente/scenarios/bargaining/solution_aims.hpp"

namespace entente::bargaining {
namespace {

using Players = std::vector<std::vector<std::size_t>>;

std::vector<PlayerScale> scales_of(const PackageProblem& problem, const Players& players) {
    std::vector<PlayerScale> scales;
    for (const std::vector<std::size_t>& player : players) {
        PlayerScale& scale = scales.emplace_back();
        for (const std::size_t i : player) {
            scale.reservation += problem.parties[i].reservation;
            scale.rounding += rounding(problem, i);
        }
    }
    return scales;
}

/// Payoffs are computed anew, so that they do not depend on how the walk summed them.
std::optional<Solution> solution_of(const PackageProblem& problem,
                                    const Players& players,
                                    const TiedBest& best) {
    if (best.empty())
        return std::nullopt;
    return Solution{.value = best.key()[0],
                    .package = best.package(),
                    .payoffs = player_payoffs(problem, players, best.package()),
                    .ties = best.ties(),
                    .tie_count = best.tie_count()};
}

/// Bounds for the frontier's buckets.
FrontierAim frontier_aim(const PackageProblem& problem,
                         const Players& players,
                         const std::vector<PlayerScale>& scales) {
    std::array<double, 2> least{}, most{};
    for (std::size_t p = 0; p < 2; ++p)
        for (const std::size_t i : players[p]) {
            for (const std::vector<double>& row : problem.parties[i].payoffs) {
                const auto [low, high] = std::ranges::minmax(row);
                least[p] += low;
                most[p] += high;
            }
            for (const PairSynergy& synergy : problem.synergies)
                if (synergy.party == i)
                    (synergy.payoff < 0 ? least : most)[p] += synergy.payoff;
        }
    return {least, most, {scales[0].rounding, scales[1].rounding}};
}

/// Each player's highest payoff over all packages, acceptable or not.
std::vector<double> ideal_over_all(const PackageProblem& problem,
                                   const Players& players,
                                   const SolveOptions& options) {
    IdealAim aim(players.size());
    WalkOptions walk = options.walk;
    walk.vetoes.emplace();
    walk.counted_up_to = 0;
    walk_packages(problem, players, {&aim}, walk);
    return aim.ideal();
}

/// 1 / (u_p - r_p); a player that has nothing to gain is left out.
void normalise(std::vector<PlayerScale>& scales, const std::vector<double>& ideal) {
    for (std::size_t p = 0; p < scales.size(); ++p) {
        const double range = ideal[p] - scales[p].reservation;
        scales[p].weight = range > scales[p].rounding ? 1 / range : 0;
    }
}

}  // namespace

std::vector<double> player_payoffs(const PackageProblem& problem,
                                   const Players& players,
                                   PackageId package) {
    const std::vector<double> g = payoffs(problem, package_at(problem, package));
    std::vector<double> sums;
    for (const std::vector<std::size_t>& player : players) {
        double sum = 0;
        for (const std::size_t i : player)
            sum += g[i];
        sums.push_back(sum);
    }
    return sums;
}

PackageSolutions solve_packages(const PackageProblem& problem, const SolveOptions& options) {
    check(problem);
    const Players players = players_of(problem, options.between);
    std::vector<PlayerScale> scales = scales_of(problem, players);
    IdealAim ideal(players.size());
    BestAim nash(Criterion::Nash, scales), egalitarian(Criterion::Leximax, scales),
        utilitarian(Criterion::Utilitarian, scales);
    std::vector<PackageAim*> aims{&nash, &egalitarian, &utilitarian, &ideal};
    std::optional<FrontierAim> frontier;
    if (players.size() == 2)
        aims.push_back(&frontier.emplace(frontier_aim(problem, players, scales)));
    const Walked walked = walk_packages(problem, players, aims, options.walk);

    PackageSolutions found{.packages = walked.packages,
                           .acceptable = walked.acceptable,
                           .ideal = {},
                           .nash = solution_of(problem, players, nash.best()),
                           .kalai_smorodinsky = {},
                           .egalitarian = solution_of(problem, players, egalitarian.best()),
                           .utilitarian = solution_of(problem, players, utilitarian.best()),
                           .frontier = {}};
    if (frontier)
        for (FrontierPoint point : frontier->points()) {
            point.payoffs = player_payoffs(problem, players, point.package);
            found.frontier.push_back(std::move(point));
        }
    if (!found.utilitarian)
        return found;
    found.ideal =
        options.ideal == Ideal::All ? ideal_over_all(problem, players, options) : ideal.ideal();
    normalise(scales, found.ideal);
    BestAim normalised(Criterion::Leximax, scales);
    WalkOptions uncounted = options.walk;
    uncounted.counted_up_to = 0;
    walk_packages(problem, players, {&normalised}, uncounted);
    found.kalai_smorodinsky = solution_of(problem, players, normalised.best());
    return found;
}

std::optional<Solution> best_for(const PackageProblem& problem,
                                 const std::vector<std::size_t>& parties,
                                 const WalkOptions& options) {
    check(problem);
    BestAim best(Criterion::Utilitarian, scales_of(problem, {parties}));
    WalkOptions walk = options;
    walk.counted_up_to = 0;
    walk_packages(problem, {parties}, {&best}, walk);
    return solution_of(problem, players_of(problem, Between::Parties), best.best());
}

}  // namespace entente::bargaining
