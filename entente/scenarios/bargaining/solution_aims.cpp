#include "entente/scenarios/bargaining/solution_aims.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "entente/scenarios/bargaining/package_kernels.hpp"

namespace entente::bargaining {
namespace {

constexpr double none = -std::numeric_limits<double>::infinity();

TiedBest::Slack slack_of(Criterion criterion, const std::vector<PlayerScale>& players) {
    TiedBest::Slack slack;
    for (const PlayerScale& player : players)
        if (criterion == Criterion::Utilitarian)
            slack.absolute += player.rounding;
        else if (criterion == Criterion::Nash)
            slack.relative += 1e-12;
        else
            slack.absolute = std::max(slack.absolute, player.rounding * player.weight);
    return slack;
}

std::vector<double> roundings(const std::vector<PlayerScale>& players) {
    std::vector<double> list;
    for (const PlayerScale& player : players)
        list.push_back(player.rounding);
    return list;
}

}  // namespace

BestAim::BestAim(Criterion criterion, std::vector<PlayerScale> players)
    : criterion_(criterion),
      players_(std::move(players)),
      best_(slack_of(criterion, players_), roundings(players_)),
      payoffs_(players_.size()) {
}

/// The criterion itself, or the least gain. Also an upper bound if the payoffs are.
double BestAim::first_key(std::span<const double> payoffs) const {
    double sum = 0, product = 1, least = std::numeric_limits<double>::infinity();
    for (std::size_t p = 0; p < players_.size(); ++p) {
        const auto& [reservation, rounding, weight] = players_[p];
        const double gain = payoffs[p] - reservation;
        if (criterion_ == Criterion::Nash && gain < -rounding)
            return none;
        sum += payoffs[p];
        product *= std::max(gain, 0.0);
        if (weight > 0)
            least = std::min(least, gain * weight);
    }
    return criterion_ == Criterion::Utilitarian ? sum
           : criterion_ == Criterion::Nash      ? product
                                                : least;
}

/// What the players can have together bounds each criterion too: the product of n gains is at most
/// their mean to the power n, and a least normalised gain t of all needs t / weight for each.
bool BestAim::can_gain(const PackageBounds& bounds) const {
    double first = first_key(bounds.players);
    if (first == none)
        return false;
    double reservations = 0, needed = 0, slack = 0;
    bool all_count = true;
    for (const auto& [reservation, rounding, weight] : players_) {
        reservations += reservation;
        slack += rounding;
        all_count = all_count && weight > 0;
        needed += weight > 0 ? 1 / weight : 0;
    }
    const double gains = bounds.joint - reservations + slack;
    if (criterion_ == Criterion::Utilitarian) {
        first = std::min(first, bounds.joint);
    } else if (criterion_ == Criterion::Nash) {
        const auto n = static_cast<double>(players_.size());
        if (gains < -slack)
            return false;
        first = std::min(first, std::pow(std::max(gains, 0.0) / n, n));
    } else if (all_count) {
        first = std::min(first, gains / needed);
    }
    return best_.within_reach(first);
}

void BestAim::make_key(std::span<const double> payoffs) {
    key_.clear();
    if (criterion_ != Criterion::Leximax) {
        key_.push_back(first_key(payoffs));
        return;
    }
    for (std::size_t p = 0; p < players_.size(); ++p)
        if (players_[p].weight > 0)
            key_.push_back((payoffs[p] - players_[p].reservation) * players_[p].weight);
    std::ranges::sort(key_);
    if (key_.empty())
        key_.push_back(0);
}

void BestAim::fill_values(const PackageBlock& block) {
    const std::size_t count = block.count();
    double* values = values_.data();
    // The highest finite number and not infinity, which a refused package's minus infinity would
    // turn into no number where no player counts.
    std::fill_n(values, count,
                criterion_ == Criterion::Utilitarian ? 0.0
                : criterion_ == Criterion::Nash      ? 1.0
                                                     : std::numeric_limits<double>::max());
    for (std::size_t p = 0; p < players_.size(); ++p) {
        const auto& [reservation, rounding, weight] = players_[p];
        if (criterion_ == Criterion::Utilitarian)
            add_row(values, block.player(p), count);
        else if (criterion_ == Criterion::Nash)
            multiply_gain(values, block.player(p), reservation, count);
        else if (weight > 0)
            keep_least_gain(values, block.player(p), reservation, weight, count);
    }
    if (criterion_ == Criterion::Nash)
        for (std::size_t p = 0; p < players_.size(); ++p)
            refuse_below(values, block.player(p), players_[p].reservation - players_[p].rounding,
                         count);
    add_row(values, block.admitted, count);
}

void BestAim::take(const PackageBlock& block) {
    values_.resize(block.stride);
    fill_values(block);
    const double top = highest(values_.data(), block.count());
    if (top == none || !best_.within_reach(top))
        return;
    for (std::size_t k = 0; k < block.count(); ++k) {
        if (values_[k] == none || !best_.within_reach(values_[k]))
            continue;
        for (std::size_t p = 0; p < players_.size(); ++p)
            payoffs_[p] = block.player(p)[k];
        make_key(payoffs_);
        best_.offer(key_, payoffs_, block.id(k));
    }
}

std::unique_ptr<PackageAim> BestAim::fresh() const {
    return std::make_unique<BestAim>(criterion_, players_);
}

void BestAim::merge(const PackageAim& other) {
    best_.merge(static_cast<const BestAim&>(other).best_);
}

IdealAim::IdealAim(std::size_t players) : ideal_(players, none) {
}

bool IdealAim::can_gain(const PackageBounds& bounds) const {
    for (std::size_t p = 0; p < ideal_.size(); ++p)
        if (bounds.players[p] > ideal_[p])
            return true;
    return false;
}

void IdealAim::take(const PackageBlock& block) {
    values_.resize(block.stride);
    for (std::size_t p = 0; p < ideal_.size(); ++p) {
        std::copy_n(block.player(p), block.count(), values_.begin());
        add_row(values_.data(), block.admitted, block.count());
        ideal_[p] = std::max(ideal_[p], highest(values_.data(), block.count()));
    }
}

std::unique_ptr<PackageAim> IdealAim::fresh() const {
    return std::make_unique<IdealAim>(ideal_.size());
}

void IdealAim::merge(const PackageAim& other) {
    const auto& found = static_cast<const IdealAim&>(other).ideal_;
    for (std::size_t p = 0; p < ideal_.size(); ++p)
        ideal_[p] = std::max(ideal_[p], found[p]);
}

}  // namespace entente::bargaining
