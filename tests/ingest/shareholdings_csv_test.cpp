#include "entente/ingest/shareholdings_csv.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::ingest {
namespace {

using data::whole_share;

constexpr data::ShareUnits per_cent = whole_share / 100;

InputFile file_of(std::string_view text) {
    return {.name = "h.csv", .bytes = text, .origin = {}, .storage = {}};
}

data::ShareholdingTable read(std::string_view text) {
    return read_shareholdings_csv(file_of(text));
}

std::string refusal(std::string_view text) {
    try {
        read(text);
    } catch (const Error& error) {
        return error.what();
    }
    return "taken";
}

void check_refused(std::string_view text, std::string_view part) {
    const std::string said = refusal(text);
    CAPTURE(said);
    CHECK(said.find(part) != std::string::npos);
}

/// The one range of a file with the one share `cell` in a column of per cent.
data::ShareRange range_in_per_cent(const std::string& cell) {
    const std::string text = "owner,owned,share_pct\nA,B," + cell + "\n";
    return read(text).rows.at(0).share;
}

TEST_CASE("shares are read exactly, in whatever way they are written") {
    const auto is = [](const std::string& cell, data::ShareUnits low, data::ShareUnits high) {
        CAPTURE(cell);
        const data::ShareRange range = range_in_per_cent(cell);
        CHECK(range.low == low);
        CHECK(range.high == high);
    };
    is("50", 50 * per_cent, 50 * per_cent);
    is("33.34 %", 3334 * per_cent / 100, 3334 * per_cent / 100);
    is("0.1", per_cent / 10, per_cent / 10);
    is("25-50", 25 * per_cent, 50 * per_cent);
    is("25 % – 50 %", 25 * per_cent, 50 * per_cent);
    is(">50", 50 * per_cent + 1, whole_share);
    is(">= 50 %", 50 * per_cent, whole_share);
    is("<25", 0, 25 * per_cent - 1);
    is("≤25%", 0, 25 * per_cent);
    is("minority", 1, 50 * per_cent - 1);
    is("Majority", 50 * per_cent + 1, whole_share);
    for (const char* cell : {"", "?", "unknown", "N/A"}) {
        is(cell, 0, whole_share);
        CHECK(range_in_per_cent(cell).unknown);
    }
}

TEST_CASE("the unit of a file is decided by all of it, or the file is refused") {
    CHECK(read("owner,owned,share\nA,B,0.5\nC,B,0.25\n").rows[0].share.low == whole_share / 2);
    CHECK(read("owner,owned,share\nA,B,1\nA,C,0.5\n").rows[0].share.low == whole_share);
    CHECK(read("owner,owned,share\nA,B,50\nC,B,25\n").rows[0].share.low == whole_share / 2);
    CHECK(read("owner,owned,share\nA,B,50 %\nC,B,0.5 %\n").rows[1].share.low == per_cent / 2);
    CHECK(read("owner,owned,share_pct\nA,B,0.5\n").rows[0].share.low == per_cent / 2);
    CHECK(read("owner,owned,share_fraction\nA,B,1\n").rows[0].share.low == whole_share);
    check_refused("owner,owned,share\nA,B,50\nC,B,0.5\n", "h.csv:3: a number between 0 and 1");
    check_refused("owner,owned,share\nA,B,50 %\nC,B,0.5\n", "name the column share_pct");
    check_refused("owner,owned,share\nA,B,1\nC,D,1\n", "is 1 all of a company or 1 %?");
    check_refused("owner,owned,share\nA,B,40 %\nC,D,1\n", "a bare 1");
}

TEST_CASE("bounds in columns of their own narrow the share") {
    const auto table = read("owner,owned,share_low,share_high\nA,B,20,60\nC,B,?,30\n");
    CHECK(table.rows[0].share == data::ShareRange{20 * per_cent, 60 * per_cent, false});
    CHECK(table.rows[1].share == data::ShareRange{0, 30 * per_cent, false});
    check_refused("owner,owned,share_low,share_high\nA,B,60,20\n", "bounds contradict");
}

TEST_CASE("what cannot be is refused with file and line") {
    check_refused("owner,owned,share_pct\nA,B,101\n", "h.csv:2: the share is not between");
    check_refused("owner,owned,share_pct\nA,B,-1\n", "h.csv:2: '-1' is no share");
    check_refused("owner,owned,share_pct\nA,B,half\n", "h.csv:2: 'half' is no share");
    check_refused("owner,owned,share_pct\nA,A,100\n", "h.csv:2: 'A' owns itself whole");
    check_refused("owner,owned,share_pct\nA,B,60\nC,B,41\n",
                  "h.csv:3: with this line 101 % of 'B' are owned at a time");
    check_refused("owner,owned,share_pct\nA,B,60\na.,B,30\n", "h.csv:3: this contradicts line 2");
    check_refused("owner,owned,share_pct\n,B,60\n", "has no name");
    check_refused("owner,owned,share_pct\nA\x1b[2J,B,60\n", "U+001B");
    check_refused("owner,owned,share_pct\nA,B\n", "h.csv:2");
    check_refused("owner,owned\nA,B\n", "share");
    check_refused("owner,owned,share_pct\n", "no shareholdings");
    check_refused("owner,owned,share_pct,kind\nA,B,60,trust\n", "none of direct and control");
    check_refused("owner,owned,share_pct,from\nA,B,60,2024-02-30\n", "is no day");
    check_refused("owner,owned,share_pct,from,until\nA,B,60,2024-02-02,2024-02-02\n", "ends on");
}

TEST_CASE(
    "rounded shares may add up to 100.5 %, lines may repeat, holdings may follow each other") {
    CHECK(read("owner,owned,share_pct\nA,B,50.3\nC,B,50.2\n").rows.size() == 2);
    const auto repeated = read("owner,owned,share_pct\nA,B,50\nA,B,50\n");
    CHECK(repeated.rows.size() == 1);
    CHECK(repeated.notes.list().size() == 1);
    const auto following = read(
        "owner,owned,share_pct,from,until\nA,B,100,,2024-01-01\nC,B,100,2024-01-01,\n"
        "A,D,10,,2024-01-01\nA,D,20,2024-01-01,\n");
    CHECK(following.rows.size() == 4);
    check_refused("owner,owned,share_pct,from,until\nA,B,100,,2024-01-02\nC,B,100,2024-01-01,\n",
                  "200 % of 'B'");
}

TEST_CASE("shares are told in words") {
    CHECK(data::share_text(whole_share / 2) == "50 %");
    CHECK(data::share_text(3334 * per_cent / 100) == "33.34 %");
    CHECK(data::range_text({1, whole_share / 2 - 1, false}) == "above 0 % to below 50 %");
    CHECK(data::share_text(0) == "0 %");
}

TEST_CASE("listed owners are read with their lists") {
    const auto owners = read_listed_owners_csv(
        file_of("name,list,since,programme,score\nA,US-SDN,2022-04-06,P,0.91\nB,,,,\n"));
    REQUIRE(owners.size() == 2);
    CHECK(owners[0].list == "US-SDN");
    CHECK(owners[0].score == 0.91);
    CHECK_FALSE(owners[1].since.has_value());
    for (const auto& [text, part] :
         {std::pair("name,list\nA,XX\n", "h.csv:2: 'XX' is no list"),
          std::pair("name,since\nA,soon\n", "is no day"),
          std::pair("name,score\nA,2\n", "no score"), std::pair("who\nA\n", "name")}) {
        std::string said;
        try {
            read_listed_owners_csv(file_of(text));
        } catch (const Error& error) {
            said = error.what();
        }
        CHECK(said.find(part) != std::string::npos);
    }
}

}  // namespace
}  // namespace entente::ingest
