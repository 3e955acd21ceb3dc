#pragma once

#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/data/world.hpp"

/// The JSON header of a world's file: labels, origin, report. Readers throw nlohmann's exceptions.
namespace entente::store {

nlohmann::json world_header(const data::World& world);

data::IoTable::Parts table_labels(const nlohmann::json& header);
std::vector<data::Satellite> satellite_labels(const nlohmann::json& header);
data::WorldInfo info_of(const nlohmann::json& header);
data::ImportReport report_of(const nlohmann::json& header);

}  // namespace entente::store
