#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

struct BarRow {
    std::string name = {};
    std::string code = {};  // shown under the pointer
    Side side = Side::Other;
    double value = 0;
    std::optional<double> low = {};     // 5th percentile
    std::optional<double> high = {};    // 95th percentile
    std::optional<double> error = {};   // half-width; a value not above it is grey and says so
    std::optional<double> linear = {};  // first-order figure beside the exact `value`
};

/// What a measure does to each.
struct BarChart {
    std::string title = {};
    std::string alt = {};
    std::string axis = {};  // "Change of real income, per cent of 2011"
    std::vector<BarRow> rows = {};
    int decimals = 3;
    std::string unit = "\u00A0%";  // after each number
    Language language = Language::English;
};

/// Bars from zero: allies on top, then rivals, then third parties, each from the largest value
/// down. Rivals' bars are hatched, third parties' hollow, so that the sides show without colour. A
/// linear figure is a hollow diamond on its row, which the legend explains.
std::string signed_bars_svg(const BarChart& chart, double width = wide);

}  // namespace entente::brief
