#pragma once

#include "entente/data/party_list.hpp"
#include "entente/ingest/lists/list_readers.hpp"
#include "fuzz/source_files.hpp"

/// For fuzz targets of readers of party lists.
namespace entente::fuzz {

/// Runs one reader: what it gives must be whole, what it refuses is refused with a reason.
inline int run_list_format(std::string_view format, const std::uint8_t* data, std::size_t size) {
    std::vector<ingest::InputFile> files = source_files(data, size);
    for (ingest::InputFile& file : files)
        std::erase(file.name, '\0');  // no file system has such names, and they end messages early
    const ingest::ReadLists read = ingest::read_lists_in(files, format);
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

}  // namespace entente::fuzz
