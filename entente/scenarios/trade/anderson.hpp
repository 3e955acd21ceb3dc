#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace entente::scenarios {

inline constexpr std::size_t most_columns = 12;

/// Solves gram (depth x depth, of which `kept` are in use) gamma = right by Cholesky after scaling
/// the diagonal to one and adding `ridge` to it. `right` becomes gamma; false where the matrix is
/// not positive definite.
bool least_squares(const std::vector<double>& gram,
                   std::size_t depth,
                   std::size_t kept,
                   double ridge,
                   std::array<double, most_columns>& right);

/// Anderson acceleration of z := z + f(z), type II: the next point is the combination of the last
/// `depth` points whose steps f nearly cancel, least squares by the scaled Gram matrix with a
/// ridge. D. G. Anderson (1965), Iterative Procedures for Nonlinear Integral Equations, Journal of
/// the ACM 12(4), 547-560.
class Anderson {
public:
    /// `size` is a multiple of four.
    Anderson(std::size_t size, std::size_t depth);

    std::size_t size() const { return size_; }

    /// Forgets all points.
    void restart();

    /// z := the next point, given the step f at z.
    void advance(std::vector<double>& z, const std::vector<double>& f);

private:
    float* step_change(std::size_t column) { return &step_changes_[column * size_]; }

    float* point_change(std::size_t column) { return &point_changes_[column * size_]; }

    std::size_t size_, depth_;
    std::size_t kept_ = 0, next_ = 0;
    bool has_last_ = false;
    // In single precision, which is ample for directions and half the memory to read.
    std::vector<float> step_changes_;   // f_k - f_(k-1), columns
    std::vector<float> point_changes_;  // z_k - z_(k-1) + f_k - f_(k-1)
    std::vector<double> gram_;          // depth x depth
    std::vector<double> last_z_, last_f_;
};

}  // namespace entente::scenarios
