#include "entente/exposure/concentration.hpp"

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

TEST_CASE("behind one Japanese unit stand one Vietnamese source directly and two in all rounds") {
    const data::IoTable chain = tests::assembly_chain();
    const data::Leontief leontief(chain);
    const auto direct = concentration(chain, leontief, all_of(chain, "JPN"), Basis::Direct)[0];
    CHECK(direct.hhi_country_foreign == doctest::Approx(1));
    CHECK(direct.foreign_sources[0].economy == chain.economy("VNM"));
    // In all rounds 0.2 Vietnamese and 0.1 Chinese: (2/3)^2 + (1/3)^2 = 5/9.
    const auto total = concentration(chain, leontief, all_of(chain, "JPN"), Basis::Total)[0];
    CHECK(total.hhi_country_foreign == doctest::Approx(5.0 / 9));
    CHECK(total.foreign_sources[1].share == doctest::Approx(1.0 / 3));
}

TEST_CASE("a buyer without inputs has no sources") {
    const data::IoTable chain = tests::assembly_chain();
    const auto none = concentration(chain, data::Leontief(chain), all_of(chain, "CHN"), Basis::Total)[0];
    CHECK(none.hhi_country_all == doctest::Approx(0));
    CHECK(none.foreign_sources.empty());
}

TEST_CASE("indices are those of shares added up one by one") {
    const data::IoTable table = tests::random_economy(4, 3, 70);
    const data::Leontief leontief(table);
    const Matrix l = leontief.inverse();
    const auto buyers = all_of(table, "EC");
    const auto found = concentration(table, leontief, buyers, Basis::Total);
    for (std::size_t k = 0; k < buyers.size(); ++k) {
        const std::size_t j = buyers[k].index();
        std::vector<double> by_economy(4);
        double sum = 0;
        for (std::size_t i = 0; i < l.rows(); ++i) {
            const double w = l(i, j) - (i == j ? 1 : 0);
            if (i / 3 != 2) {
                by_economy[i / 3] += w;
                sum += w;
            }
        }
        double h = 0;
        for (const double amount : by_economy)
            h += amount / sum * (amount / sum);
        CHECK(found[k].hhi_country_foreign == doctest::Approx(h).epsilon(1e-10));
    }
}

TEST_CASE("Japan's only import in the chain meets the tests: one source, all extra, no exports") {
    const data::IoTable chain = tests::assembly_chain();
    const auto found = strategic_dependence(chain, {chain.economy("JPN")}, {chain.economy("JPN")},
                                            data::select_sectors(chain, ""));
    REQUIRE(found.size() == 1);
    CHECK(found[0].imports_musd == 20);
    CHECK(found[0].cdi1 == doctest::Approx(1));
    CHECK(found[0].cdi2 == doctest::Approx(1));
    CHECK_FALSE(found[0].cdi3.has_value());
    CHECK(found[0].is_flagged());
    // With Vietnam in the bloc nothing is extra.
    const auto allied =
        strategic_dependence(chain, {chain.economy("JPN")},
                             {chain.economy("JPN"), chain.economy("VNM")}, data::select_sectors(chain, ""));
    CHECK(allied[0].cdi2 == 0);
    CHECK_FALSE(allied[0].is_flagged());
}

}  // namespace
}  // namespace entente::exposure
