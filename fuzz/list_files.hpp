#pragma once

#include "entente/data/party_list.hpp"
#include "entente/ingest/lists/list_readers.hpp"
#include "fuzz/source_files.hpp"
#include "tests/ingest/sheet_text.hpp"
#include "tests/ingest/zip_text.hpp"

/// For fuzz targets of readers of party lists.
namespace entente::fuzz {

/// Runs a reader on files: what it gives must be whole, what it refuses is refused with a reason.
inline int run_list_files(std::string_view format, const std::vector<ingest::InputFile>& files) {
    ingest::ReadLists read;
    try {
        read = ingest::read_lists_in(files, format);
    } catch (const Error&) {
        return 0;
    }
    for (const data::PartyList& list : read.lists) {
        data::content_hash(list);
        for (const data::Party& party : list.parties)
            if (party.names.empty() || party.id.empty() || party.list.empty())
                __builtin_trap();
        if (list.parties.empty() || list.rows == 0)
            __builtin_trap();
    }
    for (const ingest::RefusedFiles& refused : read.refused)
        if (refused.reason.empty() || refused.files.empty())
            __builtin_trap();
    return 0;
}

inline int run_list_format(std::string_view format, const std::uint8_t* data, std::size_t size) {
    std::vector<ingest::InputFile> files = source_files(data, size);
    for (ingest::InputFile& file : files)
        std::erase(file.name, '\0');  // no file system has such names, and they end messages early
    return run_list_files(format, files);
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
    return run_list_files(format,
                          {{.name = "fuzz.xlsx", .bytes = bytes, .origin = {}, .storage = {}}});
}

}  // namespace entente::fuzz
