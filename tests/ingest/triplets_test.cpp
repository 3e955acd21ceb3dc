#include "entente/ingest/triplets.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

std::string refused(const std::string& text) {
    return bad_data([&] { read_triplets(text_file("t.csv", text)); });
}

const std::string two = "row,col,value\nA_x,A_x,1\nA_x,A_C,2\nB_x,A_x,3\nB_x,B_C,4\n";

}  // namespace

TEST_CASE("cells that are not there are zero; output and value added are understood") {
    const SourceTable source =
        read_triplets(text_file("t_2011.csv", file_text(fixtures + "triplets/small_2011.csv")));
    check_small_world(source.table, 0);
    CHECK(source.table.published_output_musd == std::vector<double>{90, 120, 60, 200});
    CHECK(has_note(source, "row 'VA' is value added or taxes"));
    CHECK(has_note(source, "its sum is 275"));
    const SourceTable sparse = read_triplets(text_file("t.csv", two));
    CHECK(sparse.table.intermediate_musd(0, 1) == 0);
    CHECK(sparse.table.intermediate_musd(1, 0) == 3);
    CHECK(sparse.table.published_output_musd.empty());
}

TEST_CASE("rows of taxes and columns of discrepancy are noted with their sums") {
    const SourceTable source =
        read_triplets(text_file("t.csv", two + "A_TAX,A_x,0.5\nA_TAX,B_x,0.25\nA_x,DISC,9\n"));
    CHECK(source.table.sectors == std::vector<std::string>{"x"});
    CHECK(has_note(source, "t.csv:6: row 'A_TAX' is value added or taxes"));
    CHECK(has_note(source, "0.75"));
    CHECK(has_note(source, "column 'DISC' is neither an industry nor final demand"));
}

TEST_CASE("faults in triplets are told with line and value") {
    CHECK(says(refused(two + "A_x,A_x,5\n"), "t.csv:6: cell 'A_x', 'A_x' stands twice"));
    CHECK(says(refused(two + "A_x,B_x,much\n"), "t.csv:6: 'much' is not a number"));
    CHECK(says(refused(two + "A_x,B_x\n"), "t.csv:6: 'A_x,B_x' has 2 fields"));
    CHECK(says(refused(two + "A_x,C_x,1\n"), "t.csv:6: column 'C_x': economy 'C' has no rows"));
    CHECK(says(refused("row,col,value\nA_x,A_x,1\n"), "no column is final demand"));
    CHECK(says(refused("row,col,value\nfoo,bar,1\n"), "ECONOMY_SECTOR"));
    CHECK(says(refused("year,row,col,value\n2010,A_x,A_x,1\n2011,A_x,A_C,1\n"),
               "t.csv:3: '2011' after lines of '2010'"));
    CHECK(says(refused(two + "A_x,OUT,3\n"), "industry 'B_x' has no output"));
}

TEST_CASE("a few triplets cannot ask for a huge table") {
    std::string text = "row,col,value\n";
    for (int k = 0; k < 3000; ++k)
        text += "E" + std::to_string(k) + "_s" + std::to_string(k) + ",E" + std::to_string(k) +
                "_s" + std::to_string(k) + ",1\n";
    text += "E0_s0,E0_C,1\n";
    CHECK(says(refused(text), "labels are wrong or lines are missing"));
}
