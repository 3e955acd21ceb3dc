#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "entente/base/utc_time.hpp"
#include "entente/data/party_list.hpp"

namespace entente {

/// Where entries of lists are found as they stand now.
struct ListEntries {
    /// Hash of the list in use; empty where it is not at hand.
    std::function<std::string(std::string_view list)> version;
    /// Nothing where the list no longer has it. Asked only of lists with a version.
    std::function<std::optional<data::Party>(std::string_view list, std::string_view id)> find;
};

/// Of the lists of the store in `folder`, in force when first asked by `clock`.
ListEntries list_entries(const std::filesystem::path& folder, std::function<UtcTime()> clock);

}  // namespace entente
