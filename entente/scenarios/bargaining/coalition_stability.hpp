#pragma once

#include <cstddef>
#include <functional>
#include <vector>

namespace entente::bargaining {

/// Whether a group of economies holds together and whether others would join it (C. d'Aspremont,
/// A. Jacquemin, J. J. Gabszewicz and J. A. Weymark, "On the stability of collusive price
/// leadership", 1983), for widening a forum:
///   internal: V_i(S) >= V_i(S - i) for every member i,
///   external: V_j(S) >= V_j(S + j) for every outsider j.
struct CoalitionStability {
    std::size_t coalition = 0;             // bit i: player i is in
    std::vector<std::size_t> would_leave;  // empty: internally stable
    std::vector<std::size_t> would_join;   // empty: externally stable

    bool stable() const { return would_leave.empty() && would_join.empty(); }
};

/// V_i(S): what player i, member or not, gets if coalition S forms; from scenario runs.
using CoalitionPayoff = std::function<double(std::size_t player, std::size_t coalition)>;

/// A player moves only for a gain above `least_gain`.
CoalitionStability stability_of(std::size_t coalition,
                                std::size_t players,
                                const CoalitionPayoff& payoff,
                                double least_gain = 0);

/// All coalitions, the empty one first. Throws InvalidInput for more than 20 players.
std::vector<CoalitionStability> stability_of_all(std::size_t players,
                                                 const CoalitionPayoff& payoff,
                                                 double least_gain = 0);

}  // namespace entente::bargaining
