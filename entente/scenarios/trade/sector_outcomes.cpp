#include "entente/scenarios/trade/sector_outcomes.hpp"

#include <cmath>

#include "entente/scenarios/trade/trade_flows.hpp"

namespace entente::scenarios {

std::vector<SectorOutcome> sector_outcomes(const TradeModel& model,
                                           const TradeShock& shock,
                                           const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    const std::vector<double> before = base_sales(model);
    std::vector<double> price_factor(J * N, 1);
    for (const ProducerShock& producer : shock.producers)
        price_factor[producer.sector * N + producer.economy] = producer.price_factor;
    std::vector<SectorOutcome> result(J * N);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            SectorOutcome& to = result[j * N + n];
            to.output_base_musd = before[model.at(j, n)];
            to.output_new_musd = found.sales[model.at(j, n)];
            to.price = std::expm1(found.ln_price[model.at(j, n)]);
            if (!(to.output_base_musd > 0))
                continue;
            const double value_added =
                to.output_new_musd / price_factor[j * N + n] / to.output_base_musd;
            to.value_added = value_added - 1;
            to.labour = value_added / std::exp(found.ln_wage[n]) - 1;
        }
    return result;
}

}  // namespace entente::scenarios
