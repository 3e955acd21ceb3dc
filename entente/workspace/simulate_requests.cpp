#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>

#include "entente/base/error.hpp"
#include "entente/base/linear_algebra.hpp"
#include "entente/base/ranks.hpp"
#include "entente/base/thread_pool.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/draws.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/scenarios/trade/sector_outcomes.hpp"
#include "entente/scenarios/trade/welfare_path.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

constexpr std::string_view method_name =
    "Caliendo and Parro (2015), Review of Economic Studies 82(1), in relative changes";

/// A figure of an economy that has a column, and bands where there are draws.
struct Figure {
    const char* column;
    ColumnKind kind;
    const char* help;
    double (*of)(const scenarios::EconomyOutcome&);
};

double hundred(double fraction) {
    return 100 * fraction;
}

constexpr std::array<Figure, 7> figures = {{
    {"welfare_exact_pct", ColumnKind::PerCent, "change of real income I'/(I P) - 1",
     [](const scenarios::EconomyOutcome& o) { return hundred(o.welfare_exact); }},
    {"welfare_linear_pct", ColumnKind::PerCent, "first-order formula of Caliendo and Parro (2015)",
     [](const scenarios::EconomyOutcome& o) { return hundred(o.welfare_linear); }},
    {"real_wage_pct", ColumnKind::PerCent, "change of w / P",
     [](const scenarios::EconomyOutcome& o) { return hundred(o.real_wage); }},
    {"terms_of_trade_pct", ColumnKind::PerCent,
     "change of the cost of exports over that of imports, base weights",
     [](const scenarios::EconomyOutcome& o) { return hundred(o.terms_of_trade); }},
    {"exports_pct", ColumnKind::PerCent, "change of exports at the border",
     [](const scenarios::EconomyOutcome& o) { return hundred(o.exports); }},
    {"imports_pct", ColumnKind::PerCent, "change of imports at the border, without duties",
     [](const scenarios::EconomyOutcome& o) { return hundred(o.imports); }},
    {"tariff_revenue_musd", ColumnKind::Musd, "duties on imports in the new equilibrium",
     [](const scenarios::EconomyOutcome& o) { return o.tariff_revenue_musd; }},
}};

/// Figures that have bands: those above, then terms and volume of trade along the path.
constexpr std::size_t banded = figures.size() + 2;

/// p5, p50 and p95 of each: [economy][figure].
using Bands = std::vector<std::array<std::array<double, 3>, banded>>;

std::string column_of(std::size_t figure) {
    return figure < figures.size()    ? figures[figure].column
           : figure == figures.size() ? "path_tot_pct"
                                      : "path_vot_pct";
}

/// Who gains and who loses most, in words.
void add_sentences(Table& table,
                   const std::vector<std::string>& economies,
                   const std::vector<scenarios::EconomyOutcome>& outcomes) {
    std::vector<std::size_t> order(outcomes.size());
    for (std::size_t n = 0; n < order.size(); ++n)
        order[n] = n;
    std::ranges::stable_sort(order, {}, [&](std::size_t n) { return outcomes[n].welfare_exact; });
    const auto named = [&](std::size_t n) {
        return data::economy_name_with_code(economies[n]) + " " +
               signed_percent(outcomes[n].welfare_exact);
    };
    const std::size_t shown = std::min<std::size_t>(3, order.size());
    std::string losers, winners;
    for (std::size_t k = 0; k < shown; ++k) {
        if (outcomes[order[k]].welfare_exact < -1e-9)
            losers += (losers.empty() ? "" : ", ") + named(order[k]);
        if (const std::size_t top = order[order.size() - 1 - k]; outcomes[top].welfare_exact > 1e-9)
            winners += (winners.empty() ? "" : ", ") + named(top);
    }
    if (!losers.empty())
        table.sentences.push_back("Real income falls most in " + losers + ".");
    if (!winners.empty())
        table.sentences.push_back("It rises most in " + winners + ".");
    if (losers.empty() && winners.empty())
        table.sentences.emplace_back("Nothing changes for anybody.");
}

