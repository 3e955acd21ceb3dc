#include "entente/scenarios/bargaining/divisible_measure.hpp"

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

/// Where a falling function changes sign in [low, high]; an end if it does not.
double root_of_falling(const std::function<double(double)>& value, double low, double high) {
    while (true) {
        const double middle = low + (high - low) / 2;
        if (middle <= low || middle >= high)
            return middle;
        (value(middle) > 0 ? low : high) = middle;
    }
}

}  // namespace

DivisibleSolutions solve_divisible(const DivisibleMeasure& measure) {
    const auto first = [&](double x) { return measure.first(x) - measure.first_reservation; };
    const auto second = [&](double x) { return measure.second(x) - measure.second_reservation; };
    if (first(1) < 0 || second(0) < 0)
        throw Error(ErrorKind::NotComputed,
                    "one player gets less than its reservation payoff at every size");
    const double least =
        first(0) >= 0 ? 0 : root_of_falling([&](double x) { return -first(x); }, 0, 1);
    const double most = second(1) >= 0 ? 1 : root_of_falling(second, 0, 1);
    if (least > most)
        throw Error(
            ErrorKind::NotComputed,
            "no size gives both players their reservation payoffs: the first accepts from " +
                std::to_string(least) + ", the second up to " + std::to_string(most));
    const double first_ideal = first(most), second_ideal = second(least);
    const auto nash = [&](double x) {
        return measure.first_slope(x) * second(x) + measure.second_slope(x) * first(x);
    };
    // Normalised gains, multiplied out so that an ideal gain of 0 does no harm.
    const auto normalised = [&](double x) {
        return second(x) * first_ideal - first(x) * second_ideal;
    };
    const auto equal = [&](double x) { return second(x) - first(x); };
    return {.nash = root_of_falling(nash, least, most),
            .kalai_smorodinsky = root_of_falling(normalised, least, most),
            .egalitarian = root_of_falling(equal, least, most)};
}

}  // namespace entente::bargaining
