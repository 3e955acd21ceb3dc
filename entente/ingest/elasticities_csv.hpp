#pragma once

#include <filesystem>

#include "entente/data/elasticities.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// A CSV with the columns sector, theta (or theta_used) and, if known, name and se (or
/// standard_error, se_99); other columns are not read. Throws NotFound, or BadData with file and
/// line for a theta that is not above zero or out of bounds (`least_elasticity`), a negative error
/// and what is not a number.
data::ElasticityTable read_elasticities_csv(const std::filesystem::path& path);
data::ElasticityTable read_elasticities_csv(const InputFile& file);

}  // namespace entente::ingest
