#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/world.hpp"

namespace entente::ingest {

/// The bytes of one source file, decompressed if it was gz or a zip with one member.
struct InputFile {
    std::string name;                     // without folders, and of the member inside a zip
    std::string_view bytes;               // into `storage`
    data::SourceFile origin;              // as it lay on disk
    std::shared_ptr<const void> storage;  // shared by the copies, keeps `bytes` alive
};

/// No member may expand to more than this, nor all of an archive's together to twice as much.
constexpr std::size_t most_expanded_bytes = 4UL << 30U;

/// Reads a file; gz (also several members) and zip are recognised by content. Throws NotFound if
/// there is no such file, BadData if it is empty, cut short, damaged or expands beyond the limit.
InputFile read_input(const std::string& path);

/// All files of a folder or a zip, by name; a plain file alone otherwise. Names keep the folders
/// below the top: "satellite/F.txt".
std::vector<InputFile> read_inputs(const std::vector<std::string>& paths);

/// The same from bytes in memory, under a name: gz and zip are opened, anything else is one file.
std::vector<InputFile> inputs_from_bytes(std::string_view bytes, const std::string& name);

/// The members of a zip that `wanted` says yes to by name, unpacked: for workbooks, which are left
/// packed by the functions above. No member may expand to more than `limit` bytes.
std::vector<InputFile> read_zip_members(const InputFile& zip,
                                        const std::function<bool(std::string_view)>& wanted,
                                        std::size_t limit = most_expanded_bytes);

/// Inflates gz bytes held in memory; BadData beyond `limit` bytes.
std::string gunzip(std::string_view bytes,
                   const std::string& name,
                   std::size_t limit = most_expanded_bytes);

}  // namespace entente::ingest
