#pragma once

#include <string>
#include <vector>

#include "entente/data/measure.hpp"
#include "entente/workspace/scenario_requests.hpp"

namespace entente {

class Workspace;

/// What a scenario does to each economy.
struct ScenarioEffect {
    std::vector<std::string> economies;
    std::vector<double> welfare_musd;  // change of real income times base income, a year
    double residual = 0;
    bool converged = true;
    std::string run;  // names world, files and choices

    /// Of these economies together; those that the world does not have count nothing.
    double sum_musd(const std::vector<std::string>& codes) const;
};

/// Throws what `simulate` throws.
ScenarioEffect scenario_effect(Workspace& workspace,
                               const TradeModelChoices& choices,
                               const data::Scenario& scenario,
                               const std::string& files_hash);

}  // namespace entente
