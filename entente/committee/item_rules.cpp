#include <algorithm>
#include <set>

#include "entente/committee/message.hpp"
#include "entente/committee/rule_checks.hpp"

namespace entente::committee {
namespace {

bool is_over(ItemState state) {
    return state == ItemState::Signed || state == ItemState::Decided || came_to_nothing(state);
}

void require_going_on(const Item& item) {
    if (is_over(item.state))
        refuse(item.id + " is " + words_of(item.state) + "; draft a new item to go on from it");
    if (!item.scope.empty() && item.state == ItemState::Exchanged)
        refuse(item.id + " was exchanged as " + item.joint_id + "; work on that one");
}

/// Of an ItemDraft, or of an Item that is put before all sides.
EventBody drafted_body(const auto& drafted, const std::string& id, const std::string& text) {
    EventBody body;
    body.set("item", id)
        .set("forum", drafted.forum)
        .set("title", drafted.title)
        .set("topics", drafted.topics)
        .set("instrument", drafted.instrument)
        .set("text", text);
    return body;
}

Records over(const Asked& asked,
             const std::string& id,
             ItemState state,
             const std::string& reason) {
    const Item& item = visible_item(asked, id);
    require_going_on(item);
    require_lead(asked, item);
    require_text(reason, "say why: --reason");
    if (state == ItemState::NoAgreement && !item.scope.empty())
        refuse(id + " is your side's own; withdraw it");
    EventBody body;
    body.set("item", id).set("state", std::string(name_of(state))).set("reason", reason);
    return {record_in(item.scope, "state_changed", std::move(body))};
}

}  // namespace

bool leads_on(const Asked& asked, const Item& item, const std::string& agency) {
    const auto side = asked.directory.side_of_agency.find(agency);
    if (side == asked.directory.side_of_agency.end())
        return false;
    if (const auto assigned = item.lead_by_side.find(side->second);
        assigned != item.lead_by_side.end())
        return assigned->second == agency;
    return asked.directory.leads_in(item.forum, agency);
}

Records draft_item(const Asked& asked, const ItemDraft& draft) {
    require_text(draft.title, "an item needs a title: --title");
    require_line(draft.title, "the title");
    require_line(draft.note, "the note");
    require_text(draft.text, "an item needs a text: --text FILE");
    const auto sides = asked.directory.sides(draft.forum);
    if (std::ranges::find(sides, asked.side()) == sides.end())
        refuse(asked.side() + " has no seat in " + draft.forum);
    // Who shares the record reads it all; so it holds forums of exactly those sides.
    if (std::set(sides.begin(), sides.end()) != asked.state.sides)
        refuse(draft.forum + " is of " + list_text(sides, Language::English) +
               ", this joint record of " +
               list_text(std::vector(asked.state.sides.begin(), asked.state.sides.end()),
                         Language::English) +
               "; a forum of other sides keeps a record of its own: entente committee init");
    open_brackets(draft.text, sides);
    EventBody body = drafted_body(draft, asked.state.next_item_id(asked.side()), draft.text);
    set_files(body, "scenario", draft.scenario);
    body.set("posture", draft.posture)
        .set("note", draft.note)
        .set("label", ReleaseLabel::of_side(asked.side()).text());
    return {record_in(asked.side(), "item_drafted", std::move(body))};
}

Records revise_text(const Asked& asked,
                    const std::string& id,
                    const std::string& text,
                    bool editorial,
                    const std::string& note,
                    const std::vector<NamedText>& scenario) {
    const Item& item = visible_item(asked, id);
    require_going_on(item);
    if (item.scope.empty() || item.by.agency != asked.actor.agency)
        require_lead(asked, item);
    require_text(text, "a text cannot be empty");
    if (text_hash(text) == item.current().hash)
        refuse("that is the text as it stands; there is nothing to revise");
    const auto brackets = open_brackets(text, asked.directory.sides(item.forum));
    if (item.state == ItemState::JointBallot && !brackets.empty())
        refuse("line " + std::to_string(brackets[0].line) + " has a bracket by " +
               brackets[0].side + "; a text before the joint ballot has none");
    EventBody body;
    body.set("item", id).set("text", text).set("editorial", editorial).set("note", note);
    if (editorial && !scenario.empty())
        refuse("other measures are no editorial change");
    set_files(body, "scenario", scenario);
    return {record_in(item.scope, "text_revised", std::move(body))};
}

Records exchange(const Asked& asked, const std::string& id, const Crossing& crossing) {
    const std::string& onto = crossing.onto;
    const Item& item = visible_item(asked, id);
    if (item.scope.empty())
        refuse(id + " is before all sides already");
    require_going_on(item);
    require_lead(asked, item);
    if (item.state != ItemState::Cleared)
        refuse(id + " is " + words_of(item.state) +
               "; your capital must clear it first: entente committee ballot " + id);
    if (crossing.scenario && item.scenario.empty())
        refuse(id + " has no scenario that could cross");
    if (crossing.posture && item.posture.empty())
        refuse(id + " has no posture that could cross");
    Records records;
    std::string joint = onto;
    const auto sides = asked.directory.sides(item.forum);
    if (onto.empty()) {
        joint = asked.state.next_item_id("");
        EventBody body = drafted_body(item, joint, item.current().text);
        body.set("label", ReleaseLabel::joint({sides.begin(), sides.end()}).text());
        if (crossing.scenario)
            set_files(body, "scenario", item.scenario);
        if (crossing.posture)
            body.set("posture", item.posture);
        records.push_back(record_in("", "item_exchanged", std::move(body)));
    } else {
        const Item& there = visible_item(asked, onto);
        if (!there.scope.empty())
            refuse(onto + " is no joint item");
        require_going_on(there);
        if (crossing.scenario || crossing.posture)
            refuse("scenario and posture cross with a new item; " + onto + " has its own");
        EventBody body;
        body.set("item", onto)
            .set("text", item.current().text)
            .set("editorial", false)
            .set("note", "text of " + asked.side());
        records.push_back(record_in("", "text_revised", std::move(body)));
    }
    EventBody link;
    link.set("item", id).set("joint", joint);
    records.push_back(record_in(item.scope, "item_linked", std::move(link)));
    return records;
}

Records agree_ad_referendum(const Asked& asked, const std::string& id) {
    const Item& item = visible_item(asked, id);
    if (!item.scope.empty())
        refuse(id + " is your side's own; exchange it first");
    require_lead(asked, item);
    if (item.state != ItemState::Exchanged && item.state != ItemState::Negotiating)
        refuse(id + " is " + words_of(item.state) + ", not under negotiation");
    const auto sides = asked.directory.sides(item.forum);
    if (const auto open = open_brackets(item.current().text, sides); !open.empty())
        refuse(id + " still has " + std::to_string(open.size()) +
               " bracket(s), the first in line " + std::to_string(open[0].line) + " by " +
               open[0].side + "; settle them with a new text");
    const auto said = [&](const std::string& side) { return asked.state.has_agreed(item, side); };
    if (said(asked.side()))
        refuse(asked.side() + " has agreed to this text already");
    Records records;
    EventBody body;
    body.set("item", id)
        .set("side", asked.side())
        .set("revision", std::int64_t{item.current().number})
        .set("text_hash", item.current().hash);
    records.push_back(record_in("", "agreed_ad_referendum", std::move(body)));
    if (std::ranges::all_of(
            sides, [&](const std::string& side) { return side == asked.side() || said(side); })) {
        EventBody state;
        state.set("item", id).set("state", std::string(name_of(ItemState::AgreedAdReferendum)));
        records.push_back(record_in("", "state_changed", std::move(state)));
    }
    return records;
}

Records withdraw(const Asked& asked, const std::string& item, const std::string& reason) {
    return over(asked, item, ItemState::Withdrawn, reason);
}

Records no_agreement(const Asked& asked, const std::string& item, const std::string& reason) {
    return over(asked, item, ItemState::NoAgreement, reason);
}

Records assign_lead(const Asked& asked,
                    const std::string& id,
                    const std::string& agency,
                    const std::string& reason) {
    const Item& item = visible_item(asked, id);
    require_going_on(item);
    require_text(reason, "a lead is assigned with a reason: --reason");
    if (asked.directory.side(agency) != asked.side())
        refuse(agency + " is not of " + asked.side());
    if (asked.directory.rank(asked.actor) < Rank::ViceMinister)
        refuse("a lead is assigned by a vice minister or a minister");
    EventBody body;
    body.set("item", id).set("side", asked.side()).set("agency", agency).set("reason", reason);
    // Who leads in a capital is that capital's own business, also on a joint item.
    return {record_in(asked.side(), "lead_assigned", std::move(body))};
}

}  // namespace entente::committee
