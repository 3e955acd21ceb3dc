#include "entente/ingest/tariff_csv.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const std::string labels = "sector,importer,exporter,";

data::TariffTable read(const std::string& text, const std::string& column = "") {
    return read_tariffs_csv(text_file("t.csv", text), column);
}

std::string refused(const std::string& text, const std::string& column = "") {
    return bad_data([&] { read(text, column); });
}

/// Who can repair it, and the message.
std::pair<ErrorKind, std::string> error_of(const std::string& text, const std::string& column) {
    try {
        read(text, column);
    } catch (const Error& error) {
        return {error.kind(), error.what()};
    }
    return {ErrorKind::NotComputed, "was read"};
}

}  // namespace

TEST_CASE("duties come in per cent with sector, importer, exporter and line") {
    const auto table = read("# words\nduty,exporter,importer,sector\r\n7.5,CHN,USA,c14\r\n");
    REQUIRE(table.rows.size() == 1);
    CHECK(table.file == "t.csv");
    CHECK(table.column == "duty");
    CHECK(table.rows[0].sector == "c14");
    CHECK(table.rows[0].importer == "USA");
    CHECK(table.rows[0].exporter == "CHN");
    CHECK(table.rows[0].per_cent == 7.5);
    CHECK(table.rows[0].line == 3);
}

TEST_CASE("one of several columns is named; an empty cell states nothing") {
    const std::string text = labels + "then,now\n1,AAA,BBB,5,\n1,BBB,AAA,6,7\n";
    CHECK(read(text, "then").rows.size() == 2);
    REQUIRE(read(text, "now").rows.size() == 1);
    CHECK(read(text, "now").rows[0].per_cent == 7);
    CHECK(read(labels + "\"a, b\"\n1,AAA,BBB,5\n").rows[0].per_cent == 5);
}

TEST_CASE("a column that has to be named, or is not there, or holds labels, is the caller's") {
    const std::string text = labels + "then,now\n1,AAA,BBB,5,6\n";
    const auto [several, which] = error_of(text, "");
    CHECK(several == ErrorKind::InvalidInput);
    CHECK(says(which,
               "t.csv:1: say which column holds the duties in per cent; there are sector, "
               "importer, exporter, then, now"));
    for (const char* name : {"later", "sector", "importer", "exporter", "Then"}) {
        const auto [absent, there] = error_of(text, name);
        CHECK(absent == ErrorKind::NotFound);
        CHECK(says(there, "t.csv:1: there is no column of duties '" + std::string(name) + "'"));
    }
}

TEST_CASE("a duty that is none is told with line and value") {
    for (const char* duty : {"-100", "-250", "-1e300"})
        CHECK(says(refused(labels + "d\n1,AAA,BBB," + duty + "\n"),
                   "t.csv:2: a duty of " + std::string(duty) + " % leaves nothing to pay"));
    CHECK(says(refused(labels + "d\n1,AAA,BBB,2190315\n"),
               "a duty of 2190315 % is no duty; it must be at most 100000 %. Is this the column"));
    for (const char* duty : {"nan", "inf", "1e400", "5%", "free"})
        CHECK(says(refused(labels + "d\n1,AAA,BBB," + duty + "\n"),
                   "t.csv:2: d: '" + std::string(duty) + "' is not a number"));
    CHECK(says(refused(labels + "d\n1,AAA,AAA,5\n"),
               "t.csv:2: a duty of 5 % of 'AAA' on itself; leave the line out"));
    CHECK(read(labels + "d\n1,AAA,AAA,0\n1,AAA,BBB,-99.5\n").rows.size() == 2);
}

TEST_CASE("a flow that is listed twice is refused with both lines") {
    CHECK(says(refused(labels + "d\n1,AAA,BBB,5\n2,AAA,BBB,5\n1,AAA,BBB,5\n"),
               "t.csv:4: sector '1' from 'BBB' to 'AAA' is listed in line 2 already; keep one"));
}

TEST_CASE("a table without lines, columns or duties is refused") {
    CHECK(says(refused(labels + "d\n"), "t.csv: no line gives a duty"));
    CHECK(says(refused(labels + "d\n1,AAA,BBB,\n"), "t.csv: no line gives a duty"));
    CHECK(
        says(refused("sector,importer,exporter\n1,AAA,BBB\n"), "t.csv:1: there is no column of d"));
    CHECK(says(refused("sector,importer,from,d\n1,AAA,BBB,5\n"),
               "t.csv:1: there is no column 'exporter'; there are sector, importer, from, d"));
    CHECK_THROWS_WITH_AS(read_tariffs_csv(std::filesystem::path("nowhere.csv"), ""),
                         doctest::Contains("cannot open 'nowhere.csv'"), Error);
}
