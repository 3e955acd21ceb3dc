#pragma once

#include <array>
#include <cstddef>

#include "entente/scenarios/trade/lane_array.hpp"

namespace entente::scenarios {

/// Anderson acceleration (see anderson.hpp) of eight iterations side by side, each with its own
/// combination. Knows steps alone, in single precision; the points are the caller's.
class LaneAnderson {
public:
    explicit LaneAnderson(std::size_t size);

    /// Forgets all points.
    void restart();

    /// What to move by, given the step f at the point that the last change led to.
    const LaneArray<float>& change_for(const LaneArray<float>& f);

private:
    static constexpr std::size_t depth = 5;
    using ByColumn = std::array<std::array<double, lanes>, depth>;

    void weigh(const ByColumn& with_step, std::array<float, depth * lanes>& weights) const;

    std::size_t size_;
    std::size_t next_ = 0;
    bool has_last_ = false;
    std::array<LaneArray<float>, depth> step_changes_;   // f_k - f_(k-1)
    std::array<LaneArray<float>, depth> point_changes_;  // z_k - z_(k-1) + f_k - f_(k-1)
    std::array<ByColumn, depth> gram_{};
    LaneArray<float> last_step_, change_;
};

}  // namespace entente::scenarios
