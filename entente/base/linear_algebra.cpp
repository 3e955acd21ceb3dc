#include "entente/base/linear_algebra.hpp"

#include <algorithm>
#include <cassert>
#include <string>

#include <cblas.h>

#include "entente/base/error.hpp"
#include "entente/base/thread_pool.hpp"

// LAPACK's factorisation by its Fortran name: OpenBLAS carries a tuned one, and a second library
// (LAPACKE) would only wrap it.
extern "C" void dgetrf_(
    const int* rows, const int* cols, double* a, const int* ld, int* pivots, int* info);

namespace entente {
namespace {

constexpr std::size_t panel_width = 96;  // columns factored together
constexpr std::size_t tile_width = 192;  // columns of one library call

void use_one_blas_thread() {
    openblas_set_num_threads(1);
}

int as_int(std::size_t n) {
    return static_cast<int>(n);
}

/// Calls work(first, width) for the tiles that cover columns first .. last - 1.
template <class Work>
void for_tiles(std::size_t first, std::size_t last, int threads, const Work& work) {
    if (first >= last)
        return;
    const std::size_t tiles = (last - first + tile_width - 1) / tile_width;
    parallel_for(tiles, threads, [&](std::size_t tile) {
        const std::size_t begin = first + tile * tile_width;
        work(begin, std::min(tile_width, last - begin));
    });
}

void exchange_rows(double* a,
                   std::size_t ld,
                   std::size_t cols,
                   std::size_t from,
                   std::size_t to,
                   std::span<const std::int32_t> pivots) {
    for (std::size_t j = 0; j < cols; ++j) {
        double* column = a + j * ld;
        for (std::size_t k = from; k < to; ++k)
            std::swap(column[k], column[static_cast<std::size_t>(pivots[k])]);
    }
}

}  // namespace

LuFactors lu_factor(Matrix a, int threads) {
    assert(a.rows() == a.cols());
    use_one_blas_thread();
    const std::size_t n = a.rows();
    const int ld = as_int(n);
    std::vector<std::int32_t> pivots(n);
    double* m = a.data();
    for (std::size_t k = 0; k < n; k += panel_width) {
        const std::size_t width = std::min(panel_width, n - k);
        std::vector<int> local(width);
        const int panel_rows = as_int(n - k);
        const int panel_cols = as_int(width);
        int info = 0;
        dgetrf_(&panel_rows, &panel_cols, m + k * n + k, &ld, local.data(), &info);
        if (info != 0)
            throw Error(ErrorKind::NotComputed,
                        "the matrix I - A is singular at row " +
                            std::to_string(k + static_cast<std::size_t>(std::abs(info))) +
                            "; an industry uses up all that it produces");
        for (std::size_t i = 0; i < width; ++i)
            pivots[k + i] = static_cast<std::int32_t>(k + static_cast<std::size_t>(local[i]) - 1);
        for_tiles(0, k, threads, [&](std::size_t j, std::size_t cols) {
            exchange_rows(m + j * n, n, cols, k, k + width, pivots);
        });
        for_tiles(k + width, n, threads, [&](std::size_t j, std::size_t cols) {
            exchange_rows(m + j * n, n, cols, k, k + width, pivots);
            cblas_dtrsm(CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasUnit,
                        as_int(width), as_int(cols), 1, m + k * n + k, ld, m + j * n + k, ld);
            cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, as_int(n - k - width),
                        as_int(cols), as_int(width), -1, m + k * n + k + width, ld, m + j * n + k,
                        ld, 1, m + j * n + k + width, ld);
        });
    }
    return {std::move(a), std::move(pivots)};
}

void lu_solve(const LuView& lu, Matrix& b, int threads) {
    use_one_blas_thread();
    const std::size_t n = lu.packed.rows;
    assert(b.rows() == n);
    for_tiles(0, b.cols(), threads, [&](std::size_t j, std::size_t cols) {
        double* tile = b.data() + j * n;
        exchange_rows(tile, n, cols, 0, n, lu.pivots);
        cblas_dtrsm(CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasUnit, as_int(n),
                    as_int(cols), 1, lu.packed.data, as_int(n), tile, as_int(n));
        cblas_dtrsm(CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, as_int(n),
                    as_int(cols), 1, lu.packed.data, as_int(n), tile, as_int(n));
    });
}

