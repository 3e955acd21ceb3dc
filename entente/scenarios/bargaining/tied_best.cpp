#include "entente/scenarios/bargaining/tied_best.hpp"

#include <algorithm>
#include <cmath>

namespace entente::bargaining {

double TiedBest::slack_of(double value) const {
    return slack_.absolute + slack_.relative * std::abs(value);
}

bool TiedBest::goes_before(std::span<const double> payoffs, PackageId package) const {
    for (std::size_t p = 0; p < payoffs.size(); ++p)
        if (std::abs(payoffs[p] - payoffs_[p]) > player_slack_[p])
            return payoffs[p] > payoffs_[p];
    return package < package_;
}

std::weak_ordering TiedBest::compare(std::span<const double> key) const {
    for (std::size_t k = 0; k < key.size(); ++k) {
        if (key[k] < key_[k] - slack_of(key_[k]))
            return std::weak_ordering::less;
        if (key[k] > key_[k] + slack_of(key_[k]))
            return std::weak_ordering::greater;
    }
    return std::weak_ordering::equivalent;
}

void TiedBest::offer(std::span<const double> key,
                     std::span<const double> payoffs,
                     PackageId package) {
    const auto order = empty() ? std::weak_ordering::greater : compare(key);
    if (order == std::weak_ordering::less)
        return;
    const bool better = order == std::weak_ordering::greater;
    if (better) {
        key_.assign(key.begin(), key.end());
        ties_.clear();
        tie_count_ = 0;
    }
    if (better || goes_before(payoffs, package)) {
        payoffs_.assign(payoffs.begin(), payoffs.end());
        package_ = package;
    }
    ++tie_count_;
    if (ties_.size() < most_listed)
        ties_.push_back(package);
}

void TiedBest::merge(const TiedBest& other) {
    if (other.empty())
        return;
    const auto order = empty() ? std::weak_ordering::greater : compare(other.key_);
    if (order == std::weak_ordering::greater) {
        *this = other;
        return;
    }
    if (order == std::weak_ordering::less)
        return;
    if (goes_before(other.payoffs_, other.package_)) {
        payoffs_ = other.payoffs_;
        package_ = other.package_;
    }
    tie_count_ += other.tie_count_;
    for (const PackageId tie : other.ties_)
        if (ties_.size() < most_listed)
            ties_.push_back(tie);
}

std::vector<PackageId> TiedBest::ties() const {
    std::vector<PackageId> sorted = ties_;
    std::ranges::sort(sorted);
    return sorted;
}

}  // namespace entente::bargaining
