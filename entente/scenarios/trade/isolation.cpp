#include "entente/scenarios/trade/isolation.hpp"

#include <cmath>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

#include "entente/base/error.hpp"

namespace entente::scenarios {
namespace {

/// Of value added: what is smaller is rounding in the source.
constexpr double least_surplus = 1e-9;

/// Economies joined by any flow that is left, directly or through others: a name for each group.
std::vector<std::size_t> trading_groups(const TradeModel& model, const ShockedRows& rows) {
    std::vector<std::size_t> group(model.economies);
    std::iota(group.begin(), group.end(), std::size_t{0});
    for (std::size_t j = 0; j < model.sectors; ++j)
        for (std::size_t n = 0; n < model.economies; ++n)
            for (std::size_t i = 0; i < model.economies; ++i)
                if (group[i] != group[n] && rows.share(j)[n][i] > 0 &&
                    model.expenditure[model.at(j, n)] > 0)
                    for (const std::size_t from = group[i]; std::size_t & of : group)
                        if (of == from)
                            of = group[n];
    return group;
}

}  // namespace

void check_isolation(const TradeModel& model, const ShockedRows& rows, Deficits deficits) {
    if (deficits != Deficits::Fixed)
        return;
    const std::vector<std::size_t> group = trading_groups(model, rows);
    std::string named;  // the smallest group that cannot be
    std::size_t size = model.economies + 1;
    double its_surplus = 0;
    for (std::size_t g = 0; g < model.economies; ++g) {
        double surplus = 0, value_added = 0;
        std::string members;
        std::size_t count = 0;
        for (std::size_t n = 0; n < model.economies; ++n)
            if (group[n] == g) {
                surplus += model.surplus[n];
                value_added += model.value_added[n];
                members += (count++ == 0 ? "" : ", ") + model.economy_codes[n];
            }
        if (count == 0 || count >= size || std::abs(surplus) <= least_surplus * value_added)
            continue;
        named = members;
        size = count;
        its_surplus = surplus;
    }
    if (named.empty())
        return;
    char amount[64];
    std::snprintf(amount, sizeof amount, "%s of %.0f M USD",
                  its_surplus > 0 ? "surplus" : "deficit", std::abs(its_surplus));
    throw Error(ErrorKind::NotComputed, "there is no equilibrium: these measures leave " + named +
                                            " without trade with anybody else, but its trade " +
                                            amount + " is held fixed; use --deficits none");
}

}  // namespace entente::scenarios
