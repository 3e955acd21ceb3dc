#pragma once

#include <vector>

#include "entente/scenarios/bargaining/solutions.hpp"

/// Packages whose payoffs are only known to lie between two numbers, as a scenario run with drawn
/// elasticities gives them.
namespace entente::bargaining {

/// The same measures and parties with the lowest and the highest payoffs; reservations and vetoes
/// are those of `lowest`.
struct IntervalProblem {
    PackageProblem lowest;
    PackageProblem highest;
};

/// Throws InvalidInput where the two have different shapes, a lowest payoff is above the highest or
/// either of them fails `check`.
void check(const IntervalProblem& problem);

struct Robustness {
    /// Packages that every veto accepts whatever the payoffs are within their intervals, and that
    /// every veto accepts for some of them.
    PackageId surely_acceptable = 0;
    PackageId possibly_acceptable = 0;
    /// Of the surely acceptable packages the one with the least regret; absent if there is none or
    /// there are synergies. `value` is the regret.
    std::optional<Solution> minimax_regret;
};

/// The most that a package may turn out to fall short of another one, in the sum of all parties'
/// payoffs (L. J. Savage 1951; Kouvelis and Yu 1997). An entry that two packages share takes the
/// same value for both, so that for additive payoffs
///   regret(x) = sum_m max(0, max over a other than x_m of high_m(a) - low_m(x_m)),
/// with low_m, high_m sums of the intervals' ends over parties. The other package may be any, also
/// one that somebody would refuse. Throws InvalidInput for payoffs with synergies, for which this
/// formula does not hold.
double regret(const IntervalProblem& problem, const Package& package);

/// Counts exactly; throws InvalidInput above 2^24 packages.
Robustness robustness(const IntervalProblem& problem, const WalkOptions& options = {});

}  // namespace entente::bargaining
