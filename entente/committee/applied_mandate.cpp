#include "entente/committee/applied_mandate.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "entente/committee/registry_lookup.hpp"

namespace entente::committee {
namespace {

/// Topics form a tree: one path holds the other topic, or the other's path holds this one.
std::optional<Coverage> coverage_of(const Registry& registry,
                                    std::string_view mandated,
                                    std::string_view asked) {
    if (mandated == asked)
        return Coverage::Same;
    const auto stands_on = [&](std::string_view code, std::string_view from) {
        return std::ranges::count(topic_path(registry, from), code) > 0;
    };
    if (stands_on(mandated, asked))
        return Coverage::Wider;
    if (stands_on(asked, mandated))
        return Coverage::Part;
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Coverage coverage) {
    static constexpr std::array<std::string_view, 3> names = {"same", "wider", "part"};
    return names[static_cast<std::size_t>(coverage)];
}

std::vector<AppliedMandate> mandates_on(const Registry& registry, std::string_view topic) {
    const std::string& asked = topic_named(registry, topic).code;
    std::vector<AppliedMandate> applied;
    for (const Mandate& mandate : registry.mandates)
        if (const auto coverage = coverage_of(registry, mandate.topic, asked))
            applied.push_back({.side = agency_named(registry, mandate.agency).side,
                               .topic = asked,
                               .coverage = *coverage,
                               .mandate = mandate});
    std::ranges::stable_sort(applied, {}, [](const AppliedMandate& one) {
        return std::tuple(one.side, -static_cast<int>(one.mandate.strength), !one.covers_all(),
                          !one.mandate.chair, one.mandate.agency, one.mandate.basis);
    });
    return applied;
}

std::string words_of(const AppliedMandate& applied, const Registry& registry) {
    const Mandate& mandate = applied.mandate;
    std::string text = mandate.strength == MandateStrength::Interest
                           ? "interest in "
                           : std::string(name_of(mandate.strength)) + " mandate for ";
    text += topic_named(registry, mandate.topic).name.english;
    const std::string& asked = topic_named(registry, applied.topic).name.english;
    if (applied.coverage == Coverage::Wider)
        text += " (to which " + asked + " belongs)";
    else if (applied.coverage == Coverage::Part)
        text += " (a part of " + asked + ")";
    if (!mandate.basis.empty())
        text += ", " + mandate.basis;
    return text;
}

StrongestHolders strongest_holders(const std::vector<AppliedMandate>& applied,
                                   std::string_view side) {
    StrongestHolders strongest{.side = std::string(side)};
    bool chaired = false;
    for (const AppliedMandate& one : applied) {  // strongest first, chairs first among equals
        const Mandate& mandate = one.mandate;
        if (one.side != side || !one.covers_all() || mandate.strength < MandateStrength::Claimed)
            continue;
        if (strongest.holders.empty()) {
            strongest.topic = one.topic;
            strongest.strength = mandate.strength;
            chaired = mandate.chair;
        }
        const bool is_there = std::ranges::any_of(
            strongest.holders,
            [&](const AppliedMandate& other) { return other.mandate.agency == mandate.agency; });
        if (mandate.strength == strongest.strength && mandate.chair == chaired && !is_there)
            strongest.holders.push_back(one);
    }
    return strongest;
}

}  // namespace entente::committee
