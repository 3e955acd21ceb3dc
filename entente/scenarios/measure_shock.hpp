#pragma once

#include <chrono>
#include <optional>

#include "entente/data/measure.hpp"
#include "entente/scenarios/trade/trade_base.hpp"
#include "entente/scenarios/trade/trade_shock.hpp"

namespace entente::scenarios {

/// A scenario in terms of the trade model, cell by cell: codes become places in the base, and the
/// measures on one cell become one shock. For sector j from exporter i to importer n
///
///     tau'  = (tau, or 1 + per cent / 100 where a schedule lists the cell) + sum of points / 100
///     d hat = product of cost factors
///     kept  = product of (1 - s), 0 for a ban
///     1 + export duty = 1 + sum of points / 100
///
/// and for the producers of j in n a price factor 1 - sum of points / 100 and the product of the
/// productivity factors. Flows of an economy to itself stay as they are. With `as_of`, measures
/// that are not in force on that day are left out.
///
/// Throws BadData, with file and line, on codes that the base does not have, on measures that touch
/// nothing, on duties and prices that are not above zero, and on contradictions: one economy bans a
/// flow outright and puts a duty, cost or quota on it; two schedules or two quotas on one flow; a
/// quota with an export duty; a measure that is written twice. Costs O(cells touched + rows of the
/// schedules).
TradeShock shock_of(const data::Scenario& scenario,
                    const TradeBase& base,
                    std::optional<std::chrono::year_month_day> as_of = {});

}  // namespace entente::scenarios
