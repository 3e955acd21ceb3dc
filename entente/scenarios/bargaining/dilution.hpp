#pragma once

#include <optional>
#include <vector>

#include "entente/scenarios/bargaining/vetoes.hpp"

namespace entente::bargaining {

/// How far a text has been watered down, in joint gain sum_i (g_i - r_i).
struct Dilution {
    double first = 0;            // of the first proposal
    double current = 0;          // of the text now
    std::optional<double> kept;  // current / first; above 1 if it has gained, absent if first <= 0
};

Dilution dilution_between(const PackageProblem& problem,
                          const Package& first,
                          const Package& current);

/// What all holds together cost, W(none) - W(all) with W(S) the best joint gain while the vetoes S
/// are in force, divided among them by the Shapley value of v(S) = W(none) - W(S): which hold cost
/// how much, whatever the order in which they were raised.
struct HoldCosts {
    double without_holds = 0;       // W(none)
    double with_holds = 0;          // W(all)
    std::vector<VetoCost> by_hold;  // adds up to without_holds - with_holds
};

HoldCosts hold_costs(const VetoTable& table);

}  // namespace entente::bargaining
