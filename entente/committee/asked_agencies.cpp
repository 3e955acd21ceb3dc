#include "entente/committee/asked_agencies.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entente/base/written_values.hpp"
#include "entente/committee/name_list.hpp"
#include "entente/committee/registry_lookup.hpp"

namespace entente::committee {
namespace {

/// Why one agency is asked, while it is put together.
struct Reasons {
    Duty duty = Duty::Info;
    std::vector<std::string> words = {};
    SourceStatus status = SourceStatus::Seen;
    bool has_mandate = false;

    void add(const std::string& reason, SourceStatus its_status) {
        if (std::ranges::find(words, reason) != words.end())
            return;
        words.push_back(reason);
        status = std::min(status, its_status);
    }
};

std::string joined(const Reasons& reasons) {
    std::string text(words_of(reasons.duty));
    for (std::size_t k = 0; k < reasons.words.size(); ++k)
        text += (k == 0 ? ": " : "; ") + reasons.words[k];
    return text;
}

/// Gathers what is asked of one side.
class SideAsked {
public:
    SideAsked(const Registry& registry, const Forum& forum, const std::string& side)
        : registry_(registry), forum_(forum), side_(side) {
        for (const ForumLead* lead : leads_of(registry, forum.code, side)) {
            Reasons& reasons = agencies_[lead->agency];
            reasons.duty = Duty::Lead;
            reasons.add("leads for " + side + " in " +
                            forum_named(registry, lead->forum).name.english +
                            (lead->basis.empty() ? "" : ", " + lead->basis),
                        lead->citation.status);
            leads_.push_back(lead->agency);
        }
    }

    void add(std::vector<AppliedMandate> applied) {
        has_topics_ = true;
        std::ranges::stable_sort(applied,
                                 [](const AppliedMandate& one, const AppliedMandate& other) {
                                     return one.mandate.strength > other.mandate.strength;
                                 });
        for (const AppliedMandate& one : applied) {
            if (one.side != side_)
                continue;
            Reasons& reasons = agencies_[one.mandate.agency];
            reasons.duty = std::min(reasons.duty, duty_of(one.mandate.strength));
            reasons.has_mandate = true;
            if (mandates_.insert({one.mandate.agency, one.mandate.topic, one.mandate.basis}).second)
                reasons.add(words_of(one, registry_), one.mandate.citation.status);
        }
    }

    std::vector<AskedAgency> agencies() const {
        std::vector<AskedAgency> asked;
        for (auto [agency, reasons] : agencies_) {
            if (!reasons.has_mandate && has_topics_)
                reasons.words.push_back("no mandate for these topics is registered");
            asked.push_back({.side = side_,
                             .agency = agency,
                             .duty = reasons.duty,
                             .reason = joined(reasons),
                             .status = reasons.status});
        }
        std::ranges::stable_sort(asked, {}, &AskedAgency::duty);
        return asked;
    }

