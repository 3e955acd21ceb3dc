#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// A user's own list: the plain CSV that docs/reference/own-list.md describes. Its source is "own",
/// or "own-NAME" for each NAME in the column `list`.
bool is_own_csv(const InputFile& file);
std::vector<data::PartyList> read_own_csv(const std::vector<InputFile>& files);

}  // namespace entente::ingest
