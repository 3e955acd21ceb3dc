#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/measure.hpp"
#include "entente/scenarios/trade/trade_base.hpp"

namespace entente::scenarios {

/// One measure on one flow: sector j from exporter i to importer n; on the producers of j in n
/// where exporter and importer are one.
struct MeasureCell {
    const data::Measure* measure = nullptr;
    std::uint32_t sector = 0;
    std::uint32_t importer = 0;
    std::uint32_t exporter = 0;
    double per_cent = 0;   // of a schedule's line
    std::size_t line = 0;  // of the schedule's file
};

/// The cells that each measure of a scenario touches, measure by measure; with `as_of`, of those in
/// force on that day. Codes that the base does not have, measures that touch nothing and measures
/// that are written twice are faults, with file and line. Points into `scenario`. Costs O(cells
/// touched + rows of the schedules).
std::vector<MeasureCell> cells_of(const data::Scenario& scenario,
                                  const TradeBase& base,
                                  std::optional<std::chrono::year_month_day> as_of,
                                  Diagnostics& faults);

}  // namespace entente::scenarios
