#pragma once

#include <optional>
#include <vector>

namespace entente::bargaining {

/// max c y subject to A y = b, y >= 0, with b >= 0: small and dense.
struct LinearProgramme {
    std::vector<std::vector<double>> columns;  // of A
    std::vector<double> costs;                 // c
    std::vector<double> right;                 // b
};

struct LinearSolution {
    std::vector<double> y;
    std::vector<double> multipliers;  // one a row: c - multipliers A <= 0
};

/// Simplex in two phases with Bland's rule, which cannot cycle (R. G. Bland 1977). Empty if there
/// is no solution or no bound.
std::optional<LinearSolution> maximise(const LinearProgramme& programme);

}  // namespace entente::bargaining
