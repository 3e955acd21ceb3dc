#include "entente/scenarios/bargaining/frontier.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

constexpr double nothing = -std::numeric_limits<double>::infinity();
constexpr std::size_t buckets = 1024;
constexpr std::size_t pool_growth = 1U << 14U;

bool same_point(const FrontierPoint& p, const FrontierPoint& q, std::span<const double> slack) {
    for (std::size_t i = 0; i < slack.size(); ++i)
        if (std::abs(p.payoffs[i] - q.payoffs[i]) > slack[i])
            return false;
    return true;
}

bool dominates(const FrontierPoint& q, const FrontierPoint& p, std::span<const double> slack) {
    bool better = false;
    for (std::size_t i = 0; i < slack.size(); ++i) {
        if (q.payoffs[i] < p.payoffs[i] - slack[i])
            return false;
        better = better || q.payoffs[i] > p.payoffs[i] + slack[i];
    }
    return better;
}

/// Sorted by the first payoff, descending: two pointers keep the best second payoff of those that
/// are better, and of those that are as good.
std::vector<char> dominated_of_two(const std::vector<FrontierPoint>& points,
                                   std::span<const double> slack) {
    std::vector<char> dominated(points.size());
    double better = nothing, as_good = nothing;
    std::size_t b = 0, g = 0;
    for (std::size_t k = 0; k < points.size(); ++k) {
        const std::vector<double>& p = points[k].payoffs;
        for (; b < points.size() && points[b].payoffs[0] > p[0] + slack[0]; ++b)
            better = std::max(better, points[b].payoffs[1]);
        for (; g < points.size() && points[g].payoffs[0] >= p[0] - slack[0]; ++g)
            as_good = std::max(as_good, points[g].payoffs[1]);
        dominated[k] = better >= p[1] - slack[1] || as_good > p[1] + slack[1];
    }
    return dominated;
}

std::vector<char> dominated_of_many(const std::vector<FrontierPoint>& points,
                                    std::span<const double> slack) {
    std::vector<char> dominated(points.size());
    for (std::size_t k = 0; k < points.size(); ++k)
        dominated[k] = std::ranges::any_of(
            points, [&](const FrontierPoint& q) { return dominates(q, points[k], slack); });
    return dominated;
}

}  // namespace

std::vector<FrontierPoint> frontier_of(std::vector<FrontierPoint> points,
                                       std::span<const double> slack) {
    std::ranges::sort(points, [](const FrontierPoint& a, const FrontierPoint& b) {
        return a.payoffs != b.payoffs ? a.payoffs > b.payoffs : a.package < b.package;
    });
    const auto dominated =
        slack.size() == 2 ? dominated_of_two(points, slack) : dominated_of_many(points, slack);
    std::vector<FrontierPoint> frontier;
    for (std::size_t k = 0; k < points.size(); ++k) {
        if (dominated[k])
            continue;
        FrontierPoint* same = nullptr;
        for (std::size_t f = frontier.size(); f-- > 0 && same == nullptr;) {
            if (frontier[f].payoffs[0] > points[k].payoffs[0] + slack[0])
                break;
            if (same_point(frontier[f], points[k], slack))
                same = &frontier[f];
        }
        if (same == nullptr)
            frontier.push_back(std::move(points[k]));
        else if (points[k].package < same->package)
            *same = std::move(points[k]);
    }
    return frontier;
}

double distance_to_nearest(const std::vector<FrontierPoint>& points, std::span<const double> from) {
    if (points.empty())
        throw Error(ErrorKind::NotComputed, "no point to measure a distance to");
    double nearest = std::numeric_limits<double>::infinity();
    for (const FrontierPoint& point : points) {
        double square = 0;
        for (std::size_t i = 0; i < from.size(); ++i)
            square += (point.payoffs[i] - from[i]) * (point.payoffs[i] - from[i]);
        nearest = std::min(nearest, std::sqrt(square));
    }
    return nearest;
}

FrontierAim::FrontierAim(std::array<double, 2> least,
                         std::array<double, 2> most,
                         std::array<double, 2> slack)
    : least_(least), most_(most), slack_(slack), above_(buckets, nothing), in_bucket_(buckets) {
    buckets_per_unit_ =
        most[0] > least[0] ? static_cast<double>(buckets) / (most[0] - least[0]) : 0;
    for (Point& point : in_bucket_)
        point = {.first = nothing, .second = nothing, .package = 0};
}

std::size_t FrontierAim::bucket_of(double first) const {
    const double place =
        std::clamp((first - least_[0]) * buckets_per_unit_, 0.0, static_cast<double>(buckets - 1));
    return static_cast<std::size_t>(place);
}

bool FrontierAim::can_gain(const PackageBounds& bounds) const {
    const auto& upper = bounds.players;
    // A point as good as the corner may still be the same point of an earlier package.
    return upper[1] > above_[bucket_of(upper[0])] - slack_[1];
}

void FrontierAim::take(const PackageBlock& block) {
    const double* first = block.player(0);
    const double* second = block.player(1);
    for (std::size_t k = 0; k < block.count(); ++k) {
        if (block.admitted[k] < 0)
            continue;
        const std::size_t b = bucket_of(first[k]);
        if (second[k] > above_[b])
            offer({.first = first[k], .second = second[k], .package = block.id(k)});
    }
    if (pool_.size() > thinned_ + pool_growth)
        thin_out();
}

void FrontierAim::offer(const Point& point) {
    const std::size_t b = bucket_of(point.first);
    Point& own = in_bucket_[b];
    if (point.first == own.first && point.second == own.second) {
        if (point.package < own.package) {
            own.package = point.package;
            pool_.push_back(point);
        }
        return;
    }
    if (point.first <= own.first && point.second <= own.second)
        return;
    pool_.push_back(point);
    if (point.second > own.second || (point.second == own.second && point.first > own.first))
        own = point;
    for (std::size_t lower = b; lower-- > 0 && above_[lower] < point.second;)
        above_[lower] = point.second;
}

/// Keeps what no other point of the pool weakly dominates, and the first package of equal points.
void FrontierAim::thin_out() {
    std::ranges::sort(pool_, [](const Point& a, const Point& b) {
        if (a.first != b.first)
            return a.first > b.first;
        return a.second != b.second ? a.second > b.second : a.package < b.package;
    });
    double best = nothing;
    std::erase_if(pool_, [&](const Point& point) {
        if (point.second <= best)
            return true;
        best = point.second;
        return false;
    });
    thinned_ = pool_.size();
}

std::unique_ptr<PackageAim> FrontierAim::fresh() const {
    return std::make_unique<FrontierAim>(least_, most_, slack_);
}

void FrontierAim::merge(const PackageAim& other) {
    for (const Point& point : static_cast<const FrontierAim&>(other).pool_)
        if (point.second > above_[bucket_of(point.first)])
            offer(point);
    if (pool_.size() > thinned_ + pool_growth)
        thin_out();
}

std::vector<FrontierPoint> FrontierAim::points() const {
    std::vector<FrontierPoint> points;
    for (const Point& point : pool_)
        points.push_back({.package = point.package, .payoffs = {point.first, point.second}});
    return frontier_of(std::move(points), slack_);
}

}  // namespace entente::bargaining
