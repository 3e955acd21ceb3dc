#include "entente/committee/ballot.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "entente/base/error.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 7> stance_names = {
    "clear",  "clear_with_comment",     "hold", "block", "scrutiny_reservation",
    "recuse", "no_objection_by_silence"};

/// All but that of silence, which nobody takes.
std::string offered_stances() {
    std::string text;
    for (const std::string_view name : stance_names)
        if (name != name_of(Stance::NoObjectionBySilence))
            text += (text.empty() ? "" : ", ") + std::string(name);
    return text;
}

bool waits_for(Duty duty) {
    return duty == Duty::Lead || duty == Duty::MustClear;
}

bool counts_with(const Standing& standing, Stance stance) {
    return standing.counts && !standing.overridden && standing.position->stance == stance;
}

}  // namespace

std::string_view name_of(Stance stance) {
    return stance_names[static_cast<std::size_t>(stance)];
}

Stance stance_named(std::string_view name) {
    const auto found = std::ranges::find(stance_names, name);
    if (found == stance_names.end())
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(name) + "' is no stance; there are " + offered_stances());
    return static_cast<Stance>(found - stance_names.begin());
}

bool Standing::holds() const {
    return counts_with(*this, Stance::Hold);
}

bool Standing::blocks() const {
    return counts_with(*this, Stance::Block);
}

bool Standing::reserves() const {
    return counts_with(*this, Stance::ScrutinyReservation);
}

bool Standing::takes_part() const {
    return counts && (overridden || position->stance != Stance::Recuse);
}

bool Standing::needed() const {
    return waits_for(balloter.duty) && !counts;
}

std::vector<Standing> standings(const Ballot& ballot, Instant now) {
    std::vector<Standing> result;
    for (const Balloter& balloter : ballot.balloters) {
        Standing standing{.balloter = balloter};
        for (const Position& position : ballot.positions)
            if (position.office.agency == balloter.agency && position.taken <= now)
                standing.position = &position;
        if (const Position* position = standing.position) {
            const bool on_this_text = position->revision == ballot.revision;
            standing.carried =
                !on_this_text && std::ranges::count(ballot.carried_from, position->revision) > 0;
            standing.stale = !on_this_text && !standing.carried;
            const bool ended = position->ended && *position->ended <= now;
            const bool expired =
                position->stance == Stance::Hold && position->expires && *position->expires <= now;
            standing.overridden = !standing.stale && ended && position->overridden;
            // A hold or block that was lifted without another word leaves its agency without a
            // position.
            standing.counts = standing.overridden || (!standing.stale && !expired && !ended);
        }
        result.push_back(standing);
    }
    return result;
}

namespace {

/// All who speak for a side, its leads or else who must clear, are recused.
std::vector<std::string> recused_sides_of(const std::vector<Standing>& standings) {
    struct Speakers {
        bool any_lead = false, lead_takes_part = false, other_takes_part = false, waits = false;
    };

    std::map<std::string, Speakers> sides;
    for (const Standing& standing : standings) {
        if (!waits_for(standing.balloter.duty))
            continue;
        const bool leads = standing.balloter.duty == Duty::Lead;
        Speakers& side = sides[standing.balloter.side];
        side.any_lead = side.any_lead || leads;
        side.waits = side.waits || standing.needed();
        (leads ? side.lead_takes_part : side.other_takes_part) |= standing.takes_part();
    }
    std::vector<std::string> recused;
    for (const auto& [side, speakers] : sides)
        if (!speakers.waits &&
            !(speakers.any_lead ? speakers.lead_takes_part : speakers.other_takes_part))
            recused.push_back(side);
    return recused;
}

}  // namespace

bool is_open_to_objection(const Ballot& ballot, Instant now) {
    return ballot.carried_until && *ballot.carried_until > now;
}

BallotStatus status_of(const Ballot& ballot, Instant now) {
    BallotStatus status{.standings = standings(ballot, now)};
    bool reserved = false;
    status.recused_sides = recused_sides_of(status.standings);
    status.clear_to_agree = status.recused_sides.empty();
    for (const Standing& standing : status.standings) {
        if (standing.needed() || standing.holds() || standing.blocks())
            status.clear_to_agree = false;
        reserved = reserved || standing.reserves();
    }
    status.clear_to_sign = status.clear_to_agree && !reserved && !is_open_to_objection(ballot, now);
    return status;
}

}  // namespace entente::committee