Table economy_table(const TradeDesk& desk,
                    const scenarios::Equilibrium& found,
                    const std::vector<scenarios::EconomyOutcome>& outcomes,
                    const scenarios::WelfarePath& path,
                    const Bands& bands) {
    std::vector<Column> columns{{"economy", ColumnKind::Text, "economy"}};
    for (std::size_t f = 0; f < figures.size(); ++f) {
        columns.push_back({figures[f].column, figures[f].kind, figures[f].help});
        if (f == 1) {
            columns.push_back({"path_tot_pct", ColumnKind::PerCent,
                               "terms of trade along the path, 100 x log points"});
            columns.push_back({"path_vot_pct", ColumnKind::PerCent,
                               "volume of trade along the path, 100 x log points"});
        }
    }
    columns.push_back({"residual", ColumnKind::Number, "largest relative error of any condition"});
    columns.push_back({"iterations", ColumnKind::Count, "of the solver"});
    if (!bands.empty())
        for (std::size_t f = 0; f < banded; ++f)
            for (const char* suffix : {"_p5", "_p50", "_p95"})
                columns.push_back({column_of(f) + suffix,
                                   f < figures.size() ? figures[f].kind : ColumnKind::PerCent,
                                   "percentile over the draws of elasticities"});
    Table table(std::move(columns));
    for (std::size_t n = 0; n < outcomes.size(); ++n) {
        std::vector<Cell> row{desk.base.economies[n]};
        for (std::size_t f = 0; f < figures.size(); ++f) {
            row.emplace_back(figures[f].of(outcomes[n]));
            if (f == 1) {
                row.emplace_back(100 * path.terms_of_trade[n]);
                row.emplace_back(100 * path.volume_of_trade[n]);
            }
        }
        row.emplace_back(found.residual);
        row.emplace_back(std::int64_t{found.iterations});
        if (!bands.empty())
            for (const auto& figure : bands[n])
                row.insert(row.end(), figure.begin(), figure.end());
        table.add(std::move(row));
    }
    add_sentences(table, desk.base.economies, outcomes);
    return table;
}

Table share_table(const TradeDesk& desk,
                  const scenarios::TradeShock& shock,
                  const scenarios::Equilibrium& found) {
    Table table({{"sector", ColumnKind::Text, "sector"},
                 {"importer", ColumnKind::Text, "who spends"},
                 {"exporter", ColumnKind::Text, "on whom"},
                 {"share_base", ColumnKind::Share, "of the importer's spending on the sector"},
                 {"share_new", ColumnKind::Share, "in the new equilibrium"}});
    const scenarios::TradeBase& base = desk.base;
    const std::vector<double> shares = scenarios::trade_shares(desk.model, shock, found);
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t n = 0; n < base.economy_count(); ++n)
            for (std::size_t i = 0; i < base.economy_count(); ++i)
                if (const std::size_t cell = base.cell(j, n, i); base.trade_share[cell] > 0)
                    table.add({base.sectors[j], base.economies[n], base.economies[i],
                               base.trade_share[cell], shares[cell]});
    table.sentences.push_back(std::to_string(table.rows().size()) +
                              " flows; those that are nil at the base stay nil and are left out.");
    return table;
}

Table sector_table(const TradeDesk& desk,
                   const data::World& world,
                   const std::string& jobs_account,
                   const scenarios::TradeShock& shock,
                   const scenarios::Equilibrium& found) {
    const auto account = std::ranges::find(world.satellites, jobs_account, &data::Satellite::name);
    const bool jobs = account != world.satellites.end();
    std::vector<Column> columns{
        {"economy", ColumnKind::Text, "economy"},
        {"sector", ColumnKind::Text, "sector"},
        {"output_base_musd", ColumnKind::Musd, "gross output at the base"},
        {"output_new_musd", ColumnKind::Musd, "gross output, world factor income held"},
        {"output_pct", ColumnKind::PerCent, "its change"},
        {"value_added_pct", ColumnKind::PerCent, "change of value added"},
        {"price_pct", ColumnKind::PerCent, "change of what buyers there pay for the sector"},
        {"labour_pct", ColumnKind::PerCent, "change of hours: value added over the wage"}};
    if (jobs) {
        columns.push_back({"jobs_base", ColumnKind::Number, "in " + account->unit});
        columns.push_back(
            {"jobs_at_stake", ColumnKind::Number, "change of jobs, in " + account->unit});
    }
    Table table(std::move(columns));
    const auto outcomes = scenarios::sector_outcomes(desk.model, shock, found);
    const std::size_t N = desk.base.economy_count(), J = desk.base.sector_count();
    double gained = 0, lost = 0;
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t j = 0; j < J; ++j) {
            const scenarios::SectorOutcome& o = outcomes[j * N + n];
            const bool produces = o.output_base_musd > 0;
            std::vector<Cell> row{desk.base.economies[n], desk.base.sectors[j], o.output_base_musd,
                                  o.output_new_musd};
            row.push_back(produces ? Cell(100 * (o.output_new_musd / o.output_base_musd - 1))
                                   : Cell());
            row.push_back(produces ? Cell(100 * o.value_added) : Cell());
            row.emplace_back(100 * o.price);
            row.push_back(produces ? Cell(100 * o.labour) : Cell());
            if (jobs) {
                const double held = account->values[n * J + j];
                row.emplace_back(held);
                row.emplace_back(held * o.labour);
                (o.labour > 0 ? gained : lost) += held * o.labour;
            }
            table.add(std::move(row));
        }
    if (jobs) {
        char text[128];
        std::snprintf(text, sizeof text,
                      "%.1f %s of work are lost in some sectors and %.1f arise in others.", -lost,
                      account->unit.c_str(), gained);
        table.sentences.emplace_back(text);
    } else {
        table.notes.push_back("Jobs: the world has no account '" + jobs_account +
                              "'; entente world satellite adds one.");
    }
    table.notes.emplace_back(
        "Values are in units in which world factor income stays at its base "
        "value; labour is mobile between sectors, not between economies.");
    return table;
}

