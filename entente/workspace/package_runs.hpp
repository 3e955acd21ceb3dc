#pragma once

#include <string>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"
#include "entente/scenarios/bargaining/payoff_sources.hpp"
#include "entente/workspace/trade_desk.hpp"

namespace entente {

class Workspace;

/// A package problem over scenarios, each "not taken" or "taken": what every side gains, million
/// USD a year, from runs.
struct PackageRuns {
    bargaining::PackageProblem problem;
    std::string run;
    std::size_t runs = 0;
    double gap = 0;  // tables less the run of the package that takes all, million USD
};

/// Throws InvalidInput where two scenarios do the same to a flow or producer, since each is taken
/// or not by itself; NotComputed where a package has no solution.
PackageRuns package_runs(Workspace& workspace,
                         const TradeModelChoices& choices,
                         const std::vector<LoadedScenario>& measures,
                         const std::vector<std::string>& sides,
                         bargaining::Pairs pairs);

/// "A + B", "nothing".
std::string package_words(const bargaining::PackageProblem& problem, bargaining::PackageId id);

}  // namespace entente
