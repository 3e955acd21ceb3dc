#include "entente/ingest/satellite_csv.hpp"

#include <filesystem>

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

data::World small() {
    return import_world({fixtures + "icio/small_2011.csv"}, "icio", data::Convention::Balanced,
                        "small");
}

std::string refused(const std::string& text, const std::string& economy = "") {
    const data::World world = small();
    return bad_data([&] { read_satellite_csv(text_file("s.csv", text), world.table, economy); });
}

}  // namespace

TEST_CASE("an account by industry: name and unit from comments, other columns noted") {
    const auto file = read_satellite_csv(fixtures + "satellite/jobs.csv", small().table, "");
    CHECK(file.satellite.values == std::vector<double>{1.5, 0, 0, 2.5});
    CHECK(file.satellite.name == "jobs");
    CHECK(file.satellite.unit == "thousand persons");
    REQUIRE(file.notes.list().size() == 2);
    CHECK(says(to_text(file.notes.list()[0]), "jobs.csv:3: column 'note' is left out"));
    CHECK(says(to_text(file.notes.list()[1]), "2 industries are not in the file"));
}

TEST_CASE("an account by economy and sector, in any order, or by sector of one economy") {
    const data::World world = small();
    const auto by_name = read_satellite_csv(text_file("s.csv", "value,sector,country\n3,ind,AAA\n"),
                                            world.table, "");
    CHECK(by_name.satellite.values == std::vector<double>{0, 3, 0, 0});
    const auto by_place =
        read_satellite_csv(text_file("s.csv", "c,s,jobs\nBBB,agr,3\n"), world.table, "");
    CHECK(by_place.satellite.values == std::vector<double>{0, 0, 3, 0});
    const auto one =
        read_satellite_csv(fixtures + "satellite/jobs_by_sector.csv", world.table, "BBB");
    CHECK(one.satellite.values == std::vector<double>{0, 0, 3, 4});
}

TEST_CASE("faults in an account are told with line and value") {
    CHECK(says(refused("industry,value\nAAA_agr,x\n"), "s.csv:2: 'x' is not a number"));
    CHECK(says(refused("industry,value\nAAA_agr,1\nAAA_agr,2\n"), "s.csv:3: industry 'AAA_agr'"));
    CHECK(says(refused("industry,value\nCCC_agr,1\n"), "s.csv:2"));
    CHECK(says(refused("industry,value\nAAA_agr,1,2\n"), "s.csv:2: the line has 3 fields"));
    CHECK(says(refused("sector,value\nagr,1\n"), "names sectors but no economy"));
    CHECK(says(refused("a,b,c,d\n1,2,3,4\n"), "s.csv:1: the header names no columns"));
    CHECK(says(refused("industry,value\n"), "no values"));
}

TEST_CASE("employment of the United States fits WIOD's sectors") {
    const std::string folder = "../shared/data/";
    if (!std::filesystem::exists(folder + "wiod")) {
        MESSAGE("skipped: " << folder << " is not there");
        return;
    }
    const data::World world = import_world({folder + "wiod/WIOD2013_2008.csv.gz"}, "auto",
                                           data::Convention::Balanced, "w");
    const auto jobs = read_satellite_csv(folder + "critical_supply/usa_employment_wiod35_2008.csv",
                                         world.table, "USA");
    CHECK(jobs.satellite
              .values[world.table.industry(world.table.economy("USA"), world.table.sector("c1"))
                          .index()] == 2112.099);
    CHECK(!jobs.notes.list().empty());
}
