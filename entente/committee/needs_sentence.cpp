#include "entente/committee/needs_sentence.hpp"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "entente/committee/message.hpp"

namespace entente::committee {
namespace {

bool expired(const Objection& objection, Instant as_of) {
    return objection.expires && *objection.expires <= as_of;
}

/// One paragraph, sentence by sentence.
class Paragraph {
public:
    Paragraph(const Needs& needs, Instant as_of, Language language)
        : needs_(needs), as_of_(as_of), language_(language) {}

    std::string text();

private:
    void add(Message message, std::initializer_list<std::string_view> parts = {});
    void add_names(const std::vector<Named>& names, Message one, Message many);
    void add_objection(const Objection& objection);
    void add_silence();
    std::string since(int days) const;
    std::string tail(const Objection& objection) const;

    std::string time(Instant instant) const {
        return time_text(instant, needs_.zones, as_of_, language_);
    }

    bool silence_runs() const { return needs_.silence_end && *needs_.silence_end > as_of_; }

    bool objection_runs() const { return needs_.objection_end && *needs_.objection_end > as_of_; }

    bool waits() const;

    const Needs& needs_;
    Instant as_of_;
    Language language_;
    std::string text_;
};

void Paragraph::add(Message message, std::initializer_list<std::string_view> parts) {
    if (!text_.empty())
        text_ += space_between(language_);
    text_ += say(message, language_, parts);
}

void Paragraph::add_names(const std::vector<Named>& names, Message one, Message many) {
    if (names.empty())
        return;
    std::vector<std::string> words;
    for (const Named& name : names)
        words.push_back(name.in(language_));
    add(names.size() == 1 ? one : many, {list_text(words, language_)});
}

std::string Paragraph::since(int days) const {
    if (days <= 0)
        return say(Message::SinceToday, language_);
    if (days == 1)
        return say(Message::ForOneDay, language_);
    return say(Message::ForDays, language_, {std::to_string(days)});
}

std::string Paragraph::tail(const Objection& objection) const {
    const std::string condition = objection.condition ? objection.condition->in(language_) : "";
    if (objection.expires)
        return condition.empty()
                   ? say(Message::Until, language_, {time(*objection.expires)})
                   : say(Message::UntilLiftsIf, language_, {time(*objection.expires), condition});
    return condition.empty() ? "" : say(Message::LiftsIf, language_, {condition});
}

void Paragraph::add_objection(const Objection& objection) {
    const std::string& holder = objection.holder.in(language_);
    if (expired(objection, as_of_)) {
        add(Message::HoldExpired, {holder, time(*objection.expires)});
        return;
    }
    const Message message = objection.kind == ObjectionKind::Hold    ? Message::Held
                            : objection.kind == ObjectionKind::Block ? Message::Blocked
                                                                     : Message::ScrutinyReserved;
    add(message, {holder, since(objection.days), tail(objection)});
}

void Paragraph::add_silence() {
    if (needs_.silence_end)
        add(silence_runs() ? Message::SilenceEnds : Message::SilenceEnded,
            {time(*needs_.silence_end)});
}

/// For anybody to act, other than by letting silence run.
bool Paragraph::waits() const {
    return !needs_.agencies.empty() || !needs_.stale.empty() || !needs_.overrides.empty() ||
           !needs_.capitals.empty() || !needs_.without_lead.empty() || needs_.capital_first ||
           objection_runs() ||
           std::ranges::any_of(needs_.objections, [this](const Objection& objection) {
               return !expired(objection, as_of_);
           });
}

std::string Paragraph::text() {
    if (!waits())
        add(silence_runs() ? Message::SilenceIsConsent : Message::NothingNeeded);
    add_names(needs_.agencies, Message::Needs, Message::Needs);
    for (const Objection& objection : needs_.objections)
        add_objection(objection);
    add_names(needs_.stale, Message::StaleOne, Message::StaleMany);
    for (const PendingOverride& pending : needs_.overrides)
        add(Message::OverridePending,
            {pending.holder.in(language_), deciders(pending.decided_by, language_)});
    add_names(needs_.recused, Message::RecusedOne, Message::RecusedMany);
    add_names(needs_.without_lead, Message::WithoutLead, Message::WithoutLead);
    if (needs_.capital_first)
        add(Message::CapitalFirst);
    add_names(needs_.capitals, Message::WaitingFor, Message::WaitingFor);
    add_silence();
    if (objection_runs())
        add(Message::ObjectionEnds, {time(*needs_.objection_end)});
    if (needs_.next)
        add(Message::Then, {needs_.next->in(language_)});
    return text_;
}

}  // namespace

std::string needs_sentence(const Needs& needs, Instant as_of, Language language) {
    return Paragraph(needs, as_of, language).text();
}

}  // namespace entente::committee
