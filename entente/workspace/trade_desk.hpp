#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/base/named_text.hpp"
#include "entente/base/table.hpp"
#include "entente/data/elasticities.hpp"
#include "entente/data/measure.hpp"
#include "entente/data/world.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/trade_base.hpp"
#include "entente/scenarios/trade/trade_model.hpp"
#include "entente/workspace/scenario_requests.hpp"

namespace entente {

/// A world calibrated for scenarios, kept for the next question with the same choices.
struct TradeDesk {
    TradeDesk(scenarios::TradeBase from,
              std::vector<data::SectorElasticity> theta,
              scenarios::Deficits how);

    scenarios::TradeBase base;
    scenarios::TradeModel model;
    std::vector<data::SectorElasticity> elasticities;
    scenarios::Deficits deficits;
    std::string files_hash;  // of elasticities and tariffs, empty without
};

/// The day in "2024-01-31"; absent for "". Throws InvalidInput.
std::optional<std::chrono::year_month_day> day_named(const std::string& text);

/// A scenario file with its schedules, and the hash of what was read.
struct LoadedScenario {
    data::Scenario scenario;
    std::string hash;
};

/// The files of a scenario: the TOML first, then each schedule under the name by which it asks for
/// it.
using ScenarioFiles = std::vector<NamedText>;

/// Schedules are looked for beside the scenario. Throws NotFound, BadData.
ScenarioFiles scenario_files(const std::string& path);
LoadedScenario load_scenario(const ScenarioFiles& files);
LoadedScenario load_scenario(const std::string& path);

/// Of the bytes of all files; empty where all paths are. Throws NotFound.
std::string hash_of_files(const std::vector<std::string>& paths);

/// Calibrates, settles and checks: what `choices` say, on this world. `files_hash` is that of the
/// tables they name.
TradeDesk make_desk(const data::World& world,
                    const TradeModelChoices& choices,
                    const std::string& files_hash);

/// What every answer about scenarios says beside its own notes.
void add_model_notes(Table& table, const TradeDesk& desk);

/// Provenance with the scenario files and tables that went in.
void add_scenario_provenance(Table& table,
                             const data::World& world,
                             const TradeDesk& desk,
                             const std::vector<LoadedScenario>& scenarios,
                             std::string_view method,
                             std::string_view command,
                             const ParamList& params);

/// "No measure is in force on 1990-01-01: nothing changes."
std::string nothing_in_force(const std::string& day);

/// "residual 3.2e-12 after 17 iterations"
std::string certificate(const scenarios::Equilibrium& found);

}  // namespace entente
