// Prints how long packages take: entente_bargaining_bench. All problems are made up, from a fixed
// seed; every figure is the median of several runs on all cores.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "entente/scenarios/bargaining/solutions.hpp"

namespace entente::bench {
namespace {

using namespace bargaining;

double median_of(int runs, const std::function<void()>& work) {
    std::vector<double> times;
    work();
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

void print(const std::string& what, double seconds, const std::string& goal) {
    std::printf("  %-78s %9.2f ms   %s\n", what.c_str(), 1e3 * seconds, goal.c_str());
    std::fflush(stdout);
}

/// `measures` measures of `levels`, worth on average 0.2 to a party and more or less to each; every
/// party asks for `reservation` of a measure.
PackageProblem made_up(std::size_t measures,
                       std::size_t levels,
                       std::size_t parties,
                       double reservation) {
    std::mt19937_64 random(7);
    std::uniform_real_distribution<double> payoff(-0.6, 1);
    PackageProblem problem;
    for (std::size_t m = 0; m < measures; ++m)
        problem.measures.push_back(
            {.name = "m" + std::to_string(m), .levels = std::vector<std::string>(levels)});
    for (std::size_t i = 0; i < parties; ++i) {
        PackageParty party{.name = std::to_string(i),
                           .side = i % 2 == 0 ? "USA" : "JPN",
                           .reservation = reservation * static_cast<double>(measures),
                           .veto = true,
                           .payoffs = {}};
        for (std::size_t m = 0; m < measures; ++m) {
            auto& row = party.payoffs.emplace_back(levels);
            for (std::size_t a = 1; a < levels; ++a)
                row[a] = payoff(random);
        }
        problem.parties.push_back(std::move(party));
    }
    return problem;
}

void time_solutions(const PackageProblem& problem, const std::string& goal) {
    Walked walked;
    const auto parties = players_of(problem, Between::Parties);
    const double count = median_of(5, [&] { walked = walk_packages(problem, parties, {}); });
    print(std::to_string(walked.packages) + " packages x " +
              std::to_string(problem.parties.size()) + " parties: acceptable set, counted (" +
              std::to_string(*walked.acceptable) + ")",
          count, goal);
    PackageSolutions found;
    const double all =
        median_of(5, [&] { found = solve_packages(problem, {.between = Between::Sides}); });
    print("    with ideal, Nash, KS, egalitarian, utilitarian and frontier of two sides (" +
              std::to_string(found.frontier.size()) + ")",
          all, goal);
    print("    the same between parties, without frontier",
          median_of(5, [&] { found = solve_packages(problem); }), goal);
}

}  // namespace
}  // namespace entente::bench

int main() {
    using namespace entente::bench;
    std::printf("entente_bargaining_bench: medians\n");
    for (const double reservation : {0.06, 0.02, -1.0}) {
        time_solutions(made_up(20, 2, 8, reservation), "goal 30 ms");
        time_solutions(made_up(24, 2, 12, reservation), "goal 400 ms");
    }
    time_solutions(made_up(8, 5, 2, 0.1), "");
    return 0;
}
