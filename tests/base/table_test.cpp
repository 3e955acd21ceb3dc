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
    render_text(sample(), out, 60);
    CHECK(out.str() ==
          "Japan buys.\n\n"
          "                            gross\n"
          "            face value     output\n"
          "of               share       musd\n"
          "JPN              6.0 %  1,234,567\n"
          "a \"b\", <c>                   -0.5\n"
          "\nrun: abc\n");
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