/// Draws are solved in blocks that do not depend on threads or ranks, so that the bits do not
/// either.
constexpr std::size_t draws_in_block = 64;

struct DrawnBands {
    Bands bands;
    std::size_t left_out = 0;  // draws that did not converge
};

/// Solves the draws of the blocks that fall to this rank: converged (0 or 1) and then the figures
/// by economy, draw after draw.
std::vector<double> solved_draws(const TradeDesk& desk,
                                 const scenarios::TradeShock& shock,
                                 const scenarios::SolverOptions& options,
                                 const SimulateRequest& request,
                                 const Ranks& ranks) {
    std::vector<scenarios::UncertainElasticity> elasticities;
    for (const data::SectorElasticity& sector : desk.elasticities)
        elasticities.push_back({sector.theta, sector.standard_error});
    for (auto& elasticity : elasticities)
        if (!elasticity.standard_error && request.spread > 0)
            elasticity.standard_error = request.spread * elasticity.theta;
    const auto count = static_cast<std::size_t>(request.draws);
    const auto stride = static_cast<std::size_t>(ranks.count());
    std::vector<double> values;
    for (std::size_t block = static_cast<std::size_t>(ranks.rank()) * draws_in_block; block < count;
         block += stride * draws_in_block) {
        std::vector<scenarios::TradeShock> shocks;
        for (std::size_t draw = block; draw < std::min(count, block + draws_in_block); ++draw) {
            shocks.push_back(shock);
            shocks.back().theta = scenarios::drawn_elasticities(
                elasticities, static_cast<std::uint64_t>(request.seed), draw);
        }
        const auto solved = scenarios::solve_all(desk.model, shocks, options);
        const auto paths = scenarios::welfare_paths(desk.model, shocks, solved, options);
        const std::size_t per_draw = 1 + banded * desk.base.economy_count();
        const std::size_t first = values.size();
        values.resize(first + shocks.size() * per_draw);
        parallel_for(shocks.size(), default_threads(), [&](std::size_t k) {
            double* to = &values[first + k * per_draw];
            *to++ = solved[k].converged ? 1 : 0;
            const auto outcomes = scenarios::outcomes(desk.model, shocks[k], solved[k]);
            for (std::size_t n = 0; n < outcomes.size(); ++n) {
                for (const Figure& figure : figures)
                    *to++ = figure.of(outcomes[n]);
                *to++ = hundred(paths[k].terms_of_trade[n]);
                *to++ = hundred(paths[k].volume_of_trade[n]);
            }
        });
    }
    return values;
}

DrawnBands draw_bands(const TradeDesk& desk,
                      const scenarios::TradeShock& shock,
                      const scenarios::SolverOptions& options,
                      const SimulateRequest& request,
                      const Ranks& ranks) {
    const std::size_t N = desk.base.economy_count();
    const std::size_t per_draw = 1 + banded * N;
    std::vector<std::vector<double>> by_figure(banded * N);
    DrawnBands drawn;
    for (const auto& part : ranks.gather(solved_draws(desk, shock, options, request, ranks)))
        for (std::size_t at = 0; at < part.size(); at += per_draw) {
            if (part[at] == 0) {
                ++drawn.left_out;
                continue;
            }
            for (std::size_t k = 0; k < by_figure.size(); ++k)
                by_figure[k].push_back(part[at + 1 + k]);
        }
    if (by_figure.empty() || by_figure[0].empty())
        throw Error(ErrorKind::NotComputed, "none of the draws converged");
    drawn.bands.resize(N);
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t f = 0; f < banded; ++f) {
            std::vector<double>& values = by_figure[n * banded + f];
            drawn.bands[n][f] = {scenarios::quantile(values, 0.05),
                                 scenarios::quantile(values, 0.5),
                                 scenarios::quantile(values, 0.95)};
        }
    return drawn;
}

