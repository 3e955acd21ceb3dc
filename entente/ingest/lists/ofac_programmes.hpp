#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

namespace entente::ingest {

/// "NPWMD] [IFSR" -> NPWMD, IFSR.
std::vector<std::string> ofac_programmes(std::string_view text);

/// The list that an entry of the consolidated (non-SDN) set is on, by its programmes; "US-NONSDN"
/// where they do not tell.
std::string consolidated_list(const std::vector<std::string>& programmes);

/// Gives a list its source and each party its list: the SDN list, or the consolidated set where
/// most programmes are of that set only.
void set_ofac_source(data::PartyList& list, bool consolidated);
bool is_consolidated(const std::vector<data::Party>& parties);

}  // namespace entente::ingest
