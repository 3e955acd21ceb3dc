#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"

namespace entente::bargaining::tests {

struct Shape {
    std::vector<std::size_t> levels;
    std::size_t parties = 2;
    std::size_t synergies = 0;
    double reservation = 0.5;
    bool whole_numbers = false;  // small ones, so that there are many ties
};

/// Random payoffs from a seed; sides "A" and "B" in turn, the last of four or more parties without
/// a veto.
PackageProblem made_up(const Shape& shape, std::uint64_t seed);

/// One measure whose levels are the points: [point][party].
PackageProblem of_points(const std::vector<std::vector<double>>& points);

}  // namespace entente::bargaining::tests
