#include "entente/committee/registry_checks.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "entente/base/written_values.hpp"
#include "entente/committee/name_list.hpp"
#include "entente/committee/registry_lookup.hpp"

namespace entente::committee {
namespace {

using Codes = std::set<std::string, std::less<>>;

constexpr std::array<std::string_view, 5> stakeholder_kinds = {"business", "labour", "research",
                                                               "civil_society", "other"};

/// The first of them: a message is to be read.
std::string some_of(const Codes& codes) {
    constexpr std::size_t most = 12;
    std::vector<std::string> first;
    for (const std::string& code : codes)
        if (first.size() < most)
            first.push_back(code);
    if (first.empty())
        return "none";
    return listed(first) +
           (codes.size() > most ? " and " + std::to_string(codes.size() - most) + " more" : "");
}

template <class Entry>
Codes codes_of(const std::vector<Entry>& entries) {
    Codes codes;
    for (const Entry& entry : entries)
        codes.insert(entry.code);
    return codes;
}

/// "mandate of METI for export-controls": how messages call an entry.
template <class Entry>
std::string label(std::string_view kind, const Entry& entry) {
    if constexpr (requires { entry.code; })
        return std::string(kind) + " " + quoted(entry.code);
    else if constexpr (requires { entry.id; })
        return std::string(kind) + " " + quoted(entry.id.text());
    else if constexpr (requires { entry.topic; })
        return std::string(kind) + " of " + entry.agency + " for " + entry.topic;
    else
        return std::string(kind) + " of " + entry.agency + " in " + entry.forum;
}

/// Two entries with one key may not hold on one day.
template <class Entry>
std::string key_of(std::string_view kind, const Entry& entry) {
    std::string key = label(kind, entry);
    if constexpr (requires { entry.strength; })
        key += " on the basis of " + quoted(entry.basis);
    return key;
}

class Checker {
public:
    Checker(const Registry& registry,
            const RegistryLines& lines,
            const std::string& file,
            Diagnostics& faults)
        : registry_(registry), lines_(lines), file_(file), faults_(faults) {}

    void run();

private:
    std::size_t line(std::string_view kind, std::size_t k) const {
        const auto found = lines_.find(kind);
        return found == lines_.end() || k >= found->second.size() ? 0 : found->second[k];
    }

    void fault(std::string_view kind, std::size_t k, const std::string& message) {
        faults_.fault(message, file_, line(kind, k));
    }

    template <class Entry>
    void dates(std::string_view kind, const std::vector<Entry>& entries);
    template <class Entry>
    void repeated(std::string_view kind, const std::vector<Entry>& entries);
    template <class Entry>
    void tree(std::string_view kind, const std::vector<Entry>& entries, const Codes& codes);
    void known(std::string_view kind,
               std::size_t k,
               const std::string& who,
               std::string_view what,
               const std::string& code,
               const Codes& codes);
    void cited(std::string_view kind,
               std::size_t k,
               const std::string& who,
               const Citation& citation);

    void sides();
    void forums();
    void agencies();
    void leads();
    void offices();
    void mandates();
    void stakeholders();
    void instruments();

