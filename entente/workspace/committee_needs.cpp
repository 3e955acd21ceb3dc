#include "entente/workspace/committee_needs.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/committee/message.hpp"
#include "entente/committee/rules.hpp"

namespace entente {
namespace {

using committee::Ballot;
using committee::Item;
using committee::ItemState;
using committee::Named;
using committee::Needs;
using committee::Standing;

Named agency_name(const committee::Registry& registry, const std::string& code) {
    for (const committee::Agency& agency : registry.agencies)
        if (agency.code == code)
            return {agency.name.english,
                    agency.name.japanese.empty() ? agency.name.english : agency.name.japanese};
    return {code, code};
}

Named side_name(const committee::Registry& registry, const std::string& code) {
    for (const committee::Side& side : registry.sides)
        if (side.code == code)
            return {side.name.english,
                    side.name.japanese.empty() ? side.name.english : side.name.japanese};
    return {code, code};
}

committee::Objection objection_of(const Standing& standing,
                                  const committee::Registry& registry,
                                  committee::Instant at) {
    const committee::Position& position = *standing.position;
    committee::Objection objection{
        .kind = standing.holds()    ? committee::ObjectionKind::Hold
                : standing.blocks() ? committee::ObjectionKind::Block
                                    : committee::ObjectionKind::ScrutinyReservation,
        .holder = agency_name(registry, standing.balloter.agency),
        .days = static_cast<int>((at - position.taken) / std::chrono::hours(24)),
        .expires = position.expires};
    if (!position.condition.empty())
        objection.condition = Named{position.condition, position.condition};
    return objection;
}

void add_ballot(const Ballot& ballot,
                const committee::Registry& registry,
                committee::Instant at,
                Needs& needs) {
    const committee::BallotStatus status = committee::status_of(ballot, at);
    for (const std::string& side : status.recused_sides)
        needs.without_lead.push_back(side_name(registry, side));
    for (const Standing& standing : status.standings) {
        const Named name = agency_name(registry, standing.balloter.agency);
        const committee::Position* position = standing.position;
        if (position != nullptr && standing.counts &&
            position->stance == committee::Stance::Recuse) {
            needs.recused.push_back(name);
            continue;
        }
        if (standing.holds() || standing.blocks() || standing.reserves()) {
            needs.objections.push_back(objection_of(standing, registry, at));
        } else if (standing.needed()) {
            (standing.stale ? needs.stale : needs.agencies).push_back(name);
        }
    }
    if (ballot.silence_ends && *ballot.silence_ends > at)
        needs.silence_end = ballot.silence_ends;
    if (committee::is_open_to_objection(ballot, at))
        needs.objection_end = ballot.carried_until;
}

/// "Japan signs": the sides whose signature is not under the text as it stands.
Named signers_left(const committee::Registry& registry, const Item& item) {
    std::vector<std::string> english, japanese;
    for (const std::string& side : committee::forum_named(registry, item.forum).sides) {
        if (std::ranges::any_of(item.signatures, [&](const committee::Signature& signature) {
                return signature.side == side && signature.revision == item.current().number;
            }))
            continue;
        const Named name = side_name(registry, side);
        english.push_back(name.english);
        japanese.push_back(name.japanese);
    }
    return {committee::list_text(english, committee::Language::English) +
                (english.size() == 1 ? " signs" : " sign"),
            committee::list_text(japanese, committee::Language::Japanese) + "が署名します"};
}

/// What comes next where nothing is waited for.
std::optional<Named> next_step(const committee::Registry& registry,
                               const Item& item,
                               bool own_round_open) {
    if (own_round_open)
        return Named{"your ballot can be closed", "自国の照会を締め切れます"};
    switch (item.state) {
        case ItemState::Draft:
            return Named{"a lead opens the ballot of your capital", "主管が自国の照会を開きます"};
        case ItemState::Cleared:
            return Named{"the text can be exchanged", "案文を交換できます"};
        case ItemState::Exchanged:
        case ItemState::Negotiating:
            return Named{"the sides agree on a text", "双方が案文に合意します"};
        case ItemState::AgreedAdReferendum:
            return Named{"the joint ballot opens", "共同の照会が開かれます"};
        case ItemState::JointBallot:
            return signers_left(registry, item);
        case ItemState::Signed:
            return Named{"a lead records the decision", "主管が決定を記録します"};
        default:
            return std::nullopt;
    }
}

/// Who still has to clear needs the capital's clearance of this very text, who signs also one that
/// editorial changes have left standing.
bool capital_comes_first(const committee::CommitteeState& state,
                         const Ballot& joint,
                         const std::string& side,
                         committee::Instant at) {
    bool lead_needed = false;
    for (const Standing& standing : committee::standings(joint, at))
        lead_needed = lead_needed || (standing.balloter.side == side && standing.needed());
    return !committee::capital_has_cleared(
        state, joint, side, at,
        lead_needed ? committee::WithEditorial::No : committee::WithEditorial::Yes);
}

/// The own capital and all sides are asked apart: who is waited for in which round is told apart.
enum class Round { Own, Joint, Whichever };

Needs needs_of(const committee::Registry& registry,
               const std::string& own_side,
               const committee::CommitteeState& state,
               const Item& item,
               committee::Instant at,
               Round round) {
    Needs needs;
    needs.zones.clear();
    for (const committee::Calendar& calendar : calendars_of(registry, item.forum, own_side))
        needs.zones.push_back(calendar.zone);
    const Ballot* own = state.open_ballot(item.id, own_side);
    const Ballot* joint = state.open_ballot(item.id, "");
    if (own != nullptr && round != Round::Joint)
        add_ballot(*own, registry, at, needs);
    if (joint != nullptr && round != Round::Own)
        add_ballot(*joint, registry, at, needs);
    if (item.scope.empty() && item.state == ItemState::Negotiating) {
        if (state.has_agreed(item, own_side))
            for (const std::string& side : committee::forum_named(registry, item.forum).sides)
                if (!state.has_agreed(item, side))
                    needs.capitals.push_back(side_name(registry, side));
    }
    if (joint != nullptr && round != Round::Own)
        needs.capital_first = capital_comes_first(state, *joint, own_side, at);
    if (joint != nullptr && own == nullptr)
        if (const auto reserved = committee::own_reservation(state, item, own_side, at))
            needs.objections.push_back(objection_of(*reserved, registry, at));
    if (needs.agencies.empty() && needs.objections.empty() && needs.stale.empty() &&
        needs.without_lead.empty())
        needs.next = next_step(registry, item, own != nullptr && round != Round::Joint);
    return needs;
}

}  // namespace

std::string needs_text(const committee::Registry& registry,
                       const std::string& side,
                       const committee::CommitteeState& state,
                       const Item& item,
                       committee::Instant at,
                       committee::Language language) {
    const auto told = [&](Round round) {
        return committee::needs_sentence(needs_of(registry, side, state, item, at, round), at,
                                         language);
    };
    if (state.open_ballot(item.id, side) == nullptr || state.open_ballot(item.id, "") == nullptr)
        return told(Round::Whichever);
    return language == committee::Language::English
               ? "In your capital: " + told(Round::Own) +
                     " Between the sides: " + told(Round::Joint)
               : "自国内：" + told(Round::Own) + "各国間：" + told(Round::Joint);
}

committee::Language language_named(const std::string& name) {
    if (name == "en")
        return committee::Language::English;
    if (name == "ja")
        return committee::Language::Japanese;
    throw Error(ErrorKind::InvalidInput, "--language: '" + name + "' is neither en nor ja");
}

}  // namespace entente
