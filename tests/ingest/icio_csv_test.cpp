#include "entente/ingest/icio_csv.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const std::string small = "icio/small_2011.csv";

/// What is said about the small world with `from` replaced.
std::string refused(const std::string& from, const std::string& to) {
    return bad_data([&] {
        read_icio_csv(text_file("small.csv", replaced(file_text(fixtures + small), from, to)));
    });
}

}  // namespace

TEST_CASE("a wide table keeps the order of its labels") {
    const SourceTable source = read_icio_csv(text_file("t.csv", file_text(fixtures + small)));
    CHECK(source.table.economies == std::vector<std::string>{"AAA", "BBB"});
    CHECK(source.table.sectors == std::vector<std::string>{"agr", "ind"});
    CHECK(source.table.final_demand_categories == std::vector<std::string>{"HFCE", "GFCF"});
    CHECK(source.table.published_output_musd == std::vector<double>{90, 120, 60, 200});
    CHECK(source.info.rounding_half_width_musd == 0.5);
    CHECK(has_note(source, "row 'VA'"));
}

TEST_CASE("the 2016 edition: quoted, CATEGORY_ECONOMY, discrepancy left out with its sum") {
    const SourceTable source = read_icio_csv(
        text_file("ICIO2016_2003.csv", file_text(fixtures + "icio/ICIO2016_2003.csv")));
    check_small_world(source.table, 0);
    CHECK(has_note(source,
                   "column 'DISC' is neither an industry nor final demand and is left out; "
                   "its sum over industries is 2"));
    CHECK(source.info.year == 2003);
}

TEST_CASE("parts of China are added up and counted") {
    const SourceTable source =
        read_icio_csv(text_file("split.csv", file_text(fixtures + "icio/split.csv")));
    CHECK(source.table.economies == std::vector<std::string>{"CHN", "JPN"});
    // CN1_agr and CN2_agr are rows and columns 2 and 4: (2+2) + (2+4) + (4+2) + (4+4).
    CHECK(source.table.intermediate_musd(0, 0) == 24);
    CHECK(source.table.merged_industries == std::vector<double>{3, 3, 1, 1});
    CHECK(has_note(source, "CN1, CN2 are added to CHN"));
    CHECK(has_note(source, "row 'CHN_TAXSUB'"));
}

TEST_CASE("faults in a wide table are told with line and value") {
    CHECK(says(refused("2,3,8,12", "2,3,n/a,12"), "small.csv:4: column 4: 'n/a' is not a number"));
    CHECK(says(refused("2,3,8,12", "2,3,inf,12"), "small.csv:4: column 4: 'inf' is not a number"));
    CHECK(says(refused("2,3,8,12", "2,3,nan,12"), "'nan' is not a number"));
    CHECK(says(refused("2,3,8,12", "2,3,\"8,5\",12"), "'8,5' is not a number"));
    CHECK(says(refused("2,3,8,12", "2,3,8"), "small.csv:4: the line has 8 numbers"));
    CHECK(says(refused("\nBBB_agr,", "\nAAA_ind,"), "row 'AAA_ind' occurs twice"));
    CHECK(says(refused("\nBBB_agr,", "\nCCC_agr,"), "CCC"));
    CHECK(says(refused("BBB_HFCE", "AAA_HFCE"), "column 'AAA_HFCE' occurs twice"));
    CHECK(
        says(bad_data([] { read_icio_csv(text_file("short.csv", "V1,AAA_agr\n")); }), "short.csv"));
}

TEST_CASE("nothing after a blank line is dropped in silence") {
    CHECK(says(refused("\nVA,", "\n\nVA,"), "small.csv:7: lines go on after a blank one"));
    CHECK(says(refused("\nVA,", "\nVA,"), "was read"));
}

TEST_CASE("decimals of the output column do not count as decimals of the cells") {
    const SourceTable source = read_icio_csv(
        text_file("t.csv", replaced(file_text(fixtures + small), "0,90\n", "0,90.125\n")));
    CHECK(source.info.rounding_half_width_musd == 0.5);
    CHECK(source.table.published_output_musd[0] == 90.125);
}

TEST_CASE("labels alone do not make a reader ask for memory") {
    std::string text = "V1";
    for (int k = 0; k < 20000; ++k)
        text += ",A" + std::to_string(k) + "_s";
    text += ",A0_HFCE\n";
    for (int k = 0; k < 20000; ++k)
        text += "A" + std::to_string(k) + "_s,1\n";
    CHECK(says(bad_data([&] { read_icio_csv(text_file("labels.csv", text)); }), "labels.csv"));
}

TEST_CASE("categories that hardly any economy has do not make a reader ask for memory") {
    std::string header = "V1";
    std::string demand;
    std::string zeros;
    for (int k = 0; k < 100; ++k) {
        header += ",A" + std::to_string(k) + "_s";
        demand += ",A" + std::to_string(k) + "_C" + std::to_string(k);
        zeros += ",0,0";
    }
    std::string text = header + demand + "\n";
    for (int k = 0; k < 100; ++k)
        text += "A" + std::to_string(k) + "_s" + zeros + "\n";
    CHECK(says(bad_data([&] { read_icio_csv(text_file("wide.csv", text)); }),
               "wide.csv:1: 10000 combinations of economy and category"));
}
