#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/brief/page.hpp"

/// The sections of an exposure brief, each made from the table of one answer.
namespace entente::brief {

/// What the sections need to know beside their tables.
struct ExposureContext {
    std::vector<std::string> allies;  // codes
    std::string rival;
    std::string year;                            // "2011", or "" where the world has none
    std::string buyers_name;                     // "manufacturing"
    std::map<std::string, std::string> sectors;  // code -> plain name
};

/// Face value against look-through by buying sector: `table` as `entente exposure --by sector`.
Section dependence_section(const Table& table, const ExposureContext& context);

/// Through whom: `table` as `entente hidden-path --by route`.
Section route_section(const Table& table, const ExposureContext& context);

/// Where in the world one ally's inputs come from: `table` as `entente exposure --by source`.
Section origin_section(const Table& table, const std::string& ally, const ExposureContext& context);

/// Which goods have a single source: `table` as `entente chokepoints --by good`.
Section chokepoint_section(const Table& table, const ExposureContext& context);

/// Suppliers outside the alliance that every ally hangs on: `entente chokepoints --by supplier`.
Section supplier_section(const Table& table, const ExposureContext& context);

/// Joint exposure with ally supply counted as safe: `entente alliance`.
Section alliance_section(const Table& table, const ExposureContext& context);

/// Who could cover whose gap: `entente chokepoints --by cover`.
Section cover_section(const Table& table, const ExposureContext& context);

/// How it changed: `entente exposure` over several worlds.
Section change_section(const Table& table, const ExposureContext& context);

/// The answer in the first screen: totals, what is hidden, where most of it enters.
std::vector<std::string> bottom_line(const Table& exposure,
                                     const Table& routes,
                                     const Table& alliance,
                                     const ExposureContext& context);

}  // namespace entente::brief
