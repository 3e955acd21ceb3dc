#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace entente::committee {

/// What was written in a file, whichever its form: TOML by people, canonical JSON in the record.
/// One reader serves both.
struct WrittenNode {
    enum class Kind { Text, Day, Whole, Flag, List, Table, Other };

    Kind kind = Kind::Table;
    std::string text = {};  // of a text or day
    std::int64_t whole = 0;
    bool flag = false;
    std::vector<WrittenNode> list = {};
    std::map<std::string, WrittenNode, std::less<>> members = {};
    std::size_t line = 0;  // from 1; 0 where it is not known
};

/// Tables and lists in one another; the file itself is the first.
inline constexpr std::size_t most_nesting = 8;

/// Throws BadData, "name:line: message", on text that is no TOML or that nests too deep.
WrittenNode written_in_toml(std::string_view toml, const std::string& name);

/// Throws BadData on text that is no JSON object, longer than 1 MiB or nested too deep. `name`
/// stands for it in messages.
WrittenNode written_in_json(std::string_view json, const std::string& name);

/// UTF-8, keys in order, no white space. Throws BadData on text that is no UTF-8.
std::string json_of(const WrittenNode& node);

}  // namespace entente::committee
