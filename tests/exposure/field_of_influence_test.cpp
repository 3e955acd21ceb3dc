#include "entente/exposure/field_of_influence.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include <doctest/doctest.h>

#include "tests/exposure/plain_world.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

constexpr std::size_t everything = 1'000'000;

TEST_CASE("in the chain the input of Vietnam into Japan matters more than China's into Vietnam") {
    // L = [1 .1 .5; 0 1 0; 0 .2 1] over CHN, JPN, VNM. |L e_VNM|^2 = 1.25, |e_JPN'L|^2 = 1;
    // |L e_CHN|^2 = 1, |e_VNM'L|^2 = 1.04.
    const data::IoTable chain = tests::assembly_chain();
    const Matrix l = data::Leontief(chain).inverse();
    const auto cells = most_influential_cells(chain, l.view(), Cells::CrossBorder, 10);
    REQUIRE(cells.size() == 2);
    CHECK(cells[0].supplier == IndustryId(2));
    CHECK(cells[0].buyer == IndustryId(1));
    CHECK(cells[0].norm == doctest::Approx(std::sqrt(1.25)));
    CHECK(cells[0].coefficient == doctest::Approx(0.2));
    CHECK(cells[1].norm == doctest::Approx(std::sqrt(1.04)));
    CHECK(most_influential_cells(chain, l.view(), Cells::All, everything).size() == 9);
    CHECK(most_influential_cells(chain, l.view(), Cells::All, 0).empty());
}

TEST_CASE("the field is the derivative of L, and its norm the one that is ranked") {
    const data::IoTable table = tests::random_economy(3, 3, 51);
    const data::Leontief leontief(table);
    const tests::PlainWorld plain(table);
    const double step = 1e-6;
    for (const auto& cell : most_influential_cells(table, plain.b.view(), Cells::All, 12)) {
        const Matrix field = field_of_influence(leontief, cell.supplier, cell.buyer);
        Matrix more = plain.a;
        more(cell.supplier.index(), cell.buyer.index()) += step;
        const Matrix moved = tests::leontief_of(more);
        const Matrix exact = change_of_inverse(leontief, cell.supplier, cell.buyer, step);
        double squares = 0;
        for (std::size_t l = 0; l < 9; ++l)
            for (std::size_t k = 0; k < 9; ++k) {
                squares += field(k, l) * field(k, l);
                const double change = moved(k, l) - plain.b(k, l);
                CHECK(std::abs(field(k, l) - change / step) < 1e-4);
                CHECK(std::abs(exact(k, l) - change) < 1e-13);
            }
        CHECK(cell.norm == doctest::Approx(std::sqrt(squares)).epsilon(1e-12));
    }
}

TEST_CASE("a large change of a coefficient changes the inverse as factoring anew does") {
    const data::IoTable table = tests::random_economy(4, 4, 52);
    const tests::PlainWorld plain(table);
    Matrix more = plain.a;
    more(5, 9) += 0.2;
    const Matrix moved = tests::leontief_of(more);
    const Matrix change =
        change_of_inverse(data::Leontief(table), IndustryId(5), IndustryId(9), 0.2);
    for (std::size_t l = 0; l < 16; ++l)
        for (std::size_t k = 0; k < 16; ++k)
            CHECK(std::abs(plain.b(k, l) + change(k, l) - moved(k, l)) < 1e-12);
}

TEST_CASE("the list is what sorting all cells gives, restricted as asked") {
    const data::IoTable table = tests::random_economy(4, 4, 53);
    const Matrix l = data::Leontief(table).inverse();
    auto sorted = most_influential_cells(table, l.view(), Cells::All, everything);
    CHECK(sorted.size() == 256);
    CHECK(std::ranges::is_sorted(sorted, std::greater(), &InfluentialCell::norm));
    std::erase_if(sorted, [](const InfluentialCell& cell) { return cell.coefficient == 0; });
    const auto used = most_influential_cells(table, l.view(), Cells::Used, 20);
    REQUIRE(used.size() == 20);
    std::erase_if(sorted, [&](const InfluentialCell& cell) {
        return table.economy_of(cell.supplier) == table.economy_of(cell.buyer);
    });
    const auto across = most_influential_cells(table, l.view(), Cells::CrossBorder, 20);
    for (std::size_t k = 0; k < 20; ++k) {
        CHECK(used[k].coefficient != 0);
        CHECK(across[k].supplier == sorted[k].supplier);
        CHECK(across[k].buyer == sorted[k].buyer);
    }
}

}  // namespace
}  // namespace entente::exposure
