#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

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

/// Two measures of two scenarios by which one and the same economy acts on the same cells. With the
/// same instrument that is said twice or meant on top of one another, which only the author knows;
/// with two instruments both act, and what one has stopped the other cannot stop again.
struct Overlap {
    std::pair<std::size_t, std::size_t> scenarios;  // positions, the lower one first
    const data::Measure* one = nullptr;
    const data::Measure* other = nullptr;
    bool same_instrument = true;
    std::size_t cells = 0;
    std::string first;  // "c14 from CHN to USA"
};

/// What each two of some scenarios both do, by scenario and line. Points into the scenarios. Throws
/// as `shock_of` does, but for contradictions. Costs O(n log n) for n cells touched and O(k^2) for
/// a cell that k scenarios share.
std::vector<Overlap> overlaps(std::span<const data::Scenario> scenarios,
                              const TradeBase& base,
                              std::optional<std::chrono::year_month_day> as_of = {});

/// "us.toml:12 (tariff ...) and allied.toml:15 (tariff ...) act on the same c1 from CHN to USA and
/// 15 more"
std::string words_of(const Overlap& overlap);

/// The scenario as others would carry it out: in `by` and `members` of every measure the candidates
/// that stand there give way to `coalition`. Where only others impose a measure, it answers those
/// who did (retaliation): the candidates among its targets give way likewise. Measures that nobody
/// is left to impose, join or be aimed at drop out. Codes in the order of `coalition`.
data::Scenario carried_out_by(const data::Scenario& scenario,
                              const std::vector<std::string>& candidates,
                              const std::vector<std::string>& coalition);

/// All measures of several scenarios as one, called "together". Throws InvalidInput where their
/// elasticity divisors differ.
data::Scenario together(const std::vector<data::Scenario>& scenarios);

}  // namespace entente::scenarios
