#include "entente/ingest/elasticities_csv.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

data::ElasticityTable read(const std::string& text) {
    return read_elasticities_csv(text_file("e.csv", text));
}

std::string refused(const std::string& text) {
    return bad_data([&] { read(text); });
}

}  // namespace

TEST_CASE("elasticities come with sector, name, standard error and line") {
    const auto table = read("sector,name,theta,se\nc14,Electrical,9.63,1.5\nc15,,8.22,\n");
    REQUIRE(table.rows.size() == 2);
    CHECK(table.file == "e.csv");
    CHECK(table.rows[0].sector == "c14");
    CHECK(table.rows[0].name == "Electrical");
    CHECK(table.rows[0].theta == 9.63);
    CHECK(table.rows[0].standard_error == 1.5);
    CHECK(table.rows[0].line == 2);
    CHECK(table.rows[1].name.empty());
    CHECK_FALSE(table.rows[1].standard_error.has_value());
}

TEST_CASE("columns may have the names of the published file, in any order") {
    const auto table = read("n_99,se_99,theta_used,theta_full,sector\n430,2.0083,9.11,8.1,1\n");
    CHECK(table.rows[0].theta == 9.11);
    CHECK(table.rows[0].standard_error == 2.0083);
    CHECK(read("sector,theta,standard_error\n1,2,0\n").rows[0].standard_error == 0);
}

TEST_CASE("what looks like 1/theta is taken: short runs are below one") {
    CHECK(read("sector,theta\n1,0.11\n").rows[0].theta == 0.11);
}

TEST_CASE("an elasticity that is none is told with line and value, and all at once") {
    CHECK(says(refused("sector,theta\n1,0\n"),
               "e.csv:2: a trade elasticity of 0; it must be above 0 (theta, not 1/theta)"));
    CHECK(says(refused("sector,theta\n1,-4\n"), "e.csv:2: a trade elasticity of -4"));
    for (const char* value : {"nan", "inf", "1e400", "four", "", "4,5"})
        CHECK(says(refused(std::string("sector,theta\n1,") + value + "\n"), "e.csv:2: "));
    for (const char* value : {"1e300", "1001", "1e-300", "0.0009"})
        CHECK(says(refused(std::string("sector,theta\n1,") + value + "\n"),
                   "it must be from 0.001 to 1000. Published ones go from 0.4 to 65"));
    CHECK(says(refused("sector,theta,se\n1,4,-1\n"), "e.csv:2: a standard error of -1"));
    CHECK(says(refused("sector,theta,se\n1,4,1e300\n"), "it must be from 0 to 1000"));
    CHECK(says(refused("sector,theta,se\n1,4,x\n"), "e.csv:2: se: 'x' is not a number"));
    const std::string both = refused("sector,theta\n1,0\n2,x\n");
    CHECK(says(both, "e.csv:2"));
    CHECK(says(both, "e.csv:3"));
    CHECK(both.find("no line gives") == std::string::npos);
}

TEST_CASE("a table without lines or columns, and a file that is not there, are refused") {
    CHECK(says(refused("sector,theta\n"), "e.csv: no line gives an elasticity"));
    CHECK(says(refused("sector,1/theta\n1,0.1\n"),
               "e.csv:1: there is no column 'theta' or 'theta_used'; there are sector, 1/theta"));
    CHECK(says(refused("code,theta\n1,4\n"), "there is no column 'sector'"));
    CHECK_THROWS_WITH_AS(read_elasticities_csv(std::filesystem::path("nowhere.csv")),
                         doctest::Contains("cannot open 'nowhere.csv'"), Error);
}
