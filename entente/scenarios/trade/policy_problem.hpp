#pragma once

#include <cstdint>
#include <vector>

#include "entente/scenarios/trade/trade_shock.hpp"

namespace entente::scenarios {

enum class Lever { Tariff, ExportTax, Subsidy };

/// A rate that one economy sets: the importer its duty on a flow, the exporter its export tax, both
/// ad valorem, or a host its subsidy to a sector's producers, a fraction of their price.
struct Instrument {
    std::uint32_t sector = 0;
    std::uint32_t importer = 0;
    std::uint32_t exporter = 0;  // the host too, for a subsidy
    Lever lever = Lever::Tariff;

    std::uint32_t levied_by() const { return lever == Lever::ExportTax ? exporter : importer; }

    bool operator==(const Instrument&) const = default;
};

/// Who chooses what, and to what end.
struct PolicyPlayer {
    /// [n]: the aim is sum_n weight_n ln W_n.
    std::vector<double> weights;
    std::vector<Instrument> instruments;
    /// [n], ln W if there is no agreement. Where given, the aim is the Nash product
    /// sum_n weight_n ln(W_n - exp(floor_n)), over economies with a weight.
    std::vector<double> floor;
};

/// What all players face: `background` holds for all but their instruments.
struct PolicyProblem {
    std::vector<PolicyPlayer> players;
    TradeShock background;
    double lower = 0, upper = 1;  // rates
    /// [player][instrument], rates to start from; where empty, the background's and 1/theta.
    std::vector<std::vector<double>> start;
};

}  // namespace entente::scenarios
