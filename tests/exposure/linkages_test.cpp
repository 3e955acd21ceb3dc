#include "entente/exposure/linkages.hpp"

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

TEST_CASE("linkages of the chain are those written down by hand") {
    // L = [1 .1 .5; 0 1 0; 0 .2 1] over CHN, JPN, VNM; as x = 100 everywhere, G = L.
    const data::IoTable chain = tests::assembly_chain();
    const auto found = linkages(chain, data::Leontief(chain));
    CHECK(found[1].backward == doctest::Approx(1.3));
    CHECK(found[0].backward == doctest::Approx(1));
    CHECK(found[0].forward == doctest::Approx(1.6));
    CHECK(found[0].upstreamness() == doctest::Approx(1.6));
    CHECK(found[1].downstreamness() == doctest::Approx(1.3));
    CHECK(found[1].direct_backward == doctest::Approx(0.2));
    CHECK(found[0].direct_forward == doctest::Approx(0.5));
    // Mean of L is 3.8 / 9; of Japan's column 1.3 / 3, of China's row 1.6 / 3.
    CHECK(found[1].rasmussen_backward == doctest::Approx(1.3 / 3 / (3.8 / 9)));
    CHECK(found[0].rasmussen_forward == doctest::Approx(1.6 / 3 / (3.8 / 9)));
}

TEST_CASE("three solves give what sums over both inverses give") {
    const data::IoTable table = tests::random_economy(5, 4, 31);
    const std::size_t n = table.industry_count();
    const auto x = table.gross_output_musd();
    Matrix b(n, n);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            b(i, j) = x[i] > 0 && x[j] > 0 ? table.intermediate_musd()(i, j) / x[i] : 0;
    const Matrix g = tests::leontief_of(b);
    const tests::PlainWorld plain(table);
    double mean = 0, backward_indices = 0, forward_indices = 0;
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            mean += plain.b(i, j) / static_cast<double>(n * n);
    const auto found = linkages(table, data::Leontief(table));
    for (std::size_t k = 0; k < n; ++k) {
        double column = 0, row = 0, ghosh = 0;
        for (std::size_t m = 0; m < n; ++m) {
            column += plain.b(m, k);
            row += plain.b(k, m);
            ghosh += g(k, m);
        }
        CHECK(found[k].backward == doctest::Approx(column).epsilon(1e-12));
        CHECK(found[k].forward == doctest::Approx(ghosh).epsilon(1e-11));
        CHECK(found[k].rasmussen_forward ==
              doctest::Approx(row / static_cast<double>(n) / mean).epsilon(1e-12));
        backward_indices += found[k].rasmussen_backward;
        forward_indices += found[k].rasmussen_forward;
    }
    CHECK(found[2].forward == 1);  // the industry that produces nothing
    CHECK(backward_indices == doctest::Approx(20).epsilon(1e-12));
    CHECK(forward_indices == doctest::Approx(20).epsilon(1e-12));
}

TEST_CASE("linkages by economy add up to those in all") {
    const data::IoTable table = tests::random_economy(4, 3, 32);
    const data::Leontief leontief(table);
    const auto all = data::select_economies(table, {"all"});
    const Matrix backward = backward_by_economy(table, leontief, all);
    const Matrix forward = forward_by_economy(table, leontief, all);
    for (const Linkages& l : linkages(table, leontief)) {
        double back = 0, ahead = 0;
        for (std::size_t c = 0; c < all.size(); ++c) {
            back += backward(l.industry.index(), c);
            ahead += forward(l.industry.index(), c);
        }
        CHECK(back == doctest::Approx(l.backward).epsilon(1e-12));
        CHECK(ahead == doctest::Approx(l.forward).epsilon(1e-12));
    }
}

TEST_CASE("WIOD 2008: linkages agree with numpy") {
    if (!tests::have_reference("np_linkages.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const data::Leontief& leontief = tests::wiod_leontief_2008();
    const auto found = linkages(table, leontief);
    const auto all = data::select_economies(table, {"all"});
    const Matrix backward = backward_by_economy(table, leontief, all);
    const Matrix forward = forward_by_economy(table, leontief, all);
    const std::size_t china = table.economy("CHN").index();
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_linkages.csv")) {
        if (row["year"] != "2008")
            continue;
        const std::size_t home = table.economy(row["country"]).index();
        const std::size_t i = table.industry(EconomyId(home), table.sector(row["sector"])).index();
        const auto same = [&](double value, const std::string& column) {
            CHECK_MESSAGE(tests::excess(value, row[column]) <= 1e-9 * std::stod(row[column]),
                          table.label_of(IndustryId(i)), " ", column);
        };
        same(found[i].backward, "BL_total");
        same(backward(i, home), "BL_domestic");
        same(found[i].backward - backward(i, home), "BL_foreign");
        same(backward(i, china), "BL_CHN");
        same(found[i].rasmussen_backward, "BL_rasmussen");
        same(found[i].forward, "FL_ghosh_total");
        same(forward(i, home), "FL_ghosh_domestic");
        same(forward(i, china), "FL_ghosh_CHN");
        same(found[i].rasmussen_forward, "FL_rasmussen_L");
        same(found[i].direct_backward, "direct_BL");
        same(found[i].direct_forward, "direct_FL");
        same(found[i].upstreamness(), "upstreamness");
        same(found[i].downstreamness(), "downstreamness");
        ++compared;
    }
    CHECK(compared == 30);
}

}  // namespace
}  // namespace entente::exposure
