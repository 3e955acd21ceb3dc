#pragma once

#include <cstddef>
#include <cstdint>

#include "entente/scenarios/trade/trade_base.hpp"

/// Trade bases small enough to solve in a comment, and random ones to compare solvers on.
namespace entente::tests {

/// Two equal economies, HOM and FOR. Sector goods (theta 4) is made from labour and goods in equal
/// parts, a quarter of it is bought from the other economy; services (theta 4) is labour alone and
/// stays at home. Half of final expenditure goes to each; no duties, no deficits:
///
///     X_services = 50, X_goods = 50 + X_goods / 2 = 100, VA = I = 100, 25 of goods exported.
///
/// By symmetry w = 1, and with Phi0 = 3/4 + 1/4 kappa^-4, where kappa is what makes the foreign
/// goods dearer: c = p^(1/2), p = Phi0^(-1/4) c, so p = Phi0^(-1/2) and P = p^(1/2) = Phi0^(-1/4).
scenarios::TradeBase twin_economies();

enum class Balance { None, Deficits };  // S = 0, or random surpluses that add up to zero

/// Gaps: sector 0 has no expenditure in economy 0; economy 1 has no production of its own in
/// sector 1; some flows are zero; the last sector of economy 1 uses no materials. For these there
/// must be two economies and three sectors.
enum class Gaps { None, Some };

/// A base that adds up, with duties up to 30 per cent and input-output links of all sectors, world
/// value added 1000 million USD an economy, theta from 2 to 10. pi, tau, B, G and alpha are drawn,
/// as is the part of income that is lent or spent on top; X is the one world of which all that is
/// true. The same seed gives the same base.
scenarios::TradeBase random_trade_base(std::size_t economies,
                                       std::size_t sectors,
                                       std::uint64_t seed,
                                       Balance balance = Balance::None,
                                       Gaps gaps = Gaps::None);

/// The largest violation in a base, as a fraction of the amount in question: shares that do not
/// add up to one, X[k,n] - sum_j G (1-B) Y - alpha I, VA - sum_j B Y, I - VA - duties + S,
/// exports - imports - S. Sectors without expenditure have no shares, sectors without materials
/// (B = 1) no column of G.
double inconsistency(const scenarios::TradeBase& base);

}  // namespace entente::tests
