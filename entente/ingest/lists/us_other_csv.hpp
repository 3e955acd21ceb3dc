#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Smaller American lists in csv, recognised by their headers: sections 1260H, 1286 and 353,
/// INKSNA, the FCC's Covered List, military-intelligence end users, the Cuba Restricted List and
/// the special measures of FinCEN. A date of which the day is not known is kept in the remarks and
/// not as a day: an entry then counts as listed throughout.
bool is_us_other_csv(const InputFile& file);
std::vector<data::PartyList> read_us_other_csv(const std::vector<InputFile>& files);

}  // namespace entente::ingest
