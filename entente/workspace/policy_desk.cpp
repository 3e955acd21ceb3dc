#include "entente/workspace/policy_desk.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/trade/adjoint.hpp"

namespace entente {

using scenarios::Instrument;
using scenarios::Lever;
using scenarios::PolicyProblem;

namespace {

/// A gain in the aim by a deviation beyond this is no rounding.
constexpr double no_gain = 1e-9;

std::vector<std::size_t> all_but(std::size_t count, const std::vector<std::size_t>& left_out) {
    std::vector<std::size_t> rest;
    for (std::size_t n = 0; n < count; ++n)
        if (std::ranges::find(left_out, n) == left_out.end())
            rest.push_back(n);
    return rest;
}

/// The flows that `levied_by` can levy on: those that exist.
std::vector<Instrument> instruments_of(const PolicyDesk& at,
                                       std::size_t levied_by,
                                       const std::vector<std::size_t>& on) {
    const auto sectors = data::select_sectors(at.world.table, at.policy.sectors);
    std::vector<Instrument> list;
    for (const Lever lever : levers_named(at.policy.instrument))
        for (const std::size_t partner : on)
            for (const SectorId sector : sectors) {
                const bool tariff = lever == Lever::Tariff;
                const std::size_t importer = tariff ? levied_by : partner;
                const std::size_t exporter = tariff ? partner : levied_by;
                if (partner != levied_by &&
                    at.desk.base
                            .trade_share[at.desk.base.cell(sector.index(), importer, exporter)] > 0)
                    list.push_back({.sector = static_cast<std::uint32_t>(sector.index()),
                                    .importer = static_cast<std::uint32_t>(importer),
                                    .exporter = static_cast<std::uint32_t>(exporter),
                                    .lever = lever});
            }
    if (list.empty())
        throw Error(ErrorKind::InvalidInput,
                    at.economies()[levied_by] +
                        " has nothing to levy on: no trade with those economies in those sectors");
    return list;
}

}  // namespace

PolicyDesk policy_desk(const data::World& world, TradeDesk& desk, const PolicyChoices& policy) {
    PolicyDesk made{.world = world,
                    .desk = desk,
                    .policy = policy,
                    .loaded = {},
                    .background = {},
                    .before = std::vector<double>(desk.base.economy_count()),
                    .options = {.deficits = desk.deficits}};
    const auto day = day_named(policy.as_of);
    if (policy.scenario.empty())
        return made;
    made.loaded.push_back(load_scenario(policy.scenario));
    made.background = scenarios::shock_of(made.loaded[0].scenario, desk.base, day);
    const auto found = scenarios::TradeSolver(desk.model).solve(made.background, made.options);
    if (!found.converged)
        throw Error(ErrorKind::NotComputed,
                    "the scenario itself has no solution to start from: " + certificate(found));
    made.before = scenarios::ln_welfare(desk.model, found);
    return made;
}

std::vector<Lever> levers_named(const std::string& name) {
    if (name == "tariff")
        return {Lever::Tariff};
    if (name == "export_tax")
        return {Lever::ExportTax};
    if (name == "both")
        return {Lever::Tariff, Lever::ExportTax};
    throw Error(ErrorKind::InvalidInput,
                "--instrument: '" + name + "' is none of tariff, export_tax and both");
}

std::vector<std::size_t> economies_at(const data::World& world, const CodeList& codes) {
    std::vector<std::size_t> found;
    for (const EconomyId economy : data::select_economies(world.table, codes))
        found.push_back(economy.index());
    return found;
}

std::vector<std::size_t> targets_of(const data::World& world,
                                    const CodeList& named,
                                    const std::vector<std::size_t>& players) {
    return named.empty() ? all_but(world.table.economy_count(), players)
                         : economies_at(world, named);
}

PolicyProblem each_for_itself(const PolicyDesk& at,
                              const std::vector<std::size_t>& players,
                              const std::vector<std::size_t>& on) {
    const PolicyChoices& policy = at.policy;
    if (!(policy.lower > -100) || !(policy.upper >= policy.lower) || policy.upper > 10000)
        throw Error(ErrorKind::InvalidInput,
                    "--lower must be above -100 and --upper from there to 10000 points");
    PolicyProblem problem{.players = {},
                          .background = at.background,
                          .lower = policy.lower / 100,
                          .upper = policy.upper / 100,
                          .start = {}};
    for (const std::size_t player : players)
        problem.players.push_back({.weights = scenarios::weight_of(at.desk.model, player),
                                   .instruments = instruments_of(at, player, on),
                                   .floor = {}});
    return problem;
}

double rate_before(const PolicyDesk& at, const Instrument& instrument) {
    const bool tariff = instrument.lever == Lever::Tariff;
    for (const scenarios::FlowShock& flow : at.background.flows)
        if (flow.sector == instrument.sector && flow.importer == instrument.importer &&
            flow.exporter == instrument.exporter)
            return (tariff ? flow.tariff_factor : flow.export_tax_factor) - 1;
    return tariff ? at.desk.base.tariff_factor[at.desk.base.cell(
                        instrument.sector, instrument.importer, instrument.exporter)] -
                        1
                  : 0;
}

bool is_solved(const scenarios::PolicySearch& found) {
    return found.converged && !(found.best_deviation > no_gain);
}

}  // namespace entente
