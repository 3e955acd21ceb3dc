#include <algorithm>
#include <bit>
#include <numeric>
#include <random>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/scenarios/bargaining/coalition_stability.hpp"
#include "entente/scenarios/bargaining/coalitional_game.hpp"
#include "entente/scenarios/bargaining/weighted_position.hpp"

using namespace entente;
using namespace entente::bargaining;

namespace {

std::vector<double> made_up_game(std::size_t players, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> worth(0, 10);
    std::vector<double> game(std::size_t{1} << players);
    for (std::size_t set = 1; set < game.size(); ++set)
        game[set] = worth(random);
    return game;
}

/// Average contribution over all orders, one by one.
std::vector<double> plain_shapley(const std::vector<double>& worth, std::size_t players) {
    std::vector<std::size_t> order(players);
    std::iota(order.begin(), order.end(), 0);
    std::vector<double> value(players);
    double orders = 0;
    do {
        std::size_t set = 0;
        for (const std::size_t i : order) {
            value[i] += worth[set | std::size_t{1} << i] - worth[set];
            set |= std::size_t{1} << i;
        }
        ++orders;
    } while (std::ranges::next_permutation(order).found);
    for (double& share : value)
        share /= orders;
    return value;
}

/// Aumann and Maschler (1985): equal awards up to half of each claim, then equal losses.
std::vector<double> talmud_rule(const std::vector<double>& claims, double estate) {
    const double half = std::accumulate(claims.begin(), claims.end(), 0.0) / 2;
    const auto awards = [&](double level, bool losses) {
        std::vector<double> list;
        for (const double claim : claims)
            list.push_back(losses ? claim - std::min(claim / 2, level)
                                  : std::min(claim / 2, level));
        return list;
    };
    double low = 0, high = *std::ranges::max_element(claims);
    for (int step = 0; step < 200; ++step) {
        const double level = (low + high) / 2;
        const auto list = awards(level, estate > half);
        const double sum = std::accumulate(list.begin(), list.end(), 0.0);
        ((sum < estate) != (estate > half) ? low : high) = level;
    }
    return awards(low, estate > half);
}

}  // namespace

TEST_CASE("the Shapley value is the average over all orders and adds up to the whole") {
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        const auto game = made_up_game(6, seed);
        const auto value = shapley_value(game), plain = plain_shapley(game, 6);
        for (std::size_t i = 0; i < 6; ++i)
            CHECK(value[i] == doctest::Approx(plain[i]));
        CHECK(std::accumulate(value.begin(), value.end(), 0.0) == doctest::Approx(game.back()));
    }
}

TEST_CASE("power in a weighted vote is the Shapley value of who wins") {
    const std::vector<std::uint32_t> weights{4, 3, 2, 1, 1};
    for (std::uint64_t quota = 1; quota <= 11; ++quota) {
        std::vector<double> wins(32);
        for (std::size_t set = 0; set < 32; ++set) {
            std::uint64_t sum = 0;
            for (std::size_t i = 0; i < 5; ++i)
                sum += (set >> i & 1U) != 0 ? weights[i] : 0;
            wins[set] = sum >= quota ? 1 : 0;
        }
        const auto power = shapley_shubik(weights, quota), value = shapley_value(wins);
        for (std::size_t i = 0; i < 5; ++i)
            CHECK(power[i] == doctest::Approx(value[i]));
    }
    CHECK_THROWS_AS(shapley_shubik(weights, 12), Error);
    CHECK_THROWS_AS(shapley_shubik(weights, 0), Error);
}

TEST_CASE("the nucleolus of a bankruptcy is the Talmud's division") {
    std::mt19937_64 random(4);
    std::uniform_real_distribution<double> part(0.1, 1);
    for (int n = 2; n <= 6; ++n)
        for (int k = 0; k < 6; ++k) {
            std::vector<double> claims;
            for (int i = 0; i < n; ++i)
                claims.push_back(100 * part(random));
            const double estate = part(random) * std::accumulate(claims.begin(), claims.end(), 0.0);
            const auto x = nucleolus(bankruptcy_game(claims, estate));
            const auto talmud = talmud_rule(claims, estate);
            for (std::size_t i = 0; i < claims.size(); ++i)
                CHECK(x[i] == doctest::Approx(talmud[i]).epsilon(1e-9));
        }
}

TEST_CASE("in the nucleolus no player gets less than alone, and symmetric players get the same") {
    // Three players, pairs worth 4, all worth 5: 5/3 each.
    const auto equal = nucleolus({0, 0, 0, 4, 0, 4, 4, 5});
    for (const double share : equal)
        CHECK(share == doctest::Approx(5.0 / 3));
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        auto game = made_up_game(5, seed);
        game.back() = 60;
        const auto x = nucleolus(game);
        CHECK(std::accumulate(x.begin(), x.end(), 0.0) == doctest::Approx(60));
        for (std::size_t i = 0; i < 5; ++i)
            CHECK(x[i] >= game[std::size_t{1} << i] - 1e-9);
    }
    CHECK_THROWS_AS(nucleolus({0, 3, 3, 5}), Error);
}

TEST_CASE("games that are not given whole are refused") {
    CHECK_THROWS_AS(shapley_value({0, 1, 2}), Error);
    CHECK_THROWS_AS(shapley_value({1, 1}), Error);
    CHECK_THROWS_AS(shapley_value({}), Error);
}

TEST_CASE("a forum is stable where no member gains by leaving and no outsider by joining") {
    // A member gets the number of members, up to three, less 1 for the effort; an outsider half of
    // the number. With 4 alike players: 1 member gets 0, 2: 1, 3: 2, 4: 2; outsiders 0.5, 1, 1.5.
    // Of 3: a member would get 1 outside, so stays; the outsider gets 1.5 and would get 2: joins.
    // Of 4: a member would get 1.5 outside, so stays: stable. Of 1: outside 0, the same: stays.
    const auto payoff = [](std::size_t player, std::size_t coalition) {
        const int members = std::popcount(coalition);
        return (coalition >> player & 1U) != 0 ? std::min(members, 3) - 1.0 : members / 2.0;
    };
    const auto all = stability_of_all(4, payoff);
    REQUIRE(all.size() == 16);
    CHECK(all[15].stable());
    CHECK(all[7].would_leave.empty());
    CHECK(all[7].would_join == std::vector<std::size_t>{3});
    CHECK(all[0].stable());  // alone it gets 0, as outside of nothing
    CHECK_FALSE(stability_of(7, 4, payoff, 0.2).stable());
    CHECK(stability_of(7, 4, payoff, 0.5).stable());
    CHECK_THROWS_AS(stability_of_all(21, payoff), Error);
}

TEST_CASE("weighted means and medians of positions") {
    // Weights 1, 1, 2 at 0, 4, 10: mean 6, half of the weight lies at or below 4.
    CHECK(weighted_mean({{0, 1}, {4, 1}, {10, 2}}) == doctest::Approx(6));
    CHECK(weighted_median({{10, 2}, {0, 1}, {4, 1}}) == 7);
    CHECK(weighted_median({{10, 2}, {0, 1.5}, {4, 1}}) == 4);
    CHECK(weighted_median({{10, 2.5}, {0, 1}, {4, 1}, {4.5, 0}}) == 10);
    CHECK(weighted_median({{3, 1}}) == 3);
    CHECK_THROWS_AS(weighted_mean({{0, 0}}), Error);
    CHECK_THROWS_AS(weighted_mean({{0, -1}}), Error);
    CHECK_THROWS_AS(weighted_median({}), Error);
}
