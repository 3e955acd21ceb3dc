#include "entente/scenarios/bargaining/negotiation_problem.hpp"

#include "entente/base/error.hpp"

namespace entente::bargaining {

PackageProblem problem_of(const data::NegotiationTable& table, Reservation reservation) {
    const bool reserves = reservation == Reservation::OfTable;
    if (reserves && !table.reserve)
        throw Error(ErrorKind::InvalidInput,
                    table.name +
                        ": no \"reserve\" in the file; add one value for each party or "
                        "ask without --reserve");
    PackageProblem problem;
    for (std::size_t m = 0; m < table.issues.size(); ++m)
        problem.measures.push_back({.name = table.issues[m], .levels = table.values[m]});
    for (std::size_t i = 0; i < table.tables.size(); ++i) {
        const std::string name = std::to_string(i + 1);
        problem.parties.push_back({.name = name,
                                   .side = name,
                                   .reservation = reserves ? (*table.reserve)[i] : 0,
                                   .veto = reserves,
                                   .payoffs = table.tables[i]});
    }
    return problem;
}

}  // namespace entente::bargaining
