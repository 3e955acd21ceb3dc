#include <ostream>

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
            out << separator << quoted(exact(cell));
            separator = ",";
        }
        out << '\n';
    }
}

}  // namespace entente
