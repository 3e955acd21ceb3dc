#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/store/list_store.hpp"
#include "entente/workspace/list_requests.hpp"

/// From files to versions in the store, source by source; shared by import and fetch.
namespace entente {

/// What became of one list.
struct ImportedList {
    std::string source;  // empty where not even that is known
    std::optional<data::Day> date;
    std::string files;
    store::ListOutcome outcome = store::ListOutcome::Refused;
    std::optional<store::ListVersion> version;  // of what was taken or is there already
    std::string reason;                         // of a refusal
    std::vector<std::string> notes;             // about dates
    bool recorded = true;  // a refusal that later answers tell; not where nothing was offered
};

/// Reads the files and keeps every list that can be taken, each whole or not at all. Refusals are
/// recorded. A list of which a file was refused is refused as a whole: without it there would be
/// half a list. Throws as ingest::read_lists does, and InvalidInput for a date that is none.
std::vector<ImportedList> import_list_files(store::ListStore& lists,
                                            const ListImportRequest& request,
                                            UtcTime now);

/// One row a list: source, date, parties, names, what changed, status and reason.
Table import_table(const std::vector<ImportedList>& imported,
                   const store::ListStore& lists,
                   UtcTime now);

/// "Specially Designated Nationals List", or the code where it is a user's own.
std::string source_title(const std::string& source);

}  // namespace entente
