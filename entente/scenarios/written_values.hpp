#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/written_values.hpp"

namespace entente::scenarios {

/// Without blanks and tabs around it.
std::string trimmed(std::string_view text);

/// "c1, c3..c5" is "c1" and "c3..c5"; nothing where a code is empty.
std::optional<std::vector<std::string>> codes_in(std::string_view text);

/// The shortest text that reads back as the same number.
std::string number_text(double value);

}  // namespace entente::scenarios
