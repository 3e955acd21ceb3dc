#include "entente/controls/ownership/ownership_reach.hpp"

#include <algorithm>

namespace entente::controls {
namespace {

using data::HolderId;
using data::ShareUnits;

/// One least fixed point, and the same memory for the next.
class Spread {
public:
    Spread(const OwnershipGraph& graph, const OwnershipRule& rule, Bound bound)
        : graph_(graph),
          rule_(rule),
          bound_(bound),
          rank_(graph.size(), never_reached),
          most_(graph.size(), 0),
          least_(graph.size(), 0),
          seen_(graph.size(), 0) {}

    /// Leaves in `touched` whoever a party in R holds a part of, and R in `order`, by rank.
    void from(std::span<const HolderId> listed) {
        for (const HolderId id : listed)
            enter(id);
        for (std::size_t next = 0; next < order.size(); ++next)
            for (const Stake& stake : graph_.held_by(order[next]))
                count(order[next], stake);
    }

    void clear() {
        for (const HolderId id : order)
            rank_[id.index()] = never_reached;
        for (const HolderId id : touched)
            most_[id.index()] = least_[id.index()] = seen_[id.index()] = 0;
        order.clear();
        touched.clear();
    }

    /// l: sum of l_oc over o in R; otherwise u_c(R).
    ShareUnits share(HolderId company) const {
        const ShareUnits least = least_[company.index()];
        if (bound_ == Bound::Lower)
            return least;
        const ShareUnits left = graph_.all_of(company) - (graph_.known_low(company) - least);
        return std::min(most_[company.index()], left);
    }

    std::vector<HolderId> order;
    std::vector<HolderId> touched;

private:
    void enter(HolderId id) {
        if (rank_[id.index()] != never_reached)
            return;
        rank_[id.index()] = static_cast<std::int32_t>(order.size());
        order.push_back(id);
    }

    void count(HolderId owner, const Stake& stake) {
        const HolderId company = stake.party;
        if (company == owner)
            return;
        if (seen_[company.index()] == 0) {
            seen_[company.index()] = 1;
            touched.push_back(company);
        }
        if (stake.kind == data::HoldingKind::Control) {
            if (rule_.control_counts)
                enter(company);
            return;
        }
        most_[company.index()] += stake.high;
        least_[company.index()] += stake.low;
        if (meets(rule_, share(company)))
            enter(company);
    }

    const OwnershipGraph& graph_;
    const OwnershipRule& rule_;
    Bound bound_;
    std::vector<std::int32_t> rank_;
    std::vector<ShareUnits> most_;   // sum of h_oc over o in R
    std::vector<ShareUnits> least_;  // sum of l_oc over o in R
    std::vector<char> seen_;
};

/// In an order that has nothing to do with who owns whom: of k listed owners in one chain, ln k on
/// average come before all that reach them, instead of k at worst. The same whatever the order
/// given.
std::vector<HolderId> scattered(std::span<const HolderId> listed) {
    std::vector<HolderId> order(listed.begin(), listed.end());
    constexpr std::uint32_t golden = 2654435761;  // Knuth's multiplicative hash
    std::ranges::sort(order, {},
                      [](HolderId id) { return static_cast<std::uint32_t>(id.index()) * golden; });
    return order;
}

}  // namespace

bool meets(const OwnershipRule& rule, ShareUnits share) {
    return rule.inclusive ? share >= rule.threshold : share > rule.threshold;
}

bool counts_as_share(const Stake& stake, HolderId company) {
    return stake.kind == data::HoldingKind::Shares && stake.party != company;
}

Reach reach_of(const OwnershipGraph& graph,
               std::span<const HolderId> listed,
               const OwnershipRule& rule,
               Bound bound) {
    Reach reach{.rank = std::vector(graph.size(), never_reached),
                .share = std::vector<ShareUnits>(graph.size(), 0),
                .via = std::vector<HolderId>(graph.size())};
    Spread spread(graph, rule, bound);
    std::int32_t rank = 0;
    const auto keep = [&](HolderId via) {
        for (const HolderId id : spread.order)
            if (!reach.has(id)) {
                reach.rank[id.index()] = rank++;
                reach.via[id.index()] = via;
            }
        for (const HolderId id : spread.touched)
            if (const ShareUnits share = spread.share(id); share > reach.share[id.index()]) {
                reach.share[id.index()] = share;
                // A chain that reaches is told rather than a larger share that does not.
                if (!reach.has(id) || meets(rule, share))
                    reach.via[id.index()] = via;
            }
        spread.clear();
    };
    if (rule.aggregate) {
        spread.from(listed);
        keep({});
        return reach;
    }
    for (const HolderId id : scattered(listed)) {
        if (reach.has(id))
            continue;  // by another, who reaches and holds all that this one does
        spread.from(std::span(&id, 1));
        keep(id);
    }
    return reach;
}

}  // namespace entente::controls
