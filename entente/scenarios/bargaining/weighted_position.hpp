#pragma once

#include <vector>

namespace entente::bargaining {

/// Where an actor stands on a scale, and what it weighs: power times how much it cares.
struct WeightedPosition {
    double position = 0;
    double weight = 0;
};

/// sum w x / sum w, the compromise model's forecast. Both throw InvalidInput where a number is not
/// finite, a weight is negative or all are 0.
double weighted_mean(const std::vector<WeightedPosition>& actors);

/// The least position with half of the weight or more at or below it (Black 1948); halfway to the
/// next position where it is exactly half.
double weighted_median(std::vector<WeightedPosition> actors);

}  // namespace entente::bargaining
