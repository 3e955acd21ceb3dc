// Prints, in one run, how long scenarios take and what the memory alone would take:
// entente_trade_bench ENTENTE [WORLD.csv THETA.csv]. The table is that of WIOD 2013, 41 x 35;
// without it a made-up one of that size is used.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

#include "bench/call_timing.hpp"
#include "bench/process_timing.hpp"
#include "bench/synthetic_table.hpp"
#include "entente/data/elasticities.hpp"
#include "entente/ingest/elasticities_csv.hpp"
#include "entente/ingest/source.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/calibration.hpp"
#include "entente/scenarios/trade/draws.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/scenarios/trade/policy_search.hpp"
#include "entente/scenarios/trade/sweep.hpp"

namespace entente::bench {
namespace {

using namespace scenarios;

void print(const std::string& what, double seconds, const std::string& goal) {
    std::printf("  %-64s %10.3f ms   %s\n", what.c_str(), 1e3 * seconds, goal.c_str());
    std::fflush(stdout);
}

std::size_t place(const TradeBase& base, const std::string& code, std::size_t otherwise) {
    const auto found = std::ranges::find(base.economies, code);
    return found == base.economies.end() ? otherwise
                                         : static_cast<std::size_t>(found - base.economies.begin());
}

/// Tariffs of one economy on another's first 16 sectors.
TradeShock tariffs(const TradeBase& base, std::size_t importer, std::size_t exporter, double rate) {
    TradeShock shock;
    for (std::size_t j = 0; j < std::min<std::size_t>(16, base.sector_count()); ++j)
        shock.flows.push_back(
            {.sector = static_cast<std::uint32_t>(j),
             .importer = static_cast<std::uint32_t>(importer),
             .exporter = static_cast<std::uint32_t>(exporter),
             .tariff_factor = base.tariff_factor[base.cell(j, importer, exporter)] + rate});
    return shock;
}

/// One pass over K, times the iterations: what memory and the multiplications alone need.
double one_pass(const TradeModel& model) {
    std::vector<const double*> rows(model.sectors * model.economies);
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = &model.share[row * model.padded];
    const std::vector<double> e(model.padded, 1);
    std::vector<double> phi(model.padded), kept(model.padded), sales(model.padded);
    return median_of(200, [&] {
        for (std::size_t j = 0; j < model.sectors; ++j)
            sweep_sector({&rows[j * model.economies], &rows[j * model.economies], model.economies,
                          model.padded},
                         e.data(), &model.expenditure[j * model.padded], phi.data(), kept.data(),
                         sales.data());
    });
}

double time_single(const TradeBase& base, const TradeModel& model, const std::string& goal) {
    const TradeShock shock = tariffs(base, place(base, "USA", 0), place(base, "CHN", 1), 0.25);
    TradeSolver solver(model);
    Equilibrium found;
    const SolverOptions options{.tolerance = 1e-9};
    const double seconds = median_of(51, [&] { found = solver.solve(shock, options); });
    print(std::to_string(base.economy_count()) + " x " + std::to_string(base.sector_count()) +
              ", one solve from cold to 1e-9 (" + std::to_string(found.iterations) +
              " iterations, residual " + std::to_string(found.residual * 1e9) + "e-9)",
          seconds, goal);
    const double pass = one_pass(model);
    print("    one pass over K times the iterations: ratio " +
              std::to_string(seconds / (pass * found.iterations)),
          pass * found.iterations, "the limit");
    return seconds;
}

void time_batches(const TradeBase& base, const TradeModel& model) {
    const std::size_t us = place(base, "USA", 0), china = place(base, "CHN", 1);
    const SolverOptions options{.tolerance = 1e-9};
    const auto compare = [&](const std::string& what, const std::vector<TradeShock>& shocks) {
        TradeSolver solver(model);
        const double single = median_of(5, [&] {
            for (const TradeShock& shock : shocks)
                solver.solve(shock, options);
        });
        const double batch =
            median_of(5, [&] { solve_all(model, shocks, options, /*threads=*/1); });
        char text[96];
        std::snprintf(text, sizeof text, "%zu %s, a scenario, single %.3f ms, ratio %.2f",
                      shocks.size(), what.c_str(),
                      1e3 * single / static_cast<double>(shocks.size()), single / batch);
        print(text, batch / static_cast<double>(shocks.size()), "goal: ratio 2");
    };
    std::vector<TradeShock> levels, pairs;
    for (int k = 1; k <= 64; ++k)
        levels.push_back(tariffs(base, us, china, 0.01 * k));
    for (std::size_t k = 0; k < 64; ++k) {
        const std::size_t n = k % base.economy_count();
        pairs.push_back(
            tariffs(base, n, (n + 1 + k / base.economy_count()) % base.economy_count(), 0.25));
    }
    compare("levels of one tariff", levels);
    compare("tariffs between different pairs", pairs);
}

void time_draws(const TradeBase& base,
                const TradeModel& model,
                const std::vector<data::SectorElasticity>& elasticities) {
    std::vector<UncertainElasticity> uncertain;
    for (const data::SectorElasticity& sector : elasticities)
        uncertain.push_back({sector.theta, sector.standard_error.value_or(0.2 * sector.theta)});
    std::vector<TradeShock> shocks;
    for (std::uint64_t draw = 0; draw < 200; ++draw) {
        shocks.push_back(tariffs(base, place(base, "USA", 0), place(base, "CHN", 1), 0.25));
        shocks.back().theta = drawn_elasticities(uncertain, 1, draw);
    }
    print("200 draws of all elasticities with their outcomes, 2 threads",
          median_of(3,
                    [&] {
                        for (std::size_t k = 0; const Equilibrium& found : solve_all(model, shocks))
                            outcomes(model, shocks[k++], found);
                    }),
          "goal 500 ms");
}

void time_gradients(const TradeBase& base, const TradeModel& model) {
    const SolverOptions options{.tolerance = 1e-12};
    const Equilibrium found = TradeSolver(model).solve({}, options);
    std::vector<std::vector<double>> all;
    for (std::size_t n = 0; n < base.economy_count(); ++n)
        all.push_back(weight_of(model, n));
    const std::vector<std::vector<double>> one{all[place(base, "JPN", 0)]};
    const auto timed = [&](const std::vector<std::vector<double>>& weights) {
        return median_of(
            7, [&] { welfare_gradients(model, {}, found, options, weights, /*threads=*/1); });
    };
    const std::size_t derivatives = 2 * base.trade_share.size();
    print(std::to_string(derivatives) + " derivatives of one economy's welfare", timed(one),
          "goal 10 ms");
    print("the same of all " + std::to_string(all.size()), timed(all), "goal 300 ms");
}

/// Tariffs of the United States and China on each other's 16 goods.
void time_nash(const TradeBase& base, const TradeModel& model) {
    const std::size_t us = place(base, "USA", 0), china = place(base, "CHN", 1);
    PolicyProblem problem;
    const std::size_t goods = std::min<std::size_t>(16, base.sector_count());
    for (const auto& [own, other] : {std::pair(us, china), std::pair(china, us)}) {
        PolicyPlayer player{.weights = weight_of(model, own), .instruments = {}, .floor = {}};
        for (std::size_t j = 0; j < goods; ++j)
            if (base.trade_share[base.cell(j, own, other)] > 0)
                player.instruments.push_back({.sector = static_cast<std::uint32_t>(j),
                                              .importer = static_cast<std::uint32_t>(own),
                                              .exporter = static_cast<std::uint32_t>(other)});
        problem.players.push_back(std::move(player));
    }
    PolicySearch found;
    const double seconds =
        median_of(3, [&] { found = search_policy(model, problem, {}, /*threads=*/1); });
    print("Nash tariffs, " + std::to_string(found.rates[0].size() + found.rates[1].size()) +
              " of them, " + std::to_string(found.solves) + " solves" +
              (found.converged ? "" : ", NOT SOLVED"),
          seconds, "goal 500 ms");
}

/// `entente` from a cold start on a stored world.
void time_program(const std::string& entente, const std::string& csv) {
    namespace fs = std::filesystem;
    std::string store = (fs::temp_directory_path() / "entente-bench-XXXXXX").string();
    if (::mkdtemp(store.data()) == nullptr)
        return;
    const std::string scenario = store + "/scenario.toml";
    std::ofstream(scenario) << "name = \"US tariff\"\n[[measure]]\nkind = \"tariff\"\nby = "
                               "\"USA\"\non = \"CHN\"\nsectors = \"c1..c16\"\nrate_points = 25\n";
    time_process({entente, "world", "import", csv, "--name", "w", "--convention", "published",
                  "--store", store},
                 1);
    const auto time = [&](const std::string& what, const std::vector<std::string>& more,
                          const std::string& goal) {
        std::vector<std::string> words{entente,   "simulate", scenario,   "--world", "w",
                                       "--store", store,      "--format", "csv"};
        words.insert(words.end(), more.begin(), more.end());
        std::vector<double> times;
        int status = 0;
        for (int run = 0; run < 11; ++run) {
            const ProcessTiming timing = time_process(words, 1);
            times.push_back(timing.seconds);
            status = std::max(status, timing.status);
        }
        std::ranges::sort(times);
        print(what + (status == 0 ? "" : ", FAILED"), times[times.size() / 2], goal);
    };
    time("entente simulate, cold, whole process", {}, "goal 150 ms");
    time("the same with 200 draws", {"--draws", "200", "--spread", "0.2"}, "");
    fs::remove_all(store);
}

void time_base(const TradeBase& base, const std::vector<data::SectorElasticity>& elasticities) {
    const TradeModel model(base);
    print("laying the base out for the solver", median_of(5, [&] { TradeModel again(base); }), "");
    time_single(base, model, "goal 1.5 ms");
    time_batches(base, model);
    time_draws(base, model, elasticities);
    time_gradients(base, model);
    time_nash(base, model);
}

}  // namespace
}  // namespace entente::bench

