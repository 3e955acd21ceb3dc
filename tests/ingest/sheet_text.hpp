#pragma once

#include <string>
#include <vector>

/// Sheets of workbooks made from their cells, for tests of readers and for fuzzing them.
namespace entente::ingest {

/// Cells as text in a sheet's XML, inline; empty ones are left out. Up to 26 columns.
inline std::string sheet_of(const std::vector<std::vector<std::string>>& rows) {
    std::string xml = "<worksheet><sheetData>";
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::string number = std::to_string(row + 1);
        xml += "<row r=\"" + number + "\">";
        for (std::size_t column = 0; column < rows[row].size() && column < 26; ++column) {
            std::string text;
            for (const char c : rows[row][column])
                text += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
            if (!text.empty())
                xml += "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + number +
                       "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
        }
        xml += "</row>";
    }
    return xml + "</sheetData></worksheet>";
}

}  // namespace entente::ingest
