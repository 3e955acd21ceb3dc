#pragma once

#include <string>
#include <vector>

#include "entente/data/measure.hpp"
#include "entente/workspace/scenario_requests.hpp"

namespace entente {

class Workspace;

/// What one set of measures does to each economy.
struct ScenarioEffect {
    std::vector<double> welfare_musd;  // change of real income times base income, a year
    double residual = 0;
    bool converged = true;
};

/// Effects of many sets of measures on one world, solved side by side.
struct ScenarioEffects {
    std::vector<std::string> economies;
    std::vector<ScenarioEffect> effects;
    std::string run;  // names world, files and choices
};

/// One scenario a list of measures. Throws what `simulate` throws.
ScenarioEffects scenario_effects(Workspace& workspace,
                                 const TradeModelChoices& choices,
                                 const std::vector<data::Scenario>& scenarios,
                                 const std::string& files_hash);

}  // namespace entente
