#include "tests/controls/ownership/plain_ownership.hpp"

#include <algorithm>
#include <map>

namespace entente::controls::tests {
namespace {

using data::HolderId;
using data::Shareholding;
using data::ShareUnits;

std::set<HolderId> grown(const std::vector<Shareholding>& holdings,
                         std::size_t parties,
                         std::set<HolderId> reached,
                         const OwnershipRule& rule) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const HolderId company : IdRange<HolderId>(0, parties)) {
            ShareUnits sum = 0;
            bool controlled = false;
            for (const Shareholding& holding : holdings)
                if (holding.owned == company && holding.owner != company &&
                    reached.contains(holding.owner)) {
                    if (holding.kind == data::HoldingKind::Control)
                        controlled = controlled || rule.control_counts;
                    else
                        sum += holding.share.low;
                }
            const bool enough = rule.inclusive ? sum >= rule.threshold : sum > rule.threshold;
            if ((enough || controlled) && reached.insert(company).second)
                changed = true;
        }
    }
    return reached;
}

/// Largest shares first come, first served: for one order of a company's owners, each as much as
/// its bounds and the lower bounds of those after it leave.
using Chosen = std::map<std::size_t, ShareUnits>;

void choose_for(const std::vector<Shareholding>& holdings,
                const std::vector<std::size_t>& mine,
                std::vector<Chosen>& choices) {
    ShareUnits lows = 0;
    for (const std::size_t k : mine)
        lows += holdings[k].share.low;
    std::vector<std::size_t> order = mine;
    std::ranges::sort(order);
    std::set<Chosen> different;
    do {
        ShareUnits left = std::max(data::whole_share, lows) - lows;
        Chosen chosen;
        for (const std::size_t k : order) {
            const ShareUnits more = std::min(left, holdings[k].share.high - holdings[k].share.low);
            chosen[k] = holdings[k].share.low + more;
            left -= more;
        }
        different.insert(chosen);
    } while (std::ranges::next_permutation(order).found);
    Chosen least;
    for (const std::size_t k : mine)
        least[k] = holdings[k].share.low;
    different.insert(least);
    choices.assign(different.begin(), different.end());
}

}  // namespace

std::set<HolderId> plainly_reached(const std::vector<Shareholding>& holdings,
                                   std::size_t parties,
                                   const std::vector<HolderId>& listed,
                                   const OwnershipRule& rule) {
    if (rule.aggregate)
        return grown(holdings, parties, {listed.begin(), listed.end()}, rule);
    std::set<HolderId> all;
    for (const HolderId one : listed)
        all.merge(grown(holdings, parties, {one}, rule));
    return all;
}

PlainBounds plain_bounds(const std::vector<Shareholding>& holdings,
                         std::size_t parties,
                         const std::vector<HolderId>& listed,
                         const OwnershipRule& rule) {
    std::vector<std::vector<Chosen>> choices;
    for (const HolderId company : IdRange<HolderId>(0, parties)) {
        std::vector<std::size_t> mine;
        for (std::size_t k = 0; k < holdings.size(); ++k)
            if (holdings[k].owned == company)
                mine.push_back(k);
        if (!mine.empty())
            choose_for(holdings, mine, choices.emplace_back());
    }
    PlainBounds bounds;
    bool first = true;
    std::vector<std::size_t> at(choices.size(), 0);
    for (;;) {
        std::vector<Shareholding> realised = holdings;
        for (std::size_t c = 0; c < choices.size(); ++c)
            for (const auto& [k, share] : choices[c][at[c]])
                realised[k].share = {.low = share, .high = share};
        const auto reached = plainly_reached(realised, parties, listed, rule);
        bounds.sometimes.insert(reached.begin(), reached.end());
        if (first)
            bounds.always = reached;
        else
            std::erase_if(bounds.always, [&](HolderId id) { return !reached.contains(id); });
        first = false;
        std::size_t c = 0;
        while (c < at.size() && ++at[c] == choices[c].size())
            at[c++] = 0;
        if (c == at.size())
            return bounds;
    }
}

}  // namespace entente::controls::tests
