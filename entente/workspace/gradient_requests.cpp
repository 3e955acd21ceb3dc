#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "entente/base/error.hpp"
#include "entente/data/economy_names.hpp"
#include "entente/data/selection.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {
namespace {

/// One lever on one flow, and what a small pull does to each economy asked about.
struct Pull {
    std::size_t cell = 0;
    bool tariff = false;
    std::vector<double> elasticity;  // d ln W / d ln d or d ln tau', by economy asked about
    std::vector<double> per_cent;    // for one per cent of cost or one point of duty
};

std::vector<bool> levers_named(const std::string& name) {
    if (name == "both")
        return {false, true};
    if (name == "cost")
        return {false};
    if (name == "tariff")
        return {true};
    throw Error(ErrorKind::InvalidInput,
                "--lever: '" + name + "' is none of cost, tariff and both");
}

/// Cells among the `top` of any of the economies, for each lever; all where top is 0.
std::vector<Pull> strongest(const TradeDesk& desk,
                            const std::vector<scenarios::WelfareGradient>& gradients,
                            const std::vector<double>& tariff_factor,
                            const std::vector<SectorId>& sectors,
                            const std::vector<bool>& levers,
                            std::size_t top) {
    const scenarios::TradeBase& base = desk.base;
    const std::size_t N = base.economy_count();
    std::vector<Pull> kept;
    for (const bool tariff : levers) {
        std::vector<Pull> pulls;
        for (const SectorId sector : sectors)
            for (std::size_t n = 0; n < N; ++n)
                for (std::size_t i = 0; i < N; ++i) {
                    const std::size_t cell = base.cell(sector.index(), n, i);
                    if (i == n || !(base.trade_share[cell] > 0))
                        continue;
                    Pull pull{.cell = cell, .tariff = tariff, .elasticity = {}, .per_cent = {}};
                    for (const scenarios::WelfareGradient& gradient : gradients) {
                        const double slope = tariff ? gradient.tariff[cell] : gradient.cost[cell];
                        pull.elasticity.push_back(slope);
                        pull.per_cent.push_back(tariff ? slope / tariff_factor[cell] : slope);
                    }
                    pulls.push_back(std::move(pull));
                }
        std::set<std::size_t> chosen;
        std::vector<std::size_t> order(pulls.size());
        for (std::size_t k = 0; k < gradients.size(); ++k) {
            for (std::size_t p = 0; p < order.size(); ++p)
                order[p] = p;
            const std::size_t count = top == 0 ? order.size() : std::min(top, order.size());
            std::ranges::partial_sort(
                order, order.begin() + static_cast<std::ptrdiff_t>(count), {},
                [&](std::size_t p) { return std::pair(-std::abs(pulls[p].per_cent[k]), p); });
            chosen.insert(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count));
        }
        for (const std::size_t p : chosen)
            kept.push_back(std::move(pulls[p]));
    }
    return kept;
}

std::string flow_name(const data::World& world,
                      const scenarios::TradeBase& base,
                      std::size_t cell) {
    const std::size_t N = base.economy_count();
    return sector_name(world, SectorId(cell / (N * N))) + " from " +
           data::economy_name_with_code(base.economies[cell % N]) + " to " +
           data::economy_name_with_code(base.economies[cell / N % N]);
}

std::string lever_text(const Pull& pull, double per_cent) {
    char text[96];
    std::snprintf(text, sizeof text, "%s moves real income by %+.5f %%",
                  pull.tariff ? "one point of duty" : "one per cent of cost", per_cent);
    return text;
}

void add_sentences(Table& table,
                   const data::World& world,
                   const scenarios::TradeBase& base,
                   const std::vector<std::string>& economies,
                   const std::vector<Pull>& pulls) {
    for (std::size_t k = 0; k < economies.size(); ++k) {
        const auto most = std::ranges::max_element(
            pulls, {}, [&](const Pull& pull) { return std::abs(pull.per_cent[k]); });
        if (most != pulls.end())
            table.sentences.push_back("For " + data::economy_name_with_code(economies[k]) +
                                      " the strongest lever is " +
                                      flow_name(world, base, most->cell) + ": " +
                                      lever_text(*most, most->per_cent[k]) + ".");
    }
    if (economies.size() < 2)
        return;
    std::size_t agree = 0, against = 0;
    const Pull* worst = nullptr;
    double worst_size = 0;
    for (const Pull& pull : pulls) {
        const auto [least, greatest] = std::ranges::minmax(pull.per_cent);
        if (least * greatest < 0) {
            ++against;
            if (const double size = std::min(-least, greatest); size > worst_size) {
                worst_size = size;
                worst = &pull;
            }
        } else {
            ++agree;
        }
    }
    std::string line = "They agree on the sign of " + std::to_string(agree) + " of the " +
                       std::to_string(agree + against) + " levers listed";
    if (worst != nullptr)
        line += "; they are furthest apart on " + flow_name(world, base, worst->cell);
    table.sentences.push_back(line + ".");
}

}  // namespace

