#pragma once

#include <vector>

#include "entente/scenarios/trade/trade_shock.hpp"

namespace entente::scenarios {

/// The shock part of the way from none (s = 0) to all of it (s = 1): duties tau (tau'/tau)^s with
/// tau those of the base, factors and quotas f^s, kept shares 1 - s (1 - kept). Elasticities are
/// those of the shock all the way.
/// `base_tariff`: tau by cell, (j * economies + importer) * economies + exporter.
TradeShock part_of(const TradeShock& shock,
                   double s,
                   const std::vector<double>& base_tariff,
                   std::size_t economies);

}  // namespace entente::scenarios
