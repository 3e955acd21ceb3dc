#pragma once

#include <vector>

#include "entente/scenarios/trade/equilibrium.hpp"

namespace entente::scenarios {

/// What a shock does to one sector of one economy. Values at the factory gate.
struct SectorOutcome {
    double output_base_musd = 0;  // Y
    double output_new_musd = 0;   // Y', world factor income held
    double value_added = 0;       // change, fraction
    double price = 0;             // change of the buyers' price index, fraction
    double labour = 0;            // change of hours or jobs: value added over the wage, fraction
};

/// [at(j, n) of the base: j * N + n].
std::vector<SectorOutcome> sector_outcomes(const TradeModel& model,
                                           const TradeShock& shock,
                                           const Equilibrium& found);

}  // namespace entente::scenarios