    const Registry& registry_;
    const RegistryLines& lines_;
    const std::string& file_;
    Diagnostics& faults_;
    Codes sides_, forums_, agencies_, topics_;
};

/// "from 2022-01-21 until 2021-12-31" is no period.
std::string period_fault(const Validity& valid) {
    if (!valid.from || !valid.until || *valid.from <= *valid.until)
        return "";
    return "'until' (" + day_text(*valid.until) + ") is before 'from' (" + day_text(*valid.from) +
           "); correct one";
}

template <class Entry>
void Checker::dates(std::string_view kind, const std::vector<Entry>& entries) {
    for (std::size_t k = 0; k < entries.size(); ++k)
        if (const std::string wrong = period_fault(entries[k].valid); !wrong.empty())
            fault(kind, k, label(kind, entries[k]) + ": " + wrong);
}

template <class Entry>
void Checker::repeated(std::string_view kind, const std::vector<Entry>& entries) {
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t k = 0; k < entries.size(); ++k) {
        std::vector<std::size_t>& earlier = places[key_of(kind, entries[k])];
        const auto clash = std::ranges::find_if(earlier, [&](std::size_t other) {
            return entries[other].valid.overlaps(entries[k].valid);
        });
        if (clash != earlier.end()) {
            const std::size_t first = line(kind, *clash);
            fault(kind, k,
                  key_of(kind, entries[k]) + " is there twice for the same days" +
                      (first == 0 ? "" : ", first in line " + std::to_string(first)) +
                      "; leave one out, or end the earlier with 'until' before the later's 'from'");
        }
        earlier.push_back(k);
    }
}

/// Parents that are known, no circles, not too many levels. Over all time: a circle whose links
/// never hold on one day is refused as well.
template <class Entry>
void Checker::tree(std::string_view kind, const std::vector<Entry>& entries, const Codes& codes) {
    std::map<std::string, std::vector<std::size_t>> of_code;
    for (std::size_t k = 0; k < entries.size(); ++k)
        of_code[entries[k].code].push_back(k);
    std::map<std::string, std::size_t> levels;  // of what is finished
    std::vector<std::string> open;              // from where we began up to where we are
    const auto level = [&](const auto& self, const std::string& code) -> std::size_t {
        if (const auto done = levels.find(code); done != levels.end())
            return done->second;
        open.push_back(code);
        std::size_t above = 0;
        for (const std::size_t k : of_code[code]) {
            const std::string& parent = entries[k].parent;
            if (parent.empty() || !codes.contains(parent))
                continue;
            if (const auto again = std::ranges::find(open, parent); again != open.end()) {
                std::string circle;
                for (auto at = again; at != open.end(); ++at)
                    circle += *at + " -> ";
                fault(kind, k,
                      label(kind, entries[k]) + " stands under itself: " + circle + parent +
                          "; leave out one of these parents");
                continue;
            }
            above = std::max(above, self(self, parent));
        }
        open.pop_back();
        return levels[code] = above + 1;
    };
    for (std::size_t k = 0; k < entries.size(); ++k) {
        if (!entries[k].parent.empty())
            known(kind, k, label(kind, entries[k]), kind, entries[k].parent, codes);
        if (level(level, entries[k].code) == most_levels + 1)  // deeper ones follow from it
            fault(kind, k,
                  label(kind, entries[k]) + " stands more than " + std::to_string(most_levels) +
                      " levels deep; put it under a higher " + std::string(kind));
    }
}

void Checker::known(std::string_view kind,
                    std::size_t k,
                    const std::string& who,
                    std::string_view what,
                    const std::string& code,
                    const Codes& codes) {
    if (!codes.contains(code))
        fault(kind, k,
              who + ": there is no " + std::string(what) + " " + quoted(code) +
                  "; declare it with [[" + std::string(what) +
                  "]] or correct the code; there are " + some_of(codes));
}

void Checker::cited(std::string_view kind,
                    std::size_t k,
                    const std::string& who,
                    const Citation& citation) {
    if (citation.status != SourceStatus::Memory && citation.source.empty())
        fault(kind, k,
              who + " has status " + quoted(name_of(citation.status)) +
                  " and no 'source'; say where it was read, or status = \"memory\"");
}

void Checker::sides() {
    for (std::size_t k = 0; k < registry_.sides.size(); ++k) {
        const std::string& code = registry_.sides[k].code;
        if (code.size() != 3 ||
            !std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; }))
            fault("side", k,
                  label("side", registry_.sides[k]) +
                      ": the code of a side has three capital letters, as in ISO 3166: JPN");
    }
}

void Checker::forums() {
    for (std::size_t k = 0; k < registry_.forums.size(); ++k) {
        const Forum& forum = registry_.forums[k];
        const std::string who = label("forum", forum);
        for (const std::string& side : forum.sides)
            known("forum", k, who, "side", side, sides_);
        if (forum.since && forum.valid.from && *forum.valid.from < *forum.since)
            fault("forum", k,
                  who + ": 'from' (" + day_text(*forum.valid.from) + ") is before 'since' (" +
                      day_text(*forum.since) + "); correct one");
        cited("forum", k, who, forum.citation);
    }
    tree("forum", registry_.forums, forums_);
}

void Checker::agencies() {
    for (std::size_t k = 0; k < registry_.agencies.size(); ++k) {
        const Agency& agency = registry_.agencies[k];
        known("agency", k, label("agency", agency), "side", agency.side, sides_);
        if (agency.code == "clock")
            fault("agency", k,
                  "agency 'clock' is what writes when time alone acts; take another code");
    }
}

