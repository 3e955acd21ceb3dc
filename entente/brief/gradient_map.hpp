#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

/// What one lever does to one economy, in the unit of the chart: above zero raises its real income.
using GradientCell = std::optional<double>;  // absent: not among the cells listed

struct GradientPanel {
    std::string name = {};  // whose welfare: "Japan (JPN)"
    std::string code = {};  // in its place where there is little room
};

struct GradientRow {
    std::string name = {};                              // a sector
    std::string code = {};                              // shown under the pointer
    std::vector<std::vector<GradientCell>> cells = {};  // [panel][column]
};

/// Which lever matters to whom: sectors against trade links, a panel for each ally.
struct GradientMap {
    std::string title = {};
    std::string alt = {};
    std::string scale = {};  // what the numbers are, in words
    std::vector<GradientPanel> panels = {};
    std::vector<std::string> columns = {};  // trade links: "CHN → JPN"
    std::vector<GradientRow> rows = {};
    int decimals = 0;
    std::string unit = {};  // under the pointer, after each number
    Language language = Language::English;
};

/// Panels side by side where there is room for the numbers, else under each sector's name. Colours
/// diverge from white at zero, blue above and orange below, in three steps by size; each cell
/// carries its signed number, so that the map holds without colour. A cell is outlined in every
/// panel where one panel has a gain in it and another a loss. Throws InvalidInput for a row without
/// a cell for each panel and column.
std::string gradient_map_svg(const GradientMap& map, double width = wide);

/// Whether one has a gain and another a loss, of what the decimals show.
bool signs_differ(std::span<const GradientCell> cells, int decimals);

}  // namespace entente::brief
