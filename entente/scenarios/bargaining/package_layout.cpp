#include "entente/scenarios/bargaining/package_layout.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace entente::bargaining {
namespace {

/// A block's rows for a dozen parties then stay in the second-level cache.
constexpr PackageId block_packages = 512;

/// What a measure can move, over all parties.
double spread(const PackageProblem& problem, std::size_t measure) {
    double sum = 0;
    for (const PackageParty& party : problem.parties) {
        const auto [low, high] = std::ranges::minmax(party.payoffs[measure]);
        sum += high - low;
    }
    return sum;
}

double total_payoff(const PackageProblem& problem, std::size_t measure, std::size_t level) {
    double sum = 0;
    for (const PackageParty& party : problem.parties)
        sum += party.payoffs[measure][level];
    return sum;
}

}  // namespace

PackageLayout::PackageLayout(const PackageProblem& problem,
                             const std::vector<std::vector<std::size_t>>& players)
    : parties_(problem.parties.size()) {
    for (std::size_t i = 0; i < parties_; ++i)
        groups_.push_back({i});
    groups_.insert(groups_.end(), players.begin(), players.end());
    groups_.emplace_back();
    for (const std::vector<std::size_t>& player : players)
        groups_.back().insert(groups_.back().end(), player.begin(), player.end());
    split(problem);
    lay_out_low(problem);
    place_synergies(problem);
    bound(problem);
}

void PackageLayout::split(const PackageProblem& problem) {
    const std::size_t measures = problem.measures.size();
    std::vector<double> spreads(measures);
    for (std::size_t m = 0; m < measures; ++m)
        spreads[m] = spread(problem, m);
    std::vector<std::size_t> order(measures);
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](auto a, auto b) { return spreads[a] > spreads[b]; });

    PackageId packages = 1;
    while (!order.empty()) {
        const PackageId levels = problem.measures[order.back()].levels.size();
        if (!low_measures_.empty() && packages * levels > block_packages)
            break;
        packages *= levels;
        low_measures_.push_back(order.back());
        order.pop_back();
    }
    std::ranges::sort(low_measures_);
    depth_of_.assign(measures, order.size());
    for (std::size_t d = 0; d < order.size(); ++d) {
        depth_of_[order[d]] = d;
        High high{.measure = order[d], .step = 1, .levels = {}};
        for (std::size_t m = order[d] + 1; m < measures; ++m)
            high.step *= problem.measures[m].levels.size();
        high.levels.resize(problem.measures[order[d]].levels.size());
        std::iota(high.levels.begin(), high.levels.end(), 0);
        std::ranges::stable_sort(high.levels, [&](auto a, auto b) {
            return total_payoff(problem, order[d], a) > total_payoff(problem, order[d], b);
        });
        high_.push_back(std::move(high));
    }
}

void PackageLayout::lay_out_low(const PackageProblem& problem) {
    offsets_ = {0};
    std::vector<std::vector<double>> sums(parties_, std::vector<double>{0});
    for (const std::size_t measure : low_measures_) {
        PackageId step = 1;
        for (std::size_t m = measure + 1; m < problem.measures.size(); ++m)
            step *= problem.measures[m].levels.size();
        const std::size_t levels = problem.measures[measure].levels.size();
        std::vector<PackageId> offsets;
        for (const PackageId offset : offsets_)
            for (std::size_t a = 0; a < levels; ++a)
                offsets.push_back(offset + a * step);
        offsets_ = std::move(offsets);
        for (std::size_t i = 0; i < parties_; ++i) {
            std::vector<double> longer;
            for (const double sum : sums[i])
                for (std::size_t a = 0; a < levels; ++a)
                    longer.push_back(sum + problem.parties[i].payoffs[measure][a]);
            sums[i] = std::move(longer);
        }
    }
    stride_ = (offsets_.size() + 7) / 8 * 8;
    low_.assign(parties_ * stride_, 0);
    for (std::size_t i = 0; i < parties_; ++i)
        std::ranges::copy(sums[i], low_.begin() + static_cast<std::ptrdiff_t>(i * stride_));
    std::size_t run = offsets_.size();
    for (const std::size_t measure : low_measures_) {
        const std::size_t levels = problem.measures[measure].levels.size();
        run /= levels;
        auto& of_package = low_levels_.emplace_back(offsets_.size());
        for (std::size_t k = 0; k < of_package.size(); ++k)
            of_package[k] = k / run % levels;
    }
}

