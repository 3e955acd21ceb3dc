#include "entente/ingest/concordance_csv.hpp"

#include <doctest/doctest.h>

#include "entente/ingest/source.hpp"
#include "tests/ingest/small_world.hpp"
#include "tests/ingest/source_texts.hpp"

using namespace entente;
using namespace entente::ingest;

namespace {

const data::IoTable& small() {
    static const data::World world = import_world({fixtures + "icio/small_2011.csv"}, "icio",
                                                  data::Convention::Balanced, "small");
    return world.table;
}

std::string refused(const std::string& from, const std::string& to) {
    const std::string text = replaced(file_text(fixtures + "concordance/one_region.csv"), from, to);
    return bad_data([&] { read_concordance(text_file("c.csv", text), small()); });
}

}  // namespace

TEST_CASE("codes go where the lines say, split by weights, in order of appearance") {
    const data::Concordance map =
        read_concordance(fixtures + "concordance/one_region.csv", small());
    CHECK(map.economies == std::vector<std::string>{"ALL"});
    CHECK(map.sectors == std::vector<std::string>{"g", "s"});
    CHECK(map.sector_names == std::vector<std::string>{"Goods", "Services"});
    REQUIRE(map.sector_targets[0].size() == 2);
    CHECK(map.sector_targets[0][1].index == 1);
    CHECK(map.sector_targets[0][1].weight == 0.75);
    CHECK(map.economy_targets[1].front().index == 0);
}

TEST_CASE("faults in a concordance are told with line and value") {
    CHECK(says(refused("0.75", "0.7"), "the weights of sector 'agr' sum to"));
    CHECK(says(refused("0.75", "most"), "c.csv:6: weight 'most'"));
    CHECK(says(refused("economy,BBB", "economy,CCC"), "c.csv:4: the world has no economy 'CCC'"));
    CHECK(says(refused("economy,BBB,ALL,,\n", ""), "economy have no line: BBB"));
    CHECK(says(refused("sector,ind", "sektor,ind"), "c.csv:7: 'sektor' is neither"));
    CHECK(says(refused("kind,from,to", "sort,from,to"), "c.csv:2: "));
}
