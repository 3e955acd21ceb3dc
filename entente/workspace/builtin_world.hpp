#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "entente/data/world.hpp"

namespace entente {

/// The worlds that come with the program: WIOD 2013 release, aggregated to 15 economies x 18
/// sectors by samples/worlds/concordance.csv. "builtin" is 2011, the others "builtin-2008",
/// "builtin-1995".
std::vector<std::string_view> builtin_world_names();

/// Absent if `name` is none of them.
std::optional<data::World> builtin_world(std::string_view name);

}  // namespace entente
