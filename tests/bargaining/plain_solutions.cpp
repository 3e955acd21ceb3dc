#include "tests/bargaining/plain_solutions.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include <doctest/doctest.h>

namespace entente::bargaining::tests {
namespace {

constexpr double same = 1e-9;

struct Seen {
    PackageId package = 0;
    std::vector<double> payoffs;
};

using Key = std::vector<double>;

int compare(const Key& a, const Key& b) {
    for (std::size_t k = 0; k < a.size(); ++k)
        if (std::abs(a[k] - b[k]) > same)
            return a[k] > b[k] ? 1 : -1;
    return 0;
}

/// The best by key; among ties the highest payoffs in the order of players, then the first.
std::optional<Solution> best_of(const std::vector<Seen>& packages,
                                const std::function<std::optional<Key>(const Seen&)>& key_of) {
    std::optional<Key> best;
    std::optional<Solution> solution;
    for (const Seen& seen : packages) {
        const auto key = key_of(seen);
        const int order = !key ? -1 : !best ? 1 : compare(*key, *best);
        if (order < 0)
            continue;
        if (order > 0) {
            best = key;
            solution = Solution{.value = (*key)[0],
                                .package = seen.package,
                                .payoffs = seen.payoffs,
                                .ties = {},
                                .tie_count = 0};
        } else if (compare(seen.payoffs, solution->payoffs) > 0) {
            solution->package = seen.package;
            solution->payoffs = seen.payoffs;
        }
        solution->ties.push_back(seen.package);
        ++solution->tie_count;
    }
    return solution;
}

std::vector<FrontierPoint> plain_frontier(const std::vector<Seen>& packages) {
    std::vector<FrontierPoint> frontier;
    for (const Seen& p : packages) {
        const bool out = std::ranges::any_of(packages, [&](const Seen& q) {
            const double first = q.payoffs[0] - p.payoffs[0], second = q.payoffs[1] - p.payoffs[1];
            return first >= -same && second >= -same && (first > same || second > same);
        });
        const bool again = std::ranges::any_of(
            frontier, [&](const FrontierPoint& f) { return compare(f.payoffs, p.payoffs) == 0; });
        if (!out && !again)
            frontier.push_back({.package = p.package, .payoffs = p.payoffs});
    }
    std::ranges::sort(frontier, std::greater(), &FrontierPoint::payoffs);
    return frontier;
}

void check_same(const std::optional<Solution>& found, const std::optional<Solution>& plain) {
    REQUIRE(found.has_value() == plain.has_value());
    if (!found)
        return;
    CHECK(found->value == doctest::Approx(plain->value).epsilon(same));
    CHECK(found->package == plain->package);
    CHECK(found->payoffs == plain->payoffs);
    CHECK(found->tie_count == plain->tie_count);
    if (plain->tie_count <= 4096)
        CHECK(found->ties == plain->ties);
}

}  // namespace

PackageSolutions plain_solutions(const PackageProblem& problem, Between between, Ideal ideal) {
    const auto players = players_of(problem, between);
    const PackageId count = package_count(problem);
    constexpr double none = -std::numeric_limits<double>::infinity();
    std::vector<double> r, ideal_of_all(players.size(), none), ideal_of_acceptable = ideal_of_all;
    for (const auto& player : players) {
        r.push_back(0);
        for (const std::size_t i : player)
            r.back() += problem.parties[i].reservation;
    }
    std::vector<Seen> acceptable;
    for (PackageId id = 0; id < count; ++id) {
        const Seen seen{.package = id, .payoffs = player_payoffs(problem, players, id)};
        const bool accepted = is_acceptable(problem, package_at(problem, id));
        for (std::size_t p = 0; p < players.size(); ++p) {
            ideal_of_all[p] = std::max(ideal_of_all[p], seen.payoffs[p]);
            if (accepted)
                ideal_of_acceptable[p] = std::max(ideal_of_acceptable[p], seen.payoffs[p]);
        }
        if (accepted)
            acceptable.push_back(seen);
    }
    PackageSolutions plain;
    plain.packages = count;
    plain.acceptable = acceptable.size();
    if (acceptable.empty())
        return plain;
    plain.ideal = ideal == Ideal::All ? ideal_of_all : ideal_of_acceptable;
    const auto gains = [&](const Seen& seen, bool normalised) -> std::optional<Key> {
        Key key;
        for (std::size_t p = 0; p < players.size(); ++p)
            if (!normalised)
                key.push_back(seen.payoffs[p] - r[p]);
            else if (plain.ideal[p] - r[p] > same)
                key.push_back((seen.payoffs[p] - r[p]) / (plain.ideal[p] - r[p]));
        std::ranges::sort(key);
        return key.empty() ? Key{0} : key;
    };
    plain.egalitarian = best_of(acceptable, [&](const Seen& s) { return gains(s, false); });
    plain.kalai_smorodinsky = best_of(acceptable, [&](const Seen& s) { return gains(s, true); });
    plain.utilitarian = best_of(acceptable, [&](const Seen& s) -> std::optional<Key> {
        double sum = 0;
        for (const double payoff : s.payoffs)
            sum += payoff;
        return Key{sum};
    });
    plain.nash = best_of(acceptable, [&](const Seen& s) -> std::optional<Key> {
        double product = 1;
        for (std::size_t p = 0; p < players.size(); ++p) {
            if (s.payoffs[p] < r[p] - same)
                return std::nullopt;
            product *= std::max(0.0, s.payoffs[p] - r[p]);
        }
        return Key{product};
    });
    if (players.size() == 2)
        plain.frontier = plain_frontier(acceptable);
    return plain;
}

void check_same(const PackageSolutions& found, const PackageSolutions& plain) {
    CHECK(found.packages == plain.packages);
    if (found.acceptable)
        CHECK(*found.acceptable == *plain.acceptable);
    check_same(found.nash, plain.nash);
    check_same(found.kalai_smorodinsky, plain.kalai_smorodinsky);
    check_same(found.egalitarian, plain.egalitarian);
    check_same(found.utilitarian, plain.utilitarian);
    REQUIRE(found.frontier.size() == plain.frontier.size());
    for (std::size_t k = 0; k < plain.frontier.size(); ++k)
        for (const std::size_t p : {0U, 1U})
            CHECK(found.frontier[k].payoffs[p] ==
                  doctest::Approx(plain.frontier[k].payoffs[p]).epsilon(same));
}

}  // namespace entente::bargaining::tests
