#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

struct SlopeLine {
    std::string name = {};
    std::string code = {};  // in place of the name where there is little room
    Side side = Side::Other;
    std::vector<std::optional<double>> values = {};  // one for each column; absent: no point
};

/// Alone or together: how each fares from one column to the next.
struct SlopeChart {
    std::string title = {};
    std::string alt = {};
    std::string axis = {};                  // "Change of real income, per cent of 2011"
    std::vector<std::string> columns = {};  // two or more, in order
    std::vector<SlopeLine> lines = {};
    int decimals = 3;
    std::string unit = "\u00A0%";  // after each number
    Language language = Language::English;
};

/// One axis for all columns, with a line at zero. Allies are thick with filled dots, rivals dashed
/// with squares, third parties thin and grey with hollow dots. Labels with name and value stand at
/// both ends, moved apart where lines end close together; columns whose names have no room are
/// lettered. Throws InvalidInput for a line without a
/// value for each column.
std::string slope_chart_svg(const SlopeChart& chart, double width = wide);

}  // namespace entente::brief
