#include "entente/data/selection.hpp"

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/toy_economies.hpp"

namespace entente::data {
namespace {

TEST_CASE("sectors are chosen by code, range and all, in label order and once") {
    const IoTable table = tests::random_economy(2, 5, 30);
    CHECK(select_sectors(table, "").size() == 5);
    CHECK(select_sectors(table, "s2..s4,s3") == std::vector{SectorId(1), SectorId(2), SectorId(3)});
    CHECK(select_sectors(table, "s5,s1") == std::vector{SectorId(0), SectorId(4)});
    CHECK_THROWS_WITH_AS(select_sectors(table, "s4..s2"), doctest::Contains("say s2..s4"), Error);
    CHECK_THROWS_WITH_AS(select_sectors(table, "s9"), doctest::Contains("no sector 's9'"), Error);
}

TEST_CASE("economies are chosen once each") {
    const IoTable table = tests::random_economy(3, 2, 31);
    CHECK(select_economies(table, {"all"}).size() == 3);
    CHECK_THROWS_AS(select_economies(table, {"EA", "EA"}), Error);
    CHECK_THROWS_AS(select_economies(table, {}), Error);
}

TEST_CASE("an industry is named economy_sector") {
    const IoTable table = tests::random_economy(3, 2, 32);
    CHECK(industry_labelled(table, "EB_s2") == IndustryId(3));
    CHECK_THROWS_AS(industry_labelled(table, "EB"), Error);
}

}  // namespace
}  // namespace entente::data
