#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// JSON of which every value has one spelling, so that its hash says what was meant: UTF-8, keys
/// in the order of their bytes and none twice, no white space, no escape that is not needed,
/// numbers without superfluous digits. What nlohmann::json::dump() writes is canonical.
namespace entente::store {

struct JsonFault {
    std::size_t offset = 0;  // bytes before it
    std::string what;        // "white space between values"
};

/// The first thing that keeps a text from being canonical; nothing where it is.
std::optional<JsonFault> canonical_json_fault(std::string_view text);

/// Appends a text as a JSON string, with the quotes. It must be UTF-8.
void append_json_string(std::string& json, std::string_view text);

/// Nested deeper than this is refused.
constexpr int deepest_json = 64;

}  // namespace entente::store
