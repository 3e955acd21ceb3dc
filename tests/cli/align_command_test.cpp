#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>

#include "entente/base/utc_time.hpp"
#include "tests/cli/program.hpp"

namespace entente::cli {
namespace {

std::string unwrapped(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return text;
}

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// The sample: 21 parties of the United States and 11 of Japan, 3 of them on both.
TEST_CASE("two sides' lists are aligned in a sentence, and the sample is called one") {
    const Desk desk;
    const Outcome aligned = desk.run({"align"});
    CHECK(aligned.status == 0);
    const std::string text = unwrapped(aligned.out);
    CHECK(contains(text,
                   "Of 21 parties on lists of the United States, 3 (14.3 %) are also on a "
                   "list of Japan, and for 18 (85.7 %) nobody like them was found there"));
    CHECK(contains(text, "Of 11 parties on lists of Japan, 3 (27.3 %)"));
    CHECK(contains(text, "not a list to screen against"));
    CHECK(contains(text, "not legal advice"));
    CHECK(contains(text, "entente align --regimes us,jp"));
    CHECK_FALSE(std::filesystem::exists(desk.file("store")));  // asking leaves no trace
    CHECK(desk.run({"align", "--regimes", "USA,JPN", "--format", "csv"}).out ==
          desk.run({"align", "--format", "csv"}).out);
}

TEST_CASE("a kind tells a gap in export control from one in asset freezes") {
    const Desk desk;
    const auto rows = [&](const std::string& kind) {
        return desk.run({"align", "--kind", kind, "--status", "only-us", "--format", "csv"}).out;
    };
    CHECK(contains(rows("export"), "Hikvision"));
    CHECK_FALSE(contains(rows("export"), "MAHAN AIR"));
    CHECK(contains(rows("freeze"), "MAHAN AIR"));
    const std::string lists = desk.run({"align", "--by", "list", "--format", "csv"}).out;
    CHECK(contains(lists, "US-EL,JP-EUL,export,10,"));
    CHECK(contains(lists, "\"any, freeze\",\"any, freeze\",freeze,"));
}

TEST_CASE("every grouping answers, narrowed by country too") {
    const Desk desk;
    for (const char* by : {"party", "list", "country", "year", "lag"})
        CHECK(desk.run({"align", "--by", by, "--country", "China"}).status == 0);
    const std::string china = unwrapped(desk.run({"align", "--country", "CHN"}).out);
    CHECK(contains(china, "Of 9 parties of China on lists of the United States"));
    CHECK(contains(desk.run({"align", "--status", "both", "--format", "csv"}).out,
                   "Beijing University of Aeronautics"));
    CHECK(contains(desk.run({"align", "--status", "neither", "--format", "csv"}).out, ",UN"));
}

TEST_CASE("what cannot be aligned is refused with what can") {
    const Desk desk;
    const auto refusal = [&](const Arguments& arguments) {
        const Outcome outcome = desk.run(arguments);
        CHECK(outcome.status == 2);
        return unwrapped(outcome.err);
    };
    CHECK(contains(refusal({"align", "--regimes", "us"}), "name two"));
    CHECK(contains(refusal({"align", "--regimes", "us,USA"}), "named twice"));
    CHECK(
        contains(refusal({"align", "--regimes", "us,fr"}), "there are us, jp, un, eu, uk and cn"));
    CHECK(contains(refusal({"align", "--kind", "trade"}), "none of all, export, freeze"));
    CHECK(contains(refusal({"align", "--by", "sector"}), "none of party, list, country"));
    CHECK(contains(refusal({"align", "--status", "only-eu"}), "only-us, only-jp"));
    CHECK(contains(refusal({"align", "--by", "lag", "--status", "both"}), "goes with --by party"));
    CHECK(contains(refusal({"align", "--look-at-least", "0.5"}), "between 0.8 and 1"));
    CHECK(contains(refusal({"align", "--top", "0"}), "--top: 0"));
    CHECK(contains(refusal({"align", "--as-of", "soon"}), "is not a day"));
}

TEST_CASE("where a list stands refused the answer has status 4 and says so") {
    Desk desk;
    desk.clock = [] { return *utc_time_in("2024-06-01T12:00:00Z"); };
    std::string rows = "id,list,type,name,alias,country\n";
    for (int k = 0; k < 10; ++k)
        rows += std::to_string(k) + ",US-EL,company,Works Number " + std::to_string(k) + ",,CHN\n";
    std::ofstream(desk.file("house_2024-05-01.csv")) << rows;
    REQUIRE(desk.run({"lists", "import", desk.file("house_2024-05-01.csv")}).status == 0);
    CHECK(desk.run({"align"}).status == 0);
    std::ofstream(desk.file("sdn.csv"));  // 0 bytes
    REQUIRE(desk.run({"lists", "import", desk.file("sdn.csv")}).status == 4);
    const Outcome outcome = desk.run({"align"});
    CHECK(outcome.status == 4);
    CHECK(contains(outcome.out, "Not compared with us-ofac-sdn: refused 2024-06-01"));
}

TEST_CASE("a brief on lists is written, is the same each time, and verifies") {
    const Desk desk;
    const Outcome made =
        desk.run({"brief", "samples/dossiers/lists.toml", "--output", desk.file("b.html")});
    REQUIRE(made.status == 0);
    CHECK(contains(made.out, "SAMPLE of 2026-02-27"));
    const std::string html = text_of(desk.file("b.html"));
    CHECK(contains(html, "only Japan"));
    CHECK_FALSE(contains(html, "WIOD"));  // nothing rests on a world
    REQUIRE(desk.run({"brief", "samples/dossiers/lists.toml", "--output", desk.file("again.html")})
                .status == 0);
    CHECK(html == text_of(desk.file("again.html")));
    const Outcome verified = desk.run({"brief", "verify", desk.file("b.html")});
    CHECK(verified.status == 0);
    CHECK(contains(verified.out, "7 of 7 checks pass"));
}

TEST_CASE("published lists of both sides are aligned in less than 20 s") {
    const std::string folder = "../shared/data/lists/";
    Desk desk;
    desk.clock = [] { return *utc_time_in("2026-11-25T12:00:00Z"); };
    for (const char* file :
         {"us_csl/consolidated_2022-04.csv.gz", "jp_meti/end_user_list_20250929_4.xlsx",
          "jp_mof/shisantouketsu20260305.xlsx"}) {
        if (!std::filesystem::exists(folder + file)) {
            MESSAGE("skipped: " << folder << file << " is not there");
            return;
        }
        REQUIRE(desk.run({"lists", "import", folder + file}).status == 0);
    }
    const auto begin = std::chrono::steady_clock::now();
    const Outcome lists = desk.run({"align", "--by", "list", "--format", "csv"});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    MESSAGE("took " << took.count() << " s");
    CHECK(lists.status == 0);
    CHECK(took.count() < 20);
    CHECK(contains(lists.out, "US-EL,JP-EUL,export,"));
    const std::string universities =
        desk.run({"align", "--kind", "export", "--country", "CHN", "--status", "both", "--top",
                  "1000", "--format", "csv"})
            .out;
    CHECK(contains(universities, "Aeronautics and Astronautics"));
    CHECK(contains(universities, "Harbin Engineering University"));
}

}  // namespace
}  // namespace entente::cli
