#pragma once

#include <vector>

#include "entente/scenarios/bargaining/package_walk.hpp"
#include "entente/scenarios/bargaining/tied_best.hpp"

namespace entente::bargaining {

/// A player as the solutions see it.
struct PlayerScale {
    double reservation = 0;  // r_p
    double rounding = 0;     // of G_p
    double weight = 1;       // what gains are multiplied by; 0 leaves the player out
};

enum class Criterion { Utilitarian, Nash, Leximax };

/// The best package by a criterion.
class BestAim : public PackageAim {
public:
    BestAim(Criterion criterion, std::vector<PlayerScale> players);

    bool can_gain(const PackageBounds& bounds) const override;
    void take(const PackageBlock& block) override;
    std::unique_ptr<PackageAim> fresh() const override;
    void merge(const PackageAim& other) override;

    const TiedBest& best() const { return best_; }

private:
    void fill_values(const PackageBlock& block);
    double first_key(std::span<const double> payoffs) const;
    void make_key(std::span<const double> payoffs);

    Criterion criterion_;
    std::vector<PlayerScale> players_;
    TiedBest best_;
    std::vector<double> values_, key_, payoffs_;
};

/// Each player's highest payoff.
class IdealAim : public PackageAim {
public:
    explicit IdealAim(std::size_t players);

    bool can_gain(const PackageBounds& bounds) const override;
    void take(const PackageBlock& block) override;
    std::unique_ptr<PackageAim> fresh() const override;
    void merge(const PackageAim& other) override;

    /// Minus infinity where no package was seen.
    const std::vector<double>& ideal() const { return ideal_; }

private:
    std::vector<double> ideal_;
    std::vector<double> values_;
};

}  // namespace entente::bargaining
