#include "entente/ingest/pymrio.hpp"

#include <doctest/doctest.h>

#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

std::string refused(const std::string& name, const std::string& from, const std::string& to) {
    auto files = read_inputs({fixtures + "pymrio"});
    for (InputFile& file : files)
        if (file.name == name)
            file = text_file(name, replaced(std::string(file.bytes), from, to));
    return refusal(read_pymrio, files);
}

}  // namespace

TEST_CASE("a folder saved by pymrio gives flows, output, units and accounts") {
    const SourceTable source = read_pymrio(read_inputs({fixtures + "pymrio"}));
    check_small_world(source.table, 0);
    CHECK(source.table.published_output_musd == std::vector<double>{90, 120, 60, 200});
    CHECK(source.table.final_demand_categories == std::vector<std::string>{"HFCE", "GFCF"});
    REQUIRE(source.satellites.size() == 2);
    CHECK(source.satellites[1].name == "Land use");
    CHECK(source.satellites[1].unit == "km2");
    CHECK(source.satellites[1].values == std::vector<double>{5, 6, 7, 8});
    CHECK(has_note(source,
                   "'CO2 - air' is an account of final demand and is left out; its sum is 3"));
    CHECK(source.info.year == 2011);
    CHECK(source.info.edition == "v1");
}

TEST_CASE("rows in another order than columns find their places") {
    auto files = read_inputs({fixtures + "pymrio"});
    for (InputFile& file : files)
        if (file.name == "Z.txt") {
            std::string text(file.bytes);
            const std::size_t first = text.find("AAA\tagr\t10");
            const std::size_t second = text.find("AAA\tind\t5");
            const std::size_t third = text.find("BBB\tagr\t2");
            text = text.substr(0, first) + text.substr(second, third - second) +
                   text.substr(first, second - first) + text.substr(third);
            file = text_file("Z.txt", text);
        }
    check_small_world(read_pymrio(files).table, 0);
}

TEST_CASE("faults in a folder of pymrio are told with file, line and value") {
    CHECK(says(refused("Z.txt", "AAA\tind\t5", "AAA\tind\tfive"), "Z.txt:5: field 3: 'five'"));
    CHECK(says(refused("Z.txt", "AAA\tind\t5", "AAA\tagr\t5"), "Z.txt:5: row 'AAA', 'agr'"));
    CHECK(says(refused("Z.txt", "AAA\tind\t5", "CCC\tind\t5"), "Z.txt:5: row 'CCC', 'ind'"));
    CHECK(says(refused("Y.txt", "BBB\tind\t9\t11\t80\t22\n", ""), "Y.txt"));
    CHECK(says(refused("x.txt", "BBB\tagr\t60", "BBB\tagr\t"), "x.txt:4: '' is not a number"));
    CHECK(says(refused("satellite/F.txt", "1.5", "-"), "satellite/F.txt:4"));
    auto files = read_inputs({fixtures + "pymrio"});
    std::erase_if(files, [](const InputFile& file) { return file.name == "Y.txt"; });
    CHECK(says(refusal(read_pymrio, files), "Y.txt is not there"));
}
