#include "entente/workspace/changed_parties.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/controls/screening/qualifiers.hpp"
#include "entente/store/list_store.hpp"
#include "entente/workspace/list_answer.hpp"

namespace entente {
namespace {

store::ListVersion version_on(const store::ListStore& lists,
                              const std::string& source,
                              const std::string& flag,
                              const std::string& text,
                              UtcTime now,
                              UtcTime known_on) {
    const data::Day day = text.empty() ? utc_day(now) : day_named(flag, text);
    for (const store::SourceInForce& found : lists.in_force(day, known_on))
        if (found.source == source && found.version)
            return *found.version;
    throw Error(ErrorKind::NotFound, "--delta: " + entente::quoted(source) +
                                         " has no version on or before " + day_text(day) +
                                         "; entente lists list shows what there is");
}

}  // namespace

ChangedParties::ChangedParties(const std::filesystem::path& folder,
                               const ScreenRequest& request,
                               UtcTime now,
                               UtcTime known_on) {
    const store::ListStore lists(folder);
    const auto version = [&](const std::string& flag, const std::string& day) {
        return version_on(lists, request.delta, flag, day, now, known_on);
    };
    const store::ListVersion before = version("from", request.from);
    const store::ListVersion after = version("to", request.to);
    if (before.entry == after.entry)
        throw Error(ErrorKind::InvalidInput,
                    "--delta: " + request.delta + " has the same version, of " +
                        day_text(before.date) +
                        ", on both days; name two days between which it changed");
    const data::PartyList old_list = lists.open(before), new_list = lists.open(after);
    const data::ListDiff diff = data::diff(old_list, new_list);
    std::vector<const data::Party*> parties = diff.added;
    for (const data::ChangedParty& changed : diff.changed)
        parties.push_back(changed.after);
    std::vector<screening::OwnedName> names;
    for (const data::Party* party : parties) {
        ids_.emplace(party->list, party->id);
        for (const data::PartyName& name : party->names)
            names.push_back({.text = name.text, .type = party->type, .owner = 0});
        for (const data::PartyIdentifier& identifier : party->identifiers)
            identifiers_.insert(screening::plain_identifier(identifier.value));
    }
    filter_ = std::make_unique<screening::NameFilter>(names);
    sentence_ = request.delta + " from " + day_text(before.date) + " to " + day_text(after.date) +
                ": " + std::to_string(diff.added.size()) + " added, " +
                std::to_string(diff.removed.size()) + " removed, " +
                std::to_string(diff.changed.size()) + " changed; " + std::to_string(names.size()) +
                " names.";
}

bool ChangedParties::may_concern(const std::vector<std::string>& names,
                                 screening::NameFilter::Memory& memory) const {
    return std::ranges::any_of(
        names, [&](const std::string& name) { return filter_->may_hold(name, memory); });
}

bool ChangedParties::has_identifier(const std::vector<data::PartyIdentifier>& identifiers) const {
    return std::ranges::any_of(identifiers, [&](const data::PartyIdentifier& identifier) {
        return identifiers_.contains(screening::plain_identifier(identifier.value));
    });
}

}  // namespace entente
