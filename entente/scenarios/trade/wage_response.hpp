#pragma once

#include <vector>

#include "entente/scenarios/trade/trade_model.hpp"

namespace entente::scenarios {

/// -(d balance_n / d ln w_r)^-1 at the base, N x padded, row by row, with world factor income held.
/// Approximate: prices follow wages through the own economy in every round and across one border,
/// expenditure moves with the own wage. Used to step, never to answer.
std::vector<double> wage_response_of(const TradeModel& model);

}  // namespace entente::scenarios
