#include "entente/exposure/linkages.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

TEST_CASE("linkages of the chain are those written down by hand") {
    // L = [1 .1 .5; 0 1 0; 0 .2 1] over CHN, JPN, VNM; G has the same zeros, x = 100 everywhere.
    const data::IoTable chain = tests::assembly_chain();
    const auto found = linkages(chain, data::Leontief(chain));
    CHECK(found[1].backward == doctest::Approx(1.3));
    CHECK(found[0].forward == doctest::Approx(1.6));
    CHECK(found[0].upstreamness == doctest::Approx(1.6));
    CHECK(found[1].downstreamness == doctest::Approx(1.3));
    // Mean of L is 3.8 / 9; the mean of Japan's column 1.3 / 3.
    CHECK(found[1].backward_rasmussen == doctest::Approx(1.3 / 3 / (3.8 / 9)));
    CHECK(found[0].forward_rasmussen == doctest::Approx(1.6 / 3 / (3.8 / 9)));
}

TEST_CASE("the mean of Rasmussen's indices is one") {
    const data::IoTable table = tests::random_economy(4, 3, 71);
    double backward = 0, forward = 0;
    for (const Linkages& l : linkages(table, data::Leontief(table))) {
        backward += l.backward_rasmussen;
        forward += l.forward_rasmussen;
    }
    CHECK(backward == doctest::Approx(12));
    CHECK(forward == doctest::Approx(12));
}

TEST_CASE("China is two steps from Japan, Vietnam one") {
    const data::IoTable chain = tests::assembly_chain();
    const data::Leontief leontief(chain);
    const auto length = [&](std::size_t source) {
        return average_propagation_length(chain, leontief, {IndustryId(1)}, {IndustryId(source)});
    };
    CHECK(*length(0) == doctest::Approx(2));
    CHECK(*length(2) == doctest::Approx(1));
    CHECK_FALSE(average_propagation_length(chain, leontief, {IndustryId(0)}, {IndustryId(1)}));
}

TEST_CASE("the mean number of steps agrees with counting rounds") {
    const data::IoTable table = tests::random_economy(3, 3, 72);
    const std::size_t n = table.industry_count();
    const Matrix a = data::input_coefficients(table);
    std::vector<double> amount(n);
    for (std::size_t j = 0; j < 3; ++j)
        amount[j] = std::max(table.gross_output_musd()[j], 0.0);
    double weighted = 0, all = 0;
    for (int round = 1; round < 3000; ++round) {
        std::vector<double> next(n);
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i)
                next[i] += a(i, j) * amount[j];
        amount = next;
        for (std::size_t i = 6; i < 9; ++i) {
            weighted += round * amount[i];
            all += amount[i];
        }
    }
    const auto found = average_propagation_length(
        table, data::Leontief(table), {IndustryId(0), IndustryId(1), IndustryId(2)},
        {IndustryId(6), IndustryId(7), IndustryId(8)});
    CHECK(*found == doctest::Approx(weighted / all).epsilon(1e-9));
}

TEST_CASE("the field of influence lists the strongest existing inputs, as sorting all of them does") {
    const data::IoTable table = tests::random_economy(4, 4, 73);
    const Matrix l = data::Leontief(table).inverse();
    std::vector<double> all;
    for (std::size_t j = 0; j < l.cols(); ++j)
        for (std::size_t i = 0; i < l.rows(); ++i) {
            double column = 0, row = 0;
            for (std::size_t k = 0; k < l.rows(); ++k) {
                column += l(k, i) * l(k, i);
                row += l(j, k) * l(j, k);
            }
            if (table.intermediate_musd()(i, j) > 0 && table.gross_output_musd()[j] > 0)
                all.push_back(std::sqrt(column * row));
        }
    std::ranges::sort(all, std::greater());
    const auto found = field_of_influence(table, l.view(), 10);
    REQUIRE(found.size() == 10);
    for (std::size_t k = 0; k < 10; ++k)
        CHECK(found[k].influence == doctest::Approx(all[k]).epsilon(1e-12));
}

}  // namespace
}  // namespace entente::exposure
