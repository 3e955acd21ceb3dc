#include <algorithm>
#include <array>
#include <cmath>

#include "entente/committee/rule_checks.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 4> dispositions = {"accepted", "partly", "rejected",
                                                          "deferred"};

/// Whose it is: a side's code, or empty for both.
const ReleaseLabel& label_of(const Asked& asked, const std::string& object, Scope& scope) {
    if (const auto item = asked.state.items.find(object); item != asked.state.items.end()) {
        scope = visible_item(asked, object).scope;
        return item->second.label;
    }
    const auto consultation = asked.state.consultations.find(object);
    if (consultation == asked.state.consultations.end() ||
        (!consultation->second.scope.empty() && consultation->second.scope != asked.side()))
        visible_item(asked, object);  // throws: there is nothing of that name
    scope = consultation->second.scope;
    return consultation->second.label;
}

}  // namespace

Records comment_on(const Asked& asked,
                   const std::string& id,
                   const std::string& passage,
                   const std::string& text) {
    const Item& item = visible_item(asked, id);
    require_text(text, "the comment is missing: --text");
    if (!passage.empty() && item.current().text.find(passage) == std::string::npos)
        refuse("the text of " + id + " has no passage '" + passage + "'; quote it as it stands");
    EventBody body;
    body.set("item", id)
        .set("comment", id + "/c" + std::to_string(item.comments.size() + 1))
        .set("passage", passage)
        .set("text", text);
    return {record_in(item.scope, "comment_made", std::move(body))};
}

Records dispose_comment(const Asked& asked,
                        const std::string& id,
                        const std::string& disposition,
                        const std::string& reason) {
    const Item& item = visible_item(asked, parent_of(id));
    require_lead(asked, item);
    const auto comment = std::ranges::find(item.comments, id, &Comment::id);
    if (comment == item.comments.end())
        refuse("there is no comment " + id);
    if (std::ranges::find(dispositions, disposition) == dispositions.end())
        refuse("'" + disposition +
               "' is no disposition; say accepted, partly, rejected or deferred");
    require_text(reason, "every comment gets a reason: --reason");
    EventBody body;
    body.set("item", item.id)
        .set("comment", id)
        .set("disposition", disposition)
        .set("reason", reason);
    return {record_in(item.scope, "comment_disposed", std::move(body))};
}

Records consult(const Asked& asked,
                const std::string& stakeholder,
                const std::string& item,
                const std::string& question,
                const std::string& answer,
                Scope scope) {
    require_text(question, "say what was asked: --question");
    if (!scope.empty() && scope != asked.side())
        refuse("a consultation is the own side's or both sides'");
    std::set<std::string> audience{"business"};
    if (!item.empty()) {
        const Item& about = visible_item(asked, item);
        if (scope.empty() && !about.scope.empty())
            refuse(item + " is your side's own; keep the consultation in your record");
        if (scope.empty())
            for (const std::string& side : asked.directory.sides(about.forum))
                audience.insert(side);
    } else if (scope.empty()) {
        audience.insert(asked.state.sides.begin(), asked.state.sides.end());
    }
    if (!scope.empty())
        audience = {scope};
    const auto count = std::ranges::count_if(
        asked.state.consultations, [&](const auto& entry) { return entry.second.scope == scope; });
    EventBody body;
    body.set("consultation", (scope.empty() ? "K-" : scope + "-K") + std::to_string(count + 1))
        .set("stakeholder", stakeholder)
        .set("item", item)
        .set("question", question)
        .set("answer", answer)
        .set("label", ReleaseLabel::joint(audience).text());
    return {record_in(scope, "consultation_held", std::move(body))};
}

Records release(const Asked& asked,
                const std::string& object,
                const std::string& audience,
                const std::string& reason) {
    Scope scope;
    const ReleaseLabel& label = label_of(asked, object, scope);
    require_text(reason, "a release is for good; say why: --reason");
    if (audience != "business" && audience != "public")
        refuse("'" + audience +
               "' is no audience to release to; say business or public (the "
               "other side sees what is exchanged)");
    if (label.includes(audience))
        refuse(object + " is released to " + audience + " already");
    if (const auto item = asked.state.items.find(object); item != asked.state.items.end())
        require_lead(asked, item->second);
    const auto has_released = [&](const std::string& side) {
        return side == asked.side() ||
               std::ranges::any_of(asked.state.releases, [&](const Release& other) {
                   return other.object == object && other.audience == audience &&
                          other.side == side;
               });
    };
    if (std::ranges::any_of(asked.state.releases, [&](const Release& other) {
            return other.object == object && other.audience == audience &&
                   other.side == asked.side();
        }))
        refuse(asked.side() + " has released " + object + " to " + audience + " already");
    // What both sides own is open once both have opened it.
    std::set<std::string> owners{asked.side()};
    if (scope.empty())
        for (const std::string& side : asked.state.sides)
            if (label.includes(side))
                owners.insert(side);
    EventBody body;
    body.set("object", object)
        .set("audience", audience)
        .set("side", asked.side())
        .set("reason", reason)
        .set("effective", std::ranges::all_of(owners, has_released));
    return {record_in(scope, "released", std::move(body))};
}

Records state_payoff(const Asked& asked, const Payoff& payoff) {
    const Item& item = visible_item(asked, payoff.item);
    require_line(payoff.source, "the source");
    require_line(payoff.measure, "the measure");
    if (payoff.party == asked.side())
        require_lead(asked, item);
    else if (payoff.party != asked.actor.agency)
        refuse("what " + payoff.party + " gains is for " + payoff.party + " to state; " +
               asked.actor.agency + " states its own, and a lead its side's");
    if (!(payoff.low <= payoff.high))
        refuse("a payoff goes from low to high");
    constexpr double most = 1e12;
    if (!(std::abs(payoff.low) <= most && std::abs(payoff.high) <= most))
        refuse("a payoff beyond 1e12 is no payoff");
    if (payoff.measure.empty() != payoff.level.empty())
        refuse("a payoff names a measure and its level, or neither for what is asked at least");
    require_text(payoff.source,
                 "a payoff says where it is from: --source, a run id or own ranking");
    EventBody body;
    body.set("item", payoff.item)
        .set("party", payoff.party)
        .set("measure", payoff.measure)
        .set("level", payoff.level)
        .set("low", payoff.low)
        .set("high", payoff.high)
        .set("source", payoff.source);
    return {record_in(asked.side(), "payoff_stated", std::move(body))};
}

Records compare_packages(const Asked& asked,
                         const std::string& id,
                         const std::string& step,
                         std::int64_t own_count) {
    const Item& item = visible_item(asked, id);
    if (!item.scope.empty())
        refuse(id + " is your side's own; packages are compared on a joint item");
    require_lead(asked, item);
    if (step.empty())
        return {};
    EventBody body;
    body.set("item", id).set("step", step).set("own_count", own_count);
    return {record_in(asked.side(), "intersection_step", std::move(body))};
}

}  // namespace entente::committee
