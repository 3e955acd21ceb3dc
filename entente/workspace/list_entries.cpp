#include "entente/workspace/list_entries.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "entente/data/list_as_of.hpp"
#include "entente/store/list_store.hpp"

namespace entente {
namespace {

/// Versions in force, opened when a list of theirs is asked for.
class Entries {
public:
    Entries(const std::filesystem::path& folder, std::function<UtcTime()> clock)
        : store_(folder), clock_(std::move(clock)) {}

    std::string version(std::string_view list) {
        const store::ListVersion* found = version_with(list);
        return found == nullptr ? std::string() : found->content_hash;
    }

    std::optional<data::Party> find(std::string_view list, std::string_view id) {
        const store::ListVersion* version = version_with(list);
        if (version == nullptr)
            return std::nullopt;
        auto& slot = open_[version->source];
        if (!slot)
            slot = std::make_unique<data::PartyList>(data::as_of(store_.open(*version), day_));
        const auto found = std::ranges::find_if(slot->parties, [&](const data::Party& party) {
            return party.list == list && party.id == id;
        });
        return found == slot->parties.end() ? std::nullopt : std::optional(*found);
    }

private:
    const store::ListVersion* version_with(std::string_view list) {
        if (!in_force_) {
            const UtcTime now = clock_();
            day_ = data::Day(std::chrono::floor<std::chrono::days>(now));
            in_force_ = store_.in_force(day_, now);
        }
        for (const store::SourceInForce& source : *in_force_)
            if (source.version &&
                std::ranges::any_of(source.version->lists, [&](const data::ListCount& count) {
                    return count.code == list;
                }))
                return &*source.version;
        return nullptr;
    }

    store::ListStore store_;
    std::function<UtcTime()> clock_;
    data::Day day_{};
    std::optional<std::vector<store::SourceInForce>> in_force_;  // found at the first question
    std::map<std::string, std::unique_ptr<data::PartyList>> open_;
};

}  // namespace

ListEntries list_entries(const std::filesystem::path& folder, std::function<UtcTime()> clock) {
    const auto entries =
        std::make_shared<Entries>(folder, std::move(clock));  // shared by the two functions
    return {.version = [entries](std::string_view list) { return entries->version(list); },
            .find = [entries](std::string_view list,
                              std::string_view id) { return entries->find(list, id); }};
}

}  // namespace entente
