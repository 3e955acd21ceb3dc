#include "entente/scenarios/bargaining/coalitional_game.hpp"

#include <algorithm>
#include <bit>
#include <numeric>
#include <string>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/coalition_worth.hpp"

namespace entente::bargaining {
namespace {

constexpr std::size_t most_players = 20;
constexpr std::size_t most_voters = 30;
constexpr std::uint64_t most_votes = 1'000'000;

/// |S|! (n - |S| - 1)! / n! = 1 / (n C(n - 1, |S|)), by |S|.
std::vector<double> order_weights(std::size_t players) {
    std::vector<double> weights(players);
    double choose = 1;
    for (std::size_t size = 0; size < players; ++size) {
        weights[size] = 1 / (static_cast<double>(players) * choose);
        choose = choose * static_cast<double>(players - 1 - size) / static_cast<double>(size + 1);
    }
    return weights;
}

}  // namespace

std::size_t players_of_game(const std::vector<double>& worth, std::size_t most) {
    if (worth.size() < 2 || !std::has_single_bit(worth.size()))
        throw Error(ErrorKind::InvalidInput,
                    std::to_string(worth.size()) +
                        " coalitions; give the worth of all 2^n of them, the empty one first");
    if (worth[0] != 0)
        throw Error(ErrorKind::InvalidInput,
                    "the empty coalition is worth " + std::to_string(worth[0]) + "; it must be 0");
    const auto players = static_cast<std::size_t>(std::countr_zero(worth.size()));
    if (players > most)
        throw Error(
            ErrorKind::InvalidInput,
            std::to_string(players) + " players, more than the limit of " + std::to_string(most));
    return players;
}

std::vector<double> shapley_value(const std::vector<double>& worth) {
    const std::size_t players = players_of_game(worth, most_players);
    const std::vector<double> weights = order_weights(players);
    std::vector<double> value(players);
    for (std::size_t i = 0; i < players; ++i) {
        const std::size_t bit = std::size_t{1} << i;
        for (std::size_t set = 0; set < worth.size(); ++set)
            if ((set & bit) == 0)
                value[i] += weights[static_cast<std::size_t>(std::popcount(set))] *
                            (worth[set | bit] - worth[set]);
    }
    return value;
}

std::vector<double> shapley_shubik(const std::vector<std::uint32_t>& weights, std::uint64_t quota) {
    const std::uint64_t votes = std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
    if (weights.size() > most_voters || votes > most_votes)
        throw Error(ErrorKind::InvalidInput,
                    std::to_string(weights.size()) + " voters with " + std::to_string(votes) +
                        " votes, more than the limit of " + std::to_string(most_voters) + " with " +
                        std::to_string(most_votes) + "; divide weights by a common factor");
    if (quota == 0 || quota > votes)
        throw Error(ErrorKind::InvalidInput, "a quota of " + std::to_string(quota) + " of " +
                                                 std::to_string(votes) +
                                                 " votes; it must be 1 to all of them");
    const std::size_t n = weights.size();
    const std::vector<double> share = order_weights(n);
    std::vector<double> power(n);
    for (std::size_t i = 0; i < n; ++i) {
        // count[size][sum]: coalitions of the others below the quota.
        std::vector<std::vector<double>> count(n, std::vector<double>(quota));
        count[0][0] = 1;
        std::size_t taken = 0;
        for (std::size_t j = 0; j < n; ++j) {
            if (j == i)
                continue;
            ++taken;
            for (std::size_t size = taken; size > 0; --size)
                for (std::uint64_t sum = quota; sum-- > weights[j];)
                    count[size][sum] += count[size - 1][sum - weights[j]];
        }
        for (std::size_t size = 0; size < n; ++size)
            for (std::uint64_t sum = quota - std::min<std::uint64_t>(quota, weights[i]);
                 sum < quota; ++sum)
                power[i] += share[size] * count[size][sum];
    }
    return power;
}

std::vector<double> bankruptcy_game(const std::vector<double>& claims, double estate) {
    const double all = std::accumulate(claims.begin(), claims.end(), 0.0);
    std::vector<double> worth(std::size_t{1} << claims.size());
    for (std::size_t set = 0; set < worth.size(); ++set) {
        double outside = all;
        for (std::size_t i = 0; i < claims.size(); ++i)
            if ((set >> i & 1U) != 0)
                outside -= claims[i];
        worth[set] = std::max(0.0, estate - outside);
    }
    worth[0] = 0;
    return worth;
}

}  // namespace entente::bargaining
