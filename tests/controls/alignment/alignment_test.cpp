#include "entente/controls/alignment/alignment.hpp"

#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "entente/controls/alignment/alignment_counts.hpp"
#include "entente/controls/alignment/likely_pairs.hpp"
#include "tests/controls/alignment/small_lists.hpp"

namespace entente::alignment {
namespace {

using screening::Screener;

/// The party that holds an entry with this id.
const AlignedParty& party_of(const Alignment& alignment,
                             const Screener& screener,
                             const std::string& id) {
    for (const AlignedParty& party : alignment.parties)
        for (const auto& entries : party.entries)
            for (const PartyId entry : entries)
                if (screener.party(entry).id == id)
                    return party;
    FAIL("no party has entry " << id);
    return alignment.parties.front();
}

/// Names of few words, so that many are like one another across both sides.
std::vector<data::PartyList> many_lists(std::uint32_t seed) {
    std::mt19937 random(seed);
    const std::vector<std::string> words = {"northern", "harbour",  "lathe", "rotor",  "polar",
                                            "sigma",    "shipping", "works", "valley", "optics"};
    const std::vector<std::string> lists = {"US-EL", "US-SDN", "JP-EUL", "JP-MOF", "EU"};
    std::vector<data::PartyList> all;
    for (const std::string& list : lists) {
        std::vector<data::Party> parties;
        for (int k = 0; k < 40; ++k) {
            std::string name;
            for (std::size_t w = 0; w < 2 + random() % 2; ++w)
                name += (w == 0 ? "" : " ") + words[random() % words.size()];
            if (random() % 3 == 0)
                name.back() = 'a';
            parties.push_back(tests::listed(
                list, list + std::to_string(k), name, random() % 2 == 0 ? "CHN" : "RUS",
                random() % 2 == 0 ? "2020-05-0" + std::to_string(1 + random() % 9) : ""));
        }
        all.push_back(tests::list_of(list, "2026-01-31", std::move(parties)));
    }
    return all;
}

/// Best likeness of a party's names, asked one by one, among the other side's entries.
double plain_best(const Screener& screener,
                  const AlignedParty& party,
                  std::size_t side,
                  const Alignment& alignment) {
    std::vector<data::PartyList> lists(1);
    for (const AlignedParty& other : alignment.parties)
        for (const PartyId entry : other.entries[1 - side])
            lists[0].parties.push_back(screener.party(entry));
    const Screener among(lists);
    const auto memory = among.index().memory();
    double best = 0;
    screening::ScreenQuery query = query_of(screener, party.entries[side]);
    for (const std::string& name : std::vector<std::string>(query.names)) {
        query.names = {name};
        const screening::ScreenOptions options{.threshold = alignment.choice.look_at_least,
                                               .most_hits = 1000};
        for (const screening::Hit& hit : among.screen(query, options, *memory))
            for (const screening::EntryHit& entry : hit.entries)
                if (std::ranges::all_of(party.entries[side], [&](PartyId own) {
                        return screening::can_be_one(screener.party(own), among.party(entry.party));
                    }))
                    best = std::max(best, entry.score);
    }
    return best;
}

TEST_CASE("small lists are aligned as by hand") {
    const Screener screener(tests::small_lists());
    const Alignment alignment = align(screener, {});
    const AlignedParty& lathe = party_of(alignment, screener, "1");
    CHECK(lathe.standing == Standing::Both);
    CHECK(lathe.lag_days() == 30);
    const AlignedParty& harbour = party_of(alignment, screener, "9");
    CHECK(harbour.standing == Standing::Both);
    CHECK(harbour.listings[0].size() == 2);
    CHECK_FALSE(harbour.first_day(0));  // US-SDN may have listed it earlier
    CHECK_FALSE(harbour.lag_days());
    const AlignedParty& sigma = party_of(alignment, screener, "3");
    CHECK(sigma.standing == Standing::OnlyFirst);
    REQUIRE(sigma.look);
    CHECK(screener.party(sigma.look->other).id == "8");
    CHECK(sigma.look->score >= 0.92);
    CHECK(sigma.look->listings.at(0).list == "JP-EUL");
    const AlignedParty& testov = party_of(alignment, screener, "10");
    CHECK(testov.standing == Standing::OnlySecond);
    REQUIRE(testov.look);
    CHECK(screener.party(testov.look->other).id == "5");
    CHECK_FALSE(party_of(alignment, screener, "6").look);
    CHECK_FALSE(party_of(alignment, screener, "11").look);
    CHECK(counts_of(alignment).neither == 1);
}

TEST_CASE("a kind leaves out lists of other kinds and tells them beside") {
    const Screener screener(tests::small_lists());
    const Alignment alignment = align(screener, {.kind = data::ListKind::Export});
    const AlignedParty& harbour = party_of(alignment, screener, "2");
    CHECK(harbour.standing == Standing::OnlyFirst);
    CHECK(harbour.beside[0] == std::vector<std::string>{"US-SDN"});
    CHECK(harbour.beside[1] == std::vector<std::string>{"JP-MOF"});
    const Counts counts = counts_of(alignment);
    CHECK(counts.on(0) == 3);
    CHECK(counts.on(1) == 2);
    CHECK(counts.both == 1);
    CHECK(counts.only[0] == 1);
    CHECK(counts.beside[0] == 1);
    CHECK(counts.look[0] == 1);
    CHECK(counts.neither == 0);  // the UN's list is no export control
}

TEST_CASE("a weak alias and a name of one word are not looked for") {
    std::vector<data::PartyList> lists = tests::small_lists();
    lists[0].parties = {tests::listed("US-EL", "1", "Quarzwerk", "CHN"),
                        tests::listed("US-EL", "2", "Something Else Entirely", "CHN")};
    lists[0].parties[1].names.push_back(
        {.text = "Sigma Rotor Laboratory", .kind = data::NameKind::WeakAlias});
    lists[1].parties = {tests::listed("JP-EUL", "3", "Quarzwerk Ltd", "DEU"),
                        tests::listed("JP-EUL", "4", "Sigma Rotor Laboratori", "IRN")};
    const Screener screener(lists);
    for (const PartyId entry : {0U, 1U}) {
        const PartyId own[] = {entry};
        const screening::ScreenQuery query = query_of(screener, own);
        CHECK(query.names.size() == entry);  // "Quarzwerk" none, the other its full name
    }
    CHECK_FALSE(party_of(align(screener, {}), screener, "2").look);
}

TEST_CASE("the same comes out for one thread and for several, and the sides can be exchanged") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        const Screener screener(many_lists(seed));
        const Alignment one = align(screener, {}, 1), more = align(screener, {}, 4);
        const Alignment turned = align(screener, {.sides = {"JPN", "USA"}}, 2);
        REQUIRE(one.parties.size() == more.parties.size());
        REQUIRE(one.parties.size() == turned.parties.size());
        for (std::size_t k = 0; k < one.parties.size(); ++k) {
            const AlignedParty &a = one.parties[k], &b = more.parties[k];
            CHECK(a.standing == b.standing);
            CHECK(a.look.has_value() == b.look.has_value());
            if (a.look && b.look) {
                CHECK(a.look->other == b.look->other);
                CHECK(a.look->score == b.look->score);
                CHECK(a.look->why == b.look->why);
            }
        }
        const Counts here = counts_of(one), there = counts_of(turned);
        CHECK(here.both == there.both);
        CHECK(here.only[0] == there.only[1]);
        CHECK(here.look[1] == there.look[0]);
        CHECK(here.neither == there.neither);
    }
}

