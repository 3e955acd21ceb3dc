#include "entente/ingest/gloria.hpp"

#include <filesystem>
#include <map>
#include <utility>

#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/number_block.hpp"
#include "tests/ingest/source_texts.hpp"
#include "tests/ingest/zip_text.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

std::string sheet(const std::vector<std::vector<std::string>>& rows) {
    std::string xml = "<worksheet><sheetData>";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        xml += "<row r=\"" + std::to_string(r + 1) + "\">";
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            xml += "<c r=\"" + std::string(1, static_cast<char>('A' + c)) + std::to_string(r + 1) +
                   "\" t=\"inlineStr\"><is><t>" + rows[r][c] + "</t></is></c>";
        xml += "</row>";
    }
    return xml + "</sheetData></worksheet>";
}

std::string readme(const std::string& second_region = "BLA") {
    return workbook(
        {{"Regions", sheet({{"Lfd_Nr", "Region_acronyms", "Region_names"},
                            {"1", "ALA", "Aland"},
                            {"2", second_region, "Bland"}})},
         {"Sectors", sheet({{"Lfd_Nr", "Sector_names"}, {"1", "Farming &amp; fish"}})},
         {"Value added and final demand",
          sheet({{"Lfd_Nr", "Value_added_names", "Final_demand_names"},
                 {"1", "Wages D.1", "Household final consumption P.3h"},
                 {"2", "Taxes D.29", "Government final consumption P.3g"}})},
         {"Satellites", sheet({{"Lfd_Nr", "Sat_head_indicator", "Sat_indicator", "Sat_unit"},
                               {"1", "Energy", "'coal'", "TJ"}})}});
}

const std::string start = "20230101_120secMother_AllCountries_002_";
const std::string end = "-Results_2020_057_Markup001(full).csv";

/// Two regions of one industry and one product.
std::vector<InputFile> small_folder() {
    return {
        text_file(start + "T" + end, "0,1000,0,0\n200,0,300,0\n0,0,0,3000\n400,0,500,0\n"),
        text_file(start + "Y" + end, "0,0,0,0\n1,2,3,4\n0,0,0,0\n5,6,7,8\n"),
        text_file(start + "V" + end, "1000,0,0,0\n2000,0,0,0\n0,0,3000,0\n0,0,4000,0\n"),
        text_file(start + "TQ" + end, "11,0,12,0\n"),
        text_file(start + "YQ" + end, "1,2,3,4\n"),
        text_file(start + "T-Results_2020_057_Markup002(full).csv", "0,1\n"),
        text_file("GLORIA_ReadMe_057.xlsx", readme()),
    };
}

std::string refused(const std::vector<InputFile>& files) {
    return refusal(read_gloria, files);
}

std::string refused(const std::string& ending, const std::string& text) {
    return refused(with(small_folder(), ending, text));
}

}  // namespace

TEST_CASE("GLORIA's industries and products become sectors in million USD") {
    const SourceTable source = read_gloria(small_folder());
    const data::IoTableData& table = source.table;
    CHECK(table.economies == std::vector<std::string>{"ALA", "BLA"});
    CHECK(table.sectors == std::vector<std::string>{"i1", "p1"});
    CHECK(source.info.sector_names ==
          std::vector<std::string>{"Farming & fish (industry)", "Farming & fish (product)"});
    CHECK(table.final_demand_categories == std::vector<std::string>{"HFCE", "GGFC"});
    REQUIRE(table.intermediate_musd.rows() == 4);
    CHECK(table.intermediate_musd(0, 1) == 1.0);  // ALA's industry supplies ALA's product
    CHECK(table.intermediate_musd(1, 2) == 0.3);  // which goes into BLA's industry
    CHECK(table.final_demand_musd(3, 2) == doctest::Approx(0.007));
    CHECK(source.info.year == 2020);
    CHECK(source.info.format == "gloria");
    CHECK(has_note(source, "supply and use table"));
    CHECK(has_note(source, "divided by 1000"));
}

