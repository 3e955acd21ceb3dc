#include "entente/ingest/export_table.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

data::World awkward_world() {
    data::World world = import_world({fixtures + "icio/small_2011.csv"}, "icio",
                                     data::Convention::Balanced, "small");
    data::IoTableData data;
    data.economies = world.table.economies();
    data.sectors = world.table.sectors();
    data.final_demand_categories = world.table.final_demand_categories();
    data.intermediate_musd = Matrix(4, 4);
    data.final_demand_musd = Matrix(4, 4);
    for (std::size_t j = 0; j < 4; ++j)
        for (std::size_t i = 0; i < 4; ++i) {
            data.intermediate_musd(i, j) = world.table.intermediate_musd()(i, j) / 3;
            data.final_demand_musd(i, j) = 1e-17 + 0.1 * static_cast<double>(i * 4 + j) - 0.7;
        }
    data.intermediate_musd(2, 1) = 0;
    data.published_output_musd = {1.0 / 7, 2e10, 0, 5};
    world.table = data::IoTable(std::move(data), data::Convention::Balanced);
    return world;
}

void check_identical(const data::World& world, const SourceTable& back) {
    CHECK(back.table.economies == world.table.economies());
    CHECK(back.table.sectors == world.table.sectors());
    CHECK(back.table.final_demand_categories == world.table.final_demand_categories());
    REQUIRE(back.table.published_output_musd.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(back.table.published_output_musd[i] == world.table.published_output_musd()[i]);
        for (std::size_t j = 0; j < 4; ++j) {
            CHECK(back.table.intermediate_musd(i, j) == world.table.intermediate_musd()(i, j));
            CHECK(back.table.final_demand_musd(i, j) == world.table.final_demand_musd()(i, j));
        }
    }
}

}  // namespace

TEST_CASE("what is written is read back to the same doubles in all three forms") {
    const ScratchFolder folder("export");
    const data::World world = awkward_world();
    write_icio_csv(world, folder.file("wide.csv"));
    check_identical(world, read_source({folder.file("wide.csv")}, "auto"));
    write_triplets_csv(world, folder.file("long.csv"));
    check_identical(world, read_source({folder.file("long.csv")}, "auto"));
    write_pymrio_folder(world, folder.file("saved"));
    const SourceTable saved = read_source({folder.file("saved")}, "auto");
    check_identical(world, saved);
    CHECK(saved.info.format == "pymrio");
    CHECK(saved.info.unit == world.info.unit);
}

TEST_CASE("pymrio's parameters tell files, index columns and header lines") {
    const ScratchFolder folder("parameters");
    write_pymrio_folder(awkward_world(), folder.file("saved"));
    const std::string parameters = file_text(folder.file("saved/file_parameters.json"));
    // Two header lines are levels of labels; the third holds the names of the label columns, which
    // pandas expects there and pymrio does not count.
    for (const char* part :
         {"\"systemtype\": \"IOSystem\"",
          "\"Z\": {\n            \"name\": \"Z.txt\",\n            \"nr_index_col\": \"2\",\n"
          "            \"nr_header\": \"2\""})
        CHECK(says(parameters, part));
    CHECK(file_text(folder.file("saved/Z.txt"))
              .starts_with("region\t\tAAA\tAAA\tBBB\tBBB\n"
                           "sector\t\tagr\tind\tagr\tind\n"));
}

TEST_CASE("a place that cannot be written to is told") {
    CHECK_THROWS_AS(write_icio_csv(awkward_world(), "/nowhere/at/all.csv"), Error);
}
