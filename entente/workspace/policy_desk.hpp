#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/data/world.hpp"
#include "entente/scenarios/trade/policy_search.hpp"
#include "entente/workspace/trade_desk.hpp"

namespace entente {

/// A question about policy while it is worked on.
struct PolicyDesk {
    const std::vector<std::string>& economies() const { return desk.base.economies; }

    const data::World& world;
    TradeDesk& desk;
    PolicyChoices policy;  // as asked, bounds of subsidies below the whole price
    std::vector<LoadedScenario> loaded;
    scenarios::TradeShock background;
    std::vector<double> before;  // [n]: ln W under the background alone
    scenarios::SolverOptions options;
};

/// With the background solved for. Throws NotFound, BadData, and NotComputed where the background
/// itself has no solution.
PolicyDesk policy_desk(const data::World& world, TradeDesk& desk, const PolicyChoices& policy);

/// Of --instrument. Throws InvalidInput.
std::vector<scenarios::Lever> levers_named(const CodeList& names);

/// Places of economies in the world's order. Throws NotFound, naming the closest.
std::vector<std::size_t> economies_at(const data::World& world, const CodeList& codes);

/// `named`, or where there is none all economies but `players`; nobody where all instruments are
/// subsidies, which are paid at home.
std::vector<std::size_t> targets_of(const PolicyDesk& at,
                                    const CodeList& named,
                                    const std::vector<std::size_t>& players);

/// One player an economy, each for itself, with every flow to or from `on` that exists, or every
/// sector at home, as an instrument. Throws InvalidInput on bounds that make no sense and on a
/// player without flows.
scenarios::PolicyProblem each_for_itself(const PolicyDesk& at,
                                         const std::vector<std::size_t>& players,
                                         const std::vector<std::size_t>& on);

/// The rate in the background, a fraction.
double rate_before(const PolicyDesk& at, const scenarios::Instrument& instrument);

/// Whether first-order conditions hold and no deviation tried gains more than rounding.
bool is_solved(const scenarios::PolicySearch& found);

}  // namespace entente
