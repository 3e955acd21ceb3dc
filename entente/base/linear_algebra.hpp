#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "entente/base/matrix.hpp"
#include "entente/base/thread_pool.hpp"

/// Dense linear algebra on LAPACK and BLAS.
///
/// Work is cut into tiles of a fixed width and every tile is one single-threaded library call, so
/// the same input gives the same bits whatever `threads` is.
namespace entente {

/// A = P L U as LAPACK packs it (dgetrf): unit-lower L below the diagonal, U on and above it,
/// `pivots[k]` the row exchanged with row k, counted from 0. Looks into memory owned elsewhere.
struct LuView {
    MatrixView packed;
    std::span<const std::int32_t> pivots;
};

struct LuFactors {
    Matrix packed;
    std::vector<std::int32_t> pivots;

    LuView view() const { return {packed.view(), pivots}; }
};

/// Factors a square matrix in place, partial pivoting; 2/3 n^3 operations. Throws NotComputed if it
/// is singular.
LuFactors lu_factor(Matrix a, int threads = default_threads());

/// B := A^-1 B; 2 n^2 operations a column.
void lu_solve(const LuView& lu, Matrix& b, int threads = default_threads());

/// B := A'^-1 B, that is, rows w'A^-1 for the columns w of B.
void lu_solve_transposed(const LuView& lu, Matrix& b, int threads = default_threads());

/// A^-1; 4/3 n^3 operations on top of the factorisation.
Matrix lu_inverse(const LuView& lu, int threads = default_threads());

/// A B and A'B.
Matrix product(const MatrixView& a, const MatrixView& b, int threads = default_threads());
Matrix transposed_product(const MatrixView& a,
                          const MatrixView& b,
                          int threads = default_threads());

/// A x on one thread, reading A once where it lies: `product` would copy it into its own layout
/// first, which for a single column costs more than the product.
std::vector<double> product(const MatrixView& a, std::span<const double> x);

/// sum_i a_i b_i, in order of i.
double dot(std::span<const double> a, std::span<const double> b);

}  // namespace entente
