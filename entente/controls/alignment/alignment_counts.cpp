#include "entente/controls/alignment/alignment_counts.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <map>
#include <set>

namespace entente::alignment {
namespace {

bool any_of(const std::vector<Listing>& listings, const Counted& counted) {
    return std::ranges::any_of(listings, counted);
}

Counted of_kind(data::ListKind kind) {
    return [kind](const Listing& listing) { return listing.kind == kind; };
}

Counted of_list(const std::string& list) {
    return [list](const Listing& listing) { return listing.list == list; };
}

/// Lists of a side that hold anybody, with their kinds.
std::map<std::string, data::ListKind> lists_of(const Alignment& alignment, std::size_t side) {
    std::map<std::string, data::ListKind> lists;
    for (const AlignedParty& party : alignment.parties)
        for (const Listing& listing : party.listings[side])
            lists.emplace(listing.list, listing.kind);
    return lists;
}

std::set<data::ListKind> kinds_of(const Alignment& alignment) {
    std::set<data::ListKind> kinds;
    for (const std::size_t side : {0U, 1U})
        for (const auto& [list, kind] : lists_of(alignment, side))
            kinds.insert(kind);
    return kinds;
}

std::optional<int> lag_of(const AlignedParty& party, const std::array<Counted, 2>& counted) {
    AlignedParty only;
    for (const std::size_t side : {0U, 1U})
        std::ranges::copy_if(party.listings[side], std::back_inserter(only.listings[side]),
                             counted[side]);
    return only.lag_days();
}

/// Fills in what depends on which listings count.
void measure(const Alignment& alignment,
             const std::array<Counted, 2>& counted,
             LagStatistics& statistics) {
    std::vector<int> lags;
    for (std::size_t k = 0; k < alignment.parties.size(); ++k) {
        const AlignedParty& party = alignment.parties[k];
        if (!any_of(party.listings[0], counted[0]) || !any_of(party.listings[1], counted[1]))
            continue;
        ++statistics.both;
        const auto lag = lag_of(party, counted);
        if (!lag)
            continue;
        lags.push_back(*lag);
        statistics.first_earlier += *lag > 0 ? 1 : 0;
        statistics.same_day += *lag == 0 ? 1 : 0;
        statistics.second_earlier += *lag < 0 ? 1 : 0;
        if (!statistics.longest || std::abs(*lag) > std::abs(statistics.longest_days)) {
            statistics.longest = k;
            statistics.longest_days = *lag;
        }
    }
    statistics.with_days = lags.size();
    if (lags.empty())
        return;
    std::ranges::sort(lags);
    statistics.lower_quartile = quantile(lags, 0.25);
    statistics.median = quantile(lags, 0.5);
    statistics.upper_quartile = quantile(lags, 0.75);
}

}  // namespace

void add(Counts& counts, const AlignedParty& party) {
    switch (party.standing) {
        case Standing::Both:
            ++counts.both;
            break;
        case Standing::OnlyFirst:
            ++(party.look ? counts.look : counts.only)[0];
            counts.beside[0] += !party.look && !party.beside[1].empty() ? 1 : 0;
            break;
        case Standing::OnlySecond:
            ++(party.look ? counts.look : counts.only)[1];
            counts.beside[1] += !party.look && !party.beside[0].empty() ? 1 : 0;
            break;
        case Standing::Neither:
            ++counts.neither;
    }
}

Counts counts_of(const Alignment& alignment) {
    Counts counts;
    for (const AlignedParty& party : alignment.parties)
        add(counts, party);
    return counts;
}

Counts counts_of(const Alignment& alignment, const std::array<Counted, 2>& counted) {
    Counts counts;
    for (const AlignedParty& party : alignment.parties) {
        const bool first = any_of(party.listings[0], counted[0]);
        const bool second = any_of(party.listings[1], counted[1]);
        if (first && second)
            ++counts.both;
        if (first == second)
            continue;
        const std::size_t side = first ? 0 : 1, other = 1 - side;
        const bool look = party.look && any_of(party.look->listings, counted[other]);
        ++(look ? counts.look : counts.only)[side];
    }
    return counts;
}

std::vector<ListPair> by_list(const Alignment& alignment) {
    std::vector<ListPair> pairs;
    for (const data::ListKind kind : kinds_of(alignment))
        pairs.push_back({.lists = {},
                         .kinds = {kind, kind},
                         .counts = counts_of(alignment, {of_kind(kind), of_kind(kind)})});
    std::vector<ListPair> others;
    for (const auto& [first, first_kind] : lists_of(alignment, 0))
        for (const auto& [second, second_kind] : lists_of(alignment, 1)) {
            ListPair pair{.lists = {first, second},
                          .kinds = {first_kind, second_kind},
                          .counts = counts_of(alignment, {of_list(first), of_list(second)})};
            if (pair.is_comparable() || pair.counts.both > 0)
                (pair.is_comparable() ? pairs : others).push_back(std::move(pair));
        }
    pairs.insert(pairs.end(), others.begin(), others.end());
    return pairs;
}

std::vector<CountryCounts> by_country(const Alignment& alignment) {
    std::map<std::string, Counts> found;
    for (const AlignedParty& party : alignment.parties) {
        if (party.countries.empty())
            add(found[""], party);
        for (const std::string& country : party.countries)
            add(found[country], party);
    }
    std::vector<CountryCounts> rows;
    for (const auto& [country, counts] : found)
        rows.push_back({.country = country, .counts = counts});
    const auto size = [](const CountryCounts& row) {
        return row.counts.on(0) + row.counts.on(1) - row.counts.both;
    };
    std::ranges::stable_sort(rows, std::ranges::greater(), size);
    return rows;
}

std::vector<YearCounts> by_year(const Alignment& alignment) {
    std::map<std::pair<std::optional<int>, std::size_t>, YearCounts> found;
    for (const AlignedParty& party : alignment.parties)
        for (const std::size_t side : {0U, 1U}) {
            if (party.listings[side].empty())
                continue;
            const auto day = party.first_day(side);
            const auto year = day ? std::optional(static_cast<int>(day->year())) : std::nullopt;
            YearCounts& row = found[{year, side}];
            row.year = year;
            row.side = side;
            const bool both = party.standing == Standing::Both;
            ++(both ? row.both : party.look ? row.look : row.only);
        }
    std::vector<YearCounts> rows;
    for (const auto& [key, row] : found)
        rows.push_back(row);
    return rows;
}

std::vector<LagStatistics> lag_statistics(const Alignment& alignment) {
    std::vector<LagStatistics> rows;
    const auto any = [](const Listing&) { return true; };
    const auto keep = [&](LagStatistics row, const std::array<Counted, 2>& counted) {
        measure(alignment, counted, row);
        if (row.both > 0)
            rows.push_back(std::move(row));
    };
    if (!alignment.choice.kind)
        keep({}, {any, any});
    for (const data::ListKind kind : kinds_of(alignment))
        keep({.kind = kind}, {of_kind(kind), of_kind(kind)});
    for (const auto& [first, kind] : lists_of(alignment, 0))
        for (const auto& [second, second_kind] : lists_of(alignment, 1))
            if (kind == second_kind)
                keep({.lists = {first, second}, .kind = kind}, {of_list(first), of_list(second)});
    return rows;
}

double quantile(const std::vector<int>& sorted, double p) {
    const double h = static_cast<double>(sorted.size() - 1) * p;
    const auto low = static_cast<std::size_t>(std::floor(h));
    const std::size_t high = std::min(low + 1, sorted.size() - 1);
    return sorted[low] + (h - std::floor(h)) * (sorted[high] - sorted[low]);
}

}  // namespace entente::alignment
