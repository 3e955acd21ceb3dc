#include "entente/scenarios/bargaining/weighted_position.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

double checked_weight(const std::vector<WeightedPosition>& actors) {
    double sum = 0;
    for (std::size_t k = 0; k < actors.size(); ++k) {
        const auto& [position, weight] = actors[k];
        if (!std::isfinite(position) || !std::isfinite(weight) || weight < 0)
            throw Error(ErrorKind::InvalidInput,
                        "actor " + std::to_string(k + 1) + ": position " +
                            std::to_string(position) + " with weight " + std::to_string(weight) +
                            "; both must be finite and the weight 0 or more");
        sum += weight;
    }
    if (!(sum > 0))
        throw Error(ErrorKind::InvalidInput, "no actor has a weight above 0");
    return sum;
}

}  // namespace

double weighted_mean(const std::vector<WeightedPosition>& actors) {
    const double sum = checked_weight(actors);
    double mean = 0;
    for (const auto& [position, weight] : actors)
        mean += weight / sum * position;
    return mean;
}

double weighted_median(std::vector<WeightedPosition> actors) {
    const double sum = checked_weight(actors);
    std::erase_if(actors, [](const WeightedPosition& actor) { return actor.weight == 0; });
    std::ranges::sort(actors, {}, &WeightedPosition::position);
    double below = 0;
    for (std::size_t k = 0; k < actors.size(); ++k) {
        below += actors[k].weight;
        if (std::abs(below - sum / 2) <= 1e-12 * sum && k + 1 < actors.size())
            return (actors[k].position + actors[k + 1].position) / 2;
        if (below > sum / 2)
            return actors[k].position;
    }
    return actors.back().position;
}

}  // namespace entente::bargaining
