#include "entente/workspace/scenario_effects.hpp"

#include "entente/base/hash.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {

ScenarioEffects scenario_effects(Workspace& workspace,
                                 const TradeModelChoices& choices,
                                 const std::vector<data::Scenario>& scenarios,
                                 const std::string& files_hash) {
    const data::World& world = workspace.open(choices.world).world();
    const TradeDesk& desk = workspace.desk_for(choices);
    std::vector<scenarios::TradeShock> shocks;
    for (const data::Scenario& scenario : scenarios)
        shocks.push_back(scenarios::shock_of(scenario, desk.base));
    const auto found = scenarios::solve_all(desk.model, shocks, {.deficits = desk.deficits});
    ScenarioEffects effects{.economies = desk.base.economies, .effects = {}, .run = {}};
    for (std::size_t s = 0; s < shocks.size(); ++s) {
        ScenarioEffect effect{
            .welfare_musd = {}, .residual = found[s].residual, .converged = found[s].converged};
        const auto outcomes = scenarios::outcomes(desk.model, shocks[s], found[s]);
        for (std::size_t n = 0; n < outcomes.size(); ++n)
            effect.welfare_musd.push_back(outcomes[n].welfare_exact * desk.base.income[n]);
        effects.effects.push_back(std::move(effect));
    }
    effects.run = blake2b_hex(std::string(program_version()) + world.hash + desk.files_hash +
                              choices.deficits + files_hash)
                      .substr(0, 12);
    return effects;
}

}  // namespace entente
