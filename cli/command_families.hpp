#pragma once

#include <vector>

#include "cli/command.hpp"

namespace entente::cli {

std::vector<Command> world_commands();
std::vector<Command> exposure_commands();

}  // namespace entente::cli