void check_draws(const SimulateRequest& request) {
    if (request.draws < 0 || request.draws > 100000)
        throw Error(ErrorKind::InvalidInput, "--draws must be from 0 to 100000");
    if (!(request.spread >= 0 && request.spread <= 2))
        throw Error(ErrorKind::InvalidInput, "--spread must be from 0 to 2");
}

void add_draw_notes(Table& table,
                    const TradeDesk& desk,
                    const SimulateRequest& request,
                    std::size_t left_out) {
    std::size_t uncertain = 0;
    for (const data::SectorElasticity& sector : desk.elasticities)
        uncertain += sector.standard_error.has_value() || request.spread > 0;
    table.notes.push_back(
        "Bands: 5th, 50th and 95th percentile over " + std::to_string(request.draws) +
        " draws of " + std::to_string(uncertain) + " elasticities (seed " +
        std::to_string(request.seed) +
        "), normal with their standard errors, drawn again below 0.5; the base is held. Terms and "
        "volume of trade of a draw are integrated in four steps, extrapolated.");
    if (uncertain == 0)
        table.notes.emplace_back(
            "No elasticity has a standard error, so all draws are alike; "
            "--spread 0.3 states one of 30 %.");
    if (left_out > 0) {
        table.notes.push_back(std::to_string(left_out) +
                              " draws did not converge and are left out of the bands.");
        table.computed = false;
    }
}

}  // namespace

Table Workspace::simulate(const SimulateRequest& request) {
    const data::World& world = open(request.model.world).world();
    TradeDesk& desk = desk_for(request.model);
    check_draws(request);
    const LoadedScenario loaded = load_scenario(request.scenario);
    const scenarios::TradeShock shock =
        scenarios::shock_of(loaded.scenario, desk.base, day_named(request.as_of));
    if (!(request.tolerance >= 1e-14 && request.tolerance <= 1e-4))
        throw Error(ErrorKind::InvalidInput, "--tolerance must be from 1e-14 to 1e-4");
    const scenarios::SolverOptions options{.tolerance = request.tolerance,
                                           .deficits = desk.deficits};
    scenarios::TradeSolver solver(desk.model);
    const scenarios::Equilibrium found = solver.solve(shock, options);
    Table table;
    if (request.shares) {
        table = share_table(desk, shock, found);
    } else if (request.sectors) {
        table = sector_table(desk, world, request.jobs, shock, found);
    } else {
        const auto outcomes = scenarios::outcomes(desk.model, shock, found);
        const scenarios::WelfarePath path =
            scenarios::welfare_path(desk.model, shock, found, options);
        DrawnBands drawn;
        if (request.draws > 0)
            drawn = draw_bands(desk, shock, options, request, *ranks_);
        table = economy_table(desk, found, outcomes, path, drawn.bands);
        if (request.draws > 0)
            add_draw_notes(table, desk, request, drawn.left_out);
        char gap[160];
        std::snprintf(gap, sizeof gap,
                      "path_tot and path_vot integrate along the path of the shock in %d steps and "
                      "sum to 100 ln(I'/(I P)) within %.1e.",
                      path.steps, 100 * path.gap);
        table.notes.emplace_back(gap);
    }
    table.title = loaded.scenario.name;
    table.computed = table.computed && found.converged;
    if (found.converged)
        table.sentences.push_back("Solved: " + certificate(found) + ".");
    else
        table.sentences.insert(
            table.sentences.begin(),
            "NOT SOLVED, the figures are no equilibrium: " + certificate(found) + ".");
    if (shock.empty())
        table.sentences.insert(table.sentences.begin(), nothing_in_force(request.as_of));
    add_model_notes(table, desk);
    SimulateRequest repeat = request;
    add_scenario_provenance(table, world, desk, {loaded}, method_name, "simulate", repeat.params());
    return table;
}

}  // namespace entente
