#include "entente/scenarios/trade/lane_anderson.hpp"

#include <algorithm>

#include "entente/base/clones.hpp"
#include "entente/scenarios/trade/anderson.hpp"
#include "entente/scenarios/trade/lanes.hpp"

namespace entente::scenarios {
namespace {

constexpr std::size_t depth = 5;
constexpr double ridge = 1e-7;     // the products' rounding, relative
constexpr std::size_t chunk = 32;  // values summed in single precision before double takes over

struct Columns {
    const float* step_changes[depth];
    float* newest_step;
    float* newest_point;
    float* last_step;
    const float* change;
};

/// The new columns df = f - last f, dg = last change + df, and the products of all df with f and
/// with the new one, one pass.
ENTENTE_CLONES void project(const Columns& columns,
                            const float* f,
                            std::size_t size,
                            double* with_step,
                            double* with_newest) {
    std::fill_n(with_step, depth * lanes, 0.0);
    std::fill_n(with_newest, depth * lanes, 0.0);
    for (std::size_t begin = 0; begin < size; begin += chunk) {
        Lanes32 step[depth]{}, newest[depth]{};
        const std::size_t end = std::min(size, begin + chunk);
        for (std::size_t d = begin * lanes; d < end * lanes; d += lanes) {
            const Lanes32 fd = load_lanes(f + d);
            const Lanes32 df = fd - load_lanes(columns.last_step + d);
            store_lanes(columns.newest_step + d, df);
            store_lanes(columns.newest_point + d, load_lanes(columns.change + d) + df);
            store_lanes(columns.last_step + d, fd);
#pragma GCC unroll 5
            for (std::size_t a = 0; a < depth; ++a) {
                const Lanes32 column = load_lanes(columns.step_changes[a] + d);
                step[a] += column * fd;
                newest[a] += column * df;
            }
        }
        float sums[lanes];
        for (std::size_t a = 0; a < depth; ++a) {
            store_lanes(sums, step[a]);
            store_lanes(with_step + a * lanes,
                        load_lanes(with_step + a * lanes) + load_widened(sums));
            store_lanes(sums, newest[a]);
            store_lanes(with_newest + a * lanes,
                        load_lanes(with_newest + a * lanes) + load_widened(sums));
        }
    }
}

/// change = f - sum_a weight_a columns_a
ENTENTE_CLONES void subtract(const float* const* columns,
                             const float* weights,
                             const float* f,
                             std::size_t size,
                             float* change) {
    Lanes32 w[depth];
    for (std::size_t a = 0; a < depth; ++a)
        w[a] = load_lanes(weights + a * lanes);
    for (std::size_t d = 0; d < size * lanes; d += lanes) {
        Lanes32 sum = load_lanes(f + d);
#pragma GCC unroll 5
        for (std::size_t a = 0; a < depth; ++a)
            sum -= w[a] * load_lanes(columns[a] + d);
        store_lanes(change + d, sum);
    }
}

}  // namespace

LaneAnderson::LaneAnderson(std::size_t size)
    : size_(size), last_step_(size * lanes), change_(size * lanes) {
    for (std::size_t a = 0; a < depth; ++a) {
        step_changes_[a].resize(size * lanes);
        point_changes_[a].resize(size * lanes);
    }
}

void LaneAnderson::restart() {
    next_ = 0;
    has_last_ = false;
    gram_ = {};
    for (std::size_t a = 0; a < depth; ++a) {
        std::ranges::fill(step_changes_[a], 0.0F);
        std::ranges::fill(point_changes_[a], 0.0F);
    }
}

const LaneArray<float>& LaneAnderson::change_for(const LaneArray<float>& f) {
    if (!has_last_) {
        last_step_ = f;
        change_ = f;
        has_last_ = true;
        return change_;
    }
    ByColumn with_step{}, with_newest{};
    Columns columns{.step_changes = {},
                    .newest_step = step_changes_[next_].data(),
                    .newest_point = point_changes_[next_].data(),
                    .last_step = last_step_.data(),
                    .change = change_.data()};
    const float* points[depth];
    for (std::size_t a = 0; a < depth; ++a) {
        columns.step_changes[a] = step_changes_[a].data();
        points[a] = point_changes_[a].data();
    }
    project(columns, f.data(), size_, with_step[0].data(), with_newest[0].data());
    for (std::size_t a = 0; a < depth; ++a)
        gram_[a][next_] = gram_[next_][a] = with_newest[a];
    next_ = (next_ + 1) % depth;
    std::array<float, depth * lanes> weights{};
    weigh(with_step, weights);
    subtract(points, weights.data(), f.data(), size_, change_.data());
    return change_;
}

/// Where a lane's normal equations cannot be solved, its weights stay zero: a plain step.
void LaneAnderson::weigh(const ByColumn& with_step,
                         std::array<float, depth * lanes>& weights) const {
    std::vector<double> gram(depth * depth);
    for (std::size_t l = 0; l < lanes; ++l) {
        std::array<double, most_columns> right{};
        for (std::size_t a = 0; a < depth; ++a) {
            right[a] = with_step[a][l];
            for (std::size_t b = 0; b < depth; ++b)
                gram[a * depth + b] = gram_[a][b][l];
        }
        if (!least_squares(gram, depth, depth, ridge, right))
            continue;
        for (std::size_t a = 0; a < depth; ++a)
            weights[a * lanes + l] = static_cast<float>(right[a]);
    }
}

}  // namespace entente::scenarios
