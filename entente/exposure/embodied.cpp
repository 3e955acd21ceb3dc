#include "entente/exposure/embodied.hpp"

#include <string>

#include "entente/base/error.hpp"

namespace entente::exposure {
namespace {

/// s^ L D for the demands D, n x economies.
Embodied behind(const data::IoTable& table,
                const data::Leontief& leontief,
                std::span<const double> account,
                Matrix demand) {
    if (account.size() != table.industry_count())
        throw Error(ErrorKind::InvalidInput, "the account has " + std::to_string(account.size()) +
                                                 " values, the table " +
                                                 std::to_string(table.industry_count()) +
                                                 " industries; give one value for each");
    Embodied result{.by_industry = leontief.times(std::move(demand)),
                    .by_economy = Matrix(table.economy_count(), table.economy_count())};
    const auto x = table.gross_output_musd();
    for (const IndustryId i : table.industry_ids()) {
        const double x_i = x[i.index()];
        const double s_i = x_i > 0 ? account[i.index()] / x_i : 0;
        if (x_i <= 0)
            result.unattributed += account[i.index()];
        for (std::size_t d = 0; d < result.by_industry.cols(); ++d) {
            double& part = result.by_industry(i.index(), d);
            part *= s_i;
            result.by_economy(table.economy_of(i).index(), d) += part;
        }
    }
    return result;
}

}  // namespace

Embodied embodied_in_final_demand(const data::IoTable& table,
                                  const data::Leontief& leontief,
                                  std::span<const double> account) {
    return behind(table, leontief, account, data::final_demand_by_economy_musd(table));
}

Embodied embodied_in_exports(const data::IoTable& table,
                             const data::Leontief& leontief,
                             std::span<const double> account,
                             EconomyId exporter) {
    Matrix exports(table.industry_count(), table.economy_count());
    const Matrix final_demand = data::final_demand_by_economy_musd(table);
    const auto z = table.intermediate_musd();
    for (const IndustryId i : table.industries_of(exporter)) {
        for (const EconomyId r : table.economy_ids())
            if (r != exporter)
                exports(i.index(), r.index()) = final_demand(i.index(), r.index());
        for (const IndustryId j : table.industry_ids())
            if (const EconomyId r = table.economy_of(j); r != exporter)
                exports(i.index(), r.index()) += z(i.index(), j.index());
    }
    return behind(table, leontief, account, std::move(exports));
}

}  // namespace entente::exposure
