#pragma once

#include <cstdint>
#include <cstring>

#include "entente/scenarios/trade/vec4.hpp"

// Series, no tables and hence no gathers, which are slow on some processors: on AMD Zen 3 1.3 ns an
// exp against 10 ns for the vector form of the C library. Never compile this with -ffast-math: it
// would take the rounding by `shift` for nothing.
namespace entente::scenarios {

using Bits = std::int64_t __attribute__((vector_size(32)));

[[gnu::always_inline]] inline Bits as_bits(const Vec4& v) {
    Bits bits;
    std::memcpy(&bits, &v, sizeof bits);
    return bits;
}

[[gnu::always_inline]] inline Vec4 as_doubles(const Bits& bits) {
    Vec4 v;
    std::memcpy(&v, &bits, sizeof v);
    return v;
}

/// e^x = 2^k e^r with x = k ln 2 + r, |r| <= ln 2 / 2, e^r by its series to r^13 / 13! (truncation
/// below 5e-18).
[[gnu::always_inline]] inline Vec4 exp_of(Vec4 x) {
    constexpr double shift = 0x1.8p52;  // adding it rounds to an integer, held in the low bits
    constexpr double ln2_high = 0x1.62e42fefa3800p-1, ln2_low = 0x1.ef35793c76730p-45;
    x = x < -700.0 ? Vec4{} - 700.0 : x;
    x = x > 700.0 ? Vec4{} + 700.0 : x;
    const Vec4 shifted = x * 0x1.71547652b82fep0 + shift;
    const Vec4 k = shifted - shift;
    const Vec4 r = (x - k * ln2_high) - k * ln2_low;
    Vec4 series = r * (1.0 / 6227020800.0) + 1.0 / 479001600.0;
    series = series * r + 1.0 / 39916800.0;
    series = series * r + 1.0 / 3628800.0;
    series = series * r + 1.0 / 362880.0;
    series = series * r + 1.0 / 40320.0;
    series = series * r + 1.0 / 5040.0;
    series = series * r + 1.0 / 720.0;
    series = series * r + 1.0 / 120.0;
    series = series * r + 1.0 / 24.0;
    series = series * r + 1.0 / 6.0;
    series = series * r + 0.5;
    series = series * r + 1.0;
    series = series * r + 1.0;
    return series * as_doubles((as_bits(shifted) + 1023) << 52);
}

/// ln x = e ln 2 + ln m with sqrt(1/2) <= m < sqrt 2, and ln m = 2 artanh(s), s = (m - 1) / (m +
/// 1), |s| <= 0.1716, by its series to s^21 (truncation below 1e-17).
[[gnu::always_inline]] inline Vec4 log_of(Vec4 x) {
    constexpr std::int64_t half_root = 0x3fe6a09e667f3bcd;  // sqrt(1/2) as bits
    constexpr double shift = 0x1.8p52;
    constexpr std::int64_t shift_bits = 0x4338000000000000;
    constexpr double ln2_high = 0x1.62e42fefa3800p-1, ln2_low = 0x1.ef35793c76730p-45;
    const Bits bits = as_bits(x);
    // Subtracting in a positive range keeps the shift right free of signs.
    const Bits exponent = ((bits - half_root + (std::int64_t{1024} << 52)) >> 52) - 1024;
    const Vec4 m = as_doubles(bits - (exponent << 52));
    const Vec4 e = as_doubles(exponent + shift_bits) - shift;
    const Vec4 s = (m - 1.0) / (m + 1.0);
    const Vec4 s2 = s * s;
    Vec4 series = s2 * (1.0 / 21) + 1.0 / 19;
    series = series * s2 + 1.0 / 17;
    series = series * s2 + 1.0 / 15;
    series = series * s2 + 1.0 / 13;
    series = series * s2 + 1.0 / 11;
    series = series * s2 + 1.0 / 9;
    series = series * s2 + 1.0 / 7;
    series = series * s2 + 1.0 / 5;
    series = series * s2 + 1.0 / 3;
    return (s * s2 * series * 2.0 + e * ln2_low) + s * 2.0 + e * ln2_high;
}

}  // namespace entente::scenarios
