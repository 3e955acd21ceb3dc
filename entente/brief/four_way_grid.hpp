#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

/// What two sides say of the same things: how many have it from both, from one, from neither, and
/// of how many it is not known.
struct FourWayRow {
    std::string name = {};
    std::string code = {};  // shown under the pointer
    std::size_t both = 0;
    std::array<std::size_t, 2> only = {};
    std::size_t neither = 0;
    std::size_t open = 0;

    std::size_t all() const { return both + only[0] + only[1] + neither + open; }
};

struct FourWayGrid {
    std::string title = {};
    std::string alt = {};
    std::array<std::string, 2> sides = {};  // "Japan"
    std::vector<FourWayRow> rows = {};
    Language language = Language::English;
};

/// Rows in the order given. Both is a full square, the first side alone its left half, the second
/// alone its right half, neither an empty one, what is open hatched: legible without colours. The
/// area of a square is its share of the row.
std::string four_way_grid_svg(const FourWayGrid& grid, double width = wide);

}  // namespace entente::brief
