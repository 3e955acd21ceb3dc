#pragma once

#include <string>
#include <vector>

#include "entente/committee/committee_state.hpp"
#include "entente/workspace/package_runs.hpp"

namespace entente {

class CommitteeDesk;

/// A package problem over scenario files, each taken or not: the sides' payoffs from runs, what the
/// own side's agencies have stated on top.
struct PackageDesk {
    PackageRuns runs;  // payoffs at their lowest
    bargaining::PackageProblem highest;
    std::vector<std::string> files;
    std::vector<std::string> notes;

    const bargaining::PackageProblem& problem() const { return runs.problem; }
};

/// Of scenario files, for an item; what does not fit the measures is in the notes. Throws as
/// `package_runs` and `load_scenario` do.
PackageDesk package_desk(Workspace& workspace,
                         const CommitteeDesk& desk,
                         const committee::CommitteeState& state,
                         const committee::Item& item,
                         const CodeList& files,
                         const TradeModelChoices& choices);

}  // namespace entente
