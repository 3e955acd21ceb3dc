#pragma once

#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/trade_base.hpp"

namespace entente::scenarios {

/// The base that an equilibrium without shock is: pi := pi', X := X', VA := w VA, I := I', S := S'.
TradeBase rebased(const TradeBase& base, const TradeModel& model, const Equilibrium& found);

/// A base that adds up: solved at no shock and rebased, for calibrations that do not add up (see
/// `calibrate`), and with Deficits::None also rid of its deficits. What this moved is added to
/// `choices`. Throws NotComputed, with the residual, where that does not converge.
TradeBase settled(const TradeBase& base, Deficits deficits);

}  // namespace entente::scenarios