    /// The lead on a topic where several hold it alike.
    std::optional<ContestedLead> contested(const std::vector<AppliedMandate>& applied) const;

private:
    const Registry& registry_;
    const Forum& forum_;
    const std::string& side_;
    std::map<std::string, Reasons> agencies_;
    std::vector<std::string> leads_;
    bool has_topics_ = false;
    std::set<std::vector<std::string>> mandates_;  // agency, topic, basis: each is named once
};

std::optional<ContestedLead> SideAsked::contested(
    const std::vector<AppliedMandate>& applied) const {
    const StrongestHolders strongest = strongest_holders(applied, side_);
    if (!strongest.contested())
        return std::nullopt;
    ContestedLead lead{.side = side_, .topic = strongest.topic, .strength = strongest.strength};
    std::string bases;
    for (const AppliedMandate& holder : strongest.holders) {
        const Mandate& mandate = holder.mandate;
        lead.agencies.push_back(mandate.agency);
        if (std::ranges::find(leads_, mandate.agency) != leads_.end())
            lead.forum_leads.push_back(mandate.agency);
        bases += (bases.empty() ? "" : "; ") + mandate.agency + " by " +
                 (mandate.basis.empty() ? "its own word" : mandate.basis);
    }
    const std::string& forum = forum_.name.english;
    const bool one = lead.forum_leads.size() == 1;
    lead.reason = in_words(lead.agencies) + " hold equal (" + std::string(name_of(lead.strength)) +
                  ") mandates for " + topic_named(registry_, lead.topic).name.english + ": " +
                  bases + "; " +
                  (lead.forum_leads.empty()
                       ? "none of them leads for " + side_ + " in " + forum
                       : "of them " + in_words(lead.forum_leads) + (one ? " leads" : " lead") +
                             " for " + side_ + " in " + forum) +
                  ". Assign the lead by a decision with its reason";
    return lead;
}

/// "METI and MOFA lead; MIC and MOF must clear; ...".
std::string side_sentence(const AskedAgencies& asked, const std::string& side) {
    std::string text;
    for (const Duty duty : {Duty::Lead, Duty::MustClear, Duty::Comment, Duty::Info}) {
        std::vector<std::string> codes;
        for (const AskedAgency& agency : asked.agencies)
            if (agency.side == side && agency.duty == duty)
                codes.push_back(agency.agency);
        if (codes.empty())
            continue;
        const bool one = codes.size() == 1;
        text += (text.empty() ? "" : "; ") + in_words(codes);
        text += duty == Duty::Lead        ? (one ? " leads" : " lead")
                : duty == Duty::MustClear ? " must clear"
                : duty == Duty::Comment   ? (one ? " comments" : " comment")
                                          : (one ? " is informed" : " are informed");
    }
    return side + ": " + text + ".";
}

}  // namespace

Duty duty_of(MandateStrength strength) {
    if (strength >= MandateStrength::Delegated)
        return Duty::MustClear;
    return strength == MandateStrength::Claimed ? Duty::Comment : Duty::Info;
}

AskedAgencies asked_agencies(const Registry& registry,
                             std::string_view forum_code,
                             const std::vector<std::string>& topics,
                             std::chrono::year_month_day day) {
    const Registry now = as_of(registry, day);
    const Forum& forum = forum_named(now, forum_code);
    AskedAgencies asked{.forum = forum.code, .topics = topics, .day = day};
    std::vector<std::vector<AppliedMandate>> applied;
    for (const std::string& topic : topics)
        applied.push_back(mandates_on(now, topic));
    for (const std::string& side : forum.sides) {
        if (agencies_of(now, side).empty()) {
            asked.sides_without_agencies.push_back(side);
            continue;
        }
        SideAsked own(now, forum, side);
        for (std::size_t k = 0; k < topics.size(); ++k) {
            own.add(applied[k]);
            if (auto contested = own.contested(applied[k]))
                asked.contested.push_back(std::move(*contested));
            if (auto gap = gap_of(applied[k], side, topics[k]))
                asked.gaps.push_back(std::move(*gap));
        }
        for (AskedAgency& agency : own.agencies())
            asked.agencies.push_back(std::move(agency));
    }
    return asked;
}

Table asked_table(const AskedAgencies& asked, const Registry& registry) {
    const Registry now = as_of(registry, asked.day);
    Table table({{"side", ColumnKind::Text, "code of the side"},
                 {"agency", ColumnKind::Text, "code of the agency"},
                 {"agency_name", ColumnKind::Text, "its name"},
                 {"duty", ColumnKind::Text, "lead, must_clear, comment or info"},
                 {"reason", ColumnKind::Text, "why it is asked"},
                 {"status", ColumnKind::Text, "the least checked of what the reason names"}});
    table.title = "Who is asked in " + forum_named(now, asked.forum).name.english + " on " +
                  day_text(asked.day) + ": " + listed(asked.topics);
    std::set<std::string> sides;
    for (const AskedAgency& agency : asked.agencies) {
        table.add({agency.side, agency.agency, agency_named(now, agency.agency).name.english,
                   std::string(name_of(agency.duty)), agency.reason,
                   std::string(name_of(agency.status))});
        if (sides.insert(agency.side).second)
            table.sentences.push_back(side_sentence(asked, agency.side));
    }
    for (const ContestedLead& lead : asked.contested)
        table.sentences.push_back(lead.reason + ".");
    for (const MandateGap& gap : asked.gaps)
        table.notes.push_back(gap.side + " on " + topic_named(now, gap.topic).name.english + ": " +
                              std::string(words_of(gap.kind)));
    if (!asked.sides_without_agencies.empty())
        table.notes.push_back("No agency is registered of " +
                              in_words(asked.sides_without_agencies) + "; nobody there is asked");
    return table;
}

}  // namespace entente::committee
