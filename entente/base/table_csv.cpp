#include <charconv>
#include <ostream>
#include <string_view>
#include <system_error>

#include "entente/base/screen_text.hpp"
#include "entente/base/table.hpp"

namespace entente {
namespace {

std::string quoted(const std::string& field) {
    if (field.find_first_of(",\"\n\r") == std::string::npos)
        return field;
    std::string text = "\"";
    for (const char c : field) {
        if (c == '"')
            text += '"';
        text += c;
    }
    return text + '"';
}

/// Whether a spreadsheet would compute the text instead of showing it.
bool is_formula(const std::string& text) {
    if (text.empty() || std::string_view("=+-@\t\r").find(text[0]) == std::string_view::npos)
        return false;
    const char* const first = text.data() + (text[0] == '+' ? 1 : 0);
    const char* const end = text.data() + text.size();
    double number = 0;
    const auto [stop, error] = std::from_chars(first, end, number);
    return error != std::errc() || stop != end;
}

std::string field_of(const Cell& cell) {
    const auto* text = std::get_if<std::string>(&cell);
    return quoted(text == nullptr ? exact(cell)
                                  : (is_formula(*text) ? "'" : "") + visible_text(*text));
}

}  // namespace

void render_csv(const Table& table, std::ostream& out) {
    const char* separator = "";
    for (const Column& column : table.columns()) {
        out << separator << quoted(column.name);
        separator = ",";
    }
    out << '\n';
    for (const auto& row : table.rows()) {
        separator = "";
        for (const Cell& cell : row) {
            out << separator << field_of(cell);
            separator = ",";
        }
        out << '\n';
    }
}

}  // namespace entente
