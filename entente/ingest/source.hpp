#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/world.hpp"

/// Readers of published inter-country input-output tables, one file pair each.
namespace entente::ingest {

/// What a reader found in its files.
struct SourceTable {
    data::IoTableData table;
    data::WorldInfo info;  // everything but the name in the store
    std::vector<data::Satellite> satellites;
    std::optional<data::TradeTable> trade = {};  // where the source gives one
    Diagnostics notes;  // what was read how, merged, left out; never faults: those are thrown
};

/// The formats by the names of the command line, in the order in which they are sniffed.
std::vector<std::string_view> format_names();

/// Recognises the format from content (never from the file's name alone). `paths` are files or one
/// folder. Throws BadData, saying what was looked for, where nothing fits.
std::string_view sniff(const std::vector<std::string>& paths);

/// Reads `paths` as `format` ("auto" sniffs). Throws NotFound for a missing file, InvalidInput for
/// an unknown format, BadData with file, line, value and remedy for anything that is not such a
/// table.
SourceTable read_source(const std::vector<std::string>& paths, std::string_view format);

/// read_source, then x and value added by `convention`, gaps measured, hash taken. `name` is the
/// world's name in the store.
data::World import_world(const std::vector<std::string>& paths,
                         std::string_view format,
                         data::Convention convention,
                         const std::string& name);

}  // namespace entente::ingest
