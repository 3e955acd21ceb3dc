#include "entente/scenarios/trade/adjoint_sweep.hpp"

#include <algorithm>

#include "entente/base/clones.hpp"
#include "entente/scenarios/trade/vec4.hpp"

namespace entente::scenarios {
namespace {

[[gnu::always_inline]] inline double sum_of(const Vec4& v) {
    return (v[0] + v[2]) + (v[1] + v[3]);
}

}  // namespace

ENTENTE_CLONES void sweep_values(const SectorRows& rows, const SectorValues& values) {
    const std::size_t N = rows.economies, P = rows.padded;
    double* to_cost = values.to_cost;
    std::fill_n(to_cost, P, 0.0);
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
            const Vec4 u = load(values.e + i) * load(values.sold + i);
            s0 += load(r[0] + i) * u;
            s1 += load(r[1] + i) * u;
            s2 += load(r[2] + i) * u;
            s3 += load(r[3] + i) * u;
        }
        const double sums[4] = {sum_of(s0), sum_of(s1), sum_of(s2), sum_of(s3)};
        double f[4], g[4];
        bool charged = false;
        for (std::size_t q = 0; q < 4; ++q) {
            const std::size_t m = n + q;
            f[q] = g[q] = 0;
            if (m >= N)
                continue;
            const double per_phi = values.per_phi[m], kept = values.kept[m];
            const double spent = values.theta * values.expenditure[m];
            values.to_expenditure[m] +=
                values.income[m] * (1 - kept) - values.balance[m] * kept + sums[q] * per_phi;
            f[q] =
                per_phi * (values.price[m] + spent * (values.to_expenditure[m] - values.income[m]));
            g[q] = per_phi * spent * (values.income[m] + values.balance[m]);
            if (k[q] == r[q])
                f[q] += g[q];
            else
                charged = true;
        }
        for (std::size_t i = 0; i < P; i += 4)
            store(to_cost + i, load(to_cost + i) + (f[0] * load(k[0] + i) + f[1] * load(k[1] + i)) +
                                   (f[2] * load(k[2] + i) + f[3] * load(k[3] + i)));
        if (!charged)
            continue;
        for (std::size_t q = 0; q < 4; ++q)
            if (k[q] == r[q])
                g[q] = 0;
        for (std::size_t i = 0; i < P; i += 4)
            store(to_cost + i, load(to_cost + i) + (g[0] * load(r[0] + i) + g[1] * load(r[1] + i)) +
                                   (g[2] * load(r[2] + i) + g[3] * load(r[3] + i)));
    }
    for (std::size_t i = 0; i < P; i += 4)
        store(to_cost + i, load(to_cost + i) * load(values.e + i));
}

ENTENTE_CLONES void buy_from(const float* const* receipts,
                             std::size_t economies,
                             std::size_t padded,
                             const double* x,
                             const double* per_phi,
                             double* y) {
    for (std::size_t n = 0; n < economies; n += 4) {
        const float* r[4];
        for (std::size_t q = 0; q < 4; ++q)
            r[q] = receipts[std::min(n + q, economies - 1)];
        Vec4 s0{}, s1{}, s2{}, s3{};
        for (std::size_t i = 0; i < padded; i += 4) {
            const Vec4 xi = load(x + i);
            s0 += load(r[0] + i) * xi;
            s1 += load(r[1] + i) * xi;
            s2 += load(r[2] + i) * xi;
            s3 += load(r[3] + i) * xi;
        }
        const double sums[4] = {sum_of(s0), sum_of(s1), sum_of(s2), sum_of(s3)};
        for (std::size_t q = 0; q < 4 && n + q < economies; ++q)
            y[n + q] = sums[q] * per_phi[n + q];
    }
}

}  // namespace entente::scenarios
