#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

/// Shares are fractions of one; errors are half-widths in the same unit.
struct DumbbellRow {
    std::string name = {};  // "Electrical and optical equipment"
    std::string code = {};  // shown under the pointer
    double face_share = 0;
    double look_share = 0;
    std::optional<double> face_error = {};
    std::optional<double> look_error = {};
};

struct DumbbellGroup {
    std::string name = {};  // the economy that buys; empty for no heading
    Side side = Side::Ally;
    std::vector<DumbbellRow> rows = {};
};

/// Direct against hidden dependence: a hollow dot at face value, a filled one for look-through,
/// whiskers for the error bound.
struct DumbbellChart {
    std::string title = {};
    std::string alt = {};   // the sentence that it shows
    std::string axis = {};  // "Share of all inputs bought, 2011"
    std::vector<DumbbellGroup> groups = {};
    double reach = 0;  // a share that the axis must cover, so that charts can be compared
    Language language = Language::English;
};

/// Groups in the order given, rows by look-through share, largest first (equal ones as given); one
/// axis in per cent from zero for all. A look-through share not above its error bound is grey and
/// says so.
std::string dumbbell_svg(const DumbbellChart& chart, double width = wide);

/// A chart for each group, all on one axis, for groups that together are too long for a sheet of
/// paper (about 25 rows).
std::vector<Picture> dumbbell_pictures(const DumbbellChart& chart);

}  // namespace entente::brief
