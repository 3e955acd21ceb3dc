#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/brief/svg.hpp"
#include "entente/brief/words.hpp"

namespace entente::brief {

struct TileEconomy {
    std::string iso3 = {};
    std::string name = {};             // shown under the pointer
    std::optional<double> share = {};  // a fraction of one; absent: no data
    Side side = Side::Other;
};

/// Where in the world: one tile for each economy, neighbours near each other, darker for more.
struct TileMap {
    std::string title = {};
    std::string alt = {};
    std::string scale = {};  // "Look-through share of all inputs, 2011, per cent"
    std::vector<TileEconomy> economies = {};
    std::vector<double> limits =
        {};  // where a darker step begins, upwards, at most four; empty: chosen
    Language language = Language::English;
};

/// Allies are outlined, the rival dashed. An economy without a place of its own stands under
/// "Elsewhere"; none is left out. Throws InvalidInput for limits that do not go upwards or are more
/// than four.
std::string tile_map_svg(const TileMap& map, double width = wide);

}  // namespace entente::brief
