#pragma once

#include <vector>

#include "entente/scenarios/trade/trade_base.hpp"
#include "entente/scenarios/trade/trade_shock.hpp"

/// The trade equilibrium the slow way, to compare the solver with: the nested loops of Caliendo
/// and Parro (2015), section 3 - wages outside, prices inside, expenditure by elimination.
namespace entente::tests {

enum class PlainDeficits {
    Fixed,         // S' = S, with sum w VA = sum VA
    Proportional,  // S' = w S - (w VA / sum w VA) sum_m w_m S_m: what is left over of the world's
                   // sum is taken away in proportion to factor income
};

/// Changes are ratios new / base; money in million USD with world factor income at its base value.
struct PlainEquilibrium {
    bool converged = false;
    double residual = 0;  // of the trade balance, relative to factor income, and of quotas

    std::vector<double> wage;         // [n]: w
    std::vector<double> cost;         // [at(j, n)]: c, what a unit costs its producer
    std::vector<double> price;        // [at(j, n)]: p
    std::vector<double> share;        // [cell(j, n, i)]: pi'
    std::vector<double> expenditure;  // [at(j, n)]: X', duties included
    std::vector<double> border;       // [cell(j, n, i)]: M', after export tax, before import duty
    std::vector<double> sales;        // [at(j, n)]: at the factory gate, before export tax
    std::vector<double> export_tax;   // [cell(j, n, i)]: te', with what quotas add
    std::vector<double> delivered;    // [cell(j, n, i)]: quantity new / base; 1 where none before

    std::vector<double> import_duty, export_duty, subsidy;  // [n]; a subsidy is above 0
    std::vector<double> surplus, income;                    // [n]: S', I'
    std::vector<double> exports, imports;                   // [n]: at the border, without own trade
};

/// Solves to 1e-12 of factor income in the trade balance. A quota of a flow adds to its export tax
/// until what arrives is at most the quota; the tax never falls below `export_tax_factor`.
PlainEquilibrium plain_equilibrium(const scenarios::TradeBase& base,
                                   const scenarios::TradeShock& shock,
                                   PlainDeficits deficits = PlainDeficits::Fixed);

/// The base that a solution is: the same technology and tastes, X = X', VA = w VA and so on. For
/// calibrations that do not add up, and to remove deficits: solve with S = 0, then rebase.
scenarios::TradeBase plain_rebase(const scenarios::TradeBase& base,
                                  const PlainEquilibrium& found,
                                  const scenarios::TradeShock& shock);

/// What is reported of an equilibrium, as fractions of one. M is trade at the border without own
/// trade, at base values, as are I and tau; M_hat, c and d are ratios new / base.
struct PlainEffects {
    /// I' / (I P) - 1 with P = prod_j p^alpha, and w / P - 1.
    std::vector<double> welfare_exact, real_wage, price_index;
    /// The formula of Caliendo and Parro (2015), first order with level changes:
    ///   1/I [sum M[j,m,n] (c[j,n] - 1) - sum M[j,n,i] (c[j,i] - 1)]   terms of trade
    /// + 1/I sum (tau - 1) M[j,n,i] (M_hat - c[j,i])                   volume of trade
    /// - 1/I sum M[j,n,i] (d - 1)                                      cost of trade
    std::vector<double> welfare_linear, linear_terms, linear_volume, linear_cost;
    /// exp(mean of ln c[j,n] over exports - mean of ln c[j,i] over imports) - 1, base weights.
    std::vector<double> terms_of_trade;
};

PlainEffects plain_effects(const scenarios::TradeBase& base,
                           const scenarios::TradeShock& shock,
                           const PlainEquilibrium& found);

}  // namespace entente::tests
