#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/data/io_table.hpp"
#include "entente/ingest/readers.hpp"

/// Several files in one buffer, for fuzz targets of readers of folders: a line "=== NAME" before
/// each. A buffer that does not begin so is one file.
namespace entente::fuzz {

inline std::vector<ingest::InputFile> source_files(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    std::vector<ingest::InputFile> files;
    if (!rest.starts_with("=== "))
        return {{.name = "fuzz_2011.csv", .bytes = rest, .origin = {}, .storage = nullptr}};
    while (rest.starts_with("=== ") && files.size() < 50) {
        const std::size_t end = rest.find('\n');
        const std::string_view name = rest.substr(4, end == rest.npos ? rest.npos : end - 4);
        rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
        const std::size_t next = rest.find("\n=== ");
        const std::string_view bytes = rest.substr(0, next == rest.npos ? next : next + 1);
        rest = next == rest.npos ? std::string_view() : rest.substr(next + 1);
        files.push_back(
            {.name = std::string(name), .bytes = bytes, .origin = {}, .storage = nullptr});
    }
    return files;
}

/// Runs a reader; bad data must end in an Error and nothing else, good data in a table.
template <class Read>
int run(const Read& read) {
    try {
        ingest::SourceTable source = read();
        const data::IoTable table(std::move(source.table), data::Convention::Balanced);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}

inline int run_format(std::string_view format, const std::uint8_t* data, std::size_t size) {
    return run([&] { return ingest::read_inputs_as(source_files(data, size), format); });
}

}  // namespace entente::fuzz
