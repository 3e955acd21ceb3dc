// Prints how long packages take: entente_bargaining_bench. All problems are made up, from a fixed
// seed; every figure is the median of several runs on all cores.

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <random>
#include <string>
#include <vector>

#include "bench/call_timing.hpp"
#include "entente/scenarios/bargaining/private_set_intersection.hpp"
#include "entente/scenarios/bargaining/solutions.hpp"
#include "entente/scenarios/bargaining/vetoes.hpp"

namespace entente::bench {
namespace {

using namespace bargaining;

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

/// A synergy of every pair of measures for every party.
PackageProblem with_synergies(PackageProblem problem) {
    std::mt19937_64 random(8);
    std::uniform_real_distribution<double> payoff(-0.1, 0.1);
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        for (std::size_t m = 0; m < problem.measures.size(); ++m)
            for (std::size_t n = m + 1; n < problem.measures.size(); ++n)
                problem.synergies.push_back({.party = i,
                                             .first = m,
                                             .first_level = 1,
                                             .second = n,
                                             .second_level = 1,
                                             .payoff = payoff(random)});
    return problem;
}

void time_solutions(const PackageProblem& problem, const std::string& goal) {
    Walked walked;
    const auto parties = players_of(problem, Between::Parties);
    const double count = median_of(5, [&] { walked = walk_packages(problem, parties, {}); });
    print(std::to_string(walked.packages) + " packages x " +
              std::to_string(problem.parties.size()) + " parties" +
              (problem.synergies.empty() ? "" : ", all pairs joined") +
              ": acceptable set, counted (" + std::to_string(*walked.acceptable) + ")",
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

void time_vetoes(const PackageProblem& problem) {
    VetoTable table;
    const double seconds = median_of(3, [&] {
        table = veto_table(problem);
        veto_costs(table);
        minimal_blocker_sets(table);
    });
    print(std::to_string(package_count(problem)) + " packages x " +
              std::to_string(table.holders.size()) + " vetoes: who blocks what, cost of each veto",
          seconds, "");
}

/// Too many packages to count: the best for all together and its proof.
void time_bounds(const PackageProblem& problem) {
    std::optional<Solution> best;
    std::vector<std::size_t> all(problem.parties.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    const double seconds = median_of(3, [&] { best = best_for(problem, all); });
    print("2^" + std::to_string(problem.measures.size()) + " packages x " +
              std::to_string(all.size()) + " parties: best joint package by branch and bound" +
              (best ? "" : ", none acceptable"),
          seconds, "");
    PackageSolutions found;
    print("    all answers between parties, proved in the same way",
          median_of(3, [&] { found = solve_packages(problem); }), "");
}

/// All steps of both sides in one process.
void time_intersection(std::size_t count) {
    const PsiTerms terms{.question = "bench", .cap = 10'000, .pad_to = 64};  // 4,096 entries a side
    std::vector<PackageId> a, b;
    for (PackageId id = 0; id < count; ++id) {
        a.push_back(2 * id);
        b.push_back(3 * id);
    }
    const PsiSecret first = psi_secret_from_seed("a"), second = psi_secret_from_seed("b");
    std::size_t common = 0;
    const double seconds = median_of(3, [&] {
        const std::string answer = psi_answer(psi_open(a, first, terms), b, second, terms);
        const PsiClosing closing = psi_close(answer, a, first, terms);
        common = psi_conclude(answer, closing.message, b, second, terms).common.size();
    });
    print("private intersection, " + std::to_string(count) + " packages a side, " +
              std::to_string(common) + " common, all steps of both sides",
          seconds, "goal 1000 ms");
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
    time_solutions(with_synergies(made_up(20, 2, 8, 0.06)), "goal 30 ms");
    time_solutions(with_synergies(made_up(24, 2, 12, 0.06)), "goal 400 ms");
    time_vetoes(made_up(20, 2, 8, 0.06));
    time_vetoes(made_up(24, 2, 12, 0.06));
    time_bounds(made_up(30, 2, 8, 0.06));
    time_bounds(made_up(40, 2, 8, 0.06));
    time_intersection(3417);
    return 0;
}
