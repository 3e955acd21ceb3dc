#pragma once

#include <string>

#include "entente/base/diagnostics.hpp"
#include "entente/data/world.hpp"

namespace entente::ingest {

struct SatelliteFile {
    data::Satellite satellite;  // without name and unit: the request gives them
    Diagnostics notes;
};

/// Reads an account from CSV with a header. Accepted are lines INDUSTRY,value with labels such as
/// JPN_c14; ECONOMY,SECTOR,value; and, where `economy` names the one the file is about,
/// SECTOR,value. Industries that the file does not name get zero, and a note says how many. Throws
/// BadData with the line of a label that the table does not have or that occurs twice, or of a
/// value that is no number.
SatelliteFile read_satellite_csv(const std::string& path,
                                 const data::IoTable& table,
                                 const std::string& economy);

}  // namespace entente::ingest