TEST_CASE("standing and pairs agree with a plain version") {
    for (const std::uint32_t seed : {4U, 5U}) {
        const Screener screener(many_lists(seed));
        const Alignment alignment = align(screener, {}, 2);
        const auto is_on = [&](PartyId root, std::string_view side) {
            for (PartyId entry = 0; entry < screener.party_count(); ++entry)
                if (screener.real_parties().root(entry) == root &&
                    side_of_list(screener.party(entry).list) == side)
                    return true;
            return false;
        };
        std::vector<double> best(alignment.parties.size());
        for (std::size_t k = 0; k < best.size(); ++k) {
            const AlignedParty& party = alignment.parties[k];
            const PartyId root = screener.real_parties().root(party.entry);
            const bool us = is_on(root, "USA"), jp = is_on(root, "JPN");
            CHECK(party.standing == (us && jp ? Standing::Both
                                     : us     ? Standing::OnlyFirst
                                     : jp     ? Standing::OnlySecond
                                              : Standing::Neither));
            if (us != jp)
                best[k] = plain_best(screener, party, us ? 0 : 1, alignment);
        }
        std::size_t pairs = 0;
        for (std::size_t k = 0; k < best.size(); ++k) {
            const AlignedParty& party = alignment.parties[k];
            if (best[k] > 0) {
                REQUIRE(party.look);
                CHECK(party.look->score >= best[k]);  // more where the other side's search found it
                ++pairs;
            } else if (party.look) {  // found from the other side alone
                CHECK(best[static_cast<std::size_t>(
                          std::ranges::find_if(alignment.parties,
                                               [&](const AlignedParty& other) {
                                                   return std::ranges::count(other.entries[0],
                                                                             party.look->other) +
                                                              std::ranges::count(
                                                                  other.entries[1],
                                                                  party.look->other) >
                                                          0;
                                               }) -
                          alignment.parties.begin())] > 0);
            }
        }
        CHECK(pairs > 0);
    }
}

}  // namespace
}  // namespace entente::alignment
