#include "entente/workspace/scenario_effects.hpp"

#include <algorithm>

#include "entente/base/hash.hpp"
#include "entente/scenarios/measure_shock.hpp"
#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {

double ScenarioEffect::sum_musd(const std::vector<std::string>& codes) const {
    double sum = 0;
    for (std::size_t n = 0; n < economies.size(); ++n)
        if (std::ranges::count(codes, economies[n]) > 0)
            sum += welfare_musd[n];
    return sum;
}

ScenarioEffect scenario_effect(Workspace& workspace,
                               const TradeModelChoices& choices,
                               const data::Scenario& scenario,
                               const std::string& files_hash) {
    const data::World& world = workspace.open(choices.world).world();
    const TradeDesk& desk = workspace.desk_for(choices);
    const std::vector<scenarios::TradeShock> shocks{scenarios::shock_of(scenario, desk.base)};
    const auto found = scenarios::solve_all(desk.model, shocks, {.deficits = desk.deficits});
    ScenarioEffect effect{.economies = desk.base.economies,
                          .welfare_musd = {},
                          .residual = found[0].residual,
                          .converged = found[0].converged,
                          .run = blake2b_hex(std::string(program_version()) + world.hash +
                                             desk.files_hash + choices.deficits + files_hash)
                                     .substr(0, 12)};
    const auto outcomes = scenarios::outcomes(desk.model, shocks[0], found[0]);
    for (std::size_t n = 0; n < outcomes.size(); ++n)
        effect.welfare_musd.push_back(outcomes[n].welfare_exact * desk.base.income[n]);
    return effect;
}

}  // namespace entente
