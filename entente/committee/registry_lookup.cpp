#include "entente/committee/registry_lookup.hpp"

#include <algorithm>
#include <iterator>

#include "entente/base/error.hpp"
#include "entente/base/written_values.hpp"
#include "entente/committee/name_list.hpp"

namespace entente::committee {
namespace {

template <class Entry>
const Entry* find(const std::vector<Entry>& entries, std::string_view code) {
    const auto found = std::ranges::find(entries, code, &Entry::code);
    return found == entries.end() ? nullptr : &*found;
}

[[noreturn]] void not_there(std::string_view kind,
                            std::string_view code,
                            const std::vector<std::string>& known) {
    throw Error(ErrorKind::NotFound, "there is no " + std::string(kind) + " " + quoted(code) +
                                         "; there are " + (known.empty() ? "none" : listed(known)));
}

template <class Entry>
const Entry& named(const std::vector<Entry>& entries,
                   std::string_view code,
                   std::string_view kind) {
    if (const Entry* entry = find(entries, code))
        return *entry;
    std::vector<std::string> known;
    std::ranges::transform(entries, std::back_inserter(known), &Entry::code);
    not_there(kind, code, known);
}

template <class Entry>
std::vector<std::string> path(const std::vector<Entry>& entries, const Entry& from) {
    std::vector<std::string> codes;
    for (const Entry* entry = &from; entry != nullptr && codes.size() < most_levels;
         entry = find(entries, entry->parent))
        codes.push_back(entry->code);
    return codes;
}

/// Those that hold on a day and that `stays` lets stay.
template <class Entry, class Stays>
std::vector<Entry> kept(const std::vector<Entry>& entries,
                        std::chrono::year_month_day day,
                        const Stays& stays) {
    std::vector<Entry> result;
    for (const Entry& entry : entries)
        if (entry.valid.holds(day) && stays(entry))
            result.push_back(entry);
    return result;
}

template <class Entry>
void drop_unknown(std::vector<std::string>& codes, const std::vector<Entry>& entries) {
    std::erase_if(codes, [&](const std::string& code) { return find(entries, code) == nullptr; });
}

template <class Entry>
void cut_parents(std::vector<Entry>& entries) {
    for (Entry& entry : entries)
        if (find(entries, entry.parent) == nullptr)
            entry.parent.clear();
}

}  // namespace

Registry as_of(const Registry& registry, std::chrono::year_month_day day) {
    const auto anyone = [](const auto&) { return true; };
    Registry now{.name = registry.name, .description = registry.description};
    now.sides = kept(registry.sides, day, anyone);
    now.forums = kept(registry.forums, day, anyone);
    now.topics = kept(registry.topics, day, anyone);
    cut_parents(now.forums);
    cut_parents(now.topics);
    for (Forum& forum : now.forums)
        drop_unknown(forum.sides, now.sides);
    now.agencies = kept(registry.agencies, day, [&](const Agency& agency) {
        return find(now.sides, agency.side) != nullptr;
    });
    now.leads = kept(registry.leads, day, [&](const ForumLead& lead) {
        return find(now.forums, lead.forum) != nullptr &&
               find(now.agencies, lead.agency) != nullptr;
    });
    now.offices = kept(registry.offices, day, [&](const Office& office) {
        return find(now.agencies, office.id.agency) != nullptr;
    });
    for (Office& office : now.offices)
        office.holders = kept(office.holders, day, anyone);
    now.mandates = kept(registry.mandates, day, [&](const Mandate& mandate) {
        return find(now.topics, mandate.topic) != nullptr &&
               find(now.agencies, mandate.agency) != nullptr;
    });
    now.stakeholders = kept(registry.stakeholders, day, [&](const Stakeholder& stakeholder) {
        return stakeholder.side.empty() || find(now.sides, stakeholder.side) != nullptr;
    });
    for (Stakeholder& stakeholder : now.stakeholders)
        drop_unknown(stakeholder.topics, now.topics);
    now.instruments = kept(registry.instruments, day, anyone);
    for (Instrument& instrument : now.instruments)
        drop_unknown(instrument.needs_legislature, now.sides);
    return now;
}

const Side& side_named(const Registry& registry, std::string_view code) {
    return named(registry.sides, code, "side");
}

const Forum& forum_named(const Registry& registry, std::string_view code) {
    return named(registry.forums, code, "forum");
}

const Agency& agency_named(const Registry& registry, std::string_view code) {
    return named(registry.agencies, code, "agency");
}

const Office& office_of(const Registry& registry, const OfficeId& id) {
    const auto found = std::ranges::find(registry.offices, id, &Office::id);
    if (found != registry.offices.end())
        return *found;
    std::vector<std::string> known;
    for (const OfficeId& other : rank_ladder(registry, id.agency))
        known.push_back(other.text());
    not_there("office", id.text(), known);
}

const Topic& topic_named(const Registry& registry, std::string_view code) {
    return named(registry.topics, code, "topic");
}

const Stakeholder& stakeholder_named(const Registry& registry, std::string_view code) {
    return named(registry.stakeholders, code, "stakeholder");
}

const Instrument& instrument_named(const Registry& registry, std::string_view code) {
    return named(registry.instruments, code, "instrument");
}

std::vector<std::string> forum_path(const Registry& registry, std::string_view forum) {
    return path(registry.forums, forum_named(registry, forum));
}

std::vector<std::string> topic_path(const Registry& registry, std::string_view topic) {
    return path(registry.topics, topic_named(registry, topic));
}

std::vector<std::string> agencies_of(const Registry& registry, std::string_view side) {
    std::vector<std::string> codes;
    for (const Agency& agency : registry.agencies)
        if (agency.side == side)
            codes.push_back(agency.code);
    return codes;
}

std::vector<const ForumLead*> leads_of(const Registry& registry,
                                       std::string_view forum,
                                       std::string_view side) {
    std::vector<const ForumLead*> leads;
    for (const std::string& code : forum_path(registry, forum)) {
        for (const ForumLead& lead : registry.leads)
            if (lead.forum == code && agency_named(registry, lead.agency).side == side)
                leads.push_back(&lead);
        if (!leads.empty())
            break;
    }
    return leads;
}

std::vector<OfficeId> superiors(const Registry& registry, const OfficeId& office) {
    const Rank rank = office_of(registry, office).rank;
    std::vector<OfficeId> ladder = rank_ladder(registry, office.agency);
    std::erase_if(ladder, [&](const OfficeId& id) { return office_of(registry, id).rank <= rank; });
    return ladder;
}

std::vector<OfficeId> next_rank_up(const Registry& registry, const OfficeId& office) {
    std::vector<OfficeId> above = superiors(registry, office);
    if (above.empty())
        return above;
    const Rank next = office_of(registry, above.front()).rank;
    std::erase_if(above, [&](const OfficeId& id) { return office_of(registry, id).rank != next; });
    return above;
}

std::vector<OfficeId> rank_ladder(const Registry& registry, std::string_view agency) {
    std::vector<const Office*> offices;
    for (const Office& office : registry.offices)
        if (office.id.agency == agency)
            offices.push_back(&office);
    std::ranges::stable_sort(offices, {}, &Office::rank);
    std::vector<OfficeId> ids;
    std::ranges::transform(offices, std::back_inserter(ids), &Office::id);
    return ids;
}

}  // namespace entente::committee
