#include "entente/scenarios/flow_measures.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "entente/scenarios/written_values.hpp"

namespace entente::scenarios {

using data::Instrument;
using data::Measure;
using data::MeasureKind;

namespace {

bool positive(double value) {
    return value > 0 && std::isfinite(value);
}

}  // namespace

bool imposed_by_exporter(MeasureKind kind) {
    return kind == MeasureKind::ExportControl || kind == MeasureKind::ExportTax ||
           kind == MeasureKind::Quota || kind == MeasureKind::Embargo;
}

std::string place_of(const Measure& measure) {
    std::string what = describe(measure).substr(0, 200);
    if (measure.file.empty() && measure.line == 0)
        return what;
    return measure.file + ":" + std::to_string(measure.line) + " (" + what + ")";
}

FlowMeasures::FlowMeasures(const TradeBase& base, Diagnostics& faults)
    : base_(base),
      faults_(faults),
      cell_at_(base.sector_count() * base.economy_count() * base.economy_count()),
      producer_at_(base.sector_count() * base.economy_count()) {
    assert(base.tariff_factor.size() == cell_at_.size());
}

FlowMeasures::Cell& FlowMeasures::cell(std::size_t j, std::size_t n, std::size_t i) {
    assert(n != i);
    std::uint32_t& at = cell_at_[base_.cell(j, n, i)];
    if (at == 0) {
        Cell fresh;
        fresh.sector = static_cast<std::uint32_t>(j);
        fresh.importer = static_cast<std::uint32_t>(n);
        fresh.exporter = static_cast<std::uint32_t>(i);
        cells_.push_back(fresh);
        at = static_cast<std::uint32_t>(cells_.size());
    }
    return cells_[at - 1];
}

void FlowMeasures::act(const Measure& measure, std::size_t j, std::size_t n, std::size_t i) {
    Cell& flow = cell(j, n, i);
    switch (measure.instrument) {
        case Instrument::Tariff:
            flow.points += measure.size;
            flow.tariff = &measure;
            break;
        case Instrument::CostFactor:
            flow.cost_factor *= measure.size;
            flow.cost = &measure;
            break;
        case Instrument::ShareCut:
            flow.kept_share *= 1 - measure.size;
            flow.cut = &measure;
            break;
        case Instrument::ExportTax:
            flow.tax_points += measure.size;
            flow.tax = &measure;
            break;
        case Instrument::Quota:
            set_quota(measure, flow);
            break;
        default:
            break;
    }
    if (flow.quota != nullptr && flow.tax != nullptr)
        contradiction(*flow.quota, *flow.tax, flow,
                      "a quota and an export duty on one flow, where the quota sets the duty");
    set_side(measure, flow);
}

void FlowMeasures::set_quota(const Measure& measure, Cell& flow) {
    if (flow.quota != nullptr && flow.quota != &measure)
        contradiction(*flow.quota, measure, flow, "two quotas on one flow");
    flow.quota = &measure;
}

void FlowMeasures::set_side(const Measure& measure, Cell& flow) {
    Side& side = imposed_by_exporter(measure.kind) ? flow.export_side : flow.import_side;
    if (measure.instrument != Instrument::ShareCut)
        side.shaping = &measure;
    else if (measure.size == 1)
        side.ban = &measure;
    if (side.ban != nullptr && side.shaping != nullptr)
        contradiction(*side.ban, *side.shaping, flow,
                      "one and the same economy bans a flow outright and puts a measure on it");
}

void FlowMeasures::set_duty(const Measure& measure,
                            std::size_t j,
                            std::size_t n,
                            std::size_t i,
                            double per_cent,
                            std::size_t line) {
    Cell& flow = cell(j, n, i);
    if (flow.schedule == &measure)
        faults_.fault("the duty on " + flow_text(flow) + " is stated twice, first on line " +
                          std::to_string(flow.duty_line),
                      measure.schedule.file, line);
    else if (flow.schedule != nullptr)
        contradiction(*flow.schedule, measure, flow, "two schedules set one duty");
    flow.schedule = &measure;
    flow.duty_per_cent = per_cent;
    flow.duty_line = line;
}

void FlowMeasures::support(const Measure& measure, std::size_t j, std::size_t n) {
    std::uint32_t& at = producer_at_[base_.at(j, n)];
    if (at == 0) {
        Producer fresh;
        fresh.sector = static_cast<std::uint32_t>(j);
        fresh.economy = static_cast<std::uint32_t>(n);
        producers_.push_back(fresh);
        at = static_cast<std::uint32_t>(producers_.size());
    }
    Producer& producer = producers_[at - 1];
    if (measure.instrument == Instrument::ProductionSubsidy)
        producer.subsidy_points += measure.size;
    else
        producer.productivity *= measure.size;
    producer.last = &measure;
}

void FlowMeasures::contradiction(const Measure& first,
                                 const Measure& second,
                                 const Cell& flow,
                                 const std::string& why) {
    if (!told_.insert({&first, &second}).second)
        return;
    faults_.fault(why + " (" + flow_text(flow) + "): " + place_of(first) + " and " +
                      place_of(second) + "; take one of them out or narrow it",
                  second.file, second.line);
}

/// A value that no measure is to blame for is the base's own. Each measure is told once.
void FlowMeasures::out_of_bounds(const Measure* measure, const std::string& what, double value) {
    if (measure == nullptr || !told_.insert({measure, measure}).second)
        return;
    faults_.fault(what + " comes to " + number_text(value) +
                      ", which is out of bounds; make the measures on it smaller",
                  measure->file, measure->line);
}

void FlowMeasures::finish(TradeShock& shock) {
    shock.flows.reserve(cells_.size());
    for (const std::uint32_t at : cell_at_)
        if (at > 0)
            add_flow(cells_[at - 1], shock);
    for (const std::uint32_t at : producer_at_)
        if (at > 0)
            add_producer(producers_[at - 1], shock);
}

/// tau' = (tau or 1 + schedule / 100) + points / 100
void FlowMeasures::add_flow(const Cell& cell, TradeShock& shock) {
    const double tau = base_.tariff_factor[base_.cell(cell.sector, cell.importer, cell.exporter)];
    FlowShock flow;
    flow.sector = cell.sector;
    flow.importer = cell.importer;
    flow.exporter = cell.exporter;
    flow.tariff_factor =
        (cell.duty_per_cent ? 1 + *cell.duty_per_cent / 100 : tau) + cell.points / 100;
    flow.cost_factor = cell.cost_factor;
    flow.kept_share = cell.kept_share;
    flow.export_tax_factor = 1 + cell.tax_points / 100;
    if (cell.quota != nullptr)
        flow.quota = cell.quota->size;
    check(cell, flow);
    shock.flows.push_back(flow);
}

void FlowMeasures::check(const Cell& cell, const FlowShock& flow) {
    const bool kept_is_share = flow.kept_share >= 0 && flow.kept_share <= 1;
    if (positive(flow.tariff_factor) && positive(flow.cost_factor) && kept_is_share &&
        positive(flow.export_tax_factor) && (cell.quota == nullptr || positive(flow.quota)))
        return;
    const std::string where = " on " + flow_text(cell);
    if (!positive(flow.tariff_factor))
        out_of_bounds(cell.tariff == nullptr ? cell.schedule : cell.tariff, "1 + duty" + where,
                      flow.tariff_factor);
    if (!positive(flow.cost_factor))
        out_of_bounds(cell.cost, "the cost factor" + where, flow.cost_factor);
    if (!kept_is_share)
        out_of_bounds(cell.cut, "the part that may be delivered" + where, flow.kept_share);
    if (!positive(flow.export_tax_factor))
        out_of_bounds(cell.tax, "1 + export duty" + where, flow.export_tax_factor);
    if (cell.quota != nullptr && !positive(flow.quota))
        out_of_bounds(cell.quota, "the quota" + where, flow.quota);
}

void FlowMeasures::add_producer(const Producer& producer, TradeShock& shock) {
    ProducerShock change;
    change.sector = producer.sector;
    change.economy = producer.economy;
    change.price_factor = 1 - producer.subsidy_points / 100;
    change.productivity = producer.productivity;
    const std::string where =
        " of " + base_.sectors[producer.sector] + " in " + base_.economies[producer.economy];
    if (!positive(change.price_factor))
        out_of_bounds(producer.last, "1 - subsidy" + where, change.price_factor);
    if (!positive(change.productivity))
        out_of_bounds(producer.last, "the productivity factor" + where, change.productivity);
    shock.producers.push_back(change);
}

std::string FlowMeasures::flow_text(const Cell& cell) const {
    return base_.sectors[cell.sector] + " from " + base_.economies[cell.exporter] + " to " +
           base_.economies[cell.importer];
}

}  // namespace entente::scenarios
