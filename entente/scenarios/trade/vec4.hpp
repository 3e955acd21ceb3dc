#pragma once

#include <cstring>

namespace entente::scenarios {

/// Four doubles side by side: one AVX2 register, or two of the baseline.
using Vec4 = double __attribute__((vector_size(32)));

[[gnu::always_inline]] inline Vec4 load(const double* from) {
    Vec4 v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

/// Four floats, widened.
[[gnu::always_inline]] inline Vec4 load(const float* from) {
    using Floats = float __attribute__((vector_size(16)));
    Floats v;
    std::memcpy(&v, from, sizeof v);
    return __builtin_convertvector(v, Vec4);
}

[[gnu::always_inline]] inline void store(float* to, const Vec4& v) {
    using Floats = float __attribute__((vector_size(16)));
    const Floats narrow = __builtin_convertvector(v, Floats);
    std::memcpy(to, &narrow, sizeof narrow);
}

[[gnu::always_inline]] inline void store(double* to, const Vec4& v) {
    std::memcpy(to, &v, sizeof v);
}

}  // namespace entente::scenarios
