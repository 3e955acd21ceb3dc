#pragma once

#include <string>

#include "entente/base/diagnostics.hpp"
#include "entente/data/world.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

struct SatelliteFile {
    data::Satellite satellite;  // name and unit as the comments give them, or ""
    Diagnostics notes;
};

/// Reads an account from CSV with a header. Columns are found by name: industry (labels such as
/// JPN_c14) or economy and sector, and value; where none is named so, by place: INDUSTRY,value or
/// ECONOMY,SECTOR,value or, where `economy` names the one the file is about, SECTOR,value. Other
/// columns are left out with a note. Lines "# name: jobs" and "# unit: thousand persons" say what
/// the account is; other lines that start with # are comments. Industries that the file does not
/// name get zero, and a note says how many. Throws BadData with the line of a label that the table
/// does not have or that occurs twice, or of a value that is no number.
SatelliteFile read_satellite_csv(const std::string& path,
                                 const data::IoTable& table,
                                 const std::string& economy);
SatelliteFile read_satellite_csv(const InputFile& file,
                                 const data::IoTable& table,
                                 const std::string& economy);

}  // namespace entente::ingest
