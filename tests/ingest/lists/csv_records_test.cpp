#include "entente/ingest/lists/csv_records.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

using Fields = std::vector<std::string>;

struct Seen {
    std::vector<Fields> records;
    std::vector<std::size_t> lines;
    Diagnostics faults;
};

Seen read(std::string_view text, char separator = ',', std::size_t columns = 0) {
    Seen seen;
    CsvRecords records(text, "a.csv", separator, columns);
    while (records.next(seen.faults)) {
        seen.records.emplace_back(records.fields().begin(), records.fields().end());
        seen.lines.push_back(records.line());
    }
    return seen;
}

}  // namespace

TEST_CASE("records have the line on which they start, also after a field of several lines") {
    const Seen seen = read(
        "\xef\xbb\xbf"
        "a,\"b\r\nc\",d\r\n\r\n\"say \"\"so\"\"\",,\n\"\"\nlast,x");
    CHECK(seen.records ==
          std::vector<Fields>{{"a", "b\r\nc", "d"}, {"say \"so\"", "", ""}, {""}, {"last", "x"}});
    CHECK(seen.lines == std::vector<std::size_t>{1, 4, 5, 6});
    CHECK(seen.faults.faults() == 0);
}

TEST_CASE("tabs separate where asked for, and commas are then text") {
    CHECK(read("\"a,b\"\tc\n", '\t').records == std::vector<Fields>{{"a,b", "c"}});
}

TEST_CASE("a quotation mark that is not closed is a fault with its line") {
    const Seen seen = read("a,b\nc,\"d\ne,f\n");
    CHECK(seen.records.size() == 1);
    REQUIRE(seen.faults.faults() == 1);
    CHECK(seen.faults.list()[0].line == 2);
}

TEST_CASE("text after a closing quotation mark is a fault and the next record is read") {
    const Seen seen = read("\"a\"b,c\nd,e\n");
    CHECK(seen.records == std::vector<Fields>{{"d", "e"}});
    REQUIRE(seen.faults.faults() == 1);
    CHECK(to_text(seen.faults.list()[0]) ==
          "a.csv:1: text follows the closing quotation mark of 'a': 'b'; marks inside a field must "
          "be doubled");
}

TEST_CASE("another number of columns is a fault with the line") {
    const Seen seen = read("a,b\nc\n", ',', 2);
    REQUIRE(seen.faults.faults() == 1);
    CHECK(seen.faults.list()[0].line == 2);
}

TEST_CASE(
    "columns are found by name in any case of letters; a missing one is told with those there") {
    NamedRecords table("Name, End Date\n x ,2020\n", "t.csv");
    Diagnostics faults;
    REQUIRE(table.next(faults));
    CHECK(table.field(table.column("name")) == "x");
    CHECK(table.field(table.column("end date")) == "2020");
    CHECK(table.others({"Name"}) == "'end date'");
    CHECK_THROWS_WITH_AS(table.column("alias"),
                         "t.csv:1: there is no column 'alias'; there are 'name', 'end date'. Has "
                         "the publisher changed the form?",
                         Error);
    CHECK_THROWS_AS(NamedRecords("a,A\n", "t.csv"), Error);
    CHECK_THROWS_AS(NamedRecords("\n", "t.csv"), Error);
}

TEST_CASE("bytes that are no UTF-8 and control characters are faults with their lines") {
    Diagnostics faults;
    check_characters("a\nb\x01\nc\xe9 d\n", "t.csv", faults);
    REQUIRE(faults.faults() == 2);
    CHECK(faults.list()[0].line == 3);
    CHECK(faults.list()[1].line == 2);
}
