#include "entente/scenarios/bargaining/package_kernels.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "entente/base/clones.hpp"

namespace entente::bargaining {
namespace {

constexpr double no_package = -std::numeric_limits<double>::infinity();

}  // namespace

ENTENTE_CLONES void add_constant(double* out, const double* in, double h, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k)
        out[k] = in[k] + h;
}

ENTENTE_CLONES void add_row(double* out, const double* in, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k)
        out[k] += in[k];
}

ENTENTE_CLONES void refuse_below(double* admitted,
                                 const double* g,
                                 double floor,
                                 std::size_t count) {
    for (std::size_t k = 0; k < count; ++k)
        admitted[k] = g[k] < floor ? no_package : admitted[k];
}

ENTENTE_CLONES std::size_t count_admitted(const double* admitted, std::size_t count) {
    double total = 0;
    std::array<double, 8> lanes{};
    std::size_t k = 0;
    for (; k + lanes.size() <= count; k += lanes.size())
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            lanes[lane] += admitted[k + lane] < 0 ? 0.0 : 1.0;
    for (; k < count; ++k)
        total += admitted[k] < 0 ? 0.0 : 1.0;
    for (const double lane : lanes)
        total += lane;
    return static_cast<std::size_t>(total);
}

ENTENTE_CLONES void multiply_gain(double* out, const double* g, double r, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
        const double gain = g[k] - r;
        out[k] *= gain > 0 ? gain : 0;
    }
}

ENTENTE_CLONES void keep_least_gain(
    double* out, const double* g, double r, double weight, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k) {
        const double gain = (g[k] - r) * weight;
        out[k] = gain < out[k] ? gain : out[k];
    }
}

ENTENTE_CLONES void mark_below(
    double* marks, const double* g, double floor, double bit, std::size_t count) {
    for (std::size_t k = 0; k < count; ++k)
        marks[k] += g[k] < floor ? bit : 0;
}

ENTENTE_CLONES double highest(const double* values, std::size_t count) {
    std::array<double, 8> lanes;
    lanes.fill(no_package);
    std::size_t k = 0;
    for (; k + lanes.size() <= count; k += lanes.size())
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            lanes[lane] = values[k + lane] > lanes[lane] ? values[k + lane] : lanes[lane];
    double best = no_package;
    for (; k < count; ++k)
        best = std::max(best, values[k]);
    for (const double lane : lanes)
        best = std::max(best, lane);
    return best;
}

}  // namespace entente::bargaining
