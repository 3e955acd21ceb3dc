#pragma once

#include <functional>
#include <vector>

#include "entente/scenarios/bargaining/package_problem.hpp"

/// Where payoffs come from: scenario runs, or an agency's own ranking.
namespace entente::bargaining {

/// What every party gets under a package: change of real income in million USD, say. Level 0 of a
/// measure means that it is not taken.
using PackageRun = std::function<std::vector<double>(const Package&)>;

enum class Pairs { LeftOut, Run };

struct RunPayoffs {
    PackageProblem problem;
    std::size_t runs = 0;
    /// Of the package with every measure at its last level: payoffs of the tables less those of a
    /// run, by party. What more than two measures do together is not in the tables.
    std::vector<double> gap;
};

/// Tables from runs around the package 0 that takes no measure (cut-HDMR; H. Rabitz and O. F. Alis,
/// "General foundations of high-dimensional model representations", 1999), W_i the run's payoffs:
///   p_im(a) = W_i(m at a) - W_i(0), to which the first measure's levels add W_i(0) each;
///   synergy = W_i(m at a, n at b) - W_i(m at a) - W_i(n at b) + W_i(0).
/// Packages of up to two measures (one without Pairs::Run) get their run's payoffs. Synergies no
/// larger than `least_synergy` are left out. Parties' own payoffs are replaced. Throws InvalidInput
/// as `check` does and where a run gives another number of payoffs than there are parties.
RunPayoffs payoffs_from_runs(PackageProblem problem,
                             const PackageRun& run,
                             Pairs pairs,
                             double least_synergy = 0);

/// Points from an ordinal judgement (J.-C. de Borda 1781): `ranks` of a measure's levels, 1 the
/// best, equal ranks for levels that are as good. A level gets the share of the other levels that
/// it beats, half for those it equals, times what the measure matters to the agency: `weights`, one
/// a measure. Points of different agencies are not comparable: Nash and Kalai-Smorodinsky do not
/// compare them, egalitarian and utilitarian answers do. Throws InvalidInput for a weight that is
/// negative or not finite and for lists of different lengths.
std::vector<std::vector<double>> payoffs_from_ranking(
    const std::vector<std::vector<std::size_t>>& ranks, const std::vector<double>& weights);

}  // namespace entente::bargaining
