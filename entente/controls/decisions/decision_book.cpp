#include "entente/controls/decisions/decision_book.hpp"

#include <algorithm>

#include "entente/base/screen_text.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/shareholdings.hpp"

namespace entente::controls {
namespace {

/// Of a text that people read in one line.
std::string text_fault(std::string_view name, std::string_view text) {
    std::optional<std::size_t> at = first_control(text);
    if (const std::size_t breaks = text.find_first_of("\r\n\t"); breaks != std::string_view::npos)
        at = at ? std::min(*at, breaks) : breaks;
    if (at)
        return std::string(name) + " has the character " + control_name(text, *at) + " at byte " +
               std::to_string(*at + 1) + "; write it in one line without it";
    return {};
}

std::string missing_or_bad(std::string_view name, std::string_view text) {
    if (data::party_key(text).empty())
        return std::string(name) + " is empty; say " + std::string(name);
    return text_fault(name, text);
}

std::string made_fault(const DecisionMade& made) {
    for (const auto& [name, text] : {std::pair("query", &made.query), std::pair("why", &made.why),
                                     std::pair("list", &made.list), std::pair("party", &made.party),
                                     std::pair("customer", &made.customer)})
        if (std::string fault = missing_or_bad(name, *text); !fault.empty())
            return fault;
    for (const auto& [name, text] :
         {std::pair("type", &made.fields.type), std::pair("country", &made.fields.country),
          std::pair("birth-date", &made.fields.birth_date),
          std::pair("party name", &made.party_name)})
        if (std::string fault = text_fault(name, *text); !fault.empty())
            return fault;
    for (const auto* texts : {&made.fields.aliases, &made.fields.identifiers})
        for (const std::string& text : *texts)
            if (std::string fault = text_fault("an alias or identifier", text); !fault.empty())
                return fault;
    return {};
}

std::string seconded_fault(const DecisionSeconded& seconded,
                           const std::string& who,
                           const Decision* decision) {
    const std::string number = "decision " + std::to_string(seconded.decision);
    if (decision == nullptr)
        return "there is no " + number + "; entente decisions list shows their numbers";
    if (decision->superseded_by != 0)
        return number + " was replaced by decision " + std::to_string(decision->superseded_by) +
               "; confirm that one";
    if (decision->second)
        return number + " has a second opinion already, by " + decision->second->who +
               "; record a new decision";
    if (data::party_key(decision->who) == data::party_key(who))
        return number + " is by " + decision->who + "; a different person must confirm it";
    if (decision->verdict == MatchVerdict::Undecided)
        return number + " leaves the match undecided; record a new decision";
    if (seconded.verdict != decision->verdict && data::party_key(seconded.why).empty())
        return "why is empty; whoever disagrees says why";
    return text_fault("why", seconded.why);
}

}  // namespace

std::string DecisionBook::fault_of(const DecisionEvent& event) const {
    if (std::string fault = missing_or_bad("who", event.who); !fault.empty())
        return fault;
    if (const auto* made = std::get_if<DecisionMade>(&event.what))
        return made_fault(*made);
    if (const auto* seconded = std::get_if<DecisionSeconded>(&event.what))
        return seconded_fault(*seconded, event.who, numbered(seconded->decision));
    return missing_or_bad("why", std::get<PolicySet>(event.what).why);
}

void DecisionBook::take(const DecisionEvent& event) {
    if (const std::string fault = fault_of(event); !fault.empty()) {
        faults_.push_back("event " + std::to_string(event.number) + ": " + fault);
        return;
    }
    if (const auto* policy = std::get_if<PolicySet>(&event.what)) {
        four_eyes_ = policy->four_eyes;
    } else if (const auto* seconded = std::get_if<DecisionSeconded>(&event.what)) {
        const auto place =
            std::ranges::lower_bound(decisions_, seconded->decision, {}, &Decision::number);
        place->second = SecondOpinion{.verdict = seconded->verdict,
                                      .who = event.who,
                                      .when = event.when,
                                      .why = seconded->why,
                                      .number = event.number};
    } else {
        const auto& made = std::get<DecisionMade>(event.what);
        const auto [place, fresh] =
            last_.try_emplace({made.customer, made.list, made.party}, decisions_.size());
        if (!fresh) {
            decisions_[place->second].superseded_by = event.number;
            place->second = decisions_.size();
        }
        decisions_.push_back({.number = event.number,
                              .customer = made.customer,
                              .query = made.query,
                              .list = made.list,
                              .party = made.party,
                              .party_name = made.party_name,
                              .verdict = made.verdict,
                              .who = event.who,
                              .when = event.when,
                              .why = made.why,
                              .customer_hash = made.customer_hash,
                              .entry_hash = made.entry_hash,
                              .list_version = made.list_version,
                              .four_eyes = four_eyes_,
                              .second = {}});
    }
}

const Decision* DecisionBook::find(std::string_view customer_key,
                                   std::string_view list,
                                   std::string_view party) const {
    const auto found =
        last_.find(std::tuple(std::string(customer_key), std::string(list), std::string(party)));
    return found == last_.end() ? nullptr : &decisions_[found->second];
}

const Decision* DecisionBook::numbered(std::uint64_t number) const {
    const auto place = std::ranges::lower_bound(decisions_, number, {}, &Decision::number);
    return place != decisions_.end() && place->number == number ? &*place : nullptr;
}

}  // namespace entente::controls
