#include "entente/brief/axis.hpp"

#include <algorithm>
#include <cmath>

namespace entente::brief {
namespace {

constexpr double legend_size = 12;
constexpr double mark_width = 26;

/// 1, 2 or 5 times a power of ten, the smallest not below `least`.
struct Step {
    int mantissa = 1;
    int exponent = 0;

    double value() const { return mantissa * std::pow(10.0, exponent); }
};

Step round_step(double least) {
    Step step{.exponent = static_cast<int>(std::floor(std::log10(least)))};
    for (const int mantissa : {1, 2, 5}) {
        step.mantissa = mantissa;
        if (step.value() >= least * (1 - 1e-9))
            return step;
    }
    return {.mantissa = 1, .exponent = step.exponent + 1};
}

}  // namespace

Ticks round_ticks(double low, double high, double about) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
    if (!(high > low))
        high = low + 1;
    const Step step = round_step((high - low) / std::max(about, 1.0));
    const double size = step.value();
    Ticks ticks{.decimals = std::max(0, -step.exponent)};
    const double first = std::floor(low / size + 1e-9);
    const double last = std::ceil(high / size - 1e-9);
    for (double k = first; k <= last; ++k)
        ticks.values.push_back(k * size);
    return ticks;
}

Ticks share_ticks(double high, double about) {
    Ticks ticks = round_ticks(0, high, about);
    ticks.decimals = std::max(0, ticks.decimals - 2);
    return ticks;
}

double legend(Svg& svg, double y, const std::vector<LegendEntry>& entries) {
    const double row = 20;
    double x = 0;
    double top = y;
    for (const LegendEntry& entry : entries) {
        const double words = text_width(entry.words, legend_size);
        const double room = svg.width() - mark_width - 4;
        if (x > 0 && x + mark_width + 4 + words > svg.width()) {
            x = 0;
            top += row;
        }
        entry.mark(svg, x + mark_width / 2, top + row / 2);
        const double height = svg.paragraph({x + mark_width + 4, top + 2, room, 0}, entry.words,
                                            {.size = legend_size, .ink = Ink::Muted});
        top += std::max(0.0, height - line_height(legend_size));
        x += mark_width + 4 + words + 18;
    }
    return top + row - y;
}

}  // namespace entente::brief
