#pragma once

#include <optional>
#include <vector>

#include "entente/scenarios/bargaining/frontier.hpp"
#include "entente/scenarios/bargaining/package_problem.hpp"

/// Which package: four answers over the acceptable set A = {x : g_i(x) >= r_i for every veto i},
/// with G_p and r_p the sums of g_i and r_i over the parties of player p.
///   Nash (1950)                     max prod_p (G_p - r_p) over x in A with G_p >= r_p for all p
///   Kalai and Smorodinsky (1975)    leximax (G_p - r_p) / (u_p - r_p), u_p the ideal payoff
///   egalitarian (Kalai 1977)        leximax (G_p - r_p)
///   utilitarian                     max sum_p G_p
/// leximax: the least first, then the second least and so on, so that the answer is undominated.
/// All are exact; values that differ by rounding alone are ties, and ties are listed.
namespace entente::bargaining {

/// What u_p is a maximum over: the acceptable packages (Kalai and Smorodinsky), or all (as the ANAC
/// competitions' reference answers have it).
enum class Ideal { Acceptable, All };

struct Solution {
    double value = 0;  // of what is maximised; the least (normalised) gain for the leximax ones
    PackageId package = 0;
    std::vector<double> payoffs;  // G_p of each player
    std::vector<PackageId> ties;  // packages as good, ascending, this one too; the first 4,096
    PackageId tie_count = 0;
};

struct SolveOptions {
    Between between = Between::Parties;
    Ideal ideal = Ideal::Acceptable;
    WalkOptions walk = {};
};

struct PackageSolutions {
    PackageId packages = 0;
    std::optional<PackageId> acceptable;  // absent beyond WalkOptions::counted_up_to
    std::vector<double> ideal;            // u_p; empty if nothing is acceptable
    std::optional<Solution> nash, kalai_smorodinsky, egalitarian, utilitarian;
    std::vector<FrontierPoint> frontier;  // between two players only; empty otherwise
};

/// All of the above in two walks. 2^24 packages are counted exactly; beyond, branch and bound
/// proves the answers or ends with NotComputed. Throws InvalidInput as `check` does.
PackageSolutions solve_packages(const PackageProblem& problem, const SolveOptions& options = {});

/// The acceptable package with the highest sum of payoffs over some parties, the first in
/// enumeration order if several have it; `payoffs` are those of every party. Quicker than all
/// answers, and not counted. Empty if no package is acceptable.
std::optional<Solution> best_for(const PackageProblem& problem,
                                 const std::vector<std::size_t>& parties,
                                 const WalkOptions& options = {});

/// G_p of a package.
std::vector<double> player_payoffs(const PackageProblem& problem,
                                   const std::vector<std::vector<std::size_t>>& players,
                                   PackageId package);

}  // namespace entente::bargaining
