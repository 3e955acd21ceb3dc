#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "entente/base/utc_time.hpp"
#include "entente/data/party_list.hpp"

namespace entente {

/// An entry of a list as it stands now.
struct ListEntry {
    std::optional<data::Party> party;  // nothing where the list no longer has it
    std::string version;               // hash of the list; empty where no such list is at hand
};

/// Where entries of lists are found.
using ListEntries = std::function<ListEntry(std::string_view list, std::string_view id)>;

/// Of the lists of the store in `folder`, in force when first asked by `clock`; where nothing was
/// imported, of the sample. Of several sources with an entry of that list and id, the one with the
/// latest date counts.
ListEntries list_entries(const std::filesystem::path& folder, std::function<UtcTime()> clock);

}  // namespace entente
