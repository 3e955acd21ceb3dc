#pragma once

#include <span>
#include <vector>

#include "entente/data/tariff_table.hpp"
#include "entente/data/trade_table.hpp"
#include "entente/data/world.hpp"
#include "entente/scenarios/trade/trade_base.hpp"

namespace entente::scenarios {

/// The base of a world's inter-country table. With a_ij = z_ij / x_j and final demand f without
/// changes in inventories and with negative cells set to zero,
///   x* = (I - A)^-1 f,  B[j,n] = 1 - sum_i a,  G[k,j,n] = sum_i a_(i,k),(n,j) / (1 - B),
///   X[k,n] = sum_i flow[k,n,i] tau,  pi = flow tau / X,  S = exports - imports,  I = sum f tau,
/// where flow[k,n,i] is what n buys of sector k from i, for all uses: the import mix is common to
/// all users within an economy. Columns of A above 0.99 are scaled to 0.99. What was done to how
/// much is in `choices`.
/// `theta`: one a sector. `tariff_rate`: duties on what is bought, [cell(j, n, i)], 0.05 for five
/// per cent; empty where the world has none. Throws BadData where a theta is not above zero or
/// nothing is demanded in an economy.
TradeBase calibrate(const data::IoTable& table,
                    std::span<const double> theta,
                    std::span<const double> tariff_rate = {});

/// The base of a trade table as Caliendo and Parro make it: output is at least exports, domestic
/// sales are output less exports, final shares are what is left of expenditure after materials,
/// negative ones set to zero and scaled to one. What that leaves inconsistent is solved for at no
/// shock (see `settled`).
TradeBase calibrate(const data::TradeTable& table,
                    std::vector<std::string> economies,
                    std::vector<std::string> sectors,
                    std::span<const double> theta);

/// Duties by cell for `calibrate`, from a published table; what it does not list is zero. Throws
/// BadData, with the table's line, on a sector or economy that there is not.
std::vector<double> tariff_rates(const data::TariffTable& table,
                                 const std::vector<std::string>& economies,
                                 const std::vector<std::string>& sectors);

}  // namespace entente::scenarios