void PackageLayout::place_synergies(const PackageProblem& problem) {
    high_synergies_.resize(high_.size());
    crosses_.assign(parties_, 0);
    for (const High& high : high_)
        crossings_.emplace_back(high.levels.size(), std::vector<std::vector<double>>(parties_));
    for (PairSynergy synergy : problem.synergies) {
        if (depth_of_[synergy.first] > depth_of_[synergy.second]) {
            std::swap(synergy.first, synergy.second);
            std::swap(synergy.first_level, synergy.second_level);
        }
        if (depth_of_[synergy.second] == high_.size()) {
            place_low(synergy);
            continue;
        }
        const std::size_t later = depth_of_[synergy.second];
        synergy.first = depth_of_[synergy.first];
        high_synergies_[later].push_back(synergy);
    }
}

/// A synergy whose second measure is a low one.
void PackageLayout::place_low(const PairSynergy& synergy) {
    const auto levels_of = [&](std::size_t measure) -> const std::vector<std::size_t>& {
        return low_levels_[static_cast<std::size_t>(std::ranges::find(low_measures_, measure) -
                                                    low_measures_.begin())];
    };
    const std::vector<std::size_t>& second = levels_of(synergy.second);
    const std::size_t depth = depth_of_[synergy.first];
    if (depth == high_.size()) {
        const std::vector<std::size_t>& first = levels_of(synergy.first);
        for (std::size_t k = 0; k < second.size(); ++k)
            if (first[k] == synergy.first_level && second[k] == synergy.second_level)
                low_[synergy.party * stride_ + k] += synergy.payoff;
        return;
    }
    std::vector<double>& row = crossings_[depth][synergy.first_level][synergy.party];
    row.resize(stride_);
    for (std::size_t k = 0; k < second.size(); ++k)
        if (second[k] == synergy.second_level)
            row[k] += synergy.payoff;
    crosses_[synergy.party] = 1;
    crossing_synergies_.push_back(synergy);
}

void PackageLayout::bound(const PackageProblem& problem) {
    const std::size_t bottom = high_.size();
    most_.resize((bottom + 1) * groups_.size());
    least_.resize((bottom + 1) * groups_.size());
    below_.assign(bottom + 1, offsets_.size());
    payoffs_.resize(bottom);
    for (std::size_t d = bottom; d-- > 0;) {
        below_[d] = below_[d + 1] * high_[d].levels.size();
        payoffs_[d].resize(high_[d].levels.size());
        for (const PackageParty& party : problem.parties)
            for (std::size_t a = 0; a < payoffs_[d].size(); ++a)
                payoffs_[d][a].push_back(party.payoffs[high_[d].measure][a]);
    }
    for (std::size_t group = 0; group < groups_.size(); ++group)
        bound_group(problem, group);
}

void PackageLayout::bound_group(const PackageProblem& problem, std::size_t group) {
    const std::vector<std::size_t>& members = groups_[group];
    std::vector<double> sums(offsets_.size());
    for (const std::size_t i : members)
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] += low(i)[k];
    const auto ends = std::ranges::minmax(sums);
    double least = ends.min, most = ends.max;
    const auto widen = [&](std::size_t party, double payoff) {
        if (std::ranges::find(members, party) == members.end())
            return;
        most += std::max(payoff, 0.0);
        least += std::min(payoff, 0.0);
    };
    for (const PairSynergy& synergy : crossing_synergies_)
        widen(synergy.party, synergy.payoff);
    for (std::size_t d = high_.size() + 1; d-- > 0;) {
        if (d < high_.size()) {
            std::vector<double> of_level(high_[d].levels.size());
            for (const std::size_t i : members)
                for (std::size_t a = 0; a < of_level.size(); ++a)
                    of_level[a] += problem.parties[i].payoffs[high_[d].measure][a];
            const auto [low_level, high_level] = std::ranges::minmax(of_level);
            least += low_level;
            most += high_level;
            for (const PairSynergy& synergy : high_synergies_[d])
                widen(synergy.party, synergy.payoff);
        }
        most_[d * groups_.size() + group] = most;
        least_[d * groups_.size() + group] = least;
    }
}

void PackageLayout::add_level(std::size_t d,
                              std::size_t level,
                              std::span<const std::size_t> chosen,
                              const double* before,
                              double* after) const {
    const std::vector<double>& payoffs = payoffs_[d][level];
    for (std::size_t i = 0; i < parties_; ++i)
        after[i] = before[i] + payoffs[i];
    for (const PairSynergy& synergy : high_synergies_[d])
        if (synergy.second_level == level && chosen[synergy.first] == synergy.first_level)
            after[synergy.party] += synergy.payoff;
}

}  // namespace entente::bargaining
