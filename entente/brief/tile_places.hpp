#pragma once

#include <optional>
#include <string_view>

namespace entente::brief {

enum class Region { Americas, Europe, AfricaMiddleEast, AsiaPacific, Elsewhere };

/// Where an economy stands in the grid of its region.
struct TilePlace {
    Region region = Region::Elsewhere;
    int column = 0;
    int row = 0;
};

/// Our own arrangement: who lies north or west of whom, roughly. Empty for a code without a place.
std::optional<TilePlace> tile_place(std::string_view iso3);

}  // namespace entente::brief
