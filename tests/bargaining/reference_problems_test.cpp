// Problems with published or analytic answers, from ../shared/data/bargaining where it is there.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <optional>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "entente/ingest/negotiation_json.hpp"
#include "entente/scenarios/bargaining/coalitional_game.hpp"
#include "entente/scenarios/bargaining/negotiation_problem.hpp"
#include "entente/scenarios/bargaining/solutions.hpp"
#include "tests/bargaining/made_up_problems.hpp"
#include "tests/bargaining/plain_solutions.hpp"

using namespace entente;
using namespace entente::bargaining;

namespace {

using Json = nlohmann::json;

const std::filesystem::path folder = "../shared/data/bargaining";

std::optional<Json> reference(const std::string& name) {
    std::ifstream file(folder / name);
    if (!file) {
        MESSAGE("skipped: " << (folder / name).string() << " is absent");
        return std::nullopt;
    }
    return Json::parse(file);
}

double distance(const std::vector<double>& a, const Json& b) {
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(a[i] - b[i].get<double>()));
    return most;
}

/// Largest differences over all problems.
struct Differences {
    double frontier = 0, nash = 0, kalai_smorodinsky = 0, egalitarian = 0, utilitarian = 0;
    double points = 0;  // of the four answers, as points
};

void compare(const PackageSolutions& found,
             const Json& answer,
             const std::vector<Json>& frontier,
             const std::vector<double>& disagreement,
             const std::vector<double>& ideal,
             Differences& most) {
    REQUIRE(found.frontier.size() == frontier.size());
    for (std::size_t k = 0; k < frontier.size(); ++k)
        most.frontier = std::max(most.frontier, distance(found.frontier[k].payoffs, frontier[k]));
    const auto gain = [&](const auto& u, std::size_t p) {
        return static_cast<double>(u[p]) - disagreement[p];
    };
    const auto product = [&](const auto& u) { return gain(u, 0) * gain(u, 1); };
    const auto part = [&](const auto& u, std::size_t p) {
        return gain(u, p) / (ideal[p] - disagreement[p]);
    };
    const auto widen = [](double& difference, double a, double b) {
        difference = std::max(difference, std::abs(a - b));
    };
    const auto as_list = [](const Json& json) { return json.get<std::vector<double>>(); };
    widen(most.nash, product(found.nash->payoffs), product(as_list(answer["nash"])));
    const auto least_part = [&](const auto& u) { return std::min(part(u, 0), part(u, 1)); };
    widen(most.kalai_smorodinsky, least_part(found.kalai_smorodinsky->payoffs),
          least_part(as_list(answer["ks"])));
    const auto least = [&](const auto& u) { return std::min(gain(u, 0), gain(u, 1)); };
    widen(most.egalitarian, least(found.egalitarian->payoffs), least(as_list(answer["kalai"])));
    widen(most.utilitarian, found.utilitarian->value,
          answer["util"][0].get<double>() + answer["util"][1].get<double>());
    for (const auto& [solution, name] :
         {std::pair(&found.nash, "nash"), std::pair(&found.kalai_smorodinsky, "ks"),
          std::pair(&found.egalitarian, "kalai"), std::pair(&found.utilitarian, "util")})
        most.points = std::max(most.points, distance((*solution)->payoffs, answer[name]));
}

std::vector<Json> sorted_frontier(const Json& points, const std::vector<double>& at_least) {
    std::vector<Json> list;
    for (const Json& point : points)
        if (point[0].get<double>() >= at_least[0] - 1e-11 &&
            point[1].get<double>() >= at_least[1] - 1e-11)
            list.push_back(point);
    std::ranges::sort(list, [](const Json& a, const Json& b) { return a[0] > b[0]; });
    return list;
}

}  // namespace