void lu_solve_transposed(const LuView& lu, Matrix& b, int threads) {
    use_one_blas_thread();
    const std::size_t n = lu.packed.rows;
    assert(b.rows() == n);
    for_tiles(0, b.cols(), threads, [&](std::size_t j, std::size_t cols) {
        double* tile = b.data() + j * n;
        cblas_dtrsm(CblasColMajor, CblasLeft, CblasUpper, CblasTrans, CblasNonUnit, as_int(n),
                    as_int(cols), 1, lu.packed.data, as_int(n), tile, as_int(n));
        cblas_dtrsm(CblasColMajor, CblasLeft, CblasLower, CblasTrans, CblasUnit, as_int(n),
                    as_int(cols), 1, lu.packed.data, as_int(n), tile, as_int(n));
        for (std::size_t c = 0; c < cols; ++c)
            for (std::size_t k = n; k-- > 0;)
                std::swap(tile[c * n + k], tile[c * n + static_cast<std::size_t>(lu.pivots[k])]);
    });
}

Matrix lu_inverse(const LuView& lu, int threads) {
    use_one_blas_thread();
    const std::size_t n = lu.packed.rows;
    const int ld = as_int(n);
    // A^-1 = U^-1 L^-1 P. Columns j.. of L^-1 are zero above row j, which saves a third of the
    // work; P then only says where each column goes.
    std::vector<std::size_t> source(n);
    for (std::size_t i = 0; i < n; ++i)
        source[i] = i;
    for (std::size_t k = 0; k < n; ++k)
        std::swap(source[k], source[static_cast<std::size_t>(lu.pivots[k])]);

    Matrix inverse(n, n);
    for_tiles(0, n, threads, [&](std::size_t j, std::size_t cols) {
        std::vector<double> tile(n * cols);
        for (std::size_t c = 0; c < cols; ++c)
            tile[c * n + j + c] = 1;
        cblas_dtrsm(CblasColMajor, CblasLeft, CblasLower, CblasNoTrans, CblasUnit, as_int(n - j),
                    as_int(cols), 1, lu.packed.data + j * n + j, ld, tile.data() + j, ld);
        cblas_dtrsm(CblasColMajor, CblasLeft, CblasUpper, CblasNoTrans, CblasNonUnit, as_int(n),
                    as_int(cols), 1, lu.packed.data, ld, tile.data(), ld);
        for (std::size_t c = 0; c < cols; ++c)
            std::copy_n(tile.data() + c * n, n, inverse.col(source[j + c]).data());
    });
    return inverse;
}

Matrix product(const MatrixView& a, const MatrixView& b, int threads) {
    use_one_blas_thread();
    assert(a.cols == b.rows);
    Matrix c(a.rows, b.cols);
    if (a.rows == 0 || a.cols == 0)
        return c;
    for_tiles(0, b.cols, threads, [&](std::size_t j, std::size_t cols) {
        cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, as_int(a.rows), as_int(cols),
                    as_int(a.cols), 1, a.data, as_int(a.rows), b.data + j * b.rows, as_int(b.rows),
                    0, c.data() + j * a.rows, as_int(a.rows));
    });
    return c;
}

Matrix transposed_product(const MatrixView& a, const MatrixView& b, int threads) {
    use_one_blas_thread();
    assert(a.rows == b.rows);
    Matrix c(a.cols, b.cols);
    if (a.rows == 0 || a.cols == 0)
        return c;
    for_tiles(0, b.cols, threads, [&](std::size_t j, std::size_t cols) {
        cblas_dgemm(CblasColMajor, CblasTrans, CblasNoTrans, as_int(a.cols), as_int(cols),
                    as_int(a.rows), 1, a.data, as_int(a.rows), b.data + j * b.rows, as_int(b.rows),
                    0, c.data() + j * a.cols, as_int(a.cols));
    });
    return c;
}

std::vector<double> product(const MatrixView& a, std::span<const double> x) {
    use_one_blas_thread();
    assert(a.cols == x.size());
    std::vector<double> y(a.rows);
    if (a.rows > 0 && a.cols > 0)
        cblas_dgemv(CblasColMajor, CblasNoTrans, as_int(a.rows), as_int(a.cols), 1, a.data,
                    as_int(a.rows), x.data(), 1, 0, y.data(), 1);
    return y;
}

double dot(std::span<const double> a, std::span<const double> b) {
    assert(a.size() == b.size());
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

}  // namespace entente
