#include "entente/ingest/figaro.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const std::string flat = "figaro/flatfile_eu-ic-io_ind-by-ind_24ed_2011.csv";

std::string refused(const std::string& from, const std::string& to) {
    return bad_data([&] {
        read_figaro(text_file("flat.csv", replaced(file_text(fixtures + flat), from, to)));
    });
}

}  // namespace

TEST_CASE("FIGARO's flat form: euros stay euros, rows of W2 are value added") {
    const SourceTable source = read_figaro(text_file("f_2011.csv", file_text(fixtures + flat)));
    check_small_world(source.table, 0);
    CHECK(source.table.final_demand_categories == std::vector<std::string>{"P3_S14", "P51G"});
    CHECK(source.info.unit == "million EUR, current basic prices");
    CHECK(has_note(source, "row 'W2_D21X31'"));
    CHECK(has_note(source, "its sum is 27.5"));
    CHECK(has_note(source, "million EUR"));
    CHECK(source.info.year == 2011);
}

TEST_CASE("product by product tables of FIGARO have product codes") {
    const std::string text =
        "icppRow,icppCol,refArea,rowPi,counterpartArea,colPi,obsValue\n"
        "AT_CPA_A01,AT_CPA_A01,AT,CPA_A01,AT,CPA_A01,1.5\n"
        "AT_CPA_A01,AT_P3_S14,AT,CPA_A01,AT,P3_S14,2\n";
    const SourceTable source = read_figaro(text_file("p.csv", text));
    CHECK(source.table.sectors == std::vector<std::string>{"CPA_A01"});
    CHECK(source.table.intermediate_musd(0, 0) == 1.5);
}

TEST_CASE("faults in FIGARO's flat form are told with line and value") {
    CHECK(
        says(refused("AAA,agr,BBB,ind,4", "AAA,agr,BBB,ind,:"), "flat.csv:5: ':' is not a number"));
    CHECK(says(refused("AAA,agr,BBB,ind,4", "AAA,agr,BBB,agr,4"), "flat.csv:5: cell"));
    CHECK(says(refused("AAA,agr,BBB,ind,4", "AAA,agr,BBB"), "has 5 fields"));
    CHECK(says(refused("obsValue", "OBS"), "flat.csv:1: "));
}