TEST_CASE("all ANAC problems have their reference frontier, Nash, KS and egalitarian values") {
    const auto answers = reference("anac_linear_problems.json");
    if (!answers)
        return;
    Differences most;
    std::size_t count = 0;
    for (const auto& table : ingest::read_negotiation_json(folder / "anac_linear_problems.json")) {
        CAPTURE(table.name);
        const Json& answer = (*answers)[table.name];
        const auto ideal = answer["max"].get<std::vector<double>>();
        const auto found =
            solve_packages(problem_of(table, Reservation::Zero), {.ideal = Ideal::All});
        CHECK(found.packages == answer["outcomes"].get<PackageId>());
        compare(found, answer, sorted_frontier(answer["frontier"], {-1, -1}), {0, 0}, ideal, most);

        const auto rational =
            solve_packages(problem_of(table, Reservation::OfTable), {.ideal = Ideal::All});
        const Json& reserved = answer["with_reserve"];
        CHECK(rational.frontier.size() == reserved["n_rational"].get<std::size_t>());
        compare(rational, reserved, sorted_frontier(answer["frontier"], *table.reserve),
                *table.reserve, ideal, most);
        ++count;
    }
    CHECK(count == 73);
    CHECK(most.frontier < 1e-9);
    CHECK(most.nash < 1e-9);
    CHECK(most.kalai_smorodinsky < 1e-9);
    CHECK(most.egalitarian < 1e-9);
    CHECK(most.utilitarian < 1e-9);
    CHECK(most.points < 1e-9);
    MESSAGE(count << " problems, largest differences: frontier " << most.frontier << ", Nash "
                  << most.nash << ", Kalai-Smorodinsky " << most.kalai_smorodinsky
                  << ", egalitarian " << most.egalitarian << ", utilitarian " << most.utilitarian
                  << ", points " << most.points);
}

TEST_CASE("GENIUS outcomes of three and four parties lie where its tests expect them") {
    const auto answers = reference("genius_multiparty_reference.json");
    if (!answers)
        return;
    double most = 0;
    for (const Json& row : (*answers)["rows"]) {
        const auto& frontiers = (*answers)["frontiers"];
        const auto of_row = std::ranges::find_if(
            frontiers, [&](const Json& f) { return f["profiles"] == row["profiles"]; });
        REQUIRE(of_row != frontiers.end());
        const auto points = (*of_row)["frontier"].get<std::vector<std::vector<double>>>();
        const auto utils = row["utils"].get<std::vector<double>>();
        std::vector<FrontierPoint> all;
        for (PackageId id = 0; id < points.size(); ++id)
            all.push_back({id, points[id]});
        const std::vector<double> slack(utils.size(), 1e-12);
        const auto frontier = frontier_of(all, slack);
        CHECK(frontier.size() == points.size());
        const auto nash = solve_packages(tests::of_points(points)).nash;
        REQUIRE(nash.has_value());
        double welfare = 0;
        for (const double u : utils)
            welfare += u;
        for (const auto& [computed, name] :
             {std::pair(distance_to_nearest(frontier, utils), "dist_pareto"),
              std::pair(distance_to_nearest({{0, nash->payoffs}}, utils), "dist_nash"),
              std::pair(welfare, "welfare")}) {
            CAPTURE(name);
            CHECK(std::abs(computed - row[name].get<double>()) <= 2e-5);
            most = std::max(most, std::abs(computed - row[name].get<double>()));
        }
    }
    MESSAGE((*answers)["rows"].size() << " outcomes, largest difference " << most);
}

TEST_CASE("analytic references: Security Council, gloves, Talmud") {
    const auto answers = reference("analytic_references.json");
    if (!answers)
        return;
    const Json& council = (*answers)["shapley_shubik_unsc"];
    const auto power = shapley_shubik(council["weights"].get<std::vector<std::uint32_t>>(),
                                      council["quota"].get<std::uint64_t>());
    CHECK(power.front() == doctest::Approx(421.0 / 2145).epsilon(1e-14));
    CHECK(power.back() == doctest::Approx(4.0 / 2145).epsilon(1e-14));
    CHECK(power.front() == doctest::Approx(council["permanent_f"].get<double>()).epsilon(1e-14));

    // Two players with a left glove, one with a right: a pair is worth 1.
    const auto gloves = shapley_value({0, 0, 0, 0, 0, 1, 1, 1});
    CHECK(distance(gloves, (*answers)["glove_game"]["shapley"]) < 1e-15);

    const Json& talmud = (*answers)["talmud_bankruptcy"];
    for (const auto& [estate, division] : talmud["estates"].items())
        CHECK(distance(nucleolus(bankruptcy_game(talmud["claims"].get<std::vector<double>>(),
                                                 std::stod(estate))),
                       division) < 1e-12);
}

TEST_CASE("390,625 packages have the answers that a look at each of them gives") {
    for (std::uint64_t seed = 1; seed <= 2; ++seed) {
        const PackageProblem problem = tests::made_up({.levels = std::vector<std::size_t>(8, 5),
                                                       .parties = 2,
                                                       .synergies = seed == 2 ? 20U : 0U,
                                                       .reservation = seed == 2 ? 5.0 : 6.0},
                                                      seed);
        CHECK(package_count(problem) == 390'625);
        const auto found = solve_packages(problem);
        CHECK(*found.acceptable > 1000);
        tests::check_same(found,
                          tests::plain_solutions(problem, Between::Parties, Ideal::Acceptable));
    }
}
