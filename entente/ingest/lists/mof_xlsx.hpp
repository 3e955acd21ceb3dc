#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The list of those whose assets Japan freezes, as the Ministry of Finance publishes it: a
/// workbook with a sheet for each measure, each with its own columns below titles and notes.
/// Entries carry the dates of their notices; deleted ones keep their number only, without a name,
/// and are counted among the rows left out. The line of an entry is its row; its citation names the
/// sheet.
bool is_mof_xlsx(const InputFile& file);
std::vector<data::PartyList> read_mof_xlsx(const std::vector<InputFile>& files);

}  // namespace entente::ingest
