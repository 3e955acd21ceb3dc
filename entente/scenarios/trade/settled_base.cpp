#include "entente/scenarios/trade/settled_base.hpp"

#include <cmath>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/trade_flows.hpp"

namespace entente::scenarios {

TradeBase rebased(const TradeBase& base, const TradeModel& model, const Equilibrium& found) {
    TradeBase next = base;
    next.trade_share = trade_shares(model, {}, found);
    for (std::size_t n = 0; n < base.economy_count(); ++n) {
        next.value_added[n] = base.value_added[n] * std::exp(found.ln_wage[n]);
        next.income[n] = found.income[n];
        next.surplus[n] = found.surplus[n];
        for (std::size_t j = 0; j < base.sector_count(); ++j)
            next.expenditure[base.at(j, n)] = found.expenditure[model.at(j, n)];
    }
    return next;
}

TradeBase settled(const TradeBase& base, Deficits deficits) {
    const TradeModel model(base);
    TradeSolver solver(model);
    const Equilibrium found = solver.solve({}, {.tolerance = 1e-13, .deficits = deficits});
    if (!(found.residual <= 1e-10)) {
        char residual[32];
        std::snprintf(residual, sizeof residual, "%.2e", found.residual);
        throw Error(ErrorKind::NotComputed,
                    std::string("the base cannot be made to add up: after ") +
                        std::to_string(found.iterations) + " iterations the residual is " +
                        residual);
    }
    TradeBase next = rebased(base, model, found);
    double moved = 0, total = 0, gross = 0;
    for (std::size_t d = 0; d < base.expenditure.size(); ++d) {
        moved += std::abs(next.expenditure[d] - base.expenditure[d]);
        total += base.expenditure[d];
    }
    for (const double surplus : base.surplus)
        gross += std::abs(surplus) / 2;
    char text[160];
    if (deficits == Deficits::None)
        std::snprintf(text, sizeof text,
                      "trade deficits (%.0f M USD in all) are removed from the base first, which "
                      "moves %.2f %% of expenditure",
                      gross, 100 * moved / total / 2);
    else
        std::snprintf(text, sizeof text,
                      "the base is solved for at no shock first, which moves %.2f %% of "
                      "expenditure",
                      100 * moved / total / 2);
    next.choices.emplace_back(text);
    return next;
}

}  // namespace entente::scenarios
