#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// Packages of measures that several parties bargain over. A package x takes one level of every
/// measure; party i values it at
///   g_i(x) = sum_m p_im(x_m) + sum of the pair synergies of i that x fulfils,
/// in any unit that is the same for all of i's packages (million USD from a scenario run, or
/// points of an agency's own ranking). Joint figures add payoffs over parties and so need one unit.
/// docs/methods/packages.md has the definitions and their sources.
namespace entente::bargaining {

struct PackageMeasure {
    std::string name;
    std::vector<std::string> levels;  // "not taken", "from 2027", ...
};

struct PackageParty {
    std::string name;
    std::string side;                          // "USA", "JPN": who negotiates together
    double reservation = 0;                    // r_i, its payoff without agreement
    bool veto = true;                          // refuses packages with g_i < r_i
    std::vector<std::vector<double>> payoffs;  // p_im: [measure][level]
};

/// What a party gains (or loses) where two measures are at these levels together.
struct PairSynergy {
    std::size_t party = 0;
    std::size_t first = 0;
    std::size_t first_level = 0;
    std::size_t second = 0;
    std::size_t second_level = 0;
    double payoff = 0;
};

struct PackageProblem {
    std::vector<PackageMeasure> measures;
    std::vector<PackageParty> parties;
    std::vector<PairSynergy> synergies;
};

/// The level of each measure.
using Package = std::vector<std::size_t>;

/// Packages are numbered in enumeration order: the last measure's level changes fastest.
using PackageId = std::uint64_t;

/// Throws InvalidInput with the place, the value and the remedy where there is no measure, level or
/// party, a table has another shape than the measures, a number is not finite, or a synergy names
/// what does not exist or one measure twice.
void check(const PackageProblem& problem);

/// The product of the numbers of levels. Throws InvalidInput above 2^62, where packages can no
/// longer be numbered.
PackageId package_count(const PackageProblem& problem);

Package package_at(const PackageProblem& problem, PackageId id);
PackageId id_of(const PackageProblem& problem, const Package& package);

/// g_i(x).
double payoff(const PackageProblem& problem, std::size_t party, const Package& package);

/// g_i(x) of every party.
std::vector<double> payoffs(const PackageProblem& problem, const Package& package);

/// Payoffs of i that differ by no more count as equal, because the order of a sum may move it by
/// as much: 1e-12 of the largest payoff in absolute value that the tables allow, and of r_i.
double rounding(const PackageProblem& problem, std::size_t party);

/// g_i(x) >= r_i within rounding, for every party with a veto.
bool is_acceptable(const PackageProblem& problem, const Package& package);

/// Names of the sides in order of first appearance.
std::vector<std::string> sides_of(const PackageProblem& problem);

/// Who is at the table: every party for itself, or the parties of each side as one.
enum class Between { Parties, Sides };

/// The parties of each player.
std::vector<std::vector<std::size_t>> players_of(const PackageProblem& problem, Between between);

}  // namespace entente::bargaining
