#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The Denied Persons List of the Bureau of Industry and Security: separated by tabs (or commas),
/// with a header, one row an address. Rows of one name and one order are one party. The order holds
/// through its expiration date: the day after is the first on which it is no longer listed.
bool is_dpl_txt(const InputFile& file);
std::vector<data::PartyList> read_dpl_txt(const std::vector<InputFile>& files);

}  // namespace entente::ingest
