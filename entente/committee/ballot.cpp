#include "entente/committee/ballot.hpp"

#include <algorithm>
#include <array>

#include "entente/base/error.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 7> stance_names = {
    "clear",  "clear_with_comment",     "hold", "block", "scrutiny_reservation",
    "recuse", "no_objection_by_silence"};

template <std::size_t count>
std::string listed(const std::array<std::string_view, count>& names) {
    std::string text;
    for (const std::string_view name : names)
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
                    "'" + std::string(name) + "' is no stance; there are " + listed(stance_names));
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
            const bool on_this_text = position->text_hash == ballot.text_hash;
            standing.carried =
                !on_this_text && std::ranges::find(ballot.carried_from, position->text_hash) !=
                                     ballot.carried_from.end();
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

BallotStatus status_of(const Ballot& ballot, Instant now) {
    BallotStatus status{.standings = standings(ballot, now)};
    bool reserved = false;
    status.clear_to_agree = true;
    for (const Standing& standing : status.standings) {
        if (standing.needed() || standing.holds() || standing.blocks())
            status.clear_to_agree = false;
        reserved = reserved || standing.reserves();
    }
    status.clear_to_sign = status.clear_to_agree && !reserved &&
                           (!ballot.carried_until || *ballot.carried_until <= now);
    return status;
}

}  // namespace entente::committee
