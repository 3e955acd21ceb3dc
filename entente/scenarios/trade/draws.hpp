#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace entente::scenarios {

/// A trade elasticity and how well it is known.
struct UncertainElasticity {
    double theta = 0;
    std::optional<double> standard_error;
};

/// Elasticities of draw number `draw`: theta + standard error times a standard normal, drawn again
/// below `least` (truncated). Depends on seed, draw and sector alone, so any share of the draws can
/// be made anywhere. Sectors without a standard error keep their theta.
std::vector<double> drawn_elasticities(std::span<const UncertainElasticity> elasticities,
                                       std::uint64_t seed,
                                       std::uint64_t draw,
                                       double least = 0.5);

/// The q-quantile of values, linear between order statistics (type 7 of Hyndman and Fan 1996).
/// `values` is sorted in place; it must not be empty.
double quantile(std::vector<double>& values, double q);

}  // namespace entente::scenarios
