#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"

/// Exact search through all packages: depth first over measures with upper and lower bounds on what
/// the undecided ones can add (branch and bound; Land and Doig 1960), in blocks of some 500
/// packages at the leaves that are computed with vectors. A subtree is left out where a veto must
/// refuse all of it, or where no aim can gain from it and it need not be counted.
namespace entente::bargaining {

/// Packages computed together. Rows of `payoffs` lie `stride` apart.
struct PackageBlock {
    PackageId base = 0;
    std::span<const PackageId> offsets;  // package k is base + offsets[k]
    const double* payoffs = nullptr;     // [player][k]
    std::size_t stride = 0;
    const double* admitted = nullptr;  // [k]: 0 if acceptable, else minus infinity

    std::size_t count() const { return offsets.size(); }

    PackageId id(std::size_t k) const { return base + offsets[k]; }

    const double* player(std::size_t p) const { return payoffs + p * stride; }
};

/// Upper bounds on the payoffs of a set of packages.
struct PackageBounds {
    std::span<const double> players;  // of each
    double joint = 0;                 // of the players' sum
};

/// Something sought in one walk: the best package by some measure, a frontier, a list.
class PackageAim {
public:
    PackageAim() = default;
    PackageAim(const PackageAim&) = default;
    PackageAim& operator=(const PackageAim&) = default;
    virtual ~PackageAim() = default;

    /// False if packages within these bounds cannot change the result.
    virtual bool can_gain(const PackageBounds& bounds) const = 0;
    virtual void take(const PackageBlock& block) = 0;
    /// The same aim that has seen nothing yet, for another thread.
    virtual std::unique_ptr<PackageAim> fresh() const = 0;
    /// What a fresh one found.
    virtual void merge(const PackageAim& other) = 0;
};

struct WalkOptions {
    /// Parties whose vetoes count, by number; those of the problem if absent.
    std::optional<std::vector<std::size_t>> vetoes = {};
    /// Acceptable packages are counted up to this many packages, beyond which only aims matter.
    PackageId counted_up_to = PackageId{1} << 24U;
    /// Packages that may be computed beyond `counted_up_to`. Throws NotComputed when they are used
    /// up: a search that stops early has proved nothing.
    PackageId most_computed = PackageId{1} << 30U;
    int threads = 0;  // 0: the machine's cores
};

struct Walked {
    PackageId packages = 0;
    std::optional<PackageId> acceptable;  // absent where there are too many packages to count
    PackageId computed = 0;               // in blocks; the rest was decided by bounds
};

/// Players are groups of parties; their payoffs are sums. Same result for any number of threads.
/// Throws InvalidInput as `check` does.
Walked walk_packages(const PackageProblem& problem,
                     const std::vector<std::vector<std::size_t>>& players,
                     const std::vector<PackageAim*>& aims,
                     const WalkOptions& options = {});

}  // namespace entente::bargaining
