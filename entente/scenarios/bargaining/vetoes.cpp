#include "entente/scenarios/bargaining/vetoes.hpp"

#include <algorithm>
#include <bit>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/package_kernels.hpp"

namespace entente::bargaining {
namespace {

constexpr std::size_t most_vetoes = 20;
constexpr PackageId most_packages = PackageId{1} << 24U;

/// Fills a VetoTable; its players are the parties and no veto keeps a package from it.
class BlockerAim : public PackageAim {
public:
    using Best = std::vector<std::optional<VetoTable::Entry>>;

    struct Holder {
        std::size_t party = 0;
        double floor = 0;
    };

    BlockerAim(std::vector<Holder> holders, std::size_t parties, double no_agreement, double slack)
        : holders_(std::move(holders)),
          parties_(parties),
          no_agreement_(no_agreement),
          slack_(slack),
          best_(std::size_t{1} << holders_.size()) {}

    bool can_gain(const PackageBounds&) const override { return true; }

    void take(const PackageBlock& block) override {
        const std::size_t count = block.count();
        sums_.assign(count, -no_agreement_);
        blockers_.assign(count, 0);
        for (std::size_t i = 0; i < parties_; ++i)
            add_row(sums_.data(), block.player(i), count);
        double bit = 1;
        for (const Holder& holder : holders_) {
            mark_below(blockers_.data(), block.player(holder.party), holder.floor, bit, count);
            bit *= 2;
        }
        for (std::size_t k = 0; k < count; ++k)
            offer(static_cast<std::size_t>(blockers_[k]), {sums_[k], block.id(k)});
    }

    std::unique_ptr<PackageAim> fresh() const override {
        return std::make_unique<BlockerAim>(holders_, parties_, no_agreement_, slack_);
    }

    void merge(const PackageAim& other) override {
        const auto& found = static_cast<const BlockerAim&>(other).best_;
        for (std::size_t set = 0; set < best_.size(); ++set)
            if (found[set])
                offer(set, *found[set]);
    }

    Best best() && { return std::move(best_); }

private:
    void offer(std::size_t set, const VetoTable::Entry& entry) {
        auto& best = best_[set];
        if (!best || entry.joint_gain > best->joint_gain + slack_ ||
            (entry.joint_gain >= best->joint_gain - slack_ && entry.package < best->package))
            best = entry;
    }

