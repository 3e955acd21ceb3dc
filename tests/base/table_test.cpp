#include "entente/base/table.hpp"

#include <sstream>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente {
namespace {

Table sample() {
    Table table({{"of", ColumnKind::Text, "buyer"},
                 {"face_value_share", ColumnKind::Share, "direct"},
                 {"gross_output_musd", ColumnKind::Musd, "x"}});
    table.add({"JPN", 0.0601, 1234567.25});
    table.add({"a \"b\", <c>", {}, -0.5});
    table.sentences = {"Japan buys."};
    table.provenance = {{"run", "abc"}};
    return table;
}

TEST_CASE("people see rounded numbers with units") {
    CHECK(display(0.0601, ColumnKind::Share) == "6.0 %");
    CHECK(display(-1234567.0, ColumnKind::Musd) == "-1,234,567");
    CHECK(display(-0.0224, ColumnKind::PerCent) == "-0.022 %");
    CHECK(display(std::int64_t{1435}, ColumnKind::Count) == "1,435");
    CHECK(display({}, ColumnKind::Share).empty());
}

TEST_CASE("CSV carries every digit and quotes what needs it") {
    std::ostringstream out;
    render_csv(sample(), out);
    CHECK(out.str() ==
          "of,face_value_share,gross_output_musd\n"
          "JPN,0.0601,1234567.25\n"
          "\"a \"\"b\"\", <c>\",,-0.5\n");
}

TEST_CASE("text is aligned, with the sentence first and the source last") {
    std::ostringstream out;
    render_text(sample(), out, {.text = 60, .table = 60});
    CHECK(out.str() ==
          "Japan buys.\n\n"
          "                            gross\n"
          "            face value     output\n"
          "of               share       musd\n"
          "JPN              6.0 %  1,234,567\n"
          "a \"b\", <c>                   -0.5\n"
          "\nrun: abc\n");
}

Table text_table(const std::vector<std::string>& names) {
    std::vector<Column> columns;
    for (const std::string& name : names)
        columns.push_back({name, ColumnKind::Text, ""});
    return Table(columns);
}

TEST_CASE("a spreadsheet finds no formula in the words of a CSV file") {
    Table table({{"text", ColumnKind::Text, ""}, {"n", ColumnKind::Number, ""}});
    table.add({"=HYPERLINK(1)", -0.5});
    table.add({"+1+cmd|x", 1.0});
    table.add({"-12.5", 1.0});
    table.add({"- a, b", 1.0});
    std::ostringstream out;
    render_csv(table, out);
    CHECK(out.str() == "text,n\n'=HYPERLINK(1),-0.5\n'+1+cmd|x,1\n-12.5,1\n\"'- a, b\",1\n");
}

std::string text_of(const Table& table, TextWidths widths = {}) {
    std::ostringstream out;
    render_text(table, out, widths);
    return out.str();
}

TEST_CASE("what rounds to nothing has no sign") {
    CHECK(display(-0.00001, ColumnKind::PerCent) == "0.000 %");
    CHECK(display(0.0, ColumnKind::PerCent) == "0.000 %");
    CHECK(display(-0.001, ColumnKind::PerCent) == "-0.001 %");
    CHECK(display(-0.00001, ColumnKind::Share) == "0.0 %");
    CHECK(display(-0.01, ColumnKind::Musd) == "0.0");
    CHECK(display(-1e-9, ColumnKind::Number) == "-1e-09");
}

TEST_CASE("a wide table is cut into strips that begin with its first column") {
    Table table = text_table({"of", "first", "second", "third"});
    table.add({"JPN", "aaaaaaaaaa", "bbbbbbbbbb", "cccccccccc"});
    CHECK(text_of(table, {.text = 34, .table = 34}) ==
          "of      first       second\n"
          "JPN     aaaaaaaaaa  bbbbbbbbbb\n"
          "\n"
          "of      third\n"
          "JPN     cccccccccc\n");
}

TEST_CASE("strips are led by as many columns as tell the rows apart") {
    Table table = text_table({"of", "agency", "said", "because"});
    table.add({"b1", "METI", "aaaaaaaaaa", "bbbbbbbbbb"});
    table.add({"b1", "MOFA", "aaaaaaaaaa", "bbbbbbbbbb"});
    CHECK(text_of(table, {.text = 30, .table = 30}) ==
          "of      agency  said\n"
          "b1      METI    aaaaaaaaaa\n"
          "b1      MOFA    aaaaaaaaaa\n"
          "\n"
          "of      agency  because\n"
          "b1      METI    bbbbbbbbbb\n"
          "b1      MOFA    bbbbbbbbbb\n");
}

TEST_CASE("a text column with line breaks or long lines ends its strip and keeps its place") {
    Table table = text_table({"of", "said", "by"});
    table.add({"J-1", "one two three four five six seven\neight", "METI"});
    CHECK(text_of(table, {.text = 40, .table = 40}) ==
          "of      said\n"
          "J-1     one two three four five six\n"
          "        seven\n"
          "        eight\n"
          "\n"
          "of      by\n"
          "J-1     METI\n");
}

TEST_CASE("control characters are shown and not sent, wide ones take two columns") {
    Table table({{"name", ColumnKind::Text, ""}, {"n", ColumnKind::Count, ""}});
    table.sentences.emplace_back("a\x1b[2Jb");
    table.add({"日本語、", std::int64_t{1}});
    table.add({"e\u202Ee", std::int64_t{2}});
    const std::string text = text_of(table);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.starts_with("a<U+001B>[2Jb\n"));
    CHECK(text.find("日本語、         1\n") != std::string::npos);
    CHECK(text.find("e<U+202E>e       2\n") != std::string::npos);
}

TEST_CASE("HTML is escaped and keeps the full value") {
    std::ostringstream out;
    render_html(sample(), out);
    CHECK(out.str().find("a &quot;b&quot;, &lt;c&gt;") != std::string::npos);
    CHECK(out.str().find("title=\"1234567.25\">1,234,567<") != std::string::npos);
}

TEST_CASE("JSON rows are objects, an empty cell is null") {
    std::ostringstream out;
    render_json(sample(), out);
    CHECK(out.str().find("\"face_value_share\": null") != std::string::npos);
    CHECK(out.str().find("\"run\": \"abc\"") != std::string::npos);
}

TEST_CASE("an unknown format is the caller's mistake") {
    CHECK_THROWS_AS(table_format_named("xml"), Error);
}

}  // namespace
}  // namespace entente
