#include "entente/controls/alignment/alignment.hpp"

#include <algorithm>
#include <unordered_map>

#include "entente/base/thread_pool.hpp"
#include "entente/controls/alignment/likely_pairs.hpp"
#include "entente/data/list_catalogue.hpp"

namespace entente::alignment {
namespace {

using screening::Screener;

void add_new(std::vector<std::string>& codes, const std::string& code) {
    const auto place = std::ranges::lower_bound(codes, code);
    if (place == codes.end() || *place != code)
        codes.insert(place, code);
}

void add_listing(std::vector<Listing>& listings, const data::Party& party) {
    const auto place = std::ranges::lower_bound(listings, party.list, {}, &Listing::list);
    if (place == listings.end() || place->list != party.list)
        listings.insert(
            place,
            {.list = party.list, .kind = data::kind_of_list(party.list), .since = party.listed});
    else if (party.listed && (!place->since || *party.listed < *place->since))
        place->since = party.listed;
}

/// What the entries of one real party say; nothing where none is on a list of the kind.
std::optional<AlignedParty> aligned(const Screener& screener, PartyId root, const Choice& choice) {
    AlignedParty result;
    bool any = false;
    for (const PartyId entry : screener.real_parties().entries(root)) {
        const data::Party& party = screener.party(entry);
        const std::string_view side = side_of_list(party.list);
        const bool of_kind = !choice.kind || data::kind_of_list(party.list) == *choice.kind;
        const auto place = std::ranges::find(choice.sides, side);
        const bool is_third = place == choice.sides.end();
        if (result.type == data::PartyType::Unknown)
            result.type = party.type;
        for (const std::string& country : party.countries)
            add_new(result.countries, country);
        if (is_third && of_kind && !side.empty()) {
            add_new(result.others, party.list);
            any = true;
        }
        if (is_third)
            continue;
        const auto s = static_cast<std::size_t>(place - choice.sides.begin());
        if (!of_kind) {
            add_new(result.beside[s], party.list);
            continue;
        }
        any = true;
        result.entries[s].push_back(entry);
        add_listing(result.listings[s], party);
    }
    if (!any)
        return std::nullopt;
    const bool first = !result.entries[0].empty(), second = !result.entries[1].empty();
    result.standing = first && second ? Standing::Both
                      : first         ? Standing::OnlyFirst
                      : second        ? Standing::OnlySecond
                                      : Standing::Neither;
    result.entry = first ? result.entries[0].front() : second ? result.entries[1].front() : root;
    return result;
}

/// Finds for every party that side `s` alone lists what may be the same on the other side.
std::vector<std::optional<LikelyPair>> pairs_from(std::size_t s,
                                                  const Screener& screener,
                                                  const Alignment& alignment,
                                                  int threads) {
    const Standing alone = s == 0 ? Standing::OnlyFirst : Standing::OnlySecond;
    std::vector<PartyId> entries;
    for (const AlignedParty& party : alignment.parties)
        entries.insert(entries.end(), party.entries[1 - s].begin(), party.entries[1 - s].end());
    std::ranges::sort(entries);
    const LikelyPairs pairs(screener, entries, threads);
    std::vector<std::optional<LikelyPair>> found(alignment.parties.size());
    const auto shares = static_cast<std::size_t>(std::max(threads, 1));
    parallel_for(shares, threads, [&](std::size_t share) {
        const auto memory = pairs.memory();
        for (std::size_t k = share; k < found.size(); k += shares)
            if (alignment.parties[k].standing == alone)
                found[k] = pairs.find(alignment.parties[k].entries[s],
                                      alignment.choice.look_at_least, *memory);
    });
    return found;
}

void keep_better(std::optional<LikelyPair>& kept, const LikelyPair& pair) {
    if (!kept || pair.score > kept->score)
        kept = pair;
}

/// Tells a pair to both of its parties, so far as each stands alone.
void tell_pairs(const std::vector<std::optional<LikelyPair>>& found,
                const std::unordered_map<PartyId, std::size_t>& party_of,
                std::vector<AlignedParty>& parties) {
    for (std::size_t k = 0; k < found.size(); ++k) {
        if (!found[k])
            continue;
        LikelyPair pair = *found[k];
        AlignedParty& other = parties[party_of.at(pair.other)];
        const std::size_t side = parties[k].standing == Standing::OnlyFirst ? 0 : 1;
        pair.listings = other.listings[1 - side];
        if (other.standing != Standing::Both)
            keep_better(other.look, {.entry = pair.other,
                                     .other = pair.entry,
                                     .score = pair.score,
                                     .why = pair.why,
                                     .listings = parties[k].listings[side]});
        keep_better(parties[k].look, pair);
    }
}

}  // namespace

std::optional<data::Day> AlignedParty::first_day(std::size_t side) const {
    std::optional<data::Day> first;
    for (const Listing& listing : listings[side]) {
        if (!listing.since)
            return std::nullopt;
        if (!first || *listing.since < *first)
            first = listing.since;
    }
    return first;
}

std::optional<int> AlignedParty::lag_days() const {
    const auto first = first_day(0), second = first_day(1);
    if (!first || !second)
        return std::nullopt;
    return static_cast<int>(
        (std::chrono::sys_days(*second) - std::chrono::sys_days(*first)).count());
}

Alignment align(const Screener& screener, const Choice& choice, int threads) {
    Alignment alignment{.choice = choice, .parties = {}, .entries = 0};
    std::unordered_map<PartyId, std::size_t> party_of;
    for (PartyId entry = 0; entry < screener.party_count(); ++entry) {
        if (screener.real_parties().root(entry) != entry)
            continue;
        auto party = aligned(screener, entry, choice);
        if (!party)
            continue;
        for (const auto& entries : party->entries) {
            alignment.entries += entries.size();
            for (const PartyId one : entries)
                party_of.emplace(one, alignment.parties.size());
        }
        alignment.parties.push_back(*std::move(party));
    }
    const auto first = pairs_from(0, screener, alignment, threads);
    const auto second = pairs_from(1, screener, alignment, threads);
    tell_pairs(first, party_of, alignment.parties);
    tell_pairs(second, party_of, alignment.parties);
    return alignment;
}

std::string_view side_of_list(std::string_view list) {
    const data::KnownList* known = data::find_list(list);
    return known == nullptr ? std::string_view() : known->side;
}

}  // namespace entente::alignment
