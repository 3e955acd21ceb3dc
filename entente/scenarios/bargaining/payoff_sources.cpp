#include "entente/scenarios/bargaining/payoff_sources.hpp"

#include <cmath>
#include <string>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

/// Runs, counted and checked.
class Runner {
public:
    Runner(const PackageRun& run, std::size_t parties) : run_(run), parties_(parties) {}

    std::vector<double> operator()(const Package& package) {
        ++count_;
        std::vector<double> payoffs = run_(package);
        if (payoffs.size() != parties_)
            throw Error(ErrorKind::InvalidInput, "a run gave " + std::to_string(payoffs.size()) +
                                                     " payoffs for " + std::to_string(parties_) +
                                                     " parties; give one for each");
        return payoffs;
    }

    std::size_t count() const { return count_; }

private:
    const PackageRun& run_;
    std::size_t parties_;
    std::size_t count_ = 0;
};

/// Sets p_im from runs of single measures.
void run_singles(PackageProblem& problem, Runner& run) {
    const Package none(problem.measures.size());
    const std::vector<double> base = run(none);
    for (PackageParty& party : problem.parties)
        party.payoffs.assign(none.size(), {});
    for (std::size_t m = 0; m < none.size(); ++m)
        for (std::size_t a = 0; a < problem.measures[m].levels.size(); ++a) {
            Package package = none;
            package[m] = a;
            const std::vector<double> w = a == 0 ? base : run(package);
            for (std::size_t i = 0; i < base.size(); ++i)
                problem.parties[i].payoffs[m].push_back(w[i] - (m == 0 ? 0 : base[i]));
        }
}

void run_pairs(PackageProblem& problem, Runner& run, double least_synergy) {
    const std::size_t measures = problem.measures.size();
    for (std::size_t m = 0; m < measures; ++m)
        for (std::size_t n = m + 1; n < measures; ++n)
            for (std::size_t a = 1; a < problem.measures[m].levels.size(); ++a)
                for (std::size_t b = 1; b < problem.measures[n].levels.size(); ++b) {
                    Package package(measures);
                    package[m] = a;
                    package[n] = b;
                    const std::vector<double> w = run(package);
                    for (std::size_t i = 0; i < w.size(); ++i) {
                        double additive = 0;
                        for (std::size_t k = 0; k < measures; ++k)
                            additive += problem.parties[i].payoffs[k][package[k]];
                        if (std::abs(w[i] - additive) > least_synergy)
                            problem.synergies.push_back({.party = i,
                                                         .first = m,
                                                         .first_level = a,
                                                         .second = n,
                                                         .second_level = b,
                                                         .payoff = w[i] - additive});
                    }
                }
}

double points(const std::vector<std::size_t>& ranks, std::size_t level) {
    if (ranks.size() < 2)
        return 0;
    double beaten = 0;
    for (std::size_t other = 0; other < ranks.size(); ++other)
        if (other != level)
            beaten += ranks[level] < ranks[other] ? 1 : ranks[level] == ranks[other] ? 0.5 : 0;
    return beaten / static_cast<double>(ranks.size() - 1);
}

}  // namespace

RunPayoffs payoffs_from_runs(PackageProblem problem,
                             const PackageRun& run,
                             Pairs pairs,
                             double least_synergy) {
    problem.synergies.clear();
    Runner runner(run, problem.parties.size());
    Package full;
    for (const PackageMeasure& measure : problem.measures) {
        if (measure.levels.empty())
            throw Error(ErrorKind::InvalidInput,
                        "measure '" + measure.name + "' has no level; give at least one");
        full.push_back(measure.levels.size() - 1);
    }
    run_singles(problem, runner);
    if (pairs == Pairs::Run)
        run_pairs(problem, runner, least_synergy);
    check(problem);
    RunPayoffs result{.problem = {}, .runs = 0, .gap = payoffs(problem, full)};
    const std::vector<double> w = runner(full);
    for (std::size_t i = 0; i < w.size(); ++i)
        result.gap[i] -= w[i];
    result.runs = runner.count();
    result.problem = std::move(problem);
    return result;
}

std::vector<std::vector<double>> payoffs_from_ranking(
    const std::vector<std::vector<std::size_t>>& ranks, const std::vector<double>& weights) {
    if (ranks.size() != weights.size())
        throw Error(ErrorKind::InvalidInput, std::to_string(weights.size()) + " weights for " +
                                                 std::to_string(ranks.size()) +
                                                 " measures; give one for each");
    std::vector<std::vector<double>> payoffs;
    for (std::size_t m = 0; m < ranks.size(); ++m) {
        if (!std::isfinite(weights[m]) || weights[m] < 0)
            throw Error(ErrorKind::InvalidInput, "measure " + std::to_string(m + 1) +
                                                     ": a weight of " + std::to_string(weights[m]) +
                                                     "; it must be finite and 0 or more");
        auto& row = payoffs.emplace_back();
        for (std::size_t a = 0; a < ranks[m].size(); ++a)
            row.push_back(weights[m] * points(ranks[m], a));
    }
    return payoffs;
}

}  // namespace entente::bargaining
