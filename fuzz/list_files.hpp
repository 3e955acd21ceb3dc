#pragma once

#include "entente/ingest/lists/list_readers.hpp"
#include "fuzz/source_files.hpp"
#include "tests/ingest/sheet_text.hpp"
#include "tests/ingest/zip_text.hpp"

namespace entente::fuzz {

/// Runs a reader of party lists: what it cannot read it must refuse, and nothing else.
inline int run_list(std::string_view format, const std::uint8_t* data, std::size_t size) {
    try {
        ingest::read_lists_in(source_files(data, size), format);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}

/// The same where the form is a workbook: the bytes are its sheets, "=== NAME" before each, a line
/// for each row, tabs between cells, and 0x1F for a line end in a cell.
inline int run_list_of_sheets(std::string_view format, const std::uint8_t* data, std::size_t size) {
    std::vector<std::pair<std::string, std::string>> sheets;
    for (const ingest::InputFile& file : source_files(data, size)) {
        std::vector<std::vector<std::string>> rows(1);
        rows.back().emplace_back();
        for (const char c : file.bytes) {
            if (c == '\n')
                rows.push_back({std::string()});
            else if (c == '\t')
                rows.back().emplace_back();
            else
                rows.back().back() += c == '\x1f' ? '\n' : c;
        }
        sheets.emplace_back("1." + std::to_string(sheets.size()), ingest::sheet_of(rows));
    }
    const std::string bytes = ingest::workbook(sheets);
    try {
        ingest::read_lists_in({{.name = "fuzz.xlsx", .bytes = bytes, .origin = {}, .storage = {}}},
                              format);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}

}  // namespace entente::fuzz
