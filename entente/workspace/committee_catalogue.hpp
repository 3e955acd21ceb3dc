#pragma once

#include <vector>

#include "entente/workspace/catalogue.hpp"

namespace entente {

/// The committee's questions. Each request declares its policy; one without does not compile.
std::vector<Question> committee_questions();

}  // namespace entente
