#pragma once

#include <optional>
#include <vector>

#include "entente/scenarios/bargaining/package_walk.hpp"

/// Who blocks what, and what a veto costs. Joint gain: sum_i (g_i(x) - r_i) over all parties; no
/// agreement is worth 0. V(x) = {i with a veto : g_i(x) < r_i}, within rounding.
namespace entente::bargaining {

/// Parties by number.
std::vector<std::size_t> blockers_of(const PackageProblem& problem, const Package& package);

/// The best package for every set of blockers, from one look at all packages.
struct VetoTable {
    struct Entry {
        double joint_gain = 0;
        PackageId package = 0;
    };

    std::vector<std::size_t> holders;  // parties with a veto
    /// By V(x): bit b stands for holders[b]. Among equal ones the first in enumeration order;
    /// absent where no package has exactly these blockers.
    std::vector<std::optional<Entry>> by_blockers;
    double rounding = 0;  // of joint gains

    /// The most that can be had with the vetoes of this set in force: 0 (no agreement) or more.
    /// By set, as `by_blockers` is; n 2^n steps for all sets at once.
    std::vector<double> gain_in_force() const;
};

/// Throws InvalidInput with more than 20 vetoes or 2^24 packages, which it would take too long to
/// look at one by one.
VetoTable veto_table(const PackageProblem& problem, const WalkOptions& options = {});

/// What a party's veto costs all together: the joint gain with all other vetoes in force less that
/// with all in force.
struct VetoCost {
    std::size_t party = 0;
    double cost = 0;
};

/// In the order of the parties.
std::vector<VetoCost> veto_costs(const VetoTable& table);

/// Parties without whose vetoes more could be had together than is acceptable now.
struct BlockerSet {
    std::vector<std::size_t> parties;
    double joint_gain = 0;  // of the best package that exactly they block
    PackageId package = 0;
};

/// The smallest such sets: none contains another. Fewest parties first, then the highest gain.
std::vector<BlockerSet> minimal_blocker_sets(const VetoTable& table);

/// What it takes to make a package acceptable by side payments, where payoffs are money.
struct Compensation {
    std::vector<double> owed;  // r_i - g_i for blockers, 0 for others
    double total = 0;          // the smallest sum that makes the package acceptable
    double surplus = 0;        // sum of g_i - r_i of those who gain
    bool payable = false;      // surplus >= total; with vetoes of all: sum_i (g_i - r_i) >= 0
    /// Received (+) or paid (-), in proportion to what each payer gains; sums to 0. Empty if it is
    /// not payable.
    std::vector<double> transfers;
};

Compensation compensation(const PackageProblem& problem, const Package& package);

}  // namespace entente::bargaining
