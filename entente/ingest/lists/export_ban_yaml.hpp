#pragma once

#include <vector>

#include "entente/data/party_list.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Those to whom Japan forbids exports (Russia, Belarus, third countries) as the Ammitto project
/// converts the notices to YAML: a file for each notice, holding what it added and its day, and
/// _index.yml files with all entries but no days. All files of an import are one list: the notices
/// date the entries; what only an index has is kept without a day.
///
/// The conversion takes lines of an address or of a name that begin with a number for entries of
/// their own. They are put back to the entry above, and counted among the rows left out.
bool is_export_ban_yaml(const InputFile& file);
std::vector<data::PartyList> read_export_ban_yaml(const std::vector<InputFile>& files);

}  // namespace entente::ingest
