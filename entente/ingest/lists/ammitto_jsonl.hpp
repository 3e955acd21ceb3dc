#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// The UK and EU lists as the Ammitto project converts them: one JSON object a line with `entity`
/// and `entry` (https://www.ammitto.org/ontology). Which list it is stands in the entry's
/// authority. A name may be a surname with `first_name` beside it: they are joined.
bool is_ammitto_jsonl(const InputFile& file);
std::vector<data::PartyList> read_ammitto_jsonl(const std::vector<InputFile>& files);

}  // namespace entente::ingest
