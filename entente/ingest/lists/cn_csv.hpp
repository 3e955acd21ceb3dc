#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// China's announcements as OpenSanctions collects them in one CSV: Type, Name, Alias, Chinese
/// name, Body, List, Date, End date. An entry whose end date has come is kept with it.
bool is_cn_csv(const InputFile& file);
std::vector<data::PartyList> read_cn_csv(const std::vector<InputFile>& files);

}  // namespace entente::ingest
