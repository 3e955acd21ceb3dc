// Published American lists, from ../shared/data/lists where they are there.
#include <map>
#include <random>
#include <tuple>

#include "tests/ingest/lists/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace entente::ingest::test;

namespace {

const std::string folder = "../shared/data/lists/";

data::PartyList published(const std::vector<std::string>& names) {
    std::vector<std::string> paths;
    for (const std::string& name : names)
        paths.push_back(folder + name);
    ReadLists read = read_lists(paths);
    for (const RefusedFiles& refused : read.refused)
        FAIL_CHECK(refused.reason);
    REQUIRE(read.lists.size() == 1);
    return std::move(read.lists.front());
}

const data::Party& party_of(const data::PartyList& list, std::string_view id) {
    for (const data::Party& party : list.parties)
        if (party.id == id)
            return party;
    FAIL("there is no entry " << id);
    return list.parties.front();
}

std::size_t names_of_kind(const data::PartyList& list, data::NameKind kind) {
    std::size_t count = 0;
    for (const data::Party& party : list.parties)
        for (const data::PartyName& name : party.names)
            count += name.kind == kind ? 1 : 0;
    return count;
}

void check_well_formed(const data::PartyList& list) {
    std::size_t wrong = 0;
    for (const data::Party& party : list.parties) {
        wrong += party.id.empty() || party.list.empty() || party.names.empty() ? 1 : 0;
        wrong += party.names[0].kind != data::NameKind::Primary ? 1 : 0;
        wrong += party.listed && party.removed && *party.removed < *party.listed ? 1 : 0;
        for (const data::PartyName& name : party.names)
            wrong += name.text.empty() || name.text.find_first_of(" \t") == 0 ? 1 : 0;
        for (const std::string& country : party.countries)
            wrong += country.size() != 3 ? 1 : 0;
    }
    CHECK(wrong == 0);
}

/// Cuts near the end and at random: all but those at the end of a row must be refused.
void check_cuts(const std::string& name, bool marked_end) {
    const InputFile whole = read_input(folder + name);
    std::vector<std::size_t> sizes;
    for (std::size_t left = 1; left < 60; ++left)
        sizes.push_back(whole.bytes.size() - left);
    std::mt19937 random(7);
    for (int k = 0; k < 6; ++k)
        sizes.push_back(1 + random() % (whole.bytes.size() - 1));
    for (const std::size_t size : sizes) {
        const std::string_view text = whole.bytes.substr(0, size);
        if (!marked_end && text.ends_with('\n'))
            continue;  // nothing shows that a row is missing
        CAPTURE(size);
        InputFile cut = whole;
        cut.bytes = text;
        CHECK(read_lists_in({cut}).lists.empty());
    }
}

}  // namespace

TEST_CASE("the published SDN lists are read in full") {
    if (!is_there(folder + "us_ofac"))
        return;
    const data::PartyList newest = published({"us_ofac/sdn_2024-05-03.csv"});
    CHECK(newest.rows == 14965);
    check_well_formed(newest);
    CHECK(published({"us_ofac/sdn_2019-01.csv"}).rows == 7379);
    const data::PartyList set =
        published({"us_ofac/sdn_2021-07.csv", "us_ofac/alt_2021-07.csv", "us_ofac/add_2021-07.csv",
                   "us_ofac/sdn_comments_2021-07.csv"});
    CHECK(set.source == "us-ofac-sdn");
    CHECK(set.rows == 8976);
    CHECK(names_of_kind(set, data::NameKind::Alias) > 11000);
    CHECK(names_of_kind(set, data::NameKind::WeakAlias) > 2000);
    const data::Party& joined = party_of(set, "12300");  // its remarks go on in the comments
    CHECK(holds(joined.remarks, "Linked To: PROMO RAIZ S.A.S.; Linked To: RED MUNDIAL"));
    const data::Party& vessel = party_of(set, "15036");
    CHECK(vessel.type == data::PartyType::Vessel);
    CHECK(vessel.identifiers[1] ==
          data::PartyIdentifier{.kind = "imo", .value = "9187629", .country = {}});
}

TEST_CASE("the published consolidated sets agree in csv and XML on what both have") {
    if (!is_there(folder + "us_ofac"))
        return;
    const data::PartyList csv = published({"us_ofac/cons_prim.csv", "us_ofac/cons_alt.csv",
                                           "us_ofac/cons_add.csv", "us_ofac/cons_comments.csv"});
    const data::PartyList xml = published({"us_ofac/cons_consolidated_2020-12-14.xml"});
    CHECK(csv.source == "us-ofac-cons");
    CHECK(csv.rows == 442);
    CHECK(xml.source == "us-ofac-cons");
    CHECK(xml.rows == 376);
    CHECK(xml.date == data::Day(std::chrono::year(2020) / 12 / 14));
    check_well_formed(xml);
    std::size_t both = 0, same_list = 0;
    for (const data::Party& a : xml.parties)
        for (const data::Party& b : csv.parties)
            if (a.id == b.id && a.names[0] == b.names[0]) {
                ++both;
                same_list += a.list == b.list ? 1 : 0;
            }
    CHECK(both > 300);
    CHECK(same_list == both);
}

