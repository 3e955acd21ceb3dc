#include "entente/ingest/lists/ofac_csv.hpp"

#include "tests/ingest/lists/list_texts.hpp"

using namespace entente;
using namespace entente::ingest;
using namespace entente::ingest::test;

namespace {

const std::string none7 = "-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";

/// In the form of the published file; all names are invented.
const std::string sdn =
    "101,\"QUILLON TRADING CO.\",-0- ,\"CUBA\"," + none7 + "-0- \r\n" +
    "102,\"KORRINEN, Aada Liisa\",\"individual\",\"SDGT] [IFSR\",\"Commander\",-0- ,-0- ,-0- ,-0- ,"
    "-0- ,-0- ,\"DOB 25 Mar 1965; alt. DOB circa 1961; POB Tarnby, Denmark; nationality Denmark; "
    "Passport A123 (Denmark) issued 01 Jan 2001; Tax ID No. 77-1 (Cuba); Gender Female; a.k.a. "
    "'VALKEA, Susi'; a.k.a. 'O'HARA'; Linked To: QUILLON TRADING CO.\"\r\n"
    "103,\"SEA TARN\",\"vessel\",\"NPWMD\",-0- ,\"XY1\",\"Tug\",\"2,595\",\"212\",\"Cuba\",\"Tarn "
    "Shipping\",\"Vessel Registration Identification IMO 1234567.\"\r\n\x1A";
const std::string alt =
    "101,7,\"aka\",\"QUILLON\",-0- \r\n101,8,\"fka\",\"OLD QUILLON\",-0- \r\n"
    "102,9,\"aka\",\"KORRINEN, A. L.\",-0- \r\n\x1A";
const std::string add =
    "101,1,\"Calle 7\",\"Havana 10100\",\"Cuba\",-0- \r\n"
    "101,2,-0- ,-0- ,\"Panama\",-0- \r\n\x1A";

data::PartyIdentifier id_of(std::string kind, std::string value, std::string country) {
    return {.kind = std::move(kind), .value = std::move(value), .country = std::move(country)};
}

}  // namespace

TEST_CASE("the four files of the Treasury's list become one list") {
    const data::PartyList list =
        list_in({{"sdn_2024-05-03.csv", sdn},
                 {"alt_2024-05-03.csv", alt},
                 {"add_2024-05-03.csv", add},
                 {"sdn_comments_2024-05-03.csv", "102,\"; POB Oulu.\"\r\n"}});
    CHECK(list.source == "us-ofac-sdn");
    CHECK(list.date == data::Day(std::chrono::year(2024) / 5 / 3));
    CHECK(list.rows == 3);
    CHECK(list.files.size() == 4);
    const data::Party& firm = list.parties[0];
    CHECK(firm.list == "US-SDN");
    CHECK(firm.id == "101");
    CHECK(firm.type == data::PartyType::Organisation);
    CHECK(firm.names ==
          std::vector<data::PartyName>{{"QUILLON TRADING CO.", data::NameKind::Primary},
                                       {"QUILLON", data::NameKind::Alias},
                                       {"OLD QUILLON", data::NameKind::Former}});
    CHECK(firm.addresses == std::vector<std::string>{"Calle 7, Havana 10100, Cuba", "Panama"});
    CHECK(firm.countries == std::vector<std::string>{"CUB", "PAN"});
    const data::Party& vessel = list.parties[2];
    CHECK(vessel.type == data::PartyType::Vessel);
    CHECK(vessel.identifiers ==
          std::vector{id_of("call sign", "XY1", ""), id_of("imo", "1234567", "")});
    CHECK(vessel.countries == std::vector<std::string>{"CUB"});
    CHECK(vessel.origin.line == 3);
}

TEST_CASE("remarks are taken apart after the comments are joined to them") {
    const data::PartyList list =
        list_in({{"sdn.csv", sdn},
                 {"alt.csv", alt},
                 {"add.csv", add},
                 {"sdn_comments.csv", "102,\"X S.A.; a.k.a. 'LATE'.\"\r\n"}});
    const data::Party& person = list.parties[1];
    CHECK(person.names ==
          std::vector<data::PartyName>{{"Aada Liisa KORRINEN", data::NameKind::Primary},
                                       {"A. L. KORRINEN", data::NameKind::Alias},
                                       {"Susi VALKEA", data::NameKind::WeakAlias},
                                       {"O'HARA", data::NameKind::WeakAlias},
                                       {"LATE", data::NameKind::WeakAlias}});
    REQUIRE(person.birth_dates.size() == 2);
    CHECK(data::text_of(person.birth_dates[0].first) == "1965-03-25");
    CHECK(person.birth_dates[1].circa);
    CHECK(person.countries == std::vector<std::string>{"DNK"});
    CHECK(person.identifiers ==
          std::vector{id_of("passport", "A123", "DNK"), id_of("tax", "77-1", "CUB")});
    CHECK(person.programmes == std::vector<std::string>{"SDGT", "IFSR"});
    CHECK(
        person.remarks ==
        "Title Commander; POB Tarnby, Denmark; Passport A123 (Denmark) issued 01 Jan 2001; Gender "
        "Female; Linked To: QUILLON TRADING CO.X S.A.");
}

TEST_CASE("a list without its companions is read and says what is missing") {
    const data::PartyList list = list_in({{"sdn.csv", sdn}});
    CHECK(has_note(list,
                   "sdn.csv: alt.csv, add.csv, sdn_comments.csv are missing: aliases, "
                   "addresses, the ends of long remarks are not in this version"));
}

