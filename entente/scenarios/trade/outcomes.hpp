#pragma once

#include <vector>

#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/trade_flows.hpp"

namespace entente::scenarios {

/// What a shock does to one economy. Changes are fractions of the base (0.01 is one per cent);
/// exports and imports are at the border, without own trade and duties on imports.
struct EconomyOutcome {
    double welfare_exact = 0;   // I' / (I P) - 1, P = prod_j p^alpha: real income
    double welfare_linear = 0;  // first-order formula of Caliendo and Parro (2015): see below
    double real_wage = 0;       // w / P - 1
    double terms_of_trade = 0;  // cost of exports over cost of imports, geometric, base weights
    double exports = 0;
    double imports = 0;
    double exports_musd = 0;  // new
    double imports_musd = 0;
    double tariff_revenue_musd = 0;       // new, on imports
    double tariff_revenue_base_musd = 0;  // before
    double export_tax_musd = 0;           // new; a quota's rent counts as such a tax
    double subsidy_musd = 0;              // new, paid to producers
    double income_musd = 0;               // I'
    double income_base_musd = 0;          // I
};

/// One an economy. welfare_linear, with base weights and level changes:
///   1/I [ sum_jm M[j,m,n] (c[j,n] - 1) - sum_ji M[j,n,i] (c[j,i] - 1) ]      terms of trade
/// + 1/I sum_ji (tau - 1) M[j,n,i] ((M' / M - 1) - (c[j,i] - 1))              volume of trade
/// - 1/I sum_ji M[j,n,i] (d - 1)                                              cost of trade
/// over foreign partners. It extrapolates; the exact change is welfare_exact.
std::vector<EconomyOutcome> outcomes(const TradeModel& model,
                                     const TradeShock& shock,
                                     const Equilibrium& found);

/// ln P[n] = sum_j alpha ln p.
std::vector<double> ln_price_index(const TradeModel& model, const Equilibrium& found);

}  // namespace entente::scenarios
