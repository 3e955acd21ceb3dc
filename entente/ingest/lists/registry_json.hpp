#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Lists as the Security Export Control Registry transcribes them: a JSON array of objects with
/// list_id, entity_name, aliases, addresses, date_added (MOFCOM's lists, METI's End User List).
/// The line of an entry is its number in the array.
bool is_registry_json(const InputFile& file);
std::vector<data::PartyList> read_registry_json(const std::vector<InputFile>& files);

}  // namespace entente::ingest
