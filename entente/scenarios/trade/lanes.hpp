#pragma once

#include <cstddef>
#include <cstring>

#include "entente/scenarios/trade/lane_array.hpp"
#include "entente/scenarios/trade/vec4.hpp"

namespace entente::scenarios {

/// Eight floats side by side: one AVX2 register.
using Lanes32 = float __attribute__((vector_size(32)));

/// Eight doubles side by side, in two halves: gcc 12 takes vectors of 64 bytes apart in memory.
struct Lanes64 {
    Vec4 low{}, high{};
};

[[gnu::always_inline]] inline Lanes64 operator+(const Lanes64& a, const Lanes64& b) {
    return {a.low + b.low, a.high + b.high};
}

[[gnu::always_inline]] inline Lanes64 operator-(const Lanes64& a, const Lanes64& b) {
    return {a.low - b.low, a.high - b.high};
}

[[gnu::always_inline]] inline Lanes64 operator*(const Lanes64& a, const Lanes64& b) {
    return {a.low * b.low, a.high * b.high};
}

[[gnu::always_inline]] inline Lanes64 operator/(const Lanes64& a, const Lanes64& b) {
    return {a.low / b.low, a.high / b.high};
}

[[gnu::always_inline]] inline Lanes64 operator*(double a, const Lanes64& b) {
    return {a * b.low, a * b.high};
}

[[gnu::always_inline]] inline Lanes64& operator+=(Lanes64& a, const Lanes64& b) {
    a.low += b.low;
    a.high += b.high;
    return a;
}

[[gnu::always_inline]] inline Lanes64& operator-=(Lanes64& a, const Lanes64& b) {
    a.low -= b.low;
    a.high -= b.high;
    return a;
}

/// The larger of the two; the first where the second is no number.
[[gnu::always_inline]] inline Lanes64 larger(const Lanes64& a, const Lanes64& b) {
    return {b.low > a.low ? b.low : a.low, b.high > a.high ? b.high : a.high};
}

[[gnu::always_inline]] inline Lanes64 absolute(const Lanes64& a) {
    return {a.low < 0.0 ? -a.low : a.low, a.high < 0.0 ? -a.high : a.high};
}

/// `value` where `above` is more than zero, else `otherwise`.
[[gnu::always_inline]] inline Lanes64 where_positive(const Lanes64& above,
                                                     const Lanes64& value,
                                                     const Lanes64& otherwise) {
    return {above.low > 0.0 ? value.low : otherwise.low,
            above.high > 0.0 ? value.high : otherwise.high};
}

[[gnu::always_inline]] inline Lanes64 alike(double value) {
    return {Vec4{} + value, Vec4{} + value};
}

[[gnu::always_inline]] inline Lanes64 load_lanes(const double* from) {
    return {load(from), load(from + 4)};
}

[[gnu::always_inline]] inline Lanes32 load_lanes(const float* from) {
    Lanes32 v;
    std::memcpy(&v, from, sizeof v);
    return v;
}

[[gnu::always_inline]] inline void store_lanes(double* to, const Lanes64& v) {
    store(to, v.low);
    store(to + 4, v.high);
}

[[gnu::always_inline]] inline void store_lanes(float* to, const Lanes32& v) {
    std::memcpy(to, &v, sizeof v);
}

[[gnu::always_inline]] inline void store_lanes(float* to, const Lanes64& v) {
    store(to, v.low);
    store(to + 4, v.high);
}

[[gnu::always_inline]] inline Lanes32 narrowed(const Lanes64& v) {
    using Floats = float __attribute__((vector_size(16)));
    return __builtin_shufflevector(__builtin_convertvector(v.low, Floats),
                                   __builtin_convertvector(v.high, Floats), 0, 1, 2, 3, 4, 5, 6, 7);
}

[[gnu::always_inline]] inline Lanes64 load_widened(const float* from) {
    return {load(from), load(from + 4)};
}

}  // namespace entente::scenarios
