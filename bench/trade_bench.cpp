// Prints, in one run, how long scenarios take and what the memory alone would take:
// entente_trade_bench ENTENTE [WORLD.csv THETA.csv]. The table is that of WIOD 2013, 41 x 35;
// without it a made-up one of that size is used.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <unistd.h>

#include "bench/process_timing.hpp"
#include "bench/synthetic_table.hpp"
#include "entente/data/elasticities.hpp"
#include "entente/ingest/elasticities_csv.hpp"
#include "entente/ingest/export_table.hpp"
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

/// Median of several runs, seconds.
double median_of(int runs, const std::function<void()>& work) {
    std::vector<double> times;
    work();
    for (int run = 0; run < runs; ++run) {
        const auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

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

}  // namespace
}  // namespace entente::bench
