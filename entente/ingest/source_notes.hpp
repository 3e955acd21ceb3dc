#pragma once

#include <optional>
#include <string>

#include "entente/data/world.hpp"

/// What readers say about their sources: origin, licence, citation, and numbers in notes.
namespace entente::ingest {

void describe_wiod(data::WorldInfo& info);
void describe_icio(data::WorldInfo& info);

/// Six significant digits, for notes.
std::string short_number(double value);

/// Half of the last printed decimal; absent from six decimals on, where rounding does not matter.
std::optional<double> rounding_half_width(int decimals);

}  // namespace entente::ingest
