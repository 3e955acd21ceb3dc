#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

struct TrendPoint {
    int year = 0;
    std::optional<double> face_share =
        {};  // fractions of one; absent: no data, and a gap in the line
    std::optional<double> look_share = {};
};

struct TrendPanel {
    std::string name = {};  // an economy
    Side side = Side::Ally;
    std::vector<TrendPoint> points = {};  // by year, upwards
};

/// How it changed: one panel for each economy, face value dashed, look-through solid.
struct TrendChart {
    std::string title = {};
    std::string alt = {};
    std::string axis = {};  // "Share of all inputs bought"
    std::vector<TrendPanel> panels = {};
    Language language = Language::English;
};

/// All panels share the years and an axis in per cent from zero. Throws InvalidInput if the years
/// of a panel do not go upwards.
std::string trends_svg(const TrendChart& chart, double width = wide);

}  // namespace entente::brief
