#pragma once

#include <string>
#include <string_view>

namespace entente::data {

/// ISO 3166-1 alpha-3 code of a country as lists and customers' files write it: alpha-2 or alpha-3
/// codes, English and Japanese names, and older or other names ("Burma", "Korea, North", "DPRK").
/// Empty where it is none we know; the caller says so.
std::string country_code_in(std::string_view text);

/// "Russia"; the code itself where there is no name.
std::string country_name(std::string_view alpha_3);

}  // namespace entente::data
