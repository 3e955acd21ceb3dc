#pragma once

#include <vector>

#include "entente/workspace/catalogue.hpp"

namespace entente {

/// The questions of lists, screening, ownership and decisions, in the order of the help.
std::vector<Question> controls_questions();

}  // namespace entente