TEST_CASE("the published screening list is read in full") {
    if (!is_there(folder + "us_csl"))
        return;
    const data::PartyList list = published({"us_csl/consolidated_2022-04.csv.gz"});
    CHECK(list.rows == 14160);
    check_well_formed(list);
    std::map<std::string, std::size_t> counts;
    for (const data::Party& party : list.parties)
        ++counts[party.list];
    CHECK(counts["US-SDN"] == 10026);
    CHECK(counts["US-EL"] == 2001);
    CHECK(counts["US-DTC"] == 727);
    CHECK(counts["US-DPL"] == 462);
    CHECK(counts["US-SSI"] == 290);
    CHECK(counts["US-UVL"] == 201);
    CHECK(counts["US-ISN"] == 163);
    CHECK(counts["US-PLC"] == 78);
    CHECK(counts["US-MEU"] == 71);
    CHECK(counts["US-CMIC"] == 68);
    CHECK(counts["US-CAPTA"] == 53);
    CHECK(counts["US-MBS"] == 17);
    CHECK(counts["US-FSE"] == 3);
    CHECK(party_named(list, "Huawei Chile S.A.").countries == std::vector<std::string>{"CHL"});
    CHECK(published({"us_csl/csl_sample.csv"}).rows == 115);
}

TEST_CASE("the published smaller lists are read in full") {
    if (!is_there(folder + "us_other"))
        return;
    CHECK(published({"us_bis/dpl_2021-07.txt"}).rows == 581);
    for (const auto& [name, source, rows] :
         {std::tuple("bis_mieu__mieu.csv", "us-bis-mieu", 13UL),
          std::tuple("cuba_sanctions__restricted_entities.csv", "us-state-cuba", 239UL),
          std::tuple("dod_chinese_milcorps__sanctions.csv", "us-dod-1260h", 397UL),
          std::tuple("fcc_covered_list__table.csv", "us-fcc-covered", 16UL),
          std::tuple("fincen_special_measures__details.csv", "us-fincen-311", 490UL),
          std::tuple("special_leg__source_files__inksna.csv", "us-state-isn", 28UL),
          std::tuple("special_leg__source_files__section_1286.csv", "us-dod-1286", 443UL),
          std::tuple("special_leg__source_files__section_353.csv", "us-state-353", 167UL)}) {
        CAPTURE(name);
        const data::PartyList list = published({std::string("us_other/") + name});
        CHECK(list.source == source);
        CHECK(list.rows == rows);
        check_well_formed(list);
    }
    const ReadLists notices = read_lists({folder + "us_other/special_leg__fr_notices.csv"});
    REQUIRE(notices.refused.size() == 1);
    CHECK(holds(notices.refused[0].reason, "a register of notices"));
}

TEST_CASE("damaged files are refused with line, value and remedy") {
    if (!is_there(folder + "us_ofac/invalid"))
        return;
    for (const auto& [name, place] : {std::pair("sdn.csv", "sdn.csv:7380: 1 column where"),
                                      std::pair("alt.csv", "alt.csv:9683: 1 column where"),
                                      std::pair("add.csv", "add.csv:11697: 1 column where"),
                                      std::pair("sdn_comments.csv", "sdn_comments.csv:4: 1 column"),
                                      std::pair("csl.csv", "csl.csv:9: 1 column where")}) {
        const ReadLists read = read_lists({folder + "us_ofac/invalid/" + name});
        CAPTURE(name);
        CHECK(read.lists.empty());
        REQUIRE(read.refused.size() == 1);
        CHECK(holds(read.refused[0].reason, place));
        CHECK(holds(read.refused[0].reason, "etch it again"));
    }
}

TEST_CASE("cuts of published files are refused") {
    if (!is_there(folder + "us_ofac"))
        return;
    check_cuts("us_ofac/sdn_2024-05-03.csv", /*marked_end=*/true);
    check_cuts("us_ofac/cons_prim.csv", /*marked_end=*/true);
    check_cuts("us_ofac/cons_consolidated_2020-12-14.xml", /*marked_end=*/true);
    check_cuts("us_csl/consolidated_2022-04.csv.gz", /*marked_end=*/false);
    check_cuts("us_bis/dpl_2021-07.txt", /*marked_end=*/false);
    check_cuts("us_other/special_leg__source_files__section_1286.csv", /*marked_end=*/false);
}
