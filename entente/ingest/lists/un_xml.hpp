#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The Security Council's consolidated list as it publishes it: XML, CONSOLIDATED_LIST with
/// INDIVIDUALS and ENTITIES (https://scsanctions.un.org, sc-sanctions.xsd). The line of an entry
/// is its number in the file.
bool is_un_xml(const InputFile& file);
std::vector<data::PartyList> read_un_xml(const std::vector<InputFile>& files);

}  // namespace entente::ingest
