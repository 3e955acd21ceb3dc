#pragma once

#include <string>
#include <vector>

#include "entente/scenarios/bargaining/package_walk.hpp"

/// The two-level game (R. D. Putnam, "Diplomacy and domestic politics: the logic of two-level
/// games", 1988): a side's win-set holds the packages that all vetoes at home accept; an agreement
/// must lie in the win-sets of all sides.
namespace entente::bargaining {

/// Packages that these parties accept, in enumeration order. Throws NotComputed if there are more
/// than `limit`; nothing is cut off in silence.
std::vector<PackageId> accepted_packages(const PackageProblem& problem,
                                         const std::vector<std::size_t>& vetoes,
                                         std::size_t limit = std::size_t{1} << 22U);

/// Packages that everybody with a veto accepts.
std::vector<PackageId> acceptable_packages(const PackageProblem& problem,
                                           std::size_t limit = std::size_t{1} << 22U);

struct WinSet {
    std::string side;
    std::vector<std::size_t> vetoes;  // parties
    PackageId size = 0;
    /// Packages that all other sides accept and this one refuses: what its home costs the others.
    PackageId refused_alone = 0;
};

struct WinSets {
    PackageId packages = 0;
    std::vector<WinSet> sides;
    PackageId overlap = 0;
};

/// Counted exactly; throws InvalidInput above 2^24 packages.
WinSets win_sets(const PackageProblem& problem, const WalkOptions& options = {});

}  // namespace entente::bargaining
