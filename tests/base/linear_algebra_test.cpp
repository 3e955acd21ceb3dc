#include "entente/base/linear_algebra.hpp"

#include <cmath>
#include <cstring>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "tests/toy_economies.hpp"

namespace entente {
namespace {

Matrix random_matrix(std::size_t rows, std::size_t cols, std::uint64_t seed) {
    tests::RandomNumbers random(seed);
    Matrix m(rows, cols);
    for (std::size_t j = 0; j < cols; ++j)
        for (double& value : m.col(j))
            value = random.next() - 0.5;
    return m;
}

double largest_difference(const Matrix& a, const Matrix& b) {
    double largest = 0;
    for (std::size_t j = 0; j < a.cols(); ++j)
        for (std::size_t i = 0; i < a.rows(); ++i)
            largest = std::max(largest, std::abs(a(i, j) - b(i, j)));
    return largest;
}

/// A B by its definition.
Matrix plain_product(const Matrix& a, const Matrix& b) {
    Matrix c(a.rows(), b.cols());
    for (std::size_t j = 0; j < b.cols(); ++j)
        for (std::size_t k = 0; k < a.cols(); ++k)
            for (std::size_t i = 0; i < a.rows(); ++i)
                c(i, j) += a(i, k) * b(k, j);
    return c;
}

Matrix transposed(const Matrix& a) {
    Matrix t(a.cols(), a.rows());
    for (std::size_t j = 0; j < a.cols(); ++j)
        for (std::size_t i = 0; i < a.rows(); ++i)
            t(j, i) = a(i, j);
    return t;
}

TEST_CASE("products in tiles agree with the definition") {
    const Matrix a = random_matrix(73, 41, 1);
    const Matrix b = random_matrix(41, 397, 2);
    CHECK(largest_difference(product(a.view(), b.view()), plain_product(a, b)) < 1e-13);
    CHECK(largest_difference(transposed_product(transposed(a).view(), b.view()),
                             plain_product(a, b)) < 1e-13);
    const Matrix x = random_matrix(41, 1, 3), expected = plain_product(a, x);
    const std::vector<double> y = product(a.view(), x.col(0));
    for (std::size_t i = 0; i < a.rows(); ++i)
        CHECK(y[i] == doctest::Approx(expected(i, 0)).epsilon(1e-13));
}

TEST_CASE("a factored matrix solves both ways and inverts, across panel and tile borders") {
    for (const std::size_t n : {1UL, 2UL, 95UL, 96UL, 97UL, 389UL}) {
        const Matrix a = random_matrix(n, n, n);
        const LuFactors lu = lu_factor(a);
        const Matrix x = random_matrix(n, 5, 3);

        Matrix b = plain_product(a, x);
        lu_solve(lu.view(), b);
        CHECK(largest_difference(b, x) < 1e-9);

        Matrix c = plain_product(transposed(a), x);
        lu_solve_transposed(lu.view(), c);
        CHECK(largest_difference(c, x) < 1e-9);

        Matrix identity(n, n);
        for (std::size_t i = 0; i < n; ++i)
            identity(i, i) = 1;
        CHECK(largest_difference(plain_product(lu_inverse(lu.view()), a), identity) < 1e-9);
    }
}

TEST_CASE("the number of threads changes no bit") {
    const Matrix a = random_matrix(410, 410, 7);
    const LuFactors one = lu_factor(a, 1);
    const LuFactors three = lu_factor(a, 3);
    const auto same = [](const Matrix& p, const Matrix& q) {
        return std::memcmp(p.data(), q.data(), p.rows() * p.cols() * sizeof(double)) == 0;
    };
    CHECK(same(one.packed, three.packed));
    CHECK(one.pivots == three.pivots);
    CHECK(same(lu_inverse(one.view(), 1), lu_inverse(one.view(), 3)));
    CHECK(same(product(a.view(), a.view(), 1), product(a.view(), a.view(), 3)));
    Matrix b = a;
    Matrix c = a;
    lu_solve_transposed(one.view(), b, 1);
    lu_solve_transposed(one.view(), c, 3);
    CHECK(same(b, c));
}

TEST_CASE("a singular matrix is an error, not numbers") {
    Matrix a(3, 3);
    a(0, 0) = a(1, 1) = 1;
    CHECK_THROWS_WITH_AS(lu_factor(a), doctest::Contains("singular at row 3"), Error);
}

}  // namespace
}  // namespace entente
