#include "entente/data/leontief.hpp"

#include <doctest/doctest.h>

#include "tests/toy_economies.hpp"

namespace entente::data {
namespace {

TEST_CASE("the chain's inverse is the one written down by hand") {
    const IoTable chain = tests::assembly_chain();
    const Matrix l = Leontief(chain).inverse();
    CHECK(l(0, 2) == doctest::Approx(0.5));
    CHECK(l(2, 1) == doctest::Approx(0.2));
    CHECK(l(0, 1) == doctest::Approx(0.1));
    CHECK(l(1, 1) == doctest::Approx(1));
    CHECK(l(1, 0) == doctest::Approx(0));
}

TEST_CASE("output is what final demand requires, and value added is all there is in a unit") {
    const IoTable table = tests::random_economy(5, 4, 20);
    const Leontief leontief(table);
    const std::size_t n = table.industry_count();
    Matrix y(n, 1);
    for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k)
        for (std::size_t i = 0; i < n; ++i)
            y(i, 0) += table.final_demand_musd()(i, k);
    const Matrix x = leontief.times(y);
    Matrix v(n, 1);
    const auto coefficients = value_added_coefficients(table);
    std::copy(coefficients.begin(), coefficients.end(), v.data());
    const Matrix unit = leontief.weighted_columns(v);
    for (std::size_t i = 0; i < n; ++i) {
        CHECK(x(i, 0) == doctest::Approx(table.gross_output_musd()[i]).epsilon(1e-12));
        if (table.gross_output_musd()[i] > 0)
            CHECK(unit(i, 0) == doctest::Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("columns by solving are the columns of the inverse") {
    const IoTable table = tests::random_economy(4, 4, 21);
    const Leontief leontief(table);
    const Matrix l = leontief.inverse();
    const std::vector<IndustryId> chosen{IndustryId(3), IndustryId(11)};
    const Matrix columns = leontief.columns(chosen);
    for (std::size_t i = 0; i < l.rows(); ++i)
        CHECK(columns(i, 1) == doctest::Approx(l(i, 11)).epsilon(1e-12));
}

TEST_CASE("the Ghosh inverse follows from Leontief's") {
    const IoTable table = tests::random_economy(3, 3, 22);
    const std::size_t n = table.industry_count();
    Matrix w(n, 1);
    w(4, 0) = 1;
    const Matrix g = ghosh_times(table, Leontief(table), w);
    // G w = sum of B^t w, b_ij = z_ij / x_i.
    std::vector<double> sum(n), term(n);
    sum[4] = term[4] = 1;
    for (int round = 0; round < 2000; ++round) {
        std::vector<double> next(n);
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i)
                if (table.gross_output_musd()[i] > 0)
                    next[i] +=
                        table.intermediate_musd()(i, j) / table.gross_output_musd()[i] * term[j];
        term = next;
        for (std::size_t i = 0; i < n; ++i)
            sum[i] += term[i];
    }
    for (std::size_t i = 0; i < n; ++i)
        CHECK(g(i, 0) == doctest::Approx(sum[i]).epsilon(1e-9));
}

}  // namespace
}  // namespace entente::data
