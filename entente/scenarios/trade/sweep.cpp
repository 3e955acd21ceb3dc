#include "entente/scenarios/trade/sweep.hpp"

#include <algorithm>

#include "entente/base/clones.hpp"
#include "entente/scenarios/trade/vec4.hpp"

namespace entente::scenarios {
namespace {

[[gnu::always_inline]] inline double sum_of(const Vec4& v) {
    return (v[0] + v[2]) + (v[1] + v[3]);
}

template <class Real>
[[gnu::always_inline]] inline void by_user(
    const Real* a, const double* x, double* y, std::size_t sectors, std::size_t padded) {
    for (std::size_t j = 0; j < sectors; ++j, y += padded) {
        std::fill_n(y, padded, 0.0);
        std::size_t k = 0;
        for (; k + 4 <= sectors; k += 4, a += 4 * padded) {
            const double* xk = x + k * padded;
            for (std::size_t n = 0; n < padded; n += 4)
                store(y + n, load(y + n) +
                                 (load(a + n) * load(xk + n) +
                                  load(a + padded + n) * load(xk + padded + n)) +
                                 (load(a + 2 * padded + n) * load(xk + 2 * padded + n) +
                                  load(a + 3 * padded + n) * load(xk + 3 * padded + n)));
        }
        for (; k < sectors; ++k, a += padded)
            for (std::size_t n = 0; n < padded; n += 4)
                store(y + n, load(y + n) + load(a + n) * load(x + k * padded + n));
    }
}

template <class Real>
[[gnu::always_inline]] inline void by_supplier(
    const Real* a, const double* x, double* y, std::size_t sectors, std::size_t padded) {
    const std::size_t block = sectors * padded;
    std::fill_n(y, block, 0.0);
    std::size_t j = 0;
    for (; j + 4 <= sectors; j += 4, x += 4 * padded, a += 4 * block)
        for (std::size_t k = 0; k < sectors; ++k) {
            const Real* ak = a + k * padded;
            double* yk = y + k * padded;
            for (std::size_t n = 0; n < padded; n += 4)
                store(yk + n, load(yk + n) +
                                  (load(ak + n) * load(x + n) +
                                   load(ak + block + n) * load(x + padded + n)) +
                                  (load(ak + 2 * block + n) * load(x + 2 * padded + n) +
                                   load(ak + 3 * block + n) * load(x + 3 * padded + n)));
        }
    for (; j < sectors; ++j, x += padded, a += block)
        for (std::size_t k = 0; k < sectors; ++k)
            for (std::size_t n = 0; n < padded; n += 4)
                store(y + k * padded + n,
                      load(y + k * padded + n) + load(a + k * padded + n) * load(x + n));
}

}  // namespace

ENTENTE_CLONES void sweep_sector(const SectorRows& rows,
                                 const double* e,
                                 const double* expenditure,
                                 double* phi,
                                 double* kept,
                                 double* sales) {
    const std::size_t N = rows.economies, P = rows.padded;
    std::fill_n(sales, P, 0.0);
    for (std::size_t n = 0; n < N; n += 4) {
        // Four rows at a time; past the last row the last one is repeated with no weight.
        const double* k[4];
        const double* r[4];
        for (std::size_t q = 0; q < 4; ++q) {
            const std::size_t m = std::min(n + q, N - 1);
            k[q] = rows.share[m];
            r[q] = rows.receipts[m];
        }
        Vec4 s0{}, s1{}, s2{}, s3{};
        for (std::size_t i = 0; i < P; i += 4) {
            const Vec4 ei = load(e + i);
            s0 += load(k[0] + i) * ei;
            s1 += load(k[1] + i) * ei;
            s2 += load(k[2] + i) * ei;
            s3 += load(k[3] + i) * ei;
        }
        const double sums[4] = {sum_of(s0), sum_of(s1), sum_of(s2), sum_of(s3)};
        double weight[4];
        for (std::size_t q = 0; q < 4; ++q) {
            const bool row = n + q < N;
            weight[q] = row && sums[q] > 0 ? expenditure[n + q] / sums[q] : 0.0;
            if (row) {
                phi[n + q] = sums[q];
                kept[n + q] = 1;
            }
        }
        if (k[0] != r[0] || k[1] != r[1] || k[2] != r[2] || k[3] != r[3]) {
            Vec4 t0{}, t1{}, t2{}, t3{};
            for (std::size_t i = 0; i < P; i += 4) {
                const Vec4 ei = load(e + i);
                t0 += load(r[0] + i) * ei;
                t1 += load(r[1] + i) * ei;
                t2 += load(r[2] + i) * ei;
                t3 += load(r[3] + i) * ei;
            }
            const double kepts[4] = {sum_of(t0), sum_of(t1), sum_of(t2), sum_of(t3)};
            for (std::size_t q = 0; q < 4 && n + q < N; ++q)
                kept[n + q] = sums[q] > 0 && k[q] != r[q] ? kepts[q] / sums[q] : 1.0;
        }
        for (std::size_t i = 0; i < P; i += 4)
            store(sales + i, load(sales + i) +
                                 (weight[0] * load(r[0] + i) + weight[1] * load(r[1] + i)) +
                                 (weight[2] * load(r[2] + i) + weight[3] * load(r[3] + i)));
    }
    for (std::size_t i = 0; i < P; i += 4)
        store(sales + i, load(sales + i) * load(e + i));
}

ENTENTE_CLONES void sell_to(const float* const* receipts,
                            std::size_t economies,
                            std::size_t padded,
                            const double* e,
                            const double* weight,
                            double* sales) {
    const std::size_t N = economies, P = padded;
    std::fill_n(sales, P, 0.0);
    std::size_t n = 0;
    for (; n + 4 <= N; n += 4) {
        const float* const* r = receipts + n;
        const double* w = weight + n;
        for (std::size_t i = 0; i < P; i += 4)
            store(sales + i, load(sales + i) + (w[0] * load(r[0] + i) + w[1] * load(r[1] + i)) +
                                 (w[2] * load(r[2] + i) + w[3] * load(r[3] + i)));
    }
    for (; n < N; ++n)
        for (std::size_t i = 0; i < P; i += 4)
            store(sales + i, load(sales + i) + weight[n] * load(receipts[n] + i));
    for (std::size_t i = 0; i < P; i += 4)
        store(sales + i, load(sales + i) * load(e + i));
}

ENTENTE_CLONES void multiply_by_user(
    const double* a, const double* x, double* y, std::size_t sectors, std::size_t padded) {
    by_user(a, x, y, sectors, padded);
}

ENTENTE_CLONES void multiply_by_user(
    const float* a, const double* x, double* y, std::size_t sectors, std::size_t padded) {
    by_user(a, x, y, sectors, padded);
}

ENTENTE_CLONES void multiply_by_supplier(
    const double* a, const double* x, double* y, std::size_t sectors, std::size_t padded) {
    by_supplier(a, x, y, sectors, padded);
}

ENTENTE_CLONES void multiply_by_supplier(
    const float* a, const double* x, double* y, std::size_t sectors, std::size_t padded) {
    by_supplier(a, x, y, sectors, padded);
}

ENTENTE_CLONES double dot_of(const double* x, const double* y, std::size_t count) {
    Vec4 s0{}, s1{};
    std::size_t d = 0;
    for (; d + 8 <= count; d += 8) {
        s0 += load(x + d) * load(y + d);
        s1 += load(x + d + 4) * load(y + d + 4);
    }
    for (; d < count; d += 4)
        s0 += load(x + d) * load(y + d);
    return sum_of(s0 + s1);
}

ENTENTE_CLONES void add_scaled(double factor, const double* x, double* y, std::size_t count) {
    for (std::size_t d = 0; d < count; d += 4)
        store(y + d, load(y + d) + factor * load(x + d));
}

}  // namespace entente::scenarios
