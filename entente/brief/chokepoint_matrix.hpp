#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

enum class Sourcing { Several, Single };

struct MatrixCell {
    double share = 0;  // a fraction of one
    Sourcing sourcing = Sourcing::Several;
};

struct MatrixRow {
    std::string name = {};                              // a good or sector
    std::string code = {};                              // shown under the pointer
    std::vector<std::optional<MatrixCell>> cells = {};  // one for each column; absent: no data
};

/// Who shares a chokepoint: allies against goods.
struct MatrixChart {
    std::string title = {};
    std::string alt = {};
    std::vector<std::string> columns = {};  // the allies
    std::vector<MatrixRow> rows = {};
    Side source = Side::Rival;  // whose share it is
    Language language = Language::English;
};

/// Rows in the order given. The area of a square is its share of a full cell; a single source is
/// outlined. Throws InvalidInput for a row without a cell for each column or a share outside 0..1.
std::string chokepoint_matrix_svg(const MatrixChart& chart, double width = wide);

}  // namespace entente::brief
