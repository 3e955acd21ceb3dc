#include "entente/committee/registry_file.hpp"

#include <fstream>
#include <sstream>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/committee/registry_lookup.hpp"
#include "tests/committee/toy_registry.hpp"

using namespace std::chrono_literals;

namespace entente::committee {
namespace {

using Codes = std::vector<std::string>;

std::string text_of(const char* path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

Registry sample() {
    return read_registry(text_of("samples/committee/economic-2plus2.toml"), "economic-2plus2.toml");
}

std::string refusal(const std::string& toml) {
    try {
        read_registry(toml, "r.toml");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

std::string json_refusal(const std::string& json) {
    try {
        registry_of_json(json, "event 7");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::BadData);
        return error.what();
    }
    return "was read";
}

/// Nine lines: a side, an agency, a topic on one line each; what is tested begins on line 10.
const std::string small = R"(name = "r"
[[side]]
code = "AAA"
name = "Aland"
zone = "UTC"
[[agency]]
code = "TRADE"
name = "Trade"
side = "AAA"
)";

std::string refusal_after(const std::string& lines) {
    return refusal(small + lines);
}

void check_holds(const std::string& text, const std::string& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
}

TEST_CASE("a registry is read entry by entry, in the order of codes and not of the file") {
    const Registry toys = toy_registry();
    CHECK(toys.name == "Toys");
    REQUIRE(toys.agencies.size() == 5);
    CHECK(toys.agencies.front().code == "ARMS");
    CHECK(toys.agencies.back().code == "WORKS");
    CHECK(toys.sides[1].name.in(data::Language::Japanese) == "ブランド");
    CHECK(toys.sides[0].name.in(data::Language::Japanese) == "Aland");
    const Forum& group = forum_named(toys, "chips-group");
    CHECK(group.parent == "council");
    CHECK(group.sides == Codes{"AAA", "BBB"});
    CHECK(forum_named(toys, "council").valid.from == 2000y / 1 / 1);
    const Office& chief = office_of(toys, office_named("TRADE/chief"));
    CHECK(chief.rank == Rank::Minister);
    REQUIRE(chief.holders.size() == 2);
    CHECK(chief.holders[1].valid.from == 2020y / 1 / 1);
    CHECK(toys.instruments.front().code == "statement");
    CHECK_FALSE(toys.instruments.front().binding);
    CHECK(toys.instruments.back().needs_legislature == Codes{"AAA", "BBB"});
    CHECK(toys.mandates.front().topic == "air");
    CHECK(toys.mandates.front().strength == MandateStrength::Statutory);
    CHECK(toys.mandates.back().topic == "sea");
}

TEST_CASE("the example of the reference is read as it stands") {
    const std::string page = text_of("docs/reference/committee-registry.md");
    const std::size_t from = page.find("    name = ");
    const Registry example = read_registry(page.substr(from, page.find("## ") - from), "page");
    CHECK(example.name == "Economic 2+2");
    REQUIRE(example.mandates.size() == 1);
    CHECK(example.mandates.front().strength == MandateStrength::Statutory);
}

TEST_CASE("the order of tables in a file does not change the registry") {
    const std::string topics = "[[topic]]\ncode='a'\nname='a'\n[[topic]]\ncode='b'\nname='b'\n";
    const std::string swapped = "[[topic]]\ncode='b'\nname='b'\n[[topic]]\ncode='a'\nname='a'\n";
    CHECK(read_registry(small + topics, "r") == read_registry(small + swapped, "r"));
}

TEST_CASE("TOML to value to JSON to value gives the same value") {
    for (const Registry& registry : {toy_registry(), sample()}) {
        const std::string json = registry_json(registry);
        const Registry again = registry_of_json(json, "event 7");
        CHECK(again == registry);
        CHECK(registry_json(again) == json);
    }
}

TEST_CASE("the JSON of the record has keys in order, no white space, and nothing empty") {
    CHECK(registry_json(read_registry(small, "r")) ==
          R"({"agency":[{"code":"TRADE","name":"Trade","side":"AAA"}],"name":"r",)"
          R"("side":[{"code":"AAA","name":"Aland","zone":"UTC"}]})");
}

TEST_CASE("JSON in another form than the record's is refused") {
    check_holds(json_refusal(R"({"name": "r"})"), "event 7: the JSON is not in the one form");
    check_holds(json_refusal(R"({"name":"q","name":"r"})"), "not in the one form");
    check_holds(json_refusal(R"({"description":"","name":"r"})"),
                "event 7: description is empty; leave it out or fill it");
    check_holds(json_refusal(R"(["name"])"), "event 7: the text is no JSON object");
    check_holds(json_refusal(R"({"name":)"), "event 7: the text is no JSON object");
    check_holds(json_refusal("{\"name\":\"\xff\"}"), "event 7: the text is no JSON object");
    check_holds(json_refusal(R"({"name":[[[[[[[["r"]]]]]]]]})"), "nest deeper than 8");
    check_holds(json_refusal(R"({"name":1.5})"), "name must be text in quotation marks");
    check_holds(json_refusal(R"({"a":18446744073709551615,"name":"r"})"), "'a' is not a key");
    check_holds(json_refusal(std::string(1 << 20, ' ') + "{}"), "at most 1048576 are read");
    CHECK_THROWS_AS(registry_json({.name = "\xff"}), Error);
}

TEST_CASE("a mandate of law without a law is refused with its line") {
    const std::string topic = "[[topic]]\ncode = 'goods'\nname = 'goods'\n[[mandate]]\n";  // 10-13
    const std::string mandate = topic + "agency = 'TRADE'\ntopic = 'goods'\nstatus = 'memory'\n";
    CHECK(refusal_after(mandate + "strength = 'statutory'\n") ==
          "r.toml:13: mandate of TRADE for goods is statutory and has no legal basis; add a line "
          "basis = ..., or call it claimed");
    check_holds(refusal_after(mandate + "strength = 'delegated'\n"), "is delegated and has no");
    CHECK(refusal_after(mandate + "strength = 'claimed'\n") == "was read");
    check_holds(refusal_after(mandate + "strength = 'firm'\n"),
                "r.toml:17: strength: 'firm' is no strength of a mandate; there are interest, "
                "claimed, delegated, statutory");
    check_holds(refusal_after(topic + "agency = 'TRADE'\ntopic = 'goods'\nstrength = 'claimed'\n"),
                "r.toml:13: a mandate has no 'status'; add a line status = ...");
    check_holds(refusal_after(topic + "agency = 'TRADE'\ntopic = 'goods'\nstrength = 'claimed'\n"
                                      "status = 'seen'\n"),
                "r.toml:13: mandate of TRADE for goods has status 'seen' and no 'source'; say "
                "where it was read, or status = \"memory\"");
}

TEST_CASE("a name that nothing bears is refused with its line and the names there are") {
    const std::string text = refusal_after(
        "[[mandate]]\nagency = 'TRADDE'\ntopic = 'goods'\nstrength = 'claimed'\nstatus = "
        "'memory'\n");
    check_holds(text,
                "r.toml:10: mandate of TRADDE for goods: there is no agency 'TRADDE'; declare it "
                "with [[agency]] or correct the code; there are TRADE");
    check_holds(text,
                "there is no topic 'goods'; declare it with [[topic]] or correct the code; "
                "there are none");
    check_holds(refusal_after("[[office]]\nid = 'WORKS/chief'\ntitle = 'c'\nrank = 'minister'\n"),
                "r.toml:10: office 'WORKS/chief': there is no agency 'WORKS'");
    check_holds(refusal_after("[[agency]]\ncode = 'B'\nname = 'b'\nside = 'BBB'\n"),
                "r.toml:10: agency 'B': there is no side 'BBB'");
    check_holds(refusal_after("[[forum]]\ncode = 'f'\nname = 'f'\nsides = ['BBB']\nparent = 'g'\n"),
                "r.toml:10: forum 'f': there is no forum 'g'");
    check_holds(refusal_after("[[lead]]\nforum = 'f'\nagency = 'TRADE'\n"),
                "r.toml:10: lead of TRADE in f: there is no forum 'f'");
    check_holds(refusal_after("[[instrument]]\ncode='t'\nname='t'\nstep=1\nbinding=true\n"
                              "needs_legislature=['BBB']\n"),
                "r.toml:10: instrument 't': there is no side 'BBB'");
    check_holds(refusal_after("[[stakeholder]]\ncode='s'\nname='s'\nkind='club'\ntopics=['x']\n"),
                "r.toml:10: stakeholder 's': 'club' is no kind; there are business, labour");
}

TEST_CASE("offices and ranks that cannot be are refused with their line") {
    const std::string office = "[[office]]\ntitle = 'c'\n";
    check_holds(refusal_after(office + "rank = 'mayor'\nid = 'TRADE/c'\n"),
                "r.toml:12: rank: 'mayor' is no rank; there are working, deputy_assistant, "
                "vice_minister, minister");
    check_holds(refusal_after(office + "rank = 'minister'\nid = 'chief'\n"),
                "r.toml:13: id: 'chief' is no office; write AGENCY/OFFICE, METI/ddg");
    check_holds(refusal_after(office + "rank = 'minister'\nid = 'TRADE/the chief'\n"),
                "r.toml:13: id = 'the chief' is not a code");
    check_holds(refusal_after(office + "rank = 'minister'\nid = 5\n"),
                "r.toml:13: id must be text such as");
}

TEST_CASE("one code for two entries of one day is refused with both lines") {
    CHECK(refusal_after("[[agency]]\ncode = 'TRADE'\nname = 'again'\nside = 'AAA'\n") ==
          "r.toml:10: agency 'TRADE' is there twice for the same days, first in line 6; leave one "
          "out, or end the earlier with 'until' before the later's 'from'");
    check_holds(refusal_after("[[topic]]\ncode='a'\nname='a'\nuntil=2020-01-01\n"
                              "[[topic]]\ncode='a'\nname='a'\nfrom=2020-01-01\n"),
                "r.toml:14: topic 'a' is there twice for the same days, first in line 10");
    CHECK(refusal_after("[[topic]]\ncode='a'\nname='a'\nuntil=2020-01-01\n"
                        "[[topic]]\ncode='a'\nname='A'\nfrom=2020-01-02\n") == "was read");
    check_holds(refusal_after("[[instrument]]\ncode='t'\nname='t'\nstep=1\nbinding=true\n"
                              "[[instrument]]\ncode='u'\nname='u'\nstep=1\nbinding=true\n"),
                "r.toml:15: instrument 'u' stands on step 1 like 't'; give each a step of its own");
}

TEST_CASE("forums and topics that stand under themselves are refused, naming the circle") {
    const std::string forum = "sides = ['AAA']\n";
    check_holds(refusal_after("[[forum]]\ncode='a'\nname='a'\nparent='b'\n" + forum +
                              "[[forum]]\ncode='b'\nname='b'\nparent='c'\n" + forum +
                              "[[forum]]\ncode='c'\nname='c'\nparent='a'\n" + forum),
                "r.toml:20: forum 'c' stands under itself: a -> b -> c -> a; leave out one of "
                "these parents");
    check_holds(refusal_after("[[topic]]\ncode='a'\nname='a'\nparent='a'\n"),
                "r.toml:10: topic 'a' stands under itself: a -> a");
}

TEST_CASE("a topic more than ten levels deep is refused") {
    std::string topics;
    for (int k = 0; k < 10; ++k)
        topics += "[[topic]]\ncode='t" + std::to_string(k) + "'\nname='t'\n" +
                  (k == 0 ? "" : "parent='t" + std::to_string(k - 1) + "'\n");
    CHECK(refusal_after(topics) == "was read");
    CHECK(refusal_after("[[topic]]\ncode='t'\nname='t'\nparent='t9'\n" + topics) ==
          "r.toml:10: topic 't' stands more than 10 levels deep; put it under a higher topic");
}

TEST_CASE("days in the wrong order are refused with their line") {
    CHECK(refusal_after("[[topic]]\ncode='a'\nname='a'\nfrom=2022-01-21\nuntil=2021-12-31\n") ==
          "r.toml:10: topic 'a': 'until' (2021-12-31) is before 'from' (2022-01-21); correct one");
    check_holds(refusal_after("[[topic]]\ncode='a'\nname='a'\nfrom='2022-02-30'\n"),
                "r.toml:13: from = '2022-02-30' is not a day; write it as 2022-01-21");
    check_holds(refusal_after("[[topic]]\ncode='a'\nname='a'\nfrom=2022\n"),
                "r.toml:13: from is not a day; write it as 2022-01-21");
    check_holds(refusal_after("[[forum]]\ncode='f'\nname='f'\nsides=['AAA']\nsince=2022-01-21\n"
                              "from=2022-01-20\n"),
                "r.toml:10: forum 'f': 'from' (2022-01-20) is before 'since' (2022-01-21)");
    const std::string office = "[[office]]\nid='TRADE/c'\ntitle='c'\nrank='minister'\n";
    check_holds(refusal_after(office + "[[office.holder]]\nname='A'\n[[office.holder]]\nname='B'\n"
                                       "from=2020-01-01\n"),
                "r.toml:10: office 'TRADE/c': holder 'A' must end before 'B' begins; write "
                "holders in the order of time");
    check_holds(refusal_after(office + "[[office.holder]]\nname='A'\nfrom=2020-01-02\n"
                                       "until=2020-01-01\n"),
                "r.toml:10: office 'TRADE/c', holder 'A': 'until' (2020-01-01) is before");
}

TEST_CASE("codes, sides and leads that cannot be are refused with their line") {
    check_holds(refusal_after("[[side]]\ncode='Usa'\nname='u'\nzone='UTC'\n"),
                "r.toml:10: side 'Usa': the code of a side has three capital letters");
    check_holds(refusal_after("[[agency]]\ncode='clock'\nname='u'\nside='AAA'\n"),
                "r.toml:10: agency 'clock' is what writes when time alone acts; take another code");
    check_holds(refusal_after("[[agency]]\ncode='A/B'\nname='u'\nside='AAA'\n"),
                "r.toml:11: code = 'A/B' is not a code; use up to 40 letters");
    check_holds(refusal_after("[[side]]\ncode='BBB'\nname='b'\nzone='UTC'\n"
                              "[[forum]]\ncode='f'\nname='f'\nsides=['BBB']\n"
                              "[[lead]]\nforum='f'\nagency='TRADE'\n"),
                "r.toml:18: lead of TRADE in f: its side AAA is no member of that forum; add it");
    check_holds(refusal_after("[[forum]]\ncode='f'\nname='f'\nsides=['AAA','AAA']\n"),
                "r.toml:13: sides names 'AAA' twice; leave one out");
    check_holds(refusal_after("[[forum]]\ncode='f'\nname='f'\nsides=[]\n"),
                "r.toml:13: sides must be a list of 1 to 200 codes");
}

TEST_CASE("what is no value of its key is refused with its line") {
    check_holds(refusal("nome = 'r'\n"), "r.toml:1: a registry has no 'name'; add a line name");
    check_holds(refusal("nome = 'r'\n"),
                "r.toml:1: 'nome' is not a key of a registry; known are name, description, side");
    check_holds(refusal("name = ''\n"), "r.toml:1: name is empty; fill it");
    check_holds(refusal("name = \"a\\u0000b\"\n"), "r.toml:1: name = ");
    check_holds(refusal("name = 'r'\nside = 'AAA'\n"),
                "r.toml:2: 'side' must be a list of tables; begin each with a line [[side]]");
    check_holds(refusal("name = 'r'\nside = ['AAA']\n"),
                "r.toml:2: a side must be a table; begin it with a line [[side]]");
    check_holds(refusal_after("[[topic]]\ncode='a'\nname='a'\nnmae='b'\n"),
                "r.toml:13: 'nmae' is not a key of a topic; known are code, name, name_ja, parent");
    const std::string instrument = "[[instrument]]\ncode='t'\nname='t'\n";
    check_holds(refusal_after(instrument + "step=0\nbinding=true\n"),
                "r.toml:13: step = 0 must be a whole number from 1 to 1000");
    check_holds(refusal_after(instrument + "step=1\nbinding='yes'\n"),
                "r.toml:14: binding must be true or false, without quotation marks");
}

TEST_CASE("files that are too large, too long or too deep are refused") {
    std::string topics;
    for (int k = 0; k < 501; ++k)
        topics += "[[topic]]\ncode='t" + std::to_string(k) + "'\nname='t'\n";
    check_holds(refusal_after(topics), "there are 501 tables [[topic]]; at most 500 are read");
    check_holds(refusal("name = '" + std::string(2001, 'a') + "'\n"),
                "r.toml:1: name has 2001 bytes; at most 2000 are kept");
    check_holds(refusal("name = [[[[[[[[1]]]]]]]]\n"),
                "r.toml:1: tables and lists nest deeper than 8; flatten them");
    check_holds(refusal(std::string((1 << 20) + 1, '\n')), "at most 1048576 are read");
    check_holds(
        refusal_after("[[agency]]\ncode='" + std::string(41, 'a') + "'\nname='u'\nside='AAA'\n"),
        "is not a code; use up to 40 letters");
}

TEST_CASE("all faults of a file are reported together") {
    const std::string text = refusal("name = 5\ntopic = 7\nside = 1\n");
    check_holds(text, "r.toml:1: ");
    check_holds(text, "r.toml:2: ");
    check_holds(text, "r.toml:3: ");
}

TEST_CASE("the sample is read without faults and holds who sits at the economic 2+2") {
    const Registry registry = as_of(sample(), 2022y / 7 / 29);
    for (const char* agency :
         {"STATE", "COMMERCE", "USTR", "DOE", "TREASURY", "DHS", "DOJ", "DOD", "NSC", "NEC"})
        CHECK(agency_named(registry, agency).side == "USA");
    for (const char* agency :
         {"MOFA", "METI", "MIC", "MOF", "MEXT", "MOD", "MOJ", "NSS", "CAO", "NISC"})
        CHECK(agency_named(registry, agency).side == "JPN");
    for (const char* group : {"us-chamber", "accj", "keidanren", "keizai-doyukai"})
        CHECK(stakeholder_named(registry, group).kind == "business");
    for (const char* topic :
         {"supply-chains", "export-controls", "investment-screening", "emerging-technology",
          "dual-use", "energy-security", "open-ran", "trusted-networks", "cyber", "ipef"})
        CHECK_FALSE(topic_named(registry, topic).name.japanese.empty());
    CHECK(forum_path(registry, "economic-2plus2") == Codes{"economic-2plus2", "summit"});
    CHECK(leads_of(registry, "economic-2plus2", "USA").size() == 2);
    CHECK(leads_of(registry, "economic-2plus2", "JPN").size() == 2);
    CHECK(leads_of(registry, "quad-technology", "USA").front()->agency == "STATE");
    for (const Agency& agency : registry.agencies)
        CHECK(rank_ladder(registry, agency.code).size() >= 2);
    CHECK(instrument_named(registry, "treaty").needs_legislature == Codes{"JPN", "USA"});
    CHECK_FALSE(instrument_named(registry, "joint_statement").binding);
}

TEST_CASE("the sample names no persons") {
    for (const Office& office : sample().offices)
        CHECK(office.holders.empty());
}

}  // namespace
}  // namespace entente::committee
