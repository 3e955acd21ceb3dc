#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// No list nests its entries deeper; what does is refused before it costs memory.
constexpr std::size_t deepest_json = 64;

/// A whole JSON text. BadData with the line where it is broken off, damaged or nested too deep;
/// `first_line` is where the text stands in its file.
nlohmann::json json_in(std::string_view text, const std::string& file, std::size_t first_line = 1);

/// Calls `take` with each line of a file of JSON objects and its number; empty lines are passed
/// over. BadData where a line is no whole object.
void for_each_json_line(const InputFile& file,
                        const std::function<void(const nlohmann::json&, std::size_t)>& take);

/// The first line of a file of JSON lines, up to a limit; empty where it does not begin with '{'.
std::string_view first_json_line(const InputFile& file);

/// A member that is a text, a number or a truth value, as text; empty where it is absent or null.
std::string text_at(const nlohmann::json& object, std::string_view key);

/// A member that is a text or a list of texts.
std::vector<std::string> texts_at(const nlohmann::json& object, std::string_view key);

/// A member that is an object or a list; an empty one where it is absent.
const nlohmann::json& member_at(const nlohmann::json& object, std::string_view key);

}  // namespace entente::ingest
