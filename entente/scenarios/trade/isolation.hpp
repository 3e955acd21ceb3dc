#pragma once

#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"

namespace entente::scenarios {

/// Throws NotComputed where a shock leaves economies that trade with nobody outside their group,
/// while the surpluses that are held fixed ask the group to: no prices can bring that about. Names
/// the group and what it would have to lend or borrow.
void check_isolation(const TradeModel& model, const ShockedRows& rows, Deficits deficits);

}  // namespace entente::scenarios