void Checker::leads() {
    for (std::size_t k = 0; k < registry_.leads.size(); ++k) {
        const ForumLead& lead = registry_.leads[k];
        const std::string who = label("lead", lead);
        known("lead", k, who, "forum", lead.forum, forums_);
        known("lead", k, who, "agency", lead.agency, agencies_);
        cited("lead", k, who, lead.citation);
        const auto agency = std::ranges::find(registry_.agencies, lead.agency, &Agency::code);
        const auto has_side = [&](const Forum& forum) {
            return forum.code == lead.forum && std::ranges::count(forum.sides, agency->side) > 0;
        };
        if (forums_.contains(lead.forum) && agency != registry_.agencies.end() &&
            std::ranges::none_of(registry_.forums, has_side))
            fault("lead", k,
                  who + ": its side " + agency->side +
                      " is no member of that forum; add it to "
                      "'sides' of the forum or leave the lead out");
    }
}

void Checker::offices() {
    for (std::size_t k = 0; k < registry_.offices.size(); ++k) {
        const Office& office = registry_.offices[k];
        const std::string who = label("office", office);
        known("office", k, who, "agency", office.id.agency, agencies_);
        for (std::size_t h = 0; h < office.holders.size(); ++h) {
            const Holder& holder = office.holders[h];
            if (const std::string wrong = period_fault(holder.valid); !wrong.empty())
                fault("office", k, who + ", holder " + quoted(holder.name) + ": " + wrong);
            if (h == 0)
                continue;
            const Holder& before = office.holders[h - 1];
            if (!before.valid.until || !holder.valid.from ||
                *before.valid.until >= *holder.valid.from)
                fault("office", k,
                      who + ": holder " + quoted(before.name) + " must end before " +
                          quoted(holder.name) +
                          " begins; write holders in the order of time, "
                          "with 'until' and 'from'");
        }
    }
}

void Checker::mandates() {
    for (std::size_t k = 0; k < registry_.mandates.size(); ++k) {
        const Mandate& mandate = registry_.mandates[k];
        const std::string who = label("mandate", mandate);
        known("mandate", k, who, "agency", mandate.agency, agencies_);
        known("mandate", k, who, "topic", mandate.topic, topics_);
        if (mandate.strength >= MandateStrength::Delegated && mandate.basis.empty())
            fault("mandate", k,
                  who + " is " + std::string(name_of(mandate.strength)) +
                      " and has no legal basis; add a line basis = ..., or call it claimed");
        cited("mandate", k, who, mandate.citation);
    }
}

void Checker::stakeholders() {
    for (std::size_t k = 0; k < registry_.stakeholders.size(); ++k) {
        const Stakeholder& stakeholder = registry_.stakeholders[k];
        const std::string who = label("stakeholder", stakeholder);
        if (!stakeholder.side.empty())
            known("stakeholder", k, who, "side", stakeholder.side, sides_);
        for (const std::string& topic : stakeholder.topics)
            known("stakeholder", k, who, "topic", topic, topics_);
        if (std::ranges::find(stakeholder_kinds, stakeholder.kind) == stakeholder_kinds.end())
            fault("stakeholder", k,
                  who + ": " + quoted(stakeholder.kind) + " is no kind; there are " +
                      listed(stakeholder_kinds));
    }
}

void Checker::instruments() {
    const std::vector<Instrument>& all = registry_.instruments;
    for (std::size_t k = 0; k < all.size(); ++k) {
        for (const std::string& side : all[k].needs_legislature)
            known("instrument", k, label("instrument", all[k]), "side", side, sides_);
        for (std::size_t other = 0; other < k; ++other)
            if (all[other].step == all[k].step && all[other].code != all[k].code &&
                all[other].valid.overlaps(all[k].valid))
                fault("instrument", k,
                      label("instrument", all[k]) + " stands on step " +
                          std::to_string(all[k].step) + " like " + quoted(all[other].code) +
                          "; give each a step of its own");
    }
}

void Checker::run() {
    sides_ = codes_of(registry_.sides);
    forums_ = codes_of(registry_.forums);
    agencies_ = codes_of(registry_.agencies);
    topics_ = codes_of(registry_.topics);
    const auto every = [&](std::string_view kind, const auto& entries) {
        dates(kind, entries);
        repeated(kind, entries);
    };
    every("side", registry_.sides);
    every("forum", registry_.forums);
    every("agency", registry_.agencies);
    every("lead", registry_.leads);
    every("office", registry_.offices);
    every("topic", registry_.topics);
    every("mandate", registry_.mandates);
    every("stakeholder", registry_.stakeholders);
    every("instrument", registry_.instruments);
    sides();
    forums();
    agencies();
    leads();
    offices();
    tree("topic", registry_.topics, topics_);
    mandates();
    stakeholders();
    instruments();
}

}  // namespace

void check_registry(const Registry& registry,
                    const RegistryLines& lines,
                    const std::string& file,
                    Diagnostics& faults) {
    Checker(registry, lines, file, faults).run();
}

}  // namespace entente::committee