int main(int argc, char** argv) {
    using namespace entente;
    const std::string program = argc > 1 ? argv[1] : "build/release/cli/entente";
    const std::string csv = argc > 2 ? argv[2] : bench::synthetic_csv(41, 35);
    std::printf("entente_trade_bench: medians, one thread unless said; %s\n", csv.c_str());
    bench::time_program(program, csv);
    const data::World world =
        ingest::import_world({csv}, "auto", data::Convention::Published, "bench");
    auto elasticities = data::default_elasticities(world.table.sectors(), world.info.sector_names);
    if (argc > 3)
        data::apply(ingest::read_elasticities_csv(argv[3]), world.table.sectors(),
                    world.info.sector_names, elasticities);
    const auto theta_of = [](const std::vector<data::SectorElasticity>& list) {
        std::vector<double> theta;
        for (const data::SectorElasticity& sector : list)
            theta.push_back(sector.theta);
        return theta;
    };
    bench::time_base(scenarios::calibrate(world.table, theta_of(elasticities)), elasticities);
    const data::IoTable large = bench::synthetic_table(77, 45);
    const scenarios::TradeBase large_base =
        scenarios::calibrate(large, theta_of(data::default_elasticities(large.sectors(), {})));
    bench::time_single(large_base, scenarios::TradeModel(large_base), "goal 8 ms");
    std::printf(
        "\n  Others, as their authors or the method page of this model quote them, not measured "
        "here:\n"
        "  KITE 24.01 (R), 41 x 35: 1.1 s to 1e-4, 8.4 s to 1e-7; the authors' nested scheme in "
        "numpy, 31 x 40: 8.9 s\n"
        "  one loop with Anderson in numpy, 41 x 35, 1e-9: 11 to 15 ms; adjoint in numpy: 120 ms "
        "for one, 550 ms for all 41\n"
        "  Nash tariffs of two over 32 instruments in numpy: 64 solves, 1.7 s\n");
    return 0;
}
