#pragma once

#include <array>
#include <span>
#include <vector>

#include "entente/scenarios/bargaining/package_walk.hpp"

namespace entente::bargaining {

/// A package that no other betters: none gives one player more without giving another less.
struct FrontierPoint {
    PackageId package = 0;
    std::vector<double> payoffs;  // of each player
};

/// Points that no other dominates, in descending order of the first player's payoff. q dominates p
/// if q_i >= p_i - slack_i for all i and q_i > p_i + slack_i for one; points that differ by no more
/// than slack in every coordinate are one point, shown by its first package. For two players by
/// sorting, O(n log n); for more by comparing pairs, O(n^2): a frontier of many players keeps most
/// points and says little.
std::vector<FrontierPoint> frontier_of(std::vector<FrontierPoint> points,
                                       std::span<const double> slack);

/// Euclidean distance to the nearest of the points, in the unit of the payoffs. Throws NotComputed
/// if there is none.
double distance_to_nearest(const std::vector<FrontierPoint>& points, std::span<const double> from);

/// The frontier between two players over all acceptable packages of a walk.
class FrontierAim : public PackageAim {
public:
    /// Payoffs of each player lie between `least` and `most`.
    FrontierAim(std::array<double, 2> least,
                std::array<double, 2> most,
                std::array<double, 2> slack);

    bool can_gain(const PackageBounds& bounds) const override;
    void take(const PackageBlock& block) override;
    std::unique_ptr<PackageAim> fresh() const override;
    void merge(const PackageAim& other) override;

    std::vector<FrontierPoint> points() const;

private:
    struct Point {
        double first = 0;
        double second = 0;
        PackageId package = 0;
    };

    std::size_t bucket_of(double first) const;
    void offer(const Point& point);
    void thin_out();

    std::array<double, 2> least_, most_, slack_;
    double buckets_per_unit_ = 0;
    /// By bucket of the first payoff: the best second payoff of what lies in higher buckets, and
    /// of the bucket itself.
    std::vector<double> above_;
    std::vector<Point> in_bucket_;
    std::vector<Point> pool_;
    std::size_t thinned_ = 0;  // size of the pool after it was last thinned out
};

}  // namespace entente::bargaining
