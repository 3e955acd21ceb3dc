#include "entente/scenarios/bargaining/package_problem.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"

namespace entente::bargaining {
namespace {

constexpr PackageId most_packages = PackageId{1} << 62U;

[[noreturn]] void refuse(const std::string& message) {
    throw Error(ErrorKind::InvalidInput, message);
}

void check_party(const PackageProblem& problem, const PackageParty& party) {
    const std::string who = "party '" + party.name + "'";
    if (!std::isfinite(party.reservation))
        refuse(who + ": the reservation payoff is not a finite number; say 0 where there is none");
    if (party.payoffs.size() != problem.measures.size())
        refuse(who + ": payoffs for " + std::to_string(party.payoffs.size()) + " measures, of " +
               std::to_string(problem.measures.size()) + "; give a row for each");
    for (std::size_t m = 0; m < problem.measures.size(); ++m) {
        const PackageMeasure& measure = problem.measures[m];
        if (party.payoffs[m].size() != measure.levels.size())
            refuse(who + ", measure '" + measure.name +
                   "': " + std::to_string(party.payoffs[m].size()) + " payoffs for " +
                   std::to_string(measure.levels.size()) + " levels; give one for each");
        for (std::size_t a = 0; a < measure.levels.size(); ++a)
            if (!std::isfinite(party.payoffs[m][a]))
                refuse(who + ", measure '" + measure.name + "', level '" + measure.levels[a] +
                       "': the payoff is not a finite number");
    }
}

void check_synergy(const PackageProblem& problem, const PairSynergy& synergy, std::size_t number) {
    const std::string which = "synergy " + std::to_string(number);
    const auto exists = [&](std::size_t measure, std::size_t level) {
        return measure < problem.measures.size() && level < problem.measures[measure].levels.size();
    };
    if (synergy.party >= problem.parties.size() || !exists(synergy.first, synergy.first_level) ||
        !exists(synergy.second, synergy.second_level))
        refuse(which + " names a party, measure or level that the problem does not have");
    if (synergy.first == synergy.second)
        refuse(which + ": measure '" + problem.measures[synergy.first].name +
               "' twice; a synergy joins two measures");
    if (!std::isfinite(synergy.payoff))
        refuse(which + ": the payoff is not a finite number");
}

}  // namespace

void check(const PackageProblem& problem) {
    if (problem.measures.empty())
        refuse("no measure to bargain over; give at least one");
    if (problem.parties.empty())
        refuse("no party; give at least one");
    for (const PackageMeasure& measure : problem.measures)
        if (measure.levels.empty())
            refuse("measure '" + measure.name + "' has no level; give at least one");
    for (const PackageParty& party : problem.parties)
        check_party(problem, party);
    for (std::size_t s = 0; s < problem.synergies.size(); ++s)
        check_synergy(problem, problem.synergies[s], s + 1);
    package_count(problem);
}

PackageId package_count(const PackageProblem& problem) {
    PackageId count = 1;
    for (const PackageMeasure& measure : problem.measures) {
        if (count > most_packages / std::max<std::size_t>(measure.levels.size(), 1))
            refuse(std::to_string(problem.measures.size()) +
                   " measures make more than 2^62 packages; bargain over fewer measures at a time "
                   "or leave out levels");
        count *= measure.levels.size();
    }
    return count;
}

Package package_at(const PackageProblem& problem, PackageId id) {
    Package package(problem.measures.size());
    for (std::size_t m = package.size(); m-- > 0;) {
        const PackageId levels = problem.measures[m].levels.size();
        package[m] = id % levels;
        id /= levels;
    }
    return package;
}

PackageId id_of(const PackageProblem& problem, const Package& package) {
    PackageId id = 0;
    for (std::size_t m = 0; m < package.size(); ++m)
        id = id * problem.measures[m].levels.size() + package[m];
    return id;
}

double payoff(const PackageProblem& problem, std::size_t party, const Package& package) {
    double g = 0;
    for (std::size_t m = 0; m < package.size(); ++m)
        g += problem.parties[party].payoffs[m][package[m]];
    for (const PairSynergy& synergy : problem.synergies)
        if (synergy.party == party && package[synergy.first] == synergy.first_level &&
            package[synergy.second] == synergy.second_level)
            g += synergy.payoff;
    return g;
}

std::vector<double> payoffs(const PackageProblem& problem, const Package& package) {
    std::vector<double> g;
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        g.push_back(payoff(problem, i, package));
    return g;
}

double rounding(const PackageProblem& problem, std::size_t party) {
    const auto size = [](double a, double b) { return std::abs(a) < std::abs(b); };
    double scale = std::abs(problem.parties[party].reservation);
    for (const std::vector<double>& row : problem.parties[party].payoffs)
        scale += std::abs(*std::ranges::max_element(row, size));
    for (const PairSynergy& synergy : problem.synergies)
        if (synergy.party == party)
            scale += std::abs(synergy.payoff);
    return 1e-12 * scale;
}

bool is_acceptable(const PackageProblem& problem, const Package& package) {
    for (std::size_t i = 0; i < problem.parties.size(); ++i)
        if (const PackageParty& party = problem.parties[i];
            party.veto && payoff(problem, i, package) < party.reservation - rounding(problem, i))
            return false;
    return true;
}

std::vector<std::string> sides_of(const PackageProblem& problem) {
    std::vector<std::string> sides;
    for (const PackageParty& party : problem.parties)
        if (std::ranges::find(sides, party.side) == sides.end())
            sides.push_back(party.side);
    return sides;
}

std::vector<std::vector<std::size_t>> players_of(const PackageProblem& problem, Between between) {
    std::vector<std::vector<std::size_t>> players;
    const auto sides = sides_of(problem);
    if (between == Between::Sides)
        players.resize(sides.size());
    for (std::size_t i = 0; i < problem.parties.size(); ++i) {
        if (between == Between::Parties)
            players.push_back({i});
        else
            players[static_cast<std::size_t>(std::ranges::find(sides, problem.parties[i].side) -
                                             sides.begin())]
                .push_back(i);
    }
    return players;
}

}  // namespace entente::bargaining
