#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/workspace/scenario_effects.hpp"
#include "entente/workspace/trade_desk.hpp"

namespace entente {

/// A scenario as a record carries it: read and checked now, by content, so that no reader ever
/// needs the file; none where `path` is empty. Throws as `load_scenario` does, InvalidInput for
/// what a record cannot carry: schedules outside the scenario's folder, bytes that are no plain
/// text, more than half a MiB.
ScenarioFiles carried_scenario(const std::string& path);

struct CarriedEffect {
    LoadedScenario loaded;
    ScenarioEffect effect;
};

/// What a carried scenario does. One that cannot be read or solved here costs its own figure and
/// no more: nothing is returned and the reason is added to `notes`, after `about`.
std::optional<CarriedEffect> effect_of(Workspace& workspace,
                                       const TradeModelChoices& choices,
                                       const ScenarioFiles& files,
                                       const std::string& about,
                                       std::vector<std::string>& notes);

/// What it is worth to these sides together, million USD a year; absent as above.
std::optional<double> joint_gain(Workspace& workspace,
                                 const TradeModelChoices& choices,
                                 const ScenarioFiles& files,
                                 const std::vector<std::string>& sides,
                                 const std::string& about,
                                 std::vector<std::string>& notes);

/// Writes the files into a folder, which is made if it is not there. Throws InvalidInput where one
/// is there already.
std::vector<std::string> write_scenario(const ScenarioFiles& files, const std::string& folder);

}  // namespace entente
