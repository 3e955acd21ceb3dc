#include "entente/scenarios/bargaining/coalition_stability.hpp"

#include <string>

#include "entente/base/error.hpp"

namespace entente::bargaining {

CoalitionStability stability_of(std::size_t coalition,
                                std::size_t players,
                                const CoalitionPayoff& payoff,
                                double least_gain) {
    CoalitionStability found{.coalition = coalition, .would_leave = {}, .would_join = {}};
    for (std::size_t i = 0; i < players; ++i) {
        const std::size_t bit = std::size_t{1} << i;
        if (payoff(i, coalition ^ bit) > payoff(i, coalition) + least_gain)
            ((coalition & bit) != 0 ? found.would_leave : found.would_join).push_back(i);
    }
    return found;
}

std::vector<CoalitionStability> stability_of_all(std::size_t players,
                                                 const CoalitionPayoff& payoff,
                                                 double least_gain) {
    if (players > 20)
        throw Error(ErrorKind::InvalidInput,
                    std::to_string(players) +
                        " players make too many coalitions to look at each; the limit is 20, "
                        "stability_of looks at one coalition of any number");
    std::vector<CoalitionStability> all;
    for (std::size_t coalition = 0; coalition < std::size_t{1} << players; ++coalition)
        all.push_back(stability_of(coalition, players, payoff, least_gain));
    return all;
}

}  // namespace entente::bargaining
