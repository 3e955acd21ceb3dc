#pragma once

#include <functional>

namespace entente::bargaining {

/// One measure that can take any size x in [0, 1] between two players: a sum to be shared, the rate
/// of a subsidy. The first player's payoff rises in x, the second's falls, both are concave, so
/// that each answer is unique and found to the last bits by bisection.
struct DivisibleMeasure {
    std::function<double(double)> first;         // G_1(x)
    std::function<double(double)> second;        // G_2(x)
    std::function<double(double)> first_slope;   // dG_1/dx
    std::function<double(double)> second_slope;  // dG_2/dx
    double first_reservation = 0;
    double second_reservation = 0;
};

struct DivisibleSolutions {
    double nash = 0;               // G_1' (G_2 - r_2) + G_2' (G_1 - r_1) = 0
    double kalai_smorodinsky = 0;  // (G_1 - r_1) / (u_1 - r_1) = (G_2 - r_2) / (u_2 - r_2)
    double egalitarian = 0;        // G_1 - r_1 = G_2 - r_2
};

/// Sizes x. Ideal payoffs u are over the sizes that both accept; where one player gains more at
/// every size that both accept, the egalitarian size is the end at which the other gains most.
/// Throws NotComputed if no size is acceptable to both.
DivisibleSolutions solve_divisible(const DivisibleMeasure& measure);

}  // namespace entente::bargaining
