#pragma once

#include <string>
#include <string_view>

#include "entente/data/measure.hpp"

namespace entente::scenarios {

/// A scenario in TOML; docs/reference/scenario-file.md lists the keys:
///
///     name = "Allied chip control"
///     [groups]
///     EU = ["AUT", "BEL"]
///     [[measure]]
///     kind = "export_control"
///     by = ["USA", "JPN", "EU"]
///     on = ["CHN"]
///     sectors = "c14"
///     cost_factor = 2.0
///     from = 2022-10-07
///
/// Groups are replaced by their codes; whether a code exists is seen when the scenario meets a
/// world. Schedules stay unread: `Measure::schedule_file` is as written. `retaliation` becomes a
/// measure of its own after the one it answers. `name` stands for the file in messages. Throws
/// BadData with "name:line: message" for each fault.
data::Scenario read_scenario(std::string_view toml, const std::string& name);

}  // namespace entente::scenarios
