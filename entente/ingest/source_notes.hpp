#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/world.hpp"

/// What readers say about their sources: origin, licence, citation, and numbers in notes.
namespace entente::ingest {

void describe_wiod(data::WorldInfo& info);
void describe_icio(data::WorldInfo& info);

/// "WIOD2013_2011.csv" -> 2011; absent where the name has no number from 1950 to 2099.
std::optional<int> year_in_name(std::string_view name);

/// The year that a file's lines give, or else the one in its name, which a note then says.
void set_year(std::string_view in_lines,
              const std::string& file,
              data::WorldInfo& info,
              Diagnostics& notes);

/// WIOD's 35 sectors c1 to c35.
bool has_wiod_sectors(const std::vector<std::string>& sectors);

/// Six significant digits, for notes.
std::string short_number(double value);

/// Half of the last printed decimal; absent from six decimals on, where rounding does not matter.
std::optional<double> rounding_half_width(int decimals);

}  // namespace entente::ingest
