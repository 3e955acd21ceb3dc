#include "entente/ingest/eora.hpp"

#include <cmath>
#include <filesystem>
#include <numeric>

#include <doctest/doctest.h>

#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/readers.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

/// Two economies of two sectors, and statistical discrepancies with one.
std::vector<InputFile> small_folder() {
    const std::string sector_lines =
        "Aland\tALA\tIndustries\tFarming\t\nAland\tALA\tIndustries\tMetal work\t\n"
        "Bland\tBLA\tIndustries\tFarming\t\nBland\tBLA\tIndustries\tMetal work\t\n"
        "Statistical Discrepancies\tROW\tTotal\tTotal\t\n";
    const std::string demand_lines =
        "Aland\tALA\tFinal demand\tHousehold final consumption P.3h\t\n"
        "Bland\tBLA\tFinal demand\tHousehold final consumption P.3h\t\n";
    return {
        text_file("x/Eora26_2015_bp_T.txt",
                  "1000\t2000\t0\t0\t10\t\n500\t0\t250\t0\t0\t\n0\t0\t100\t200\t0\t\n"
                  "0\t300\t0\t400\t0\t\n7\t0\t0\t-9\t0\t\n"),
        text_file("x/Eora26_2015_bp_FD.txt", "4000\t1\n5000\t2\n6\t6000\n0\t7000\n0\t8\n"),
        text_file("x/Eora26_2015_bp_VA.txt", "100\t200\t300\t400\t500\n1\t2\t3\t4\t5\n"),
        text_file("x/Eora26_2015_bp_Q.txt", "1\t2\t3\t4\t5\n10\t20\t30\t40\t50\n"),
        text_file("x/Eora26_2015_bp_QY.txt", "1\t2\n3\t4\n"),
        text_file("x/labels_T.txt", sector_lines),
        text_file("x/labels_FD.txt", demand_lines),
        text_file("x/labels_VA.txt", "Primary Inputs\tWages\t\nPrimary Inputs\tTaxes\t\n"),
        text_file("x/labels_Q.txt", "CO2 (kt)\tcoal\t\nCO2 (kt)\toil\t\n"),
    };
}

std::string refused(const std::vector<InputFile>& files) {
    return refusal(read_eora, files);
}

std::string refused(const std::string& ending, const std::string& text) {
    return refused(with(small_folder(), ending, text));
}

}  // namespace

TEST_CASE("Eora's thousand USD become million USD in their places") {
    const SourceTable source = read_eora(small_folder());
    const data::IoTableData& table = source.table;
    CHECK(table.economies == std::vector<std::string>{"ALA", "BLA"});
    CHECK(table.sectors == std::vector<std::string>{"s1", "s2"});
    CHECK(source.info.sector_names == std::vector<std::string>{"Farming", "Metal work"});
    CHECK(table.final_demand_categories == std::vector<std::string>{"HFCE"});
    REQUIRE(table.intermediate_musd.rows() == 4);
    CHECK(table.intermediate_musd(0, 1) == 2.0);   // ALA farming to ALA metal work
    CHECK(table.intermediate_musd(1, 2) == 0.25);  // ALA metal work to BLA farming
    CHECK(table.intermediate_musd(3, 3) == 0.4);
    CHECK(table.final_demand_musd(2, 1) == 6.0);
    CHECK(table.final_demand_musd.cols() == 2);
    CHECK(source.info.year == 2015);
    CHECK(source.info.format == "eora");
    CHECK(has_note(source, "divided by 1000"));
}

TEST_CASE("Eora's statistical discrepancies are told with their sums") {
    const SourceTable source = read_eora(small_folder());
    CHECK(has_note(source,
                   "T.txt: row 5 is a statistical discrepancy and is left out; its sum is "
                   "-0.002 million USD"));
    CHECK(has_note(source,
                   "T.txt: column 5 is a statistical discrepancy and is left out; its sum "
                   "is 0.01 million USD"));
    CHECK(has_note(source,
                   "FD.txt: row 5 is a statistical discrepancy and is left out; its sum "
                   "is 0.008 million USD"));
}

TEST_CASE("Eora's accounts are kept, value added and accounts of final demand are noted") {
    const SourceTable source = read_eora(small_folder());
    REQUIRE(source.satellites.size() == 2);
    CHECK(source.satellites[1].name == "CO2 (kt), oil");
    CHECK(source.satellites[1].values == std::vector<double>{10, 20, 30, 40});
    CHECK(has_note(source,
                   "Wages' is value added, which follows from output less inputs; its sum "
                   "is 1.5"));
    CHECK(has_note(source,
                   "'CO2 (kt), oil' is an account of final demand and is left out; its sum "
                   "is 7"));
}

