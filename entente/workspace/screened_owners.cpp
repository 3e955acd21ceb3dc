#include "entente/workspace/screened_owners.hpp"

#include <algorithm>

#include "entente/base/thread_pool.hpp"
#include "entente/base/written_values.hpp"
#include "entente/workspace/progress_bar.hpp"
#include "entente/workspace/search_memories.hpp"

namespace entente {
namespace {

using screening::EntryHit;
using screening::Hit;
using screening::PartyId;
using screening::Screener;
using screening::ScreenQuery;

data::ListedOwner owner_of(const std::string& name, const data::Party& party, double score) {
    return {.name = name,
            .list = party.list,
            .score = score,
            .since = party.listed,
            .programme = joined(party.programmes),
            .entry = party.id,
            .doubt = data::likeness_doubt(score)};
}

void settle_decision(const ScreeningDesk& desk,
                     const ScreenQuery& query,
                     PartyId entry,
                     OwnerMatch& match) {
    const auto found = desk.decision_on({}, query, entry);
    if (!found)
        return;
    match.decision = controls::mark_text(*found->decision, found->state);
    if (found->state.standing != controls::DecisionStanding::Stands)
        return;
    match.decided_false = found->decision->verdict == controls::MatchVerdict::FalseMatch;
    if (found->decision->verdict == controls::MatchVerdict::TrueMatch)
        match.owner.doubt.clear();
}

OwnerMatch entry_match(const ScreeningDesk& desk, const ScreenQuery& query, const EntryHit& entry) {
    const Screener& screener = desk.screener();
    const data::Party& party = screener.party(entry.party);
    OwnerMatch match{.owner = owner_of(query.names.front(), party, entry.score),
                     .party = party.names.front().text,
                     .matched_name = screener.name(entry.name.name).text,
                     .explanation = screener.explain(query, entry),
                     .decision = {}};
    settle_decision(desk, query, entry.party, match);
    return match;
}

/// An entry of the same party as one that was found, under names that are not like the one asked.
OwnerMatch kin_match(const ScreeningDesk& desk,
                     const ScreenQuery& query,
                     PartyId entry,
                     const OwnerMatch& found) {
    const data::Party& party = desk.screener().party(entry);
    const std::string kin = found.owner.list + "/" + found.owner.entry;
    OwnerMatch match{.owner = owner_of(query.names.front(), party, found.owner.score),
                     .party = party.names.front().text,
                     .matched_name = {},
                     .explanation = "not by its own names; taken for the same party as " + kin,
                     .decision = {}};
    match.owner.doubt = "as the same party as " + kin;
    settle_decision(desk, query, entry, match);
    if (match.decision.empty() && found.decided_false) {
        match.decided_false = true;
        match.decision = "follows " + kin + ": " + found.decision;
    }
    return match;
}

/// Adds what is not there yet; two sources may have one entry.
void add(std::vector<OwnerMatch>& matches, OwnerMatch match) {
    const bool known = std::ranges::any_of(matches, [&](const OwnerMatch& other) {
        return other.owner.list == match.owner.list && other.owner.entry == match.owner.entry;
    });
    if (!known)
        matches.push_back(std::move(match));
}

/// All entries that a name stands for; those without doubt first.
std::vector<OwnerMatch> matches_of(const ScreeningDesk& desk,
                                   const ScreenQuery& query,
                                   const std::vector<Hit>& hits) {
    std::vector<OwnerMatch> matches;
    for (const Hit& hit : hits) {
        std::vector<OwnerMatch> found;
        for (const EntryHit& entry : hit.entries)
            found.push_back(entry_match(desk, query, entry));
        const auto counting = std::ranges::find(found, false, &OwnerMatch::decided_false);
        const OwnerMatch link = counting == found.end() ? found.front() : *counting;
        for (OwnerMatch& match : found)
            add(matches, std::move(match));
        for (const PartyId other : hit.others)
            add(matches, kin_match(desk, query, other, link));
    }
    std::ranges::stable_partition(
        matches, [](const OwnerMatch& match) { return match.owner.doubt.empty(); });
    return matches;
}

}  // namespace

std::vector<data::ListedOwner> ScreenedOwners::listed() const {
    std::vector<data::ListedOwner> owners;
    for (const OwnerMatch& match : matches)
        if (!match.decided_false)
            owners.push_back(match.owner);
    return owners;
}

ScreenedOwners screen_owners(const ScreeningDesk& desk,
                             const data::HolderNames& names,
                             const std::function<void(const std::string&)>& tell) {
    constexpr std::size_t block = 8192, share = 64;
    SearchMemories memories(desk.screener().index());
    ProgressBar bar(tell, names.size(), "owners and companies");
    ScreenedOwners result;
    for (std::size_t first = 0; first < names.size(); first += block) {
        const std::size_t count = std::min(block, names.size() - first);
        std::vector<std::vector<OwnerMatch>> found(count);
        std::vector<char> unreadable(count, 0);
        parallel_for((count + share - 1) / share, default_threads(), [&](std::size_t part) {
            SearchMemories::Lent memory(memories);
            for (std::size_t k = part * share; k < std::min(count, (part + 1) * share); ++k) {
                ScreenQuery query;
                query.names = {names.text(data::HolderId(first + k))};
                if (screening::written_key(query.names.front()).empty()) {
                    unreadable[k] = 1;
                    continue;
                }
                found[k] =
                    matches_of(desk, query, desk.screener().screen(query, desk.options(), *memory));
            }
        });
        for (std::size_t k = 0; k < count; ++k) {
            if (unreadable[k] != 0)
                result.unreadable.push_back(names.text(data::HolderId(first + k)));
            std::ranges::move(found[k], std::back_inserter(result.matches));
        }
        bar.at(first + count);
    }
    return result;
}

}  // namespace entente
