#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The Treasury's lists in csv: sdn, alt, add, sdn_comments, and the same four of the consolidated
/// (non-SDN) set. No headers; "-0- " is null; rows end with CR LF and files with 0x1A; persons are
/// "LAST, First"; remarks beyond 1000 characters go on in the comments; weak names stand in remarks
/// only. https://ofac.treasury.gov/sdn-list-data-formats-data-schemas (from memory).
bool is_ofac_csv(const InputFile& file);

/// One list a set of `ofac_sets`. A primary file alone gives a list with a note of what is missing;
/// companions without their primary file are refused.
std::vector<data::PartyList> read_ofac_csv(const std::vector<InputFile>& files);

}  // namespace entente::ingest
