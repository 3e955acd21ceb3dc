#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "entente/base/random.hpp"
#include "entente/store/event_log.hpp"
#include "entente/store/private_file.hpp"

namespace entente::store {

enum class IfMissing { Create, Fail };

/// Opens a log in an SQLite file of its own (docs/design/event-log.md). The folder is made with
/// mode 0700 and the file with 0600, 2770 and 0660 where a group shares it; either is refused where
/// others can reach it. Throws NotFound
/// where the file is missing and not to be made, BadData where it is another log or no log.
std::unique_ptr<EventLog> open_sqlite_event_log(const std::filesystem::path& file,
                                                const std::string& name,
                                                IfMissing if_missing = IfMissing::Create,
                                                RandomSource random = system_randomness(),
                                                Reach reach = Reach::Owner);

}  // namespace entente::store
