#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente::scenarios {

/// "2022-10-07"; nothing where it is no day of the calendar.
std::optional<std::chrono::year_month_day> day_in(std::string_view text);

/// Without blanks and tabs around it.
std::string trimmed(std::string_view text);

/// "c1, c3..c5" is "c1" and "c3..c5"; nothing where a code is empty.
std::optional<std::vector<std::string>> codes_in(std::string_view text);

/// In quotation marks, for messages; long values are cut.
std::string quoted(std::string_view text);

/// The shortest text that reads back as the same number.
std::string number_text(double value);

}  // namespace entente::scenarios