TEST_CASE("a remark that is cut at its limit gives no half of an identifier") {
    std::string remark = "DOB 1962; ";
    remark += std::string(1000 - remark.size() - 14, 'x') + "; Passport 123";
    REQUIRE(remark.size() == 1000);
    const data::PartyList list =
        list_in({{"sdn.csv", "7,\"TARN\",-0- ,\"CUBA\"," + none7 + "\"" + remark + "\"\r\n\x1A"}});
    CHECK(list.parties[0].birth_dates.size() == 1);
    CHECK(list.parties[0].identifiers.empty());
    CHECK(list.parties[0].remarks.ends_with("; Passport 123"));
}

TEST_CASE("companions of another day, and rows for no entry, are told") {
    const data::PartyList list =
        list_in({{"sdn_2024-05-03.csv", sdn}, {"alt_2023-01-01.csv", "999," + alt.substr(4)}});
    CHECK(has_note(list,
                   "by its name this file is of 2023-01-01, the list sdn_2024-05-03.csv of "
                   "2024-05-03; fetch both on one day"));
    CHECK(has_note(list,
                   "alt_2023-01-01.csv:1: 1 row for entries that the list does not have, the "
                   "first for '999'"));
}

TEST_CASE("each companion goes to the list of its day and set") {
    const std::string cons = "501,\"TARN BANK\",-0- ,\"UKRAINE-EO13662\"," + none7 + "-0- \r\n\x1A";
    const ReadLists read =
        read_lists_in({file_of("sdn_2024-05-03.csv", sdn), file_of("sdn_2023-05-03.csv", sdn),
                       file_of("alt_2023-05-03.csv", alt), file_of("cons_prim.csv", cons),
                       file_of("cons_alt.csv", "501,1,\"aka\",\"TB\",-0- \r\n\x1A")});
    CHECK(read.refused.empty());
    REQUIRE(read.lists.size() == 3);
    CHECK(data::name_count(read.lists[0]) == 5);
    CHECK(data::name_count(read.lists[1]) == 8);
    CHECK(read.lists[2].source == "us-ofac-cons");
    CHECK(read.lists[2].parties[0].list == "US-SSI");
    CHECK(data::name_count(read.lists[2]) == 2);
}

TEST_CASE(
    "companions without the list are refused, and a damaged set keeps no other from being read") {
    CHECK(
        refusal_of("alt.csv", alt) ==
        "alt.csv: aliases without the list that they belong to; give sdn.csv of the same day too");
    const ReadLists read =
        read_lists_in({file_of("sdn.csv", sdn), file_of("cons_prim.csv", sdn.substr(0, 300))});
    CHECK(read.lists.size() == 1);
    REQUIRE(read.refused.size() == 1);
    CHECK(read.refused[0].source == "us-ofac-cons");
}

TEST_CASE("every cut of a published list is refused") {
    for (std::size_t size = 1; size < sdn.size(); ++size) {
        CAPTURE(size);
        CHECK_FALSE(refusal_of("sdn.csv", sdn.substr(0, size)).empty());
    }
    for (std::size_t size = 1; size < alt.size(); ++size) {
        const ReadLists read =
            read_lists_in({file_of("sdn.csv", sdn), file_of("alt.csv", alt.substr(0, size))});
        CHECK(read.lists.empty());
    }
}

TEST_CASE("a cut of a list that another program saved shows unless it falls between rows") {
    std::string saved;
    for (const char c : sdn)
        if (c != '\r' && c != '\x1A')
            saved += c;
    const data::PartyList list = list_in({{"sdn.csv", saved}});
    CHECK(has_note(list, "the mark of its end (0x1A) is gone"));
    const std::size_t first = saved.find('\n');
    for (std::size_t size = 1; size < saved.size() - 1; ++size) {
        const bool between_rows = size > first && (saved[size - 1] == '\n' || saved[size] == '\n');
        const ReadLists read = read_lists_in({file_of("sdn.csv", saved.substr(0, size))});
        CAPTURE(size);
        CHECK(read.lists.empty() != between_rows);
    }
}

TEST_CASE("faults of rows are told with file, line and value") {
    const std::string good = "101,\"QUILLON\",-0- ,\"CUBA\"," + none7 + "-0- \r\n";
    CHECK(holds(refusal_of("sdn.csv", good + "||||\r\n\x1A"),
                "sdn.csv:2: 1 column where there must be 12, in the row that begins '||||'"));
    CHECK(holds(refusal_of("sdn.csv", good + good + "\x1A"), "sdn.csv:2: entry 101 stands in the"));
    CHECK(holds(refusal_of("sdn.csv", good + "x" + good + "\x1A"), "'x101'"));
    CHECK(holds(refusal_of("sdn.csv", "9,\"A\",\"robot\",\"CUBA\"," + none7 + "-0- \r\n\x1A"),
                "entry 9 is of the type 'robot'"));
    CHECK(holds(refusal_of("sdn.csv", "9,\"A\xE9\",-0- ,\"CUBA\"," + none7 + "-0- \r\n\x1A"),
                "sdn.csv:1: the byte 0xE9 after '9,\"A' is not UTF-8"));
    CHECK(holds(refusal_of("sdn.csv", good + "\x1A" + good + "\x1A"), "0x1A stands in the text"));
    CHECK(holds(refusal_of("sdn.csv", "\x1A"), "there is no entry in it"));
}