    std::vector<Holder> holders_;
    std::size_t parties_;
    double no_agreement_;
    double slack_;
    Best best_;
    std::vector<double> sums_, blockers_;
};

std::vector<std::size_t> members(const VetoTable& table, std::size_t set) {
    std::vector<std::size_t> parties;
    for (std::size_t b = 0; b < table.holders.size(); ++b)
        if ((set >> b & 1U) != 0)
            parties.push_back(table.holders[b]);
    return parties;
}

}  // namespace

std::vector<std::size_t> blockers_of(const PackageProblem& problem, const Package& package) {
    std::vector<std::size_t> blockers;
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        if (const PackageParty& party = problem.parties[i];
            party.veto && payoff(problem, i, package) < party.reservation - rounding(problem, i))
            blockers.push_back(i);
    return blockers;
}

VetoTable veto_table(const PackageProblem& problem, const WalkOptions& options) {
    check(problem);
    VetoTable table;
    std::vector<BlockerAim::Holder> holders;
    double no_agreement = 0;
    for (std::size_t i = 0; i < problem.parties.size(); ++i) {
        const PackageParty& party = problem.parties[i];
        no_agreement += party.reservation;
        table.rounding += rounding(problem, i);
        if (!party.veto)
            continue;
        table.holders.push_back(i);
        holders.push_back({i, party.reservation - rounding(problem, i)});
    }
    if (holders.size() > most_vetoes)
        throw Error(ErrorKind::InvalidInput,
                    std::to_string(holders.size()) + " vetoes, more than the limit of " +
                        std::to_string(most_vetoes) +
                        " for sets of blockers; merge parties that always stand together");
    if (package_count(problem) > most_packages)
        throw Error(ErrorKind::InvalidInput,
                    std::to_string(package_count(problem)) + " packages, more than the limit of " +
                        std::to_string(most_packages) +
                        " that are looked at one by one; fix the level of some measures");
    BlockerAim aim(std::move(holders), problem.parties.size(), no_agreement, table.rounding);
    WalkOptions walk = options;
    walk.vetoes.emplace();
    walk.counted_up_to = most_packages;
    walk_packages(problem, players_of(problem, Between::Parties), {&aim}, walk);
    table.by_blockers = std::move(aim).best();
    return table;
}

/// With the vetoes of S in force a package passes if V(x) lies in the complement of S: the maximum
/// over subsets of each set, one party at a time.
std::vector<double> VetoTable::gain_in_force() const {
    const std::size_t sets = by_blockers.size();
    std::vector<double> within(sets);
    for (std::size_t set = 0; set < sets; ++set)
        if (by_blockers[set])
            within[set] = std::max(0.0, by_blockers[set]->joint_gain);
    for (std::size_t bit = 1; bit < sets; bit *= 2)
        for (std::size_t set = 0; set < sets; ++set)
            if ((set & bit) != 0)
                within[set] = std::max(within[set], within[set ^ bit]);
    std::ranges::reverse(within);  // set -> complement
    return within;
}

std::vector<VetoCost> veto_costs(const VetoTable& table) {
    const std::vector<double> gain = table.gain_in_force();
    const std::size_t all = gain.size() - 1;
    std::vector<VetoCost> costs;
    for (std::size_t b = 0; b < table.holders.size(); ++b)
        costs.push_back(
            {.party = table.holders[b], .cost = gain[all ^ (std::size_t{1} << b)] - gain[all]});
    return costs;
}

std::vector<BlockerSet> minimal_blocker_sets(const VetoTable& table) {
    const double now = table.gain_in_force().back();
    std::vector<std::size_t> order;
    for (std::size_t set = 1; set < table.by_blockers.size(); ++set)
        if (table.by_blockers[set] && table.by_blockers[set]->joint_gain > now + table.rounding)
            order.push_back(set);
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        if (std::popcount(a) != std::popcount(b))
            return std::popcount(a) < std::popcount(b);
        return table.by_blockers[a]->joint_gain > table.by_blockers[b]->joint_gain;
    });
    std::vector<std::size_t> kept;
    std::vector<BlockerSet> result;
    for (const std::size_t set : order) {
        if (std::ranges::any_of(kept, [&](std::size_t k) { return (k & set) == k; }))
            continue;
        kept.push_back(set);
        result.push_back({.parties = members(table, set),
                          .joint_gain = table.by_blockers[set]->joint_gain,
                          .package = table.by_blockers[set]->package});
    }
    return result;
}

Compensation compensation(const PackageProblem& problem, const Package& package) {
    const std::vector<double> g = payoffs(problem, package);
    Compensation found{.owed = std::vector<double>(g.size()),
                       .total = 0,
                       .surplus = 0,
                       .payable = false,
                       .transfers = {}};
    double slack = 0;
    for (const std::size_t i : blockers_of(problem, package)) {
        found.owed[i] = problem.parties[i].reservation - g[i];
        found.total += found.owed[i];
    }
    for (std::size_t i = 0; i < g.size(); ++i) {
        found.surplus += std::max(0.0, g[i] - problem.parties[i].reservation);
        slack += rounding(problem, i);
    }
    found.payable = found.surplus >= found.total - slack;
    if (!found.payable)
        return found;
    const double rate = found.surplus > 0 ? found.total / found.surplus : 0;
    for (std::size_t i = 0; i < g.size(); ++i)
        found.transfers.push_back(found.owed[i] -
                                  rate * std::max(0.0, g[i] - problem.parties[i].reservation));
    return found;
}

}  // namespace entente::bargaining
