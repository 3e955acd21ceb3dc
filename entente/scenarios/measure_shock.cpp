#include "entente/scenarios/measure_shock.hpp"

#include "entente/base/diagnostics.hpp"
#include "entente/scenarios/flow_measures.hpp"
#include "entente/scenarios/measure_cells.hpp"

namespace entente::scenarios {

TradeShock shock_of(const data::Scenario& scenario,
                    const TradeBase& base,
                    std::optional<std::chrono::year_month_day> as_of) {
    Diagnostics faults;
    FlowMeasures flows(base, faults);
    for (const MeasureCell& cell : cells_of(scenario, base, as_of, faults))
        if (cell.measure->instrument == data::Instrument::Schedule)
            flows.set_duty(*cell.measure, cell.sector, cell.importer, cell.exporter, cell.per_cent,
                           cell.line);
        else if (cell.importer == cell.exporter)
            flows.support(*cell.measure, cell.sector, cell.importer);
        else
            flows.act(*cell.measure, cell.sector, cell.importer, cell.exporter);
    TradeShock shock;
    shock.elasticity_divisor = scenario.elasticity_divisor;
    flows.finish(shock);
    faults.throw_if_faulty();
    return shock;
}

}  // namespace entente::scenarios