TEST_CASE("GLORIA's accounts are kept; value added, markups and the rest are noted") {
    const SourceTable source = read_gloria(small_folder());
    REQUIRE(source.satellites.size() == 1);
    CHECK(source.satellites[0].name == "coal");
    CHECK(source.satellites[0].unit == "TJ");
    CHECK(source.satellites[0].values == std::vector<double>{11, 0, 12, 0});
    CHECK(has_note(source,
                   "'BLA, Taxes D.29' is value added, which follows from output less "
                   "inputs; its sum is 4"));
    CHECK(has_note(source, "'coal' is an account of final demand and is left out; its sum is 10"));
    CHECK(has_note(source, "Markup002(full).csv"));
}

TEST_CASE("a faulty GLORIA folder is refused with file, line and value") {
    CHECK(says(refused("_T" + end, "0,x,0,0\n200,0,300,0\n0,0,0,3000\n400,0,500,0\n"),
               "Markup001(full).csv:1: field 2: 'x' is not a number"));
    CHECK(says(refused("_T" + end, "0,inf,0,0\n200,0,300,0\n0,0,0,3000\n400,0,500,0\n"), "'inf'"));
    CHECK(says(refused("_T" + end, "0,1\n"), "T-Results_2020_057_Markup001(full).csv"));
    CHECK(says(refused("_Y" + end, "0,0,0,0\n1,2,3,4\n0,0,0,0,9\n5,6,7,8\n"),
               "Y-Results_2020_057_Markup001(full).csv:3"));
    CHECK(says(refused("057.xlsx", readme("ALA")), "'ALA', 'i1' occurs twice"));
    CHECK(says(refused("057.xlsx", "text"), "GLORIA_ReadMe"));
    CHECK(says(refused("TQ" + end, "1,2,3,4\n5,6,7,8\n"), "TQ-Results_2020_057"));
    CHECK(says(refused("057.xlsx", workbook({{"Regions", sheet({{"a"}})}})), "'Region_acronyms'"));
    auto files = small_folder();
    files[1].name = start + "Y-Results_2019_057_Markup001(full).csv";
    CHECK(says(refused(files), "2019"));
    files = small_folder();
    files.pop_back();
    CHECK(says(refused(files), "ReadMe"));
}

TEST_CASE("a GLORIA folder is recognised, and other folders are not taken for one") {
    CHECK(looks_like_gloria(small_folder()));
    CHECK_FALSE(looks_like_gloria({text_file("a_T-Results_.csv", "region,sector\n")}));
    CHECK_FALSE(looks_like_gloria({text_file("T.csv", "1,2\n")}));
}

TEST_CASE("the sample in GLORIA's layout is read in whole") {
    const std::string folder = "../shared/data/mrio_formats/gloria_mock";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: " << folder << " is not there");
        return;
    }
    const SourceTable source = read_source({folder}, "auto");
    CHECK(source.info.format == "gloria");
    CHECK(source.info.year == 2022);
    CHECK(source.table.economies == std::vector<std::string>{"AUS", "AUT", "AZE"});
    CHECK(source.table.sectors == std::vector<std::string>{"i1", "i2", "i3", "p1", "p2", "p3"});
    CHECK(source.info.sector_names[1] == "Fishing (industry)");
    CHECK(source.satellites.size() == 5);
    REQUIRE(source.table.intermediate_musd.rows() == 18);
    CHECK(source.table.intermediate_musd(0, 3) == doctest::Approx(5295.1));
    CHECK(source.table.intermediate_musd(3, 0) == doctest::Approx(1386.4));
    CHECK(source.table.final_demand_musd(4, 1) == doctest::Approx(0.68339));
    // Every number of the file, added up without the reader.
    for (const InputFile& file : read_inputs({folder})) {
        if (file.name.find("_T-Results_2022_059_Markup001") == std::string::npos)
            continue;
        double sum = 0;
        std::size_t count = 0;
        Lines lines(file.bytes);
        std::string_view line;
        while (lines.next(line))
            for (const std::string& field : split_fields(line, ',')) {
                sum += std::stod(field);
                ++count;
            }
        double ours = 0;
        for (std::size_t j = 0; j < 18; ++j)
            for (const double value : source.table.intermediate_musd.col(j))
                ours += value;
        CHECK(count == 324);
        CHECK(ours * 1000 == doctest::Approx(sum).epsilon(1e-13));
        MESSAGE("324 numbers, sum " << sum << " thousand USD in the file, " << ours
                                    << " million USD in the table");
    }
    for (const Diagnostic& note : source.notes.list())
        CHECK(to_text(note).find("industry to industry") == std::string::npos);
}
