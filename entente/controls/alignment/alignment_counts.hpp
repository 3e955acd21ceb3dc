#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "entente/controls/alignment/alignment.hpp"

/// An alignment in numbers of real parties.
namespace entente::alignment {

/// on = both + only + look, for each side.
struct Counts {
    std::size_t both = 0;
    std::array<std::size_t, 2> only = {};    // nobody like them was found on the other side
    std::array<std::size_t, 2> look = {};    // somebody was: to be looked at
    std::array<std::size_t, 2> beside = {};  // of only: on lists of another kind of the other side
    std::size_t neither = 0;                 // on lists of other sides alone

    std::size_t on(std::size_t side) const { return both + only[side] + look[side]; }
};

/// Adds one party.
void add(Counts& counts, const AlignedParty& party);

Counts counts_of(const Alignment& alignment);

/// Which listings of each side count.
using Counted = std::function<bool(const Listing&)>;

/// As if only those lists were held against each other: a pair to be looked at counts where the
/// other party stands on one of them. Neither is not counted.
Counts counts_of(const Alignment& alignment, const std::array<Counted, 2>& counted);

/// One list of each side, or all lists of one kind.
struct ListPair {
    std::array<std::string, 2> lists = {};  // empty: all of the kind
    std::array<data::ListKind, 2> kinds = {};
    Counts counts = {};

    bool is_comparable() const { return kinds[0] == kinds[1]; }
};

/// Kinds first, then pairs of lists of one kind; of different kinds where a party is on both.
std::vector<ListPair> by_list(const Alignment& alignment);

struct CountryCounts {
    std::string country;  // "" where no entry names one
    Counts counts;
};

/// A party of several countries counts in each. Most parties first.
std::vector<CountryCounts> by_country(const Alignment& alignment);

struct YearCounts {
    std::optional<int> year;  // absent: no day
    std::size_t side = 0;
    std::size_t both = 0, only = 0, look = 0;
};

/// By the year in which a side first listed its parties, so far as its lists tell.
std::vector<YearCounts> by_year(const Alignment& alignment);

/// How much later the second side lists what both list.
struct LagStatistics {
    std::array<std::string, 2> lists = {};    // empty: all of the kind
    std::optional<data::ListKind> kind = {};  // absent: of any kind
    std::size_t both = 0;
    std::size_t with_days = 0;  // both first days are known
    std::size_t first_earlier = 0, same_day = 0, second_earlier = 0;
    double lower_quartile = 0, median = 0, upper_quartile = 0;  // days; where any has both days
    std::optional<std::size_t> longest = {};  // of Alignment::parties, the first of its lag
    int longest_days = 0;
};

/// All lists, each kind, each pair of lists of one kind; so far as anybody is on both.
std::vector<LagStatistics> lag_statistics(const Alignment& alignment);

/// Value at a fraction of sorted values, linear between neighbours (Hyndman and Fan 1996, type 7):
/// x[h] + (h - floor h) (x[h + 1] - x[h]), h = (n - 1) p.
double quantile(const std::vector<int>& sorted, double p);

}  // namespace entente::alignment