Table Workspace::gradient(const GradientRequest& request) {
    const data::World& world = open(request.model.world).world();
    TradeDesk& desk = desk_for(request.model);
    const scenarios::TradeBase& base = desk.base;
    std::vector<LoadedScenario> loaded;
    scenarios::TradeShock shock;
    if (!request.scenario.empty()) {
        loaded.push_back(load_scenario(request.scenario));
        shock = scenarios::shock_of(loaded[0].scenario, base);
    }
    if (request.top < 0)
        throw Error(ErrorKind::InvalidInput, "--top must be 0 or more");
    const std::vector<bool> levers = levers_named(request.lever);
    const auto sectors = data::select_sectors(world.table, request.sectors);
    const scenarios::SolverOptions options{.tolerance = 1e-12, .deficits = desk.deficits};
    const scenarios::Equilibrium found = scenarios::TradeSolver(desk.model).solve(shock, options);
    std::vector<std::vector<double>> weights;
    std::vector<std::string> economies;
    for (const EconomyId economy : data::select_economies(world.table, request.welfare_of)) {
        economies.push_back(base.economies[economy.index()]);
        weights.emplace_back(base.economy_count());
        weights.back()[economy.index()] = 1;
    }
    const auto gradients = scenarios::welfare_gradients(desk.model, shock, found, options, weights);
    std::vector<double> tariff_factor = base.tariff_factor;
    for (const scenarios::FlowShock& flow : shock.flows)
        tariff_factor[base.cell(flow.sector, flow.importer, flow.exporter)] = flow.tariff_factor;
    const auto pulls = strongest(desk, gradients, tariff_factor, sectors, levers,
                                 static_cast<std::size_t>(request.top));

    Table table({{"welfare_of", ColumnKind::Text, "whose real income"},
                 {"sector", ColumnKind::Text, "sector of the flow"},
                 {"importer", ColumnKind::Text, "who buys"},
                 {"exporter", ColumnKind::Text, "who sells"},
                 {"lever", ColumnKind::Text, "cost (iceberg) or tariff"},
                 {"derivative_pct", ColumnKind::Number,
                  "change of real income in per cent for one per cent of cost or one point of "
                  "duty, to first order"},
                 {"elasticity", ColumnKind::Number, "d ln W / d ln d, or d ln W / d ln tau"}});
    table.title = "What each flow's cost and duty mean for real income";
    const std::size_t N = base.economy_count();
    for (std::size_t k = 0; k < economies.size(); ++k) {
        std::vector<const Pull*> order;
        for (const Pull& pull : pulls)
            order.push_back(&pull);
        std::ranges::stable_sort(order, {}, [&](const Pull* pull) {
            return std::pair(pull->tariff, -std::abs(pull->per_cent[k]));
        });
        for (const Pull* pull : order)
            table.add({economies[k], base.sectors[pull->cell / (N * N)],
                       base.economies[pull->cell / N % N], base.economies[pull->cell % N],
                       std::string(pull->tariff ? "tariff" : "cost"), pull->per_cent[k],
                       pull->elasticity[k]});
    }
    add_sentences(table, world, base, economies, pulls);
    double residual = 0;
    bool converged = found.converged;
    for (const scenarios::WelfareGradient& gradient : gradients) {
        residual = std::max(residual, gradient.residual);
        converged = converged && gradient.converged;
    }
    char text[160];
    std::snprintf(
        text, sizeof text,
        "%zu derivatives from %zu transposed solves (largest residual %.1e); a cell among "
        "the first %d of one economy is listed for all.",
        gradients.size() * 2 * base.trade_share.size(), gradients.size(), residual, request.top);
    table.notes.emplace_back(text);
    table.computed = converged;
    if (!converged)
        table.sentences.insert(
            table.sentences.begin(),
            "NOT SOLVED, the figures are no derivatives: " + certificate(found) + ".");
    add_model_notes(table, desk);
    GradientRequest repeat = request;
    add_scenario_provenance(table, world, desk, loaded,
                            "adjoint of the equilibrium of Caliendo and Parro (2015)", "gradient",
                            repeat.params());
    return table;
}

}  // namespace entente
