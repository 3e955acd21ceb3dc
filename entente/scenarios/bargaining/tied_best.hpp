#pragma once

#include <compare>
#include <span>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"

namespace entente::bargaining {

/// The best package so far by a key that is compared component by component, with those that tie
/// with it within rounding. Among ties the chosen one gives most to the first player, then to the
/// second and so on; if those are equal too, it is the first in enumeration order.
class TiedBest {
public:
    /// Keys a and b count as equal where they differ by at most absolute + relative * |a|.
    struct Slack {
        double absolute = 0;
        double relative = 0;
    };

    TiedBest(Slack slack, std::vector<double> player_slack)
        : slack_(slack), player_slack_(std::move(player_slack)) {}

    bool empty() const { return tie_count_ == 0; }

    /// Whether a key that begins with this value could be best or tie.
    bool within_reach(double first) const {
        return empty() || first >= key_[0] - slack_of(key_[0]);
    }

    void offer(std::span<const double> key, std::span<const double> payoffs, PackageId package);

    /// Adds what another one found among other packages.
    void merge(const TiedBest& other);

    PackageId package() const { return package_; }

    const std::vector<double>& key() const { return key_; }

    const std::vector<double>& payoffs() const { return payoffs_; }

    /// Ascending, the chosen one with them; the first found `most_listed` of tie_count().
    std::vector<PackageId> ties() const;

    PackageId tie_count() const { return tie_count_; }

    static constexpr std::size_t most_listed = 4096;

private:
    double slack_of(double value) const;
    std::weak_ordering compare(std::span<const double> key) const;
    bool goes_before(std::span<const double> payoffs, PackageId package) const;

    Slack slack_;
    std::vector<double> player_slack_;
    std::vector<double> key_, payoffs_;
    PackageId package_ = 0;
    std::vector<PackageId> ties_;
    PackageId tie_count_ = 0;
};

}  // namespace entente::bargaining
