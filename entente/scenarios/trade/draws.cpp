#include "entente/scenarios/trade/draws.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace entente::scenarios {
namespace {

/// SplitMix64, a counter turned into bits: S. Vigna (2015), from Steele, Lea and Flood (2014), Fast
/// Splittable Pseudorandom Number Generators.
std::uint64_t mixed(std::uint64_t state) {
    state += 0x9e3779b97f4a7c15;
    state = (state ^ (state >> 30U)) * 0xbf58476d1ce4e5b9;
    state = (state ^ (state >> 27U)) * 0x94d049bb133111eb;
    return state ^ (state >> 31U);
}

/// From 0, not included, to 1.
double uniform(std::uint64_t bits) {
    return (static_cast<double>(bits >> 11U) + 1) * 0x1p-53;
}

/// Standard normal number `k` of the stream, by Box and Muller.
double normal(std::uint64_t stream, std::uint64_t k) {
    const double u = uniform(mixed(stream + 2 * k)), v = uniform(mixed(stream + 2 * k + 1));
    return std::sqrt(-2 * std::log(u)) * std::cos(2 * std::numbers::pi * v);
}

}  // namespace

std::vector<double> drawn_elasticities(std::span<const UncertainElasticity> elasticities,
                                       std::uint64_t seed,
                                       std::uint64_t draw,
                                       double least) {
    std::vector<double> theta;
    for (std::size_t j = 0; j < elasticities.size(); ++j) {
        const UncertainElasticity& sector = elasticities[j];
        const std::uint64_t stream = mixed(mixed(mixed(seed) + draw) + j);
        double value = sector.theta;
        if (sector.standard_error && *sector.standard_error > 0) {
            // A thousand misses mean an estimate far below `least`; then `least` it is.
            std::uint64_t k = 0;
            do
                value = sector.theta + *sector.standard_error * normal(stream, k);
            while (value < least && ++k < 1000);
            value = std::max(value, least);
        }
        theta.push_back(value);
    }
    return theta;
}

double quantile(std::vector<double>& values, double q) {
    std::ranges::sort(values);
    const double position = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] +
           (position - static_cast<double>(below)) * (values[above] - values[below]);
}

}  // namespace entente::scenarios
