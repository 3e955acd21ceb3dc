#include "tests/bargaining/made_up_problems.hpp"

#include <random>
#include <string>

namespace entente::bargaining::tests {

PackageProblem made_up(const Shape& shape, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> real(-1, 2);
    std::uniform_int_distribution<int> whole(-2, 3);
    const auto draw = [&] { return shape.whole_numbers ? whole(random) : real(random); };
    PackageProblem problem;
    for (std::size_t m = 0; m < shape.levels.size(); ++m) {
        auto& measure = problem.measures.emplace_back();
        measure.name = "measure " + std::to_string(m);
        for (std::size_t a = 0; a < shape.levels[m]; ++a)
            measure.levels.push_back("level " + std::to_string(a));
    }
    for (std::size_t i = 0; i < shape.parties; ++i) {
        PackageParty party{.name = "party " + std::to_string(i),
                           .side = i % 2 == 0 ? "A" : "B",
                           .reservation = shape.reservation,
                           .veto = i < 3,
                           .payoffs = {}};
        for (const std::size_t levels : shape.levels) {
            auto& row = party.payoffs.emplace_back();
            for (std::size_t a = 0; a < levels; ++a)
                row.push_back(draw());
        }
        problem.parties.push_back(std::move(party));
    }
    const auto below = [&](std::size_t count) {
        return static_cast<std::size_t>(random() % count);
    };
    while (problem.synergies.size() < shape.synergies) {
        PairSynergy synergy{.party = below(shape.parties),
                            .first = below(shape.levels.size()),
                            .first_level = 0,
                            .second = below(shape.levels.size()),
                            .second_level = 0,
                            .payoff = draw()};
        if (synergy.first == synergy.second)
            continue;
        synergy.first_level = below(shape.levels[synergy.first]);
        synergy.second_level = below(shape.levels[synergy.second]);
        problem.synergies.push_back(synergy);
    }
    return problem;
}

PackageProblem of_points(const std::vector<std::vector<double>>& points) {
    PackageProblem problem;
    auto& measure = problem.measures.emplace_back();
    measure.name = "point";
    for (std::size_t k = 0; k < points.size(); ++k)
        measure.levels.push_back(std::to_string(k));
    for (std::size_t i = 0; i < points[0].size(); ++i) {
        PackageParty party{.name = std::to_string(i),
                           .side = std::to_string(i),
                           .reservation = 0,
                           .veto = false,
                           .payoffs = {{}}};
        for (const std::vector<double>& point : points)
            party.payoffs[0].push_back(point[i]);
        problem.parties.push_back(std::move(party));
    }
    return problem;
}

}  // namespace entente::bargaining::tests
