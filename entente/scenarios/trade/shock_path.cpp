#include "entente/scenarios/trade/shock_path.hpp"

#include <cmath>

namespace entente::scenarios {

TradeShock part_of(const TradeShock& shock,
                   double s,
                   const std::vector<double>& base_tariff,
                   std::size_t economies) {
    TradeShock part = shock;
    if (s == 1)
        return part;
    for (FlowShock& flow : part.flows) {
        const double tau =
            base_tariff[(flow.sector * economies + flow.importer) * economies + flow.exporter];
        flow.tariff_factor = tau * std::pow(flow.tariff_factor / tau, s);
        flow.cost_factor = std::pow(flow.cost_factor, s);
        flow.export_tax_factor = std::pow(flow.export_tax_factor, s);
        flow.kept_share = 1 - s * (1 - flow.kept_share);
        if (std::isfinite(flow.quota))  // no part of no quota is none
            flow.quota = std::pow(flow.quota, s);
    }
    for (ProducerShock& producer : part.producers) {
        producer.price_factor = std::pow(producer.price_factor, s);
        producer.productivity = std::pow(producer.productivity, s);
    }
    return part;
}

}  // namespace entente::scenarios
