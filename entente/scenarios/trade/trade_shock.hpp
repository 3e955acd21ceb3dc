#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace entente::scenarios {

/// What changes on one flow: sector j from exporter i to importer n.
struct FlowShock {
    std::uint32_t sector = 0;      // j
    std::uint32_t importer = 0;    // n
    std::uint32_t exporter = 0;    // i
    double tariff_factor = 1;      // tau', the new level of 1 + duty
    double cost_factor = 1;        // d hat, iceberg
    double kept_share = 1;         // 1 - s where firms with share s may not deliver; 0 for a ban
    double export_tax_factor = 1;  // 1 + duty on exports; revenue to the exporter
    /// Greatest quantity as a fraction of the base quantity.
    double quota = std::numeric_limits<double>::infinity();

    bool operator==(const FlowShock&) const = default;
};

/// What changes for the producers of sector j in economy n.
struct ProducerShock {
    std::uint32_t sector = 0;
    std::uint32_t economy = 0;
    double price_factor = 1;  // 1 - subsidy: buyers pay this part of the cost; financed lump-sum
    double productivity = 1;  // factor on output from the same inputs

    bool operator==(const ProducerShock&) const = default;
};

/// Everything a scenario changes, cell by cell; what is not listed stays. Sorted by sector,
/// importer, exporter (sector, economy); each cell at most once.
struct TradeShock {
    std::vector<FlowShock> flows;
    std::vector<ProducerShock> producers;
    double elasticity_divisor = 1;  // theta / this: 4 for the short run
    std::vector<double> theta;      // [j]: a draw in place of the base's own; empty for those

    bool operator==(const TradeShock&) const = default;

    bool empty() const { return flows.empty() && producers.empty(); }
};

}  // namespace entente::scenarios
