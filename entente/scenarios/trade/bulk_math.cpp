#include "entente/scenarios/trade/bulk_math.hpp"

#include <cstring>

#include "entente/base/clones.hpp"
#include "entente/scenarios/trade/vec4_math.hpp"

namespace entente::scenarios {
namespace {

template <class Function>
[[gnu::always_inline]] inline void each_four(const double* x,
                                             double* y,
                                             std::size_t count,
                                             const Function& function) {
    std::size_t k = 0;
    for (; k + 4 <= count; k += 4)
        store(y + k, function(load(x + k)));
    if (k < count) {
        double rest[4] = {1, 1, 1, 1};
        std::memcpy(rest, x + k, (count - k) * sizeof(double));
        store(rest, function(load(rest)));
        std::memcpy(y + k, rest, (count - k) * sizeof(double));
    }
}

}  // namespace

ENTENTE_CLONES void exp_all(const double* x, double* y, std::size_t count) {
    each_four(
        x, y, count, [](Vec4 v) __attribute__((always_inline)) { return exp_of(v); });
}

ENTENTE_CLONES void log_all(const double* x, double* y, std::size_t count) {
    each_four(
        x, y, count, [](Vec4 v) __attribute__((always_inline)) { return log_of(v); });
}

}  // namespace entente::scenarios
