#include "entente/committee/committee_state.hpp"

#include <algorithm>
#include <tuple>

#include "entente/base/error.hpp"

namespace entente::committee {
namespace {

template <class Value>
const Value& found_in(const std::map<std::string, Value>& map,
                      const std::string& id,
                      const char* kind) {
    const auto at = map.find(id);
    if (at == map.end())
        throw Error(ErrorKind::NotFound, std::string("there is no ") + kind + " " + id);
    return at->second;
}

}  // namespace

const Item& CommitteeState::item(const std::string& id) const {
    return found_in(items, id, "item");
}

const Ballot& CommitteeState::ballot(const std::string& id) const {
    return found_in(ballots, id, "ballot");
}

const Commitment& CommitteeState::commitment(const std::string& id) const {
    return found_in(commitments, id, "commitment");
}

const Decision& CommitteeState::decision(const std::string& id) const {
    return found_in(decisions, id, "decision");
}

bool CommitteeState::has_agreed(const Item& item, const std::string& side) const {
    const auto by_side = agreed.find(item.id);
    if (by_side == agreed.end())
        return false;
    const auto revision = by_side->second.find(side);
    return revision != by_side->second.end() && revision->second == item.current().number;
}

const Ballot* CommitteeState::open_ballot(const std::string& item, const Scope& scope) const {
    for (const auto& [id, ballot] : ballots)
        if (ballot.item == item && ballot.scope == scope && !ballot.closed)
            return &ballot;
    return nullptr;
}

std::string CommitteeState::next_item_id(const Scope& scope) const {
    const auto count = std::ranges::count_if(
        items, [&](const auto& entry) { return entry.second.scope == scope; });
    return (scope.empty() ? "J-" : scope + "-") + std::to_string(count + 1);
}

CommitteeState state_of(std::span<const RecordedEvent> events, std::optional<Instant> as_of) {
    std::vector<const RecordedEvent*> order;
    for (const RecordedEvent& event : events)
        if (!as_of || event.time <= *as_of)
            order.push_back(&event);
    // The joint record first at one instant: a side's events may speak of what it holds.
    std::ranges::stable_sort(order, [](const RecordedEvent* a, const RecordedEvent* b) {
        return std::tie(a->time, a->scope, a->seq) < std::tie(b->time, b->scope, b->seq);
    });
    CommitteeState state;
    for (const RecordedEvent* event : order)
        apply(state, *event);
    return state;
}

}  // namespace entente::committee
