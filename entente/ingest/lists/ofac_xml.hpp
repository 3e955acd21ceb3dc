#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The Treasury's lists in XML (root sdnList): SDN.XML and CONSOLIDATED.XML, told apart by their
/// programmes. Weak names, birth dates, nationalities and identifiers have elements of their own;
/// Record_Count must agree with the entries that there are.
bool is_ofac_xml(const InputFile& file);
std::vector<data::PartyList> read_ofac_xml(const std::vector<InputFile>& files);

}  // namespace entente::ingest
