#pragma once

#include "entente/data/negotiation_table.hpp"
#include "entente/scenarios/bargaining/package_problem.hpp"

namespace entente::bargaining {

/// What parties compare an agreement with: nothing (payoff 0, and all packages are looked at), or
/// the reservation values of the table, below which each of them refuses.
enum class Reservation { Zero, OfTable };

/// A published table as a problem; every party is a side of its own. Throws InvalidInput if
/// reservation values are wanted and the table has none.
PackageProblem problem_of(const data::NegotiationTable& table, Reservation reservation);

}  // namespace entente::bargaining