TEST_CASE("a faulty Eora folder is refused with file, line and value") {
    CHECK(says(refused("_bp_T.txt",
                       "1\t2\tn/a\t4\t5\n1\t2\t3\t4\t5\n1\t2\t3\t4\t5\n1\t2\t3\t4\t5\n"
                       "1\t2\t3\t4\t5\n"),
               "Eora26_2015_bp_T.txt:1: field 3: 'n/a' is not a number"));
    CHECK(says(refused("_bp_T.txt", "1\t2\t3\t4\t5\n"), "Eora26_2015_bp_T.txt"));
    CHECK(says(refused("_bp_FD.txt", "nan\t1\n1\t1\n1\t1\n1\t1\n1\t1\n"), "'nan'"));
    CHECK(says(refused("labels_T.txt", "Aland\tALA\n"), "labels_T.txt:1"));
    CHECK(says(refused("labels_FD.txt", "Cland\tCLA\tFinal demand\tHouseholds\n"), "'CLA'"));
    CHECK(says(refused("labels_Q.txt", "CO2\tcoal\n"), "Eora26_2015_bp_Q.txt:2"));
    CHECK(says(refused("labels_T.txt", "A\tALA\tI\tF\nA\tALA\tI\tF\n"),
               "labels_T.txt:2: 'ALA', 'F' occurs twice"));
}

TEST_CASE("files of other years and missing files of Eora are refused") {
    auto files = small_folder();
    files[1].name = "x/Eora26_2014_bp_FD.txt";
    CHECK(says(refused(files), "x/Eora26_2014_bp_FD.txt of 2014"));
    files = small_folder();
    files.push_back(text_file("Eora26_2014_bp_T.txt", "1\t1\n"));
    CHECK(says(refused(files), "give the files of one year"));
    files = small_folder();
    files.erase(files.begin() + 6);
    CHECK(says(refused(files), "labels_FD.txt"));
}

TEST_CASE("labels that ask for far more than the file has are refused before memory is taken") {
    std::string labels;
    for (int k = 0; k < 3000; ++k)
        labels += "N\tE" + std::to_string(k) + "\tI\tS" + std::to_string(k) + "\n";
    CHECK(says(refused("labels_T.txt", labels), "3000 labels are there"));
}

TEST_CASE("an Eora folder is recognised, and other folders are not taken for one") {
    CHECK(looks_like_eora(small_folder()));
    CHECK_FALSE(looks_like_eora({text_file("a_T.txt", "region\tsector\n")}));
    CHECK_FALSE(looks_like_eora({text_file("labels_T.txt", "1\t2\n")}));
    CHECK_FALSE(looks_like_eora({text_file("Z.txt", "1\t2\n")}));
}

TEST_CASE("the sample in Eora's layout agrees with pymrio's own table, which has its numbers") {
    const std::string folder = "../shared/data/mrio_formats/eora26_mock";
    const std::string reference =
        "../shared/data/mrio_formats/test_mrio/mrio_data/trade_flows_Z.txt";
    if (!std::filesystem::exists(folder) || !std::filesystem::exists(reference)) {
        MESSAGE("skipped: " << folder << " or " << reference << " is not there");
        return;
    }
    const SourceTable source = read_source({folder}, "auto");
    CHECK(source.info.format == "eora");
    CHECK(source.info.year == 2010);
    CHECK(source.satellites.size() == 2);
    REQUIRE(source.table.intermediate_musd.rows() == 48);
    const InputFile file = read_input(reference);
    Lines lines(file.bytes);
    std::string_view line;
    std::size_t row = 0;
    double largest = 0;
    while (lines.next(line)) {
        const auto fields = split_fields(line, '\t');
        PrintedNumber number;
        if (lines.number() <= 2 || fields.size() < 51 || !parse_number(fields[3], number))
            continue;
        for (std::size_t k = 0; k < 48; ++k) {
            REQUIRE(parse_number(fields[k + 3], number));
            const double ours = source.table.intermediate_musd(row, k) * 1000;
            largest = std::max(
                largest, std::abs(ours - number.value) / std::max(1e-300, std::abs(number.value)));
        }
        ++row;
    }
    CHECK(row == 48);
    CHECK(largest < 1e-12);
    MESSAGE("48 x 48 numbers compared, largest relative difference " << largest);
}
