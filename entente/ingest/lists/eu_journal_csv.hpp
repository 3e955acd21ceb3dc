#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Acts of the EU's Official Journal as OpenSanctions transcribes them: a CSV for each consolidated
/// act (column celex), and one for each act that amends it (amendedCelex, amendmentCelex). All
/// files of an import are one list. Which list a party is on follows from its measure.
bool is_eu_journal_csv(const InputFile& file);
std::vector<data::PartyList> read_eu_journal_csv(const std::vector<InputFile>& files);

}  // namespace entente::ingest
