#include "entente/controls/alignment/alignment_counts.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/data/list_catalogue.hpp"
#include "tests/controls/alignment/small_lists.hpp"

namespace entente::alignment {
namespace {

using screening::Screener;

const ListPair* pair_of(const std::vector<ListPair>& pairs,
                        const std::string& first,
                        const std::string& second) {
    const auto found = std::ranges::find_if(pairs, [&](const ListPair& pair) {
        return pair.lists[0] == first && pair.lists[1] == second;
    });
    return found == pairs.end() ? nullptr : &*found;
}

TEST_CASE("the lists that are held against each other do the same") {
    using data::kind_of_list;
    using data::ListKind;
    for (const char* list : {"US-EL", "US-MEU", "US-MIEU", "US-UVL", "US-DPL", "JP-EUL", "JP-RUS",
                             "JP-BLR", "JP-THIRD"})
        CHECK(kind_of_list(list) == ListKind::Export);
    CHECK(kind_of_list("own-house") == ListKind::Other);
    for (const data::KnownList& list : data::known_lists())  // blocking lists are freezes
        CHECK(list.blocking == (kind_of_list(list.code) == ListKind::Freeze));
    for (std::size_t k = 0; k < data::list_kind_count; ++k)
        CHECK(data::list_kind_in(name_of(static_cast<ListKind>(k))) == static_cast<ListKind>(k));
    CHECK_FALSE(data::list_kind_in("all"));
}

TEST_CASE("pairs of lists of one kind are counted, others only where a party is on both") {
    // US-EL: lathe, harbour, sigma; US-SDN: harbour, Testov, Examplov; JP-EUL: lathe, sigma;
    // JP-MOF: harbour, Testov, Examplov.
    const Screener screener(tests::small_lists());
    const auto pairs = by_list(align(screener, {}));
    const ListPair* exports = pair_of(pairs, "US-EL", "JP-EUL");
    REQUIRE(exports != nullptr);
    CHECK(exports->is_comparable());
    CHECK(exports->counts.both == 1);
    CHECK(exports->counts.only[0] == 1);  // harbour
    CHECK(exports->counts.look[0] == 1);  // sigma
    CHECK(exports->counts.look[1] == 1);
    const ListPair* freezes = pair_of(pairs, "US-SDN", "JP-MOF");
    REQUIRE(freezes != nullptr);
    CHECK(freezes->counts.both == 1);
    CHECK(freezes->counts.look[0] == 1);  // Testov
    CHECK(freezes->counts.only[1] == 1);  // Examplov
    const ListPair* mixed = pair_of(pairs, "US-EL", "JP-MOF");
    REQUIRE(mixed != nullptr);
    CHECK_FALSE(mixed->is_comparable());
    CHECK(pair_of(pairs, "US-SDN", "JP-EUL") == nullptr);
}

TEST_CASE("both, only and to be looked at are all of a side, however they are counted") {
    const Screener screener(tests::small_lists());
    for (const auto kind : {std::optional<data::ListKind>(), std::optional(data::ListKind::Export),
                            std::optional(data::ListKind::Freeze)}) {
        const Alignment alignment = align(screener, {.kind = kind});
        std::array<std::size_t, 2> listed = {};
        for (const AlignedParty& party : alignment.parties)
            for (const std::size_t side : {0U, 1U})
                listed[side] += party.listings[side].empty() ? 0 : 1;
        const Counts all = counts_of(alignment);
        Counts years, countries;
        for (const YearCounts& row : by_year(alignment)) {
            years.both += row.both;
            years.only[row.side] += row.only;
            years.look[row.side] += row.look;
        }
        for (const CountryCounts& row : by_country(alignment))  // each has one country at most
            countries.both += row.counts.both;
        for (const std::size_t side : {0U, 1U}) {
            CHECK(all.on(side) == listed[side]);
            CHECK(years.only[side] == all.only[side]);
            CHECK(years.look[side] == all.look[side]);
        }
        CHECK(years.both == 2 * all.both);
        CHECK(countries.both == all.both);
    }
}

TEST_CASE("quartiles lie between neighbours") {
    // n = 4: h = 3 p; 0.25 -> 0.75 -> 1 + 0.75 * 1; 0.5 -> 1.5 -> 2 + 0.5 * 4
    const std::vector<int> four = {1, 2, 6, 10};
    CHECK(quantile(four, 0.25) == 1.75);
    CHECK(quantile(four, 0.5) == 4);
    CHECK(quantile(four, 1) == 10);
    CHECK(quantile({7}, 0.5) == 7);
}

TEST_CASE("lags are signed, counted only where both days are known, and the longest is named") {
    std::vector<data::PartyList> lists = tests::small_lists();
    lists[0].parties.push_back(
        tests::listed("US-EL", "20", "Valley Optics Plant", "CHN", "2023-05-10"));
    lists[1].parties.push_back(
        tests::listed("JP-EUL", "21", "Valley Optics Plant", "CHN", "2023-01-10"));
    const Screener screener(lists);  // lags of exports: lathe 30, optics -120
    const Alignment alignment = align(screener, {.kind = data::ListKind::Export});
    const auto rows = lag_statistics(alignment);
    REQUIRE(rows.size() == 2);  // the kind, and its one pair of lists
    const LagStatistics& all = rows.front();
    CHECK(all.both == 2);
    CHECK(all.with_days == 2);
    CHECK(all.first_earlier == 1);
    CHECK(all.second_earlier == 1);
    CHECK(all.same_day == 0);
    CHECK(all.median == -45);
    CHECK(all.longest_days == -120);
    REQUIRE(all.longest);
    CHECK(screener.party(alignment.parties[*all.longest].entry).id == "20");
}

}  // namespace
}  // namespace entente::alignment
