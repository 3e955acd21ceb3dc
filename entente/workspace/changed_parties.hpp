#pragma once

#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>

#include "entente/base/utc_time.hpp"
#include "entente/controls/screening/name_filter.hpp"
#include "entente/data/list_diff.hpp"
#include "entente/workspace/screen_requests.hpp"

namespace entente {

/// What changed between two versions of a source, and a filter of the names that are new.
class ChangedParties {
public:
    /// The versions that count on `from` and `to` of the request, of those imported until
    /// `known_on`. Throws NotFound where there are not two.
    ChangedParties(const std::filesystem::path& lists,
                   const ScreenRequest& request,
                   UtcTime now,
                   UtcTime known_on);

    const screening::NameFilter& filter() const { return *filter_; }

    bool contains(const data::Party& party) const { return ids_.contains({party.list, party.id}); }

    /// Whether any of the names may be like one that changed.
    bool may_concern(const std::vector<std::string>& names,
                     screening::NameFilter::Memory& memory) const;
    bool has_identifier(const std::vector<data::PartyIdentifier>& identifiers) const;

    /// "us-ofac-sdn from 2024-02-22 to 2024-02-23: 553 added, 0 removed, 7 changed."
    const std::string& sentence() const { return sentence_; }

private:
    std::set<std::pair<std::string, std::string>> ids_;
    std::unordered_set<std::string> identifiers_;
    std::unique_ptr<screening::NameFilter> filter_;
    std::string sentence_;
};

}  // namespace entente
