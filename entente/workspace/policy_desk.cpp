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

/// Points; a subsidy of the whole price has no equilibrium.
constexpr double most_subsidy = 95;

/// A gain in the aim by a deviation beyond this is no rounding.
constexpr double no_gain = 1e-9;

std::vector<std::size_t> all_but(std::size_t count, const std::vector<std::size_t>& left_out) {
    std::vector<std::size_t> rest;
    for (std::size_t n = 0; n < count; ++n)
        if (std::ranges::find(left_out, n) == left_out.end())
            rest.push_back(n);
    return rest;
}

/// What `levied_by` can levy on or support: flows that exist, sectors that produce.
std::vector<Instrument> instruments_of(const PolicyDesk& at,
                                       std::size_t levied_by,
                                       const std::vector<std::size_t>& on) {
    const scenarios::TradeBase& base = at.desk.base;
    std::vector<Instrument> list;
    const auto add = [&](Lever lever, std::size_t j, std::size_t n, std::size_t i) {
        list.push_back({.sector = static_cast<std::uint32_t>(j),
                        .importer = static_cast<std::uint32_t>(n),
                        .exporter = static_cast<std::uint32_t>(i),
                        .lever = lever});
    };
    for (const Lever lever : levers_named(at.policy.instrument)) {
        for (const SectorId sector : data::select_sectors(at.world.table, at.policy.sectors)) {
            const std::size_t j = sector.index();
            if (lever == Lever::Subsidy) {
                if (base.trade_share[base.cell(j, levied_by, levied_by)] > 0)
                    add(lever, j, levied_by, levied_by);
                continue;
            }
            for (const std::size_t partner : on) {
                const bool tariff = lever == Lever::Tariff;
                const std::size_t n = tariff ? levied_by : partner;
                const std::size_t i = tariff ? partner : levied_by;
                if (partner != levied_by && base.trade_share[base.cell(j, n, i)] > 0)
                    add(lever, j, n, i);
            }
        }
    }
    if (list.empty())
        throw Error(ErrorKind::InvalidInput,
                    at.economies()[levied_by] +
                        " has nothing to levy on: no trade with those economies, or no "
                        "production, in those sectors");
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
    if (std::ranges::count(policy.instrument, "subsidy") > 0)
        made.policy.upper = std::min(policy.upper, most_subsidy);
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

std::vector<Lever> levers_named(const CodeList& names) {
    std::vector<Lever> levers;
    for (const std::string& name : names) {
        if (name == "tariff")
            levers.push_back(Lever::Tariff);
        else if (name == "export_tax")
            levers.push_back(Lever::ExportTax);
        else if (name == "subsidy")
            levers.push_back(Lever::Subsidy);
        else
            throw Error(ErrorKind::InvalidInput,
                        "--instrument: '" + name + "' is none of tariff, export_tax and subsidy");
    }
    return levers;
}

std::vector<std::size_t> economies_at(const data::World& world, const CodeList& codes) {
    std::vector<std::size_t> found;
    for (const EconomyId economy : data::select_economies(world.table, codes))
        found.push_back(economy.index());
    return found;
}

std::vector<std::size_t> targets_of(const PolicyDesk& at,
                                    const CodeList& named,
                                    const std::vector<std::size_t>& players) {
    if (!named.empty())
        return economies_at(at.world, named);
    const bool at_home_only = std::ranges::count(at.policy.instrument, "subsidy") ==
                              static_cast<std::ptrdiff_t>(at.policy.instrument.size());
    return at_home_only ? std::vector<std::size_t>() : all_but(at.economies().size(), players);
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
    const auto& [j, n, i, lever] = instrument;
    if (lever == Lever::Subsidy) {
        for (const scenarios::ProducerShock& producer : at.background.producers)
            if (producer.sector == j && producer.economy == n)
                return 1 - producer.price_factor;
        return 0;
    }
    const bool tariff = lever == Lever::Tariff;
    for (const scenarios::FlowShock& flow : at.background.flows)
        if (flow.sector == j && flow.importer == n && flow.exporter == i)
            return (tariff ? flow.tariff_factor : flow.export_tax_factor) - 1;
    return tariff ? at.desk.base.tariff_factor[at.desk.base.cell(j, n, i)] - 1 : 0;
}

bool is_solved(const scenarios::PolicySearch& found) {
    return found.converged && !(found.best_deviation > no_gain);
}

}  // namespace entente
