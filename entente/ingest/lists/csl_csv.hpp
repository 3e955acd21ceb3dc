#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The Consolidated Screening List of trade.gov in csv: the lists of Commerce, State and Treasury
/// in one file, told apart by the column `source`. Aliases, addresses and identifiers are separated
/// by
/// "; ", which also breaks names such as "Co.; Ltd."; weak names are not marked. An end date is the
/// last day of a denial: the day after it is the first on which it is no longer listed.
bool is_csl_csv(const InputFile& file);
std::vector<data::PartyList> read_csl_csv(const std::vector<InputFile>& files);

}  // namespace entente::ingest
