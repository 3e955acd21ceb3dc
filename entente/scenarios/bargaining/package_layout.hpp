#pragma once

#include <span>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"

namespace entente::bargaining {

/// How a walk sees a problem. Measures in descending order of what they can move: the first,
/// "high" ones are walked one level at a time, the last, "low" ones (some 500 packages together)
/// have their sums laid out once for each party.
class PackageLayout {
public:
    PackageLayout(const PackageProblem& problem,
                  const std::vector<std::vector<std::size_t>>& players);

    std::size_t parties() const { return parties_; }

    /// Number of high measures.
    std::size_t depth() const { return high_.size(); }

    std::size_t block() const { return offsets_.size(); }

    std::size_t stride() const { return stride_; }

    std::span<const PackageId> offsets() const { return offsets_; }

    /// Levels of the high measure at this depth, those that give all parties most first.
    std::span<const std::size_t> levels(std::size_t d) const { return high_[d].levels; }

    PackageId step(std::size_t d) const { return high_[d].step; }

    /// after = before + what the level of measure d gives each party, with its synergies with the
    /// levels chosen before it.
    void add_level(std::size_t d,
                   std::size_t level,
                   std::span<const std::size_t> chosen,
                   const double* before,
                   double* after) const;

    /// Sums over the low measures, [k].
    const double* low(std::size_t party) const { return &low_[party * stride_]; }

    /// The most and the least that measures from depth d on, low ones included, add to the sum of
    /// payoffs of a group: a party, a player (its parties together) or everybody.
    double most(std::size_t d, std::size_t group) const {
        return most_[d * groups_.size() + group];
    }

    double least(std::size_t d, std::size_t group) const {
        return least_[d * groups_.size() + group];
    }

    static std::size_t group_of_party(std::size_t party) { return party; }

    std::size_t group_of_player(std::size_t player) const { return parties_ + player; }

    std::size_t group_of_all() const { return groups_.size() - 1; }

    /// Packages below a node at depth d.
    PackageId below(std::size_t d) const { return below_[d]; }

    /// Whether a party has synergies between high and low measures.
    bool crosses(std::size_t party) const { return crosses_[party] != 0; }

    /// What they add to the block's sums, [k], where the measure at depth d has this level; null if
    /// nothing.
    const double* crossing(std::size_t d, std::size_t level, std::size_t party) const {
        const std::vector<double>& row = crossings_[d][level][party];
        return row.empty() ? nullptr : row.data();
    }

private:
    struct High {
        std::size_t measure = 0;
        PackageId step = 0;
        std::vector<std::size_t> levels;
    };

    void split(const PackageProblem& problem);
    void lay_out_low(const PackageProblem& problem);
    void place_synergies(const PackageProblem& problem);
    void place_low(const PairSynergy& synergy);
    void bound(const PackageProblem& problem);
    void bound_group(const PackageProblem& problem, std::size_t group);

    std::size_t parties_ = 0;
    std::size_t stride_ = 0;
    std::vector<std::vector<std::size_t>> groups_;  // of parties
    std::vector<std::size_t> low_measures_;
    std::vector<std::size_t> depth_of_;  // of a measure; depth() for low ones
    std::vector<High> high_;
    std::vector<PackageId> offsets_;
    std::vector<std::vector<std::size_t>> low_levels_;       // [low measure][k]
    std::vector<double> low_;                                // [party][k]
    std::vector<std::vector<std::vector<double>>> payoffs_;  // [depth][level][party]
    std::vector<std::vector<PairSynergy>> high_synergies_;   // [depth of the later], as depths
    std::vector<char> crosses_;                              // [party]
    std::vector<std::vector<std::vector<std::vector<double>>>> crossings_;  // [depth][level][party]
    std::vector<PairSynergy> crossing_synergies_;
    std::vector<double> most_, least_;
    std::vector<PackageId> below_;
};

}  // namespace entente::bargaining
