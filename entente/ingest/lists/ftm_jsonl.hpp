#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Lists of others as JSON lines in either of two open forms, one list for each data set in them;
/// its source is the data set where Entente knows it, else "own-" with its name.
///
/// FollowTheMoney (followthemoney.tech): id, schema, properties (each a list), datasets. Persons,
/// bodies, vessels and aircraft are parties; Sanction, Passport and Identification entities go to
/// the party that they name; other entities (addresses, ownerships) are counted as left out.
bool is_ftm_jsonl(const InputFile& file);
std::vector<data::PartyList> read_ftm_jsonl(const std::vector<InputFile>& files);

/// Senzing's entity specification: DATA_SOURCE, RECORD_ID, RECORD_TYPE, and features such as NAMES
/// or FEATURES, each a list of objects, or in the record itself.
bool is_senzing_jsonl(const InputFile& file);
std::vector<data::PartyList> read_senzing_jsonl(const std::vector<InputFile>& files);

}  // namespace entente::ingest
