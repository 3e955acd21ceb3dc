#include "entente/scenarios/trade/gmres.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/scenarios/trade/sweep.hpp"

namespace entente::scenarios {
namespace {

constexpr std::size_t most = 60;  // directions kept

double norm_of(const double* x, std::size_t size) {
    return std::sqrt(dot_of(x, x, size));
}

/// Upper triangle of the Hessenberg matrix, column by column, with the rotations that made it so
/// and the rotated right-hand side.
class RotatedHessenberg {
public:
    explicit RotatedHessenberg(double norm) { right_[0] = norm; }

    /// Takes column k (k + 2 entries); returns the residual's norm after it.
    double add(std::size_t k, std::array<double, most + 1>& h) {
        for (std::size_t a = 0; a < k; ++a) {
            const double upper = cosine_[a] * h[a] + sine_[a] * h[a + 1];
            h[a + 1] = cosine_[a] * h[a + 1] - sine_[a] * h[a];
            h[a] = upper;
        }
        const double length = std::hypot(h[k], h[k + 1]);
        cosine_[k] = length > 0 ? h[k] / length : 1;
        sine_[k] = length > 0 ? h[k + 1] / length : 0;
        h[k] = length;
        right_[k + 1] = -sine_[k] * right_[k];
        right_[k] *= cosine_[k];
        std::copy_n(h.begin(), k + 1, columns_[k].begin());
        return std::abs(right_[k + 1]);
    }

    /// Coefficients of the first `count` directions.
    std::array<double, most> solve(std::size_t count) const {
        std::array<double, most> y{};
        for (std::size_t a = count; a-- > 0;) {
            double sum = right_[a];
            for (std::size_t b = a + 1; b < count; ++b)
                sum -= columns_[b][a] * y[b];
            y[a] = columns_[a][a] > 0 ? sum / columns_[a][a] : 0;
        }
        return y;
    }

private:
    std::array<std::array<double, most>, most> columns_{};
    std::array<double, most> cosine_{}, sine_{};
    std::array<double, most + 1> right_{};
};

}  // namespace

GmresOutcome gmres(const std::function<void(const double*, double*)>& apply,
                   const std::vector<double>& right,
                   std::vector<double>& x,
                   double tolerance,
                   int max_iterations) {
    const std::size_t size = right.size();
    const double scale = norm_of(right.data(), size);
    GmresOutcome outcome;
    if (!(scale > 0)) {
        std::fill(x.begin(), x.end(), 0.0);
        return outcome;
    }
    std::vector<std::vector<double>> directions;
    bool zero_start = std::all_of(x.begin(), x.end(), [](double v) { return v == 0; });
    for (;;) {
        directions.assign(1, right);
        if (!zero_start) {
            std::vector<double> product(size);
            apply(x.data(), product.data());
            add_scaled(-1, product.data(), directions[0].data(), size);
            ++outcome.iterations;
        }
        zero_start = false;
        const double start = norm_of(directions[0].data(), size);
        outcome.residual = start / scale;
        if (!(outcome.residual > tolerance) || outcome.iterations >= max_iterations)
            return outcome;
        for (double& v : directions[0])
            v /= start;
        RotatedHessenberg hessenberg(start);
        std::size_t k = 0;
        while (k < most && outcome.residual > tolerance && outcome.iterations < max_iterations) {
            std::vector<double> next(size);
            apply(directions[k].data(), next.data());
            ++outcome.iterations;
            std::array<double, most + 1> h{};
            for (std::size_t a = 0; a <= k; ++a) {
                h[a] = dot_of(directions[a].data(), next.data(), size);
                add_scaled(-h[a], directions[a].data(), next.data(), size);
            }
            h[k + 1] = norm_of(next.data(), size);
            const double length = h[k + 1];
            outcome.residual = hessenberg.add(k, h) / scale;
            ++k;
            if (!(length > 0))
                break;
            for (double& v : next)
                v /= length;
            directions.push_back(std::move(next));
        }
        const std::array<double, most> y = hessenberg.solve(k);
        for (std::size_t a = 0; a < k; ++a)
            add_scaled(y[a], directions[a].data(), x.data(), size);
        if (!(outcome.residual > tolerance) || outcome.iterations >= max_iterations)
            return outcome;
    }
}

}  // namespace entente::scenarios
