#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/policy_problem.hpp"

namespace entente::scenarios {

/// One instrument at the end.
struct PolicyRate {
    double rate = 0;
    double derivative = 0;  // of the player's aim by ln(1 + rate), or -ln(1 - subsidy)
    /// The flow's value at the border, or the output subsidised, with and without the policy,
    /// million USD.
    double flow = 0, base_flow = 0;
};

struct PolicySearch {
    bool converged = false;
    /// Largest error of the first-order conditions, as a step of ln(1 + rate) (see
    /// policy_search.cpp); bounds that bind are no error.
    double residual = 0;
    int solves = 0;
    TradeShock shock;
    Equilibrium equilibrium;
    std::vector<std::vector<PolicyRate>> rates;  // [player][instrument]
    std::vector<double> aim;                     // [player]
    /// Deviations of one instrument by one point up or down within the bounds, each solved exactly:
    /// how many, and the most that a player gains (in its aim); at an optimum not above zero. The
    /// instruments with the greatest flows, at most 256 of them.
    int deviations = 0;
    double best_deviation = 0;
    /// Largest difference of a rate, where its flow matters, to where the search from the second
    /// start ends; empty where there was none or it did not converge.
    std::optional<double> other_start_gap;
};

/// Where no player can do better by its own instruments, others' given: for one player its optimum,
/// for several the Nash equilibrium. Local: certified by the first-order conditions and by
/// deviations of one point; searched from the background's rates and from 1/theta, of which one
/// player takes the better. Ossa, R. (2014), Trade Wars and Trade Talks with Data, American
/// Economic Review 104(12), 4104-4146, does this one player at a time, by derivatives of
/// constraints. Throws InvalidInput where an instrument is listed twice or the bounds leave
/// nothing, and what TradeSolver and AdjointSystem throw.
PolicySearch search_policy(const TradeModel& model,
                           const PolicyProblem& problem,
                           const SolverOptions& options,
                           int threads = default_threads());

/// What the players of `apart_problem` would choose as one under the Nash product: the greatest
/// product of their gains over `apart`, the Nash equilibrium of that problem. All gain over it;
/// where no step from it makes all gain, it is the answer itself. The one player of the answer has
/// all instruments, in order.
PolicySearch search_nash_product(const TradeModel& model,
                                 const PolicyProblem& apart_problem,
                                 const PolicySearch& apart,
                                 const SolverOptions& options,
                                 int threads = default_threads());

}  // namespace entente::scenarios
