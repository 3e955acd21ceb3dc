#pragma once

#include "entente/base/matrix.hpp"

/// What the linear-algebra library alone needs: the yardstick. All of its threads.
namespace entente::bench {

/// LAPACK dgetrf. Returns seconds.
double library_lu(Matrix a);
/// dgetrf and dgetri.
double library_inverse(Matrix a);
/// dgemm of a by a; returns GFLOP/s.
double library_product_rate(const Matrix& a, int threads);

}  // namespace entente::bench
