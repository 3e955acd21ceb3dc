#include "entente/scenarios/trade/anderson.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "entente/base/clones.hpp"
#include "entente/scenarios/trade/vec4.hpp"

namespace entente::scenarios {

bool least_squares(const std::vector<double>& gram,
                   std::size_t depth,
                   std::size_t kept,
                   double ridge,
                   std::array<double, most_columns>& right) {
    std::array<std::array<double, most_columns>, most_columns> l{};
    std::array<double, most_columns> scale{};
    for (std::size_t a = 0; a < kept; ++a) {
        const double diagonal = gram[a * depth + a];
        scale[a] = diagonal > 0 ? 1 / std::sqrt(diagonal) : 0;
    }
    for (std::size_t a = 0; a < kept; ++a)
        for (std::size_t b = 0; b <= a; ++b) {
            double sum = a == b ? 1 + ridge : gram[a * depth + b] * scale[a] * scale[b];
            for (std::size_t c = 0; c < b; ++c)
                sum -= l[a][c] * l[b][c];
            if (a == b) {
                if (!(sum > 0))
                    return false;
                l[a][a] = std::sqrt(sum);
            } else {
                l[a][b] = sum / l[b][b];
            }
        }
    for (std::size_t a = 0; a < kept; ++a) {
        right[a] *= scale[a];
        for (std::size_t c = 0; c < a; ++c)
            right[a] -= l[a][c] * right[c];
        right[a] /= l[a][a];
    }
    for (std::size_t a = kept; a-- > 0;) {
        for (std::size_t c = a + 1; c < kept; ++c)
            right[a] -= l[c][a] * right[c];
        right[a] /= l[a][a];
    }
    for (std::size_t a = 0; a < kept; ++a)
        right[a] *= scale[a];
    return true;
}

Anderson::Anderson(std::size_t size, std::size_t depth)
    : size_(size),
      depth_(std::min(depth, most_columns)),
      step_changes_(size * depth_),
      point_changes_(size * depth_),
      gram_(depth_ * depth_),
      last_z_(size),
      last_f_(size) {
}

void Anderson::restart() {
    kept_ = next_ = 0;
    has_last_ = false;
}

namespace {

constexpr double ridge = 1e-12;

/// df := f - last_f and dg := z - last_z + df, with z and f kept as the last.
ENTENTE_CLONES void note_change(const double* z,
                                const double* f,
                                double* last_z,
                                double* last_f,
                                float* df,
                                float* dg,
                                std::size_t size) {
    for (std::size_t d = 0; d < size; d += 4) {
        const Vec4 change = load(f + d) - load(last_f + d);
        store(df + d, change);
        store(dg + d, load(z + d) - load(last_z + d) + change);
        store(last_z + d, load(z + d));
        store(last_f + d, load(f + d));
    }
}

/// right_a = sum_d columns_ad f_d and gram_a = sum_d columns_ad columns_(at)d, one pass.
ENTENTE_CLONES void project(const float* columns,
                            std::size_t kept,
                            std::size_t at,
                            const double* f,
                            std::size_t size,
                            double* right,
                            double* gram) {
    const float* newest = columns + at * size;
    for (std::size_t a = 0; a < kept; ++a) {
        const float* column = columns + a * size;
        Vec4 with_f{}, with_newest{};
        for (std::size_t d = 0; d < size; d += 4) {
            const Vec4 c = load(column + d);
            with_f += c * load(f + d);
            with_newest += c * load(newest + d);
        }
        right[a] = (with_f[0] + with_f[2]) + (with_f[1] + with_f[3]);
        gram[a] = (with_newest[0] + with_newest[2]) + (with_newest[1] + with_newest[3]);
    }
}

/// z += f - sum_a gamma_a columns_a.
ENTENTE_CLONES void combine(const float* columns,
                            std::size_t kept,
                            const double* gamma,
                            const double* f,
                            std::size_t size,
                            double* z) {
    for (std::size_t d = 0; d < size; d += 4) {
        Vec4 sum = load(z + d) + load(f + d);
        for (std::size_t a = 0; a < kept; ++a)
            sum -= gamma[a] * load(columns + a * size + d);
        store(z + d, sum);
    }
}

}  // namespace

void Anderson::advance(std::vector<double>& z, const std::vector<double>& f) {
    if (!has_last_) {
        last_z_ = z;
        last_f_ = f;
        has_last_ = true;
        for (std::size_t d = 0; d < size_; ++d)
            z[d] += f[d];
        return;
    }
    const std::size_t at = next_;
    note_change(z.data(), f.data(), last_z_.data(), last_f_.data(), step_change(at),
                point_change(at), size_);
    kept_ = std::min(kept_ + 1, depth_);
    next_ = (next_ + 1) % depth_;
    std::array<double, most_columns> gamma{}, row{};
    project(step_changes_.data(), kept_, at, f.data(), size_, gamma.data(), row.data());
    for (std::size_t a = 0; a < kept_; ++a)
        gram_[a * depth_ + at] = gram_[at * depth_ + a] = row[a];
    const bool solved = least_squares(gram_, depth_, kept_, ridge, gamma);
    if (!solved)
        restart();
    combine(point_changes_.data(), solved ? kept_ : 0, gamma.data(), f.data(), size_, z.data());
}

}  // namespace entente::scenarios
