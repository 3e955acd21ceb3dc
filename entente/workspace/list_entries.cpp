#include "entente/workspace/list_entries.hpp"

#include <algorithm>
#include <map>
#include <memory>

#include "entente/data/list_as_of.hpp"
#include "entente/data/list_catalogue.hpp"
#include "entente/store/list_store.hpp"
#include "entente/workspace/builtin_lists.hpp"

namespace entente {
namespace {

const data::Party* party_in(const data::PartyList& list,
                            std::string_view code,
                            std::string_view id) {
    const auto found = std::ranges::find_if(list.parties, [&](const data::Party& party) {
        return party.list == code && party.id == id;
    });
    return found == list.parties.end() ? nullptr : &*found;
}

/// Versions in force, opened when a list of theirs is asked for.
class Entries {
public:
    Entries(const std::filesystem::path& folder, std::function<UtcTime()> clock)
        : store_(folder), clock_(std::move(clock)) {}

    ListEntry find(std::string_view list, std::string_view id) {
        look_into_store();
        if (in_force_->empty())
            return in_sample(list, id);
        ListEntry found;
        std::optional<data::Day> found_date, date;
        for (const store::SourceInForce& source : *in_force_) {
            if (!source.version || !holds(source, list))
                continue;
            const store::ListVersion& version = *source.version;
            if (const data::Party* party = party_in(open(version), list, id);
                party != nullptr && (!found_date || *found_date < version.date)) {
                found = {.party = *party, .version = version.content_hash};
                found_date = version.date;
            } else if (!found_date && (!date || *date < version.date)) {
                found.version = version.content_hash;
                date = version.date;
            }
        }
        return found;
    }

private:
    void look_into_store() {
        if (in_force_)
            return;
        const UtcTime now = clock_();
        day_ = data::Day(std::chrono::floor<std::chrono::days>(now));
        in_force_ = store_.in_force(day_, now);
    }

    /// Whether a source has, or had, entries of a list: one that lost its last entry is still the
    /// place to look.
    bool holds(const store::SourceInForce& source, std::string_view list) {
        const auto has = [&](const store::ListVersion& version) {
            return std::ranges::find(version.lists, list, &data::ListCount::code) !=
                   version.lists.end();
        };
        const data::KnownSource* known = data::find_source(source.source);
        return has(*source.version) ||
               (known != nullptr && std::ranges::find(known->lists, list) != known->lists.end()) ||
               (known == nullptr && std::ranges::any_of(store_.versions(source.source), has));
    }

    const data::PartyList& open(const store::ListVersion& version) {
        auto& slot = open_[version.source];
        if (!slot)
            slot = std::make_unique<data::PartyList>(data::as_of(store_.open(version), day_));
        return *slot;
    }

    /// An id that the sample has not is no listing that has ended.
    ListEntry in_sample(std::string_view list, std::string_view id) {
        if (!sample_)
            sample_ = builtin_lists();
        for (const data::PartyList& part : *sample_)
            if (const data::Party* party = party_in(part, list, id))
                return {.party = *party, .version = data::content_hash(part)};
        return {};
    }

    store::ListStore store_;
    std::function<UtcTime()> clock_;
    data::Day day_{};
    std::optional<std::vector<store::SourceInForce>> in_force_;  // found at the first question
    std::map<std::string, std::unique_ptr<data::PartyList>> open_;
    std::optional<std::vector<data::PartyList>> sample_;
};

}  // namespace

ListEntries list_entries(const std::filesystem::path& folder, std::function<UtcTime()> clock) {
    const auto entries =
        std::make_shared<Entries>(folder, std::move(clock));  // shared by copies of the function
    return
        [entries](std::string_view list, std::string_view id) { return entries->find(list, id); };
}

}  // namespace entente
