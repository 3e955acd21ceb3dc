#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"

/// What charts with an axis share: a linear scale, round ticks, a legend that wraps.
namespace entente::brief {

/// Maps low..high to x0..x1; the values of a bar axis include zero.
struct Scale {
    double low = 0;
    double high = 1;
    double x0 = 0;
    double x1 = 1;

    double at(double value) const { return x0 + (value - low) / (high - low) * (x1 - x0); }
};

struct Ticks {
    std::vector<double> values = {};
    int decimals = 0;  // that tell neighbours apart

    double low() const { return values.front(); }

    double high() const { return values.back(); }
};

/// Multiples of 1, 2 or 5 times a power of ten that cover low..high and zero, about `about` of
/// them.
Ticks round_ticks(double low, double high, double about);

/// The same for shares, with decimals for values in per cent.
Ticks share_ticks(double high, double about);

/// A mark drawn at the centre of a field 26 px wide, and what it means.
struct LegendEntry {
    std::function<void(Svg& svg, double x, double y)> mark;
    std::string words = {};
};

/// One or more lines of entries from the left edge; returns the height they take.
double legend(Svg& svg, double y, const std::vector<LegendEntry>& entries);

}  // namespace entente::brief
