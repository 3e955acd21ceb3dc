#include "bench/library_calls.hpp"

#include <chrono>
#include <thread>
#include <vector>

#include <cblas.h>

extern "C" {
void dgetrf_(const int* rows, const int* cols, double* a, const int* ld, int* pivots, int* info);
void dgetri_(const int* n,
             double* a,
             const int* ld,
             const int* pivots,
             double* work,
             const int* work_size,
             int* info);
}

namespace entente::bench {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void use_all_threads() {
    openblas_set_num_threads(static_cast<int>(std::thread::hardware_concurrency()));
}

}  // namespace

double library_lu(Matrix a) {
    use_all_threads();
    const int n = static_cast<int>(a.rows());
    std::vector<int> pivots(a.rows());
    int info = 0;
    const auto start = std::chrono::steady_clock::now();
    dgetrf_(&n, &n, a.data(), &n, pivots.data(), &info);
    return seconds_since(start);
}

double library_inverse(Matrix a) {
    use_all_threads();
    const int n = static_cast<int>(a.rows());
    std::vector<int> pivots(a.rows());
    int info = 0;
    const auto start = std::chrono::steady_clock::now();
    dgetrf_(&n, &n, a.data(), &n, pivots.data(), &info);
    const int work_size = 64 * n;
    std::vector<double> work(static_cast<std::size_t>(work_size));
    dgetri_(&n, a.data(), &n, pivots.data(), work.data(), &work_size, &info);
    return seconds_since(start);
}

double library_product_rate(const Matrix& a, int threads) {
    openblas_set_num_threads(threads);
    const int n = static_cast<int>(a.rows());
    Matrix c(a.rows(), a.rows());
    const auto start = std::chrono::steady_clock::now();
    cblas_dgemm(CblasColMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, a.data(), n, a.data(), n, 0,
                c.data(), n);
    const double size = static_cast<double>(n);
    return 2e-9 * size * size * size / seconds_since(start);
}

}  // namespace entente::bench
