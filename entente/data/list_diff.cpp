#include "entente/data/list_diff.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

namespace entente::data {
namespace {

using Key = std::pair<std::string_view, std::string_view>;

struct KeyHash {
    std::size_t operator()(const Key& key) const {
        const std::hash<std::string_view> hash;
        return hash(key.first) * 31 + hash(key.second);
    }
};

/// Parties of one list and id, those that found no partner yet from `next` on.
struct Waiting {
    std::vector<const Party*> parties;
    std::size_t next = 0;
};

std::vector<PartyName> missing_in(const std::vector<PartyName>& names,
                                  const std::vector<PartyName>& others) {
    std::vector<PartyName> missing;
    for (const PartyName& name : names)
        if (std::ranges::find(others, name) == others.end())
            missing.push_back(name);
    return missing;
}

std::vector<std::string_view> changed_fields(const Party& a, const Party& b) {
    std::vector<std::string_view> fields;
    const auto compare = [&](std::string_view name, auto Party::*field) {
        if (a.*field != b.*field)
            fields.push_back(name);
    };
    compare("type", &Party::type);
    compare("names", &Party::names);
    compare("listed", &Party::listed);
    compare("amended", &Party::amended);
    compare("removed", &Party::removed);
    compare("countries", &Party::countries);
    compare("birth dates", &Party::birth_dates);
    compare("identifiers", &Party::identifiers);
    compare("addresses", &Party::addresses);
    compare("programmes", &Party::programmes);
    compare("reason", &Party::reason);
    compare("licence requirement", &Party::licence_requirement);
    compare("licence policy", &Party::licence_policy);
    compare("citation", &Party::citation);
    compare("remarks", &Party::remarks);
    return fields;
}

}  // namespace

ListDiff diff(const PartyList& before, const PartyList& after) {
    std::unordered_map<Key, Waiting, KeyHash> waiting;
    waiting.reserve(before.parties.size());
    for (const Party& party : before.parties)
        waiting[{party.list, party.id}].parties.push_back(&party);
    ListDiff result;
    for (const Party& party : after.parties) {
        const auto found = waiting.find({party.list, party.id});
        if (found == waiting.end() || found->second.next == found->second.parties.size()) {
            result.added.push_back(&party);
            continue;
        }
        const Party& old = *found->second.parties[found->second.next++];
        std::vector<std::string_view> fields = changed_fields(old, party);
        if (!fields.empty())
            result.changed.push_back({.before = &old,
                                      .after = &party,
                                      .fields = std::move(fields),
                                      .names_added = missing_in(party.names, old.names),
                                      .names_removed = missing_in(old.names, party.names)});
    }
    for (const Party& party : before.parties) {
        Waiting& same = waiting[{party.list, party.id}];
        if (same.next < same.parties.size() && same.parties[same.next] == &party) {
            result.removed.push_back(&party);
            ++same.next;
        }
    }
    return result;
}

}  // namespace entente::data
