#pragma once

#include <span>
#include <vector>

#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"

namespace entente::scenarios {

/// pi' of an equilibrium, [cell(j, n, i)]; zero where nothing is spent.
std::vector<double> trade_shares(const TradeModel& model,
                                 const TradeShock& shock,
                                 const Equilibrium& found);

/// pi' row by row, for sums over all cells that need not keep them. Keep model and equilibrium
/// alive.
class ShareRows {
public:
    ShareRows(const TradeModel& model, const TradeShock& shock, const Equilibrium& found);

    /// pi'[j, n, i] for the N exporters i; zero where nothing is spent.
    void read(std::size_t j, std::size_t n, std::span<double> to) const;

    const ShockedRows& shocked() const { return rows_; }

private:
    const TradeModel* model_;
    const Equilibrium* found_;
    ShockedRows rows_;
    std::vector<double> e_;  // (pf c)^-theta
};

/// Trade by cell, cell(j, n, i) = (j * N + n) * N + i, own trade included.
struct TradeFlows {
    std::vector<double> border_musd;    // M = pi' X' / tau': after export tax, before import duty
    std::vector<double> tariff_factor;  // tau'
    std::vector<double> ln_export_tax;  // ln te'
    std::vector<double> ln_cost;        // ln d, iceberg only
};

TradeFlows trade_flows(const TradeModel& model, const TradeShock& shock, const Equilibrium& found);

/// Y of the base, million USD, padded as TradeModel: [model.at(j, n)].
std::vector<double> base_sales(const TradeModel& model);

/// The base itself: no shock.
TradeFlows base_flows(const TradeModel& model);

}  // namespace entente::scenarios
