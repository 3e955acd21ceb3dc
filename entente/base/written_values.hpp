#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace entente {

/// "2022-10-07"; nothing where it is no day of the calendar.
std::optional<std::chrono::year_month_day> day_in(std::string_view text);

/// "2022-10-07".
std::string day_text(std::chrono::year_month_day day);

/// What rounds to nothing has no sign: "-0.0 %" is "0.0 %".
std::string without_sign_of_zero(std::string number);

/// "1 item", "2 items"; `many` where the plural is not the word with an s.
std::string counted(std::size_t count, const std::string& word, const std::string& many = {});

/// "a, b".
std::string joined(std::span<const std::string> parts, std::string_view separator = ", ");

/// "joint_ballot" as people read it: "joint ballot".
std::string spaced(std::string_view name);

/// In quotation marks, for messages; long values are cut between characters.
std::string quoted(std::string_view text);

}  // namespace entente
