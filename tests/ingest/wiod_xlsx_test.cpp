#include "entente/ingest/wiod_xlsx.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"
#include "tests/ingest/zip_text.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

SourceTable read_sheet(const std::string& xml) {
    const Sheet sheet(
        "w.xlsx", "WIOT_2011", xml,
        parse_shared_strings(file_text(fixtures + "wiod/sharedStrings.xml"), "w.xlsx"));
    return read_wiod_sheet(sheet, "w.xlsx");
}

std::string refused(const std::string& from, const std::string& to) {
    const std::string xml = replaced(file_text(fixtures + "wiod/sheet1.xml"), from, to);
    return bad_data([&] { read_sheet(xml); });
}

}  // namespace

TEST_CASE("WIOD's workbook: shared and inline strings, RoW is ROW, output is printed") {
    const SourceTable source = read_wiod_xlsx(read_input(fixtures + "wiod/wiot11_row_small.xlsx"));
    check_small_world(source.table, 0);
    CHECK(source.table.economies == std::vector<std::string>{"AAA", "ROW"});
    CHECK(source.table.sectors == std::vector<std::string>{"c1", "c2"});
    CHECK(source.info.sector_names == std::vector<std::string>{"Agriculture", "Industry"});
    CHECK(source.table.published_output_musd == std::vector<double>{90, 120, 60, 200});
    CHECK(source.info.year == 2011);
    CHECK(source.info.rounding_half_width_musd == 0.5);
    CHECK(has_note(source, "row 'Value added at basic prices'"));
    CHECK(has_note(source, "its sum is 275"));
}

TEST_CASE("faults in a sheet are told with row and value") {
    CHECK(says(refused("<c r=\"F8\"><v>40</v>", "<c r=\"F8\" t=\"str\"><v>forty</v>"),
               "w.xlsx:8: column 6: 'forty' is not a number"));
    CHECK(says(refused("<c r=\"F8\"><v>40</v>", "<c r=\"F8\" t=\"e\"><v>#REF!</v>"),
               "cell F8: '#REF!' is an error value"));
    CHECK(says(refused("<c r=\"C7\" t=\"s\"><v>0</v>", "<c r=\"C7\" t=\"s\"><v>7</v>"),
               "shared string '7' is not in the workbook"));
    CHECK(says(refused("</worksheet>", ""), "cut short"));
    CHECK(says(refused("<c r=\"D9\"", "<c r=\"ZZZZ9\""), "not the place of a cell"));
}

TEST_CASE("parts that a workbook lacks or that are broken are told") {
    const auto refusal_of = [](const std::string& bytes) {
        return bad_data([&] { read_wiod_xlsx(text_file("w.xlsx", bytes)); });
    };
    CHECK(says(refusal_of("not a zip"), "w.xlsx: this is not a whole zip archive"));
    CHECK(says(refusal_of(zip_of({{"xl/workbook.xml", "<workbook/>"}})), "workbook.xml.rels"));
    CHECK(says(refusal_of(zip_of({{"xl/workbook.xml", "<workbook"},
                                  {"xl/_rels/workbook.xml.rels", "<Relationships/>"}})),
               "not well-formed XML"));
}

TEST_CASE("WIOD's sample is read in whole, and its Socio Economic Accounts are refused") {
    const std::string folder = "../shared/data/mrio_formats/wiod_mock/";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: " << folder << " is not there");
        return;
    }
    const SourceTable source = read_source({folder + "wiot09_row_sep12.xlsx"}, "auto");
    CHECK(source.info.format == "wiod");
    CHECK(source.info.year == 2009);
    CHECK(source.table.economies.size() == 6);
    CHECK(source.table.economies.back() == "ROW");
    REQUIRE(source.table.intermediate_musd.rows() == 48);
    CHECK(source.table.intermediate_musd(0, 0) == 23697.221);
    // The sheet's own sum of inputs, row r60, against the column as read.
    double inputs = 0;
    for (const double flow : source.table.intermediate_musd.col(0))
        inputs += flow;
    CHECK(inputs == doctest::Approx(126841.14172782).epsilon(1e-12));
    REQUIRE(source.table.published_output_musd.size() == 48);
    CHECK(source.table.published_output_musd[0] == 239150.176812268);
    const auto accounts = [&](const char* format) {
        return bad_data([&] { read_source({folder + "WIOD_SEA_July14.xlsx"}, format); });
    };
    CHECK(says(accounts("wiod"), "is not a WIOD table"));
    CHECK(says(accounts("auto"), "WIOD_SEA_July14.xlsx: the form is not recognised"));
}
