#pragma once

#include <string>
#include <string_view>

namespace entente::data {

enum class Language { English, Japanese };

/// The plain name of an economy as sources code it: ISO 3166 alpha-3 and alpha-2, ROW, WIOD's ROM,
/// and the groups of the built-in world. The code itself where there is no name for it.
std::string economy_name(std::string_view code, Language language = Language::English);

/// In a sentence: "the United States", "Japan". English.
std::string economy_in_sentence(std::string_view code);

/// Of it, in a sentence: "the United States'", "Japan's". English.
std::string possessive_economy(std::string_view code);

/// "Japan (JPN)": for the first time an economy is named.
std::string economy_name_with_code(std::string_view code, Language language = Language::English);

}  // namespace entente::data
