#include "entente/data/elasticities.hpp"

#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"

namespace entente::data {
namespace {

using Texts = std::vector<std::string>;

Texts wiod_codes() {
    Texts codes;
    for (int k = 1; k <= 35; ++k)
        codes.push_back("c" + std::to_string(k));
    return codes;
}

/// The default of each code, rounded to two decimals as the authors print it.
std::vector<double> defaults_of(const Texts& codes, const Texts& names = {}) {
    std::vector<double> theta;
    for (const SectorElasticity& sector : default_elasticities(codes, names))
        theta.push_back(std::round(100 * sector.theta) / 100);
    return theta;
}

ElasticityTable table_of(std::vector<ElasticityTable::Row> rows) {
    for (std::size_t k = 0; k < rows.size(); ++k)
        rows[k].line = k + 2;
    return {.file = "e.csv", .rows = std::move(rows)};
}

ElasticityTable::Row row(const std::string& sector, double theta, const std::string& name = "") {
    return {.sector = sector, .name = name, .theta = theta, .standard_error = {}, .line = 0};
}

/// Elasticities after `table` is applied to those of 1 everywhere.
std::vector<double> applied(const ElasticityTable& table, const Texts& codes, const Texts& names) {
    std::vector<SectorElasticity> sectors(codes.size(),
                                          {.theta = 1, .standard_error = {}, .source = ""});
    apply(table, codes, names, sectors);
    std::vector<double> theta;
    for (const SectorElasticity& sector : sectors)
        theta.push_back(sector.theta);
    return theta;
}

TEST_CASE("WIOD's 35 sectors have the estimates of the paper, means where a sector holds several") {
    const std::vector<double> theta = defaults_of(wiod_codes());
    // c12: (3.28 + 6.99) / 2; c14: (12.95 + 12.91 + 3.95 + 8.71) / 4
    const std::vector<double> goods{9.11, 13.53, 2.62, 8.10, 8.10, 11.50, 16.52, 64.85,
                                    3.13, 1.67,  2.41, 5.14, 1.45, 9.63,  8.22,  3.98};
    for (std::size_t j = 0; j < 35; ++j) {
        CAPTURE(j);
        CHECK(theta[j] == (j < goods.size() ? goods[j] : 8.22));
    }
}

TEST_CASE("standard errors are those of the estimates; of a mean, as of independent ones") {
    const auto sectors = default_elasticities(wiod_codes(), {});
    CHECK(sectors[0].standard_error == 2.0083);
    CHECK(*sectors[11].standard_error == doctest::Approx(std::hypot(2.506837, 2.124203) / 2));
    CHECK_FALSE(sectors[0].assumed);
    CHECK(sectors[0].source.find("Agriculture") != std::string::npos);
    for (const std::size_t j : {std::size_t{14}, std::size_t{16}, std::size_t{34}}) {
        CHECK_FALSE(sectors[j].standard_error.has_value());  // vehicles, services
        CHECK(sectors[j].assumed);
    }
}

TEST_CASE("ISIC Rev. 4 as ICIO and FIGARO write it") {
    CHECK(defaults_of({"A01_02", "A03", "B05_06", "B07_08", "B09", "C10T12", "C13T15", "C16"}) ==
          std::vector<double>{9.11, 9.11, 13.53, 13.53, 13.53, 2.62, 8.10, 11.50});
    CHECK(defaults_of({"C17_18", "C19", "C20", "C21", "C22", "C23", "C24", "C25"}) ==
          std::vector<double>{16.52, 64.85, 3.13, 3.13, 1.67, 2.41, 3.28, 6.99});
    CHECK(defaults_of({"C26", "C27", "C28", "C29", "C30", "C301", "C302T309", "C31T33", "D35"}) ==
          std::vector<double>{8.54, 12.91, 1.45, 8.22, 8.22, 8.22, 8.22, 3.98, 8.22});
    // The edition of 2018 writes D before goods, FIGARO one letter for mining and for services.
    CHECK(defaults_of({"D01T03", "D05T06", "D10T12", "D26", "D35T39", "D41T43", "D45T47"}) ==
          std::vector<double>{9.11, 13.53, 2.62, 8.54, 8.22, 8.22, 8.22});
    CHECK(defaults_of({"A01", "B", "C10T12", "D35", "F", "G45", "L"}) ==
          std::vector<double>{9.11, 13.53, 2.62, 8.22, 8.22, 8.22, 8.22});
    CHECK(defaults_of({"A", "C24A", "C10-C12"}) == std::vector<double>{9.11, 3.28, 2.62});
}

TEST_CASE("ISIC Rev. 3 as ICIO wrote it until 2016 is not taken for Rev. 4") {
    CHECK(defaults_of({"C01T05", "C10T14", "C15T16", "C17T19", "C20", "C21T22", "C23", "C24"}) ==
          std::vector<double>{9.11, 13.53, 2.62, 8.10, 11.50, 16.52, 64.85, 3.13});
    CHECK(defaults_of({"C25", "C26", "C27", "C28", "C29", "C30T33X", "C31", "C34", "C35"}) ==
          std::vector<double>{1.67, 2.41, 3.28, 6.99, 1.45, 8.54, 12.91, 8.22, 8.22});
    CHECK(defaults_of({"C36T37", "C40T41", "C45", "C95"}) ==
          std::vector<double>{3.98, 8.22, 8.22, 8.22});
}

TEST_CASE("the authors' names count, as names and as codes; other words stand for nothing") {
    CHECK(defaults_of({"1", "2", "3"}, {"Petroleum", "Construction", "Plastic"}) ==
          std::vector<double>{64.85, 8.22, 1.67});
    CHECK(defaults_of({"Agriculture", "Mining", "Haircuts"}) ==
          std::vector<double>{9.11, 13.53, 8.22});
    CHECK(defaults_of({"s1", "A1", "B", "manufactures", "", "c"}) == std::vector<double>(6, 8.22));
    CHECK(defaults_of({}).empty());
    CHECK(defaults_of({"c99999999999999999999", "c0"}) == std::vector<double>(2, 8.22));
}

TEST_CASE("stated elasticities have an error where name and value are those of the paper") {
    const std::vector<double> theta{9.11, 9.11, 5};
    const Texts names{"Agriculture", "Food", "Wood"};
    const auto sectors = stated_elasticities(theta, names);
    CHECK(sectors[0].standard_error == 2.0083);
    CHECK_FALSE(sectors[1].standard_error.has_value());
    CHECK_FALSE(sectors[2].standard_error.has_value());
    CHECK(sectors[2].theta == 5);
    CHECK_FALSE(sectors[2].assumed);
    CHECK(stated_elasticities(theta, {}).size() == 3);
}

TEST_CASE("a table is applied by code, by name and by number") {
    const Texts codes{"agr", "ind", "srv"}, names{"Farms", "Plants", "Shops"};
    CHECK(applied(table_of({row("ind", 4)}), codes, names) == std::vector<double>{1, 4, 1});
    CHECK(applied(table_of({row("Shops", 4)}), codes, names) == std::vector<double>{1, 1, 4});
    CHECK(applied(table_of({row("x", 4, "Farms")}), codes, names) == std::vector<double>{4, 1, 1});
    CHECK(applied(table_of({row("2", 4)}), codes, names) == std::vector<double>{1, 4, 1});
    // In codes of letter and number it is the number that counts, not the place.
    CHECK(applied(table_of({row("14", 4)}), {"c9", "c14"}, {}) == std::vector<double>{1, 4});
    CHECK(applied(table_of({row("3", 4)}), {"3", "1"}, {}) == std::vector<double>{4, 1});
}

TEST_CASE("error and source come with the table") {
    std::vector<SectorElasticity> sectors = default_elasticities(Texts{"c1", "c20"}, {});
    ElasticityTable table = table_of({row("c20", 4)});
    table.rows[0].standard_error = 0.5;
    apply(table, Texts{"c1", "c20"}, {}, sectors);
    CHECK(sectors[1].standard_error == 0.5);
    CHECK(sectors[1].source == "e.csv");
    CHECK_FALSE(sectors[1].assumed);
    CHECK(sectors[0].theta == 9.11);
}

TEST_CASE("numbers of another classification are not taken for the world's") {
    const Texts codes{"1", "2", "3"}, names{"Agriculture", "Wood", "Other"};
    // A name of the world beside a number: the name says which sector is meant.
    CHECK(applied(table_of({row("7", 4, "Wood")}), codes, names) == std::vector<double>{1, 4, 1});
    CHECK(applied(table_of({row("1", 4, "Other")}), codes, names) == std::vector<double>{1, 1, 4});
    // A name that the world does not know: refused, also where its code is that number.
    CHECK_THROWS_WITH_AS(applied(table_of({row("2", 4, "Leather")}), codes, names),
                         doctest::Contains("e.csv:2: the world has no sector '2' (Leather)"),
                         Error);
    CHECK_THROWS_AS(applied(table_of({row("2", 4, "Leather")}), {"a", "b", "c"}, names), Error);
    // A table of as many sectors as the world may call them otherwise.
    CHECK(applied(table_of({row("1", 4, "Farming"), row("2", 5, "Timber"), row("3", 6, "Rest")}),
                  codes, names) == std::vector<double>{4, 5, 6});
    // Two sectors of one name: the number decides.
    CHECK(applied(table_of({row("3", 4, "Other")}), codes, {"Other", "Wood", "Other"}) ==
          std::vector<double>{1, 1, 4});
}

TEST_CASE("sectors that there are not, and one listed twice, are told with their lines") {
    const Texts codes{"c1", "c2"};
    for (const char* sector : {"c3", "3", "0", "-1", "", "99999999999999999999999", "1.0"})
        CHECK_THROWS_WITH_AS(applied(table_of({row(sector, 4)}), codes, {}),
                             doctest::Contains("e.csv:2: the world has no sector '"), Error);
    CHECK_THROWS_WITH_AS(applied(table_of({row("c1", 4), row("c2", 5), row("1", 6)}), codes, {}),
                         "e.csv:4: sector c1 is listed in line 2 already; keep one", Error);
    CHECK_THROWS_WITH_AS(applied(table_of({row("x", 4), row("y", 5)}), codes, {}),
                         doctest::Contains("e.csv:3"), Error);
}

}  // namespace
}  // namespace entente::data
