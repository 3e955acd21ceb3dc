#include "entente/committee/mandate_map.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "entente/committee/registry_lookup.hpp"

namespace entente::committee {
namespace {

std::vector<AppliedMandate> of_side(const std::vector<AppliedMandate>& applied,
                                    std::string_view side) {
    std::vector<AppliedMandate> own;
    std::ranges::copy_if(applied, std::back_inserter(own),
                         [&](const AppliedMandate& one) { return one.side == side; });
    return own;
}

std::vector<std::string> agencies_in(const std::vector<AppliedMandate>& applied) {
    std::set<std::string> agencies;
    for (const AppliedMandate& one : applied)
        agencies.insert(one.mandate.agency);
    return {agencies.begin(), agencies.end()};
}

std::optional<MandateOverlap> overlap_of(const std::vector<AppliedMandate>& applied,
                                         const std::string& side,
                                         const std::string& topic) {
    MandateOverlap overlap{.side = side, .topic = topic, .holders = of_side(applied, side)};
    std::erase_if(overlap.holders, [](const AppliedMandate& one) {
        return one.mandate.strength < MandateStrength::Claimed;
    });
    if (agencies_in(overlap.holders).size() < 2)
        return std::nullopt;
    const StrongestHolders strongest = strongest_holders(applied, side);
    if (strongest.contested())
        overlap.contested = agencies_in(strongest.holders);
    return overlap;
}

SideHolding holding_of(const std::vector<AppliedMandate>& applied, const std::string& side) {
    SideHolding holding{.side = side};
    std::vector<AppliedMandate> own = of_side(applied, side);
    for (const AppliedMandate& one : own)
        if (one.covers_all())
            holding.strongest = holding.strongest
                                    ? std::max(*holding.strongest, one.mandate.strength)
                                    : one.mandate.strength;
    std::erase_if(own, [](const AppliedMandate& one) {
        return one.mandate.strength < MandateStrength::Delegated;
    });
    holding.clearing = agencies_in(own);
    return holding;
}

bool differ(const SideHolding& one, const SideHolding& other) {
    return one.strongest != other.strongest || one.clearing.size() != other.clearing.size();
}

/// Those named, each once; those that have agencies where none is.
std::vector<std::string> sides_of(const Registry& registry, const std::vector<std::string>& named) {
    std::set<std::string> sides;
    for (const std::string& side : named)
        sides.insert(side_named(registry, side).code);
    if (named.empty())
        for (const Agency& agency : registry.agencies)
            sides.insert(agency.side);
    return {sides.begin(), sides.end()};
}

}  // namespace

std::string_view words_of(GapKind kind) {
    static constexpr std::array<std::string_view, 3> words = {"no agency", "interest only",
                                                              "parts only"};
    return words[static_cast<std::size_t>(kind)];
}

std::optional<MandateGap> gap_of(const std::vector<AppliedMandate>& applied,
                                 std::string_view side,
                                 std::string_view topic) {
    MandateGap gap{.side = std::string(side), .topic = std::string(topic)};
    std::vector<AppliedMandate> parts, interests;
    for (const AppliedMandate& one : of_side(applied, side)) {
        const bool more_than_interest = one.mandate.strength >= MandateStrength::Claimed;
        if (more_than_interest && one.covers_all())
            return std::nullopt;
        (more_than_interest ? parts : interests).push_back(one);
    }
    if (!parts.empty())
        gap.kind = GapKind::PartsOnly;
    else if (!interests.empty())
        gap.kind = GapKind::InterestOnly;
    gap.agencies = agencies_in(parts.empty() ? interests : parts);
    return gap;
}

MandateMap mandate_map(const Registry& registry,
                       const std::vector<std::string>& sides,
                       std::chrono::year_month_day day) {
    MandateMap map{.day = day, .registry = as_of(registry, day)};
    map.sides = sides_of(map.registry, sides);
    for (const Topic& topic : map.registry.topics) {
        const std::vector<AppliedMandate> applied = mandates_on(map.registry, topic.code);
        MandateAsymmetry asymmetry{.topic = topic.code};
        for (const std::string& side : map.sides) {
            std::ranges::move(of_side(applied, side), std::back_inserter(map.held));
            if (auto overlap = overlap_of(applied, side, topic.code))
                map.overlaps.push_back(std::move(*overlap));
            if (auto gap = gap_of(applied, side, topic.code))
                map.gaps.push_back(std::move(*gap));
            asymmetry.sides.push_back(holding_of(applied, side));
        }
        const auto unlike_first = [&](const SideHolding& holding) {
            return differ(holding, asymmetry.sides.front());
        };
        if (std::ranges::any_of(asymmetry.sides, unlike_first))
            map.asymmetries.push_back(std::move(asymmetry));
    }
    return map;
}

}  // namespace entente::committee
