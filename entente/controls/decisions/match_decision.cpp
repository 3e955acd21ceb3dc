#include "entente/controls/decisions/match_decision.hpp"

#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"
#include "entente/base/written_values.hpp"
#include "entente/data/shareholdings.hpp"

namespace entente::controls {
namespace {

constexpr std::array<std::string_view, 3> verdict_names = {"true-match", "false-match",
                                                           "undecided"};
constexpr std::array<std::string_view, 8> standing_names = {"stands",    "pending second person",
                                                            "contested", "escalated",
                                                            "reopened",  "reopened",
                                                            "withdrawn", "superseded"};

void add_sorted(Hasher& hasher, const std::vector<std::string>& texts) {
    std::vector<std::string> keys;
    for (const std::string& text : texts)
        keys.push_back(data::party_key(text));
    std::ranges::sort(keys);
    hasher.add_text(std::to_string(keys.size()));
    for (const std::string& key : keys)
        hasher.add_text(key);
}

std::string version_text(std::string_view hash) {
    return hash.empty() ? "not known" : std::string(hash.substr(0, 12));
}

/// Standing by what people said, whatever changed since.
DecisionState said_of(const Decision& decision) {
    if (decision.second && decision.second->verdict != decision.verdict)
        return {DecisionStanding::Contested,
                decision.second->who + " says " + std::string(name_of(decision.second->verdict)) +
                    (decision.second->why.empty() ? "" : " (" + decision.second->why + ")")};
    if (decision.verdict == MatchVerdict::Undecided)
        return {DecisionStanding::Escalated, "handed on by " + decision.who};
    if (decision.four_eyes && !decision.second)
        return {DecisionStanding::Pending, "a second person must confirm it"};
    return {};
}

std::string decided_text(const Decision& decision) {
    std::string text = decision.verdict == MatchVerdict::TrueMatch    ? "decided true"
                       : decision.verdict == MatchVerdict::FalseMatch ? "decided false"
                                                                      : "left undecided";
    text += " by " + decision.who + " on " + utc_text(decision.when).substr(0, 10) + " (" +
            decision.why + ")";
    if (decision.second && decision.second->verdict == decision.verdict)
        text += ", confirmed by " + decision.second->who + " on " +
                utc_text(decision.second->when).substr(0, 10);
    return text;
}

}  // namespace

std::string_view name_of(MatchVerdict verdict) {
    return verdict_names[static_cast<std::size_t>(verdict)];
}

MatchVerdict match_verdict_named(std::string_view text) {
    const auto* const found = std::ranges::find(verdict_names, text);
    if (found == verdict_names.end())
        throw Error(ErrorKind::InvalidInput,
                    quoted(text) + " is no verdict; say true-match, false-match or undecided");
    return static_cast<MatchVerdict>(found - verdict_names.begin());
}

std::string_view name_of(DecisionStanding standing) {
    return standing_names[static_cast<std::size_t>(standing)];
}

std::string customer_hash(const CustomerFields& customer) {
    Hasher hasher;
    hasher.add_text("entente customer 1");
    for (const std::string* text :
         {&customer.name, &customer.type, &customer.country, &customer.birth_date})
        hasher.add_text(data::party_key(*text));
    add_sorted(hasher, customer.aliases);
    add_sorted(hasher, customer.identifiers);
    return hasher.finish();
}

std::string customer_key(const CustomerFields& customer) {
    return customer.id.empty() ? "hash:" + customer_hash(customer) : "id:" + customer.id;
}

std::string entry_hash(const data::Party& party) {
    data::PartyList alone;
    alone.source = "entry";
    alone.parties.push_back(party);
    return data::content_hash(alone);
}

DecisionState state_of(const Decision& decision,
                       std::string_view current_customer_hash,
                       const CurrentEntry& entry) {
    if (decision.superseded_by != 0)
        return {DecisionStanding::Superseded,
                "decision " + std::to_string(decision.superseded_by) + " took its place"};
    if (entry.kind == CurrentEntry::Kind::Ended)
        return {DecisionStanding::Withdrawn,
                "the listing has ended: " + decision.list + " no longer has " + decision.party};
    const DecisionState said = said_of(decision);
    const bool entry_changed =
        entry.kind == CurrentEntry::Kind::Listed && entry.hash != decision.entry_hash;
    const bool customer_changed = current_customer_hash != decision.customer_hash;
    std::vector<std::string> reasons;
    if (entry_changed)
        reasons.push_back((decision.entry_hash.empty()
                               ? "the list entry was not at hand when it was decided"
                               : "the list entry changed after the decision") +
                          std::string(" (list version ") + version_text(decision.list_version) +
                          " then, " + version_text(entry.list_version) + " now)");
    if (customer_changed)
        reasons.emplace_back("the customer's fields changed after the decision");
    if (!said.because.empty())
        reasons.push_back(said.because);
    const auto standing = entry_changed      ? DecisionStanding::EntryChanged
                          : customer_changed ? DecisionStanding::CustomerChanged
                                             : said.standing;
    return {standing, joined(reasons, "; ")};
}

std::string mark_text(const Decision& decision, const DecisionState& state) {
    const std::string decided = decided_text(decision);
    switch (state.standing) {
        case DecisionStanding::Stands:
            return decided;
        case DecisionStanding::EntryChanged:
        case DecisionStanding::CustomerChanged:
            return "open again: " + state.because + "; before: " + decided;
        case DecisionStanding::Withdrawn:
        case DecisionStanding::Superseded:
            return decided + "; " + state.because;
        default:
            return "open: " + decided + "; " + state.because;
    }
}

int rank_of(const Decision* decision, const DecisionState& state) {
    return decision != nullptr && decision->verdict == MatchVerdict::FalseMatch &&
                   state.standing == DecisionStanding::Stands
               ? 1
               : 0;
}

}  // namespace entente::controls
