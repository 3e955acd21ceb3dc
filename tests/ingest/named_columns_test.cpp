#include "entente/ingest/named_columns.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

using Rows = std::vector<std::vector<std::string>>;

/// The rows of a table, or its faults.
Rows rows_of(const std::string& text, Diagnostics& faults) {
    const InputFile file = text_file("t.csv", text);
    Rows rows;
    NamedColumns(file).each(faults, [&](const NamedColumns::Row& row) {
        rows.emplace_back(row.fields.begin(), row.fields.end());
    });
    return rows;
}

Rows rows_of(const std::string& text) {
    Diagnostics faults;
    const Rows rows = rows_of(text, faults);
    faults.throw_if_faulty();
    return rows;
}

std::string refused(const std::string& text) {
    return bad_data([&] { rows_of(text); });
}

}  // namespace

TEST_CASE("columns are found by name, under any of several") {
    const InputFile file = text_file("t.csv", "\xef\xbb\xbf\n# words\n b , \"a\",c\r\n1,2,3\n");
    const NamedColumns table(file);
    CHECK(table.column({"a"}) == 1);
    CHECK(table.find({"x", "b"}) == 0);
    CHECK_FALSE(table.find({"x"}).has_value());
    CHECK(table.header_line() == 3);
    CHECK(says(bad_data([&] {
                   table.column({"x", "y"});
               }),
               "t.csv:3: there is no column 'x' or 'y'; there are b, a, c"));
    Diagnostics notes;
    table.note_left_out({1}, notes);
    CHECK(to_text(notes.list().front()) == "t.csv:3: columns left out: b, c");
}

TEST_CASE("fields are read without blanks and quotation marks around them") {
    CHECK(rows_of("a,b\n 1 ,\"x, y\"\r\n\n  \n  # words\n\"\",\" z \"\n") ==
          Rows{{"1", "x, y"}, {"", " z "}});
    CHECK(rows_of("a\n\"x \"\"y\"\"\"\n") == Rows{{"x \"\"y\"\""}});
    CHECK(rows_of("a,b\n1,") == Rows{{"1", ""}});
}

TEST_CASE("lines that do not fit are faults, each with its line") {
    CHECK(says(refused("a,b\n1\n1,2,3\n"), "t.csv:2: 1 fields where the header names 2"));
    CHECK(says(refused("a,b\n1\n1,2,3\n"), "t.csv:3: more fields than the 2 columns"));
    CHECK(says(refused("a,b\n1,\"2\n"), "t.csv:2: the quotation mark before '2' is not closed"));
    CHECK(says(refused("a,b\n1,\"2\"3\n"), "or text follows where it is"));
    CHECK(says(refused("a,b\n\",\n"), "is not closed"));
    CHECK(says(refused("a,\"b\n1,2\n"), "t.csv:1: the quotation mark before 'b'"));
}

TEST_CASE("other text than a CSV is told from one") {
    CHECK(says(refused(""), "t.csv: there is no line that names the columns"));
    CHECK(says(refused("\xef\xbb\xbf\n \n#\n"), "there is no line that names the columns"));
    CHECK(says(refused(std::string("\xff\xfe"
                                   "a\0,\0",
                                   6)),
               "t.csv: the text is UTF-16; save it as UTF-8"));
    const InputFile semicolons = text_file("t.csv", "sector;theta\n1;2\n");
    CHECK(says(bad_data([&] { NamedColumns(semicolons).column({"sector"}); }),
               "Columns are separated by commas"));
}

TEST_CASE("a line without end costs a short message and no memory") {
    constexpr std::size_t megabytes = 32UL << 20U;
    const std::string refused_header = refused(std::string(megabytes, 'x') + "\n");
    CHECK(says(refused_header, "t.csv:1: a field of 33554432 bytes, 'xxx"));
    CHECK(refused_header.size() < 300);
    const std::string many = refused(std::string(megabytes, ',') + "\n");
    CHECK(says(many, "t.csv:1: the line names more than 1000 columns"));
    CHECK(says(refused("a,b\n1,2\n" + std::string(megabytes, ',')), "t.csv:3: more fields"));
    const std::string field = refused("a,b\n1,\"" + std::string(megabytes, 'x') + "\"\n");
    CHECK(says(field, "t.csv:2: a field of 33554432 bytes"));
    CHECK(field.size() < 300);
    std::string names;
    for (int k = 0; k < 900; ++k)
        names += "column" + std::to_string(k) + ",";
    const InputFile wide = text_file("t.csv", names + "last\n");
    CHECK(bad_data([&] { NamedColumns(wide).column({"sector"}); }).size() < 400);
}
