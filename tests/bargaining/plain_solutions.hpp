#pragma once

#include "entente/scenarios/bargaining/solutions.hpp"

namespace entente::bargaining::tests {

/// The same answers as solve_packages from the definitions alone: one package after the other, all
/// payoffs kept, pairs compared.
PackageSolutions plain_solutions(const PackageProblem& problem, Between between, Ideal ideal);

/// A doctest failure where two answers differ: values and payoffs by more than 1e-9, packages,
/// ties or numbers at all.
void check_same(const PackageSolutions& found, const PackageSolutions& plain);

}  // namespace entente::bargaining::tests
