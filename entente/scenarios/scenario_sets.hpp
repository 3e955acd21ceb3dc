#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entente/data/measure.hpp"
#include "entente/scenarios/trade/trade_base.hpp"

/// Several scenarios at once: what they share, what they are together, who else could carry one
/// out.
namespace entente::scenarios {

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
