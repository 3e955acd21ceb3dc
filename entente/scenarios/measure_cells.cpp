#include "entente/scenarios/measure_cells.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/scenarios/flow_measures.hpp"
#include "entente/scenarios/written_values.hpp"

namespace entente::scenarios {
namespace {

using data::Measure;
using data::MeasureKind;
using Positions = std::vector<std::size_t>;

/// Positions by code.
class CodeMap {
public:
    explicit CodeMap(const std::vector<std::string>& codes) {
        for (std::size_t k = 0; k < codes.size(); ++k)
            at_.emplace(codes[k], k);
    }

    std::optional<std::size_t> find(std::string_view code) const {
        const auto found = at_.find(code);
        return found == at_.end() ? std::nullopt : std::optional(found->second);
    }

private:
    std::unordered_map<std::string_view, std::size_t> at_;
};

/// Which codes a schedule is read for. Codes that the base does not have matter only where no codes
/// are named.
class Filter {
public:
    explicit Filter(std::size_t count) : wanted_(count, true) {}

    /// Keeps those among `chosen`; `named` as written.
    void narrow(const Positions& chosen, const std::vector<std::string>& named) {
        if (named.empty() || named == std::vector<std::string>{"all"})
            return;
        std::vector<bool> both(wanted_.size());
        for (const std::size_t k : chosen)
            both[k] = wanted_[k];
        wanted_ = std::move(both);
        takes_unknown_ = false;
    }

    bool takes(const std::optional<std::size_t>& position) const {
        return position ? wanted_[*position] : takes_unknown_;
    }

private:
    std::vector<bool> wanted_;
    bool takes_unknown_ = true;
};

/// Finds the places that measures name.
class Finder {
public:
    Finder(const TradeBase& base, Diagnostics& faults)
        : base_(base), faults_(faults), economies_(base.economies), sectors_(base.sectors) {}

    void add(const Measure& measure);

    std::vector<MeasureCell> found;

private:
    void fault(const Measure& measure, const std::string& message) {
        faults_.fault(message, measure.file, measure.line);
    }

    /// Of a schedule, in places of the base.
    struct Row {
        std::optional<std::size_t> sector, importer, exporter;
    };

    Positions economies(const Measure& measure, const std::vector<std::string>& codes);
    Positions sectors(const Measure& measure);
    void add_flows(const Measure& measure);
    void add_producers(const Measure& measure);
    void add_schedule(const Measure& measure);
    void add_row(const Measure& measure, const data::TariffTable::Row& row, const Row& places);
    std::optional<std::size_t> sector_of(const data::TariffTable::Row& row) const;

    /// A producer's cell is the flow of the economy to itself.
    void take(const Measure& measure, std::size_t j, std::size_t n, std::size_t i) {
        found.push_back({.measure = &measure,
                         .sector = static_cast<std::uint32_t>(j),
                         .importer = static_cast<std::uint32_t>(n),
                         .exporter = static_cast<std::uint32_t>(i)});
    }

    const TradeBase& base_;
    Diagnostics& faults_;
    CodeMap economies_;
    CodeMap sectors_;
    std::set<std::string> unknown_;  // codes of schedules, each told once
};

Positions Finder::economies(const Measure& measure, const std::vector<std::string>& codes) {
    Positions chosen;
    if (codes == std::vector<std::string>{"all"}) {
        for (std::size_t k = 0; k < base_.economy_count(); ++k)
            chosen.push_back(k);
        return chosen;
    }
    for (const std::string& code : codes) {
        const auto k = economies_.find(code);
        if (!k)
            fault(measure, "there is no economy " + quoted(code) + "; the closest are " +
                               data::closest_codes(base_.economies, code));
        else if (std::ranges::count(chosen, *k) > 0)
            fault(measure, "economy " + quoted(code) + " is named twice");
        else
            chosen.push_back(*k);
    }
    return chosen;
}

Positions Finder::sectors(const Measure& measure) {
    Positions chosen;
    try {
        for (const SectorId sector : data::select_sectors(base_.sectors, measure.sectors))
            chosen.push_back(sector.index());
    } catch (const Error& error) {
        fault(measure, error.what());
    }
    return chosen;
}

void Finder::add(const Measure& measure) {
    if (measure.instrument == data::Instrument::Schedule)
        return add_schedule(measure);
    if (measure.by.empty())
        return fault(measure, "the measure does not say who imposes it");
    if (measure.kind == MeasureKind::Subsidy || measure.kind == MeasureKind::Productivity)
        return add_producers(measure);
    if (measure.on.empty())
        return fault(measure, "the measure does not say against whom it is");
    add_flows(measure);
}

void Finder::add_flows(const Measure& measure) {
    const std::size_t faults_before = faults_.faults();
    const Positions by = economies(measure, measure.by);
    const Positions on = economies(measure, measure.on);
    const Positions on_sectors = sectors(measure);
    if (faults_.faults() > faults_before)
        return;
    const bool from_exporter = imposed_by_exporter(measure.kind);
    const Positions& importers = from_exporter ? on : by;
    const Positions& exporters = from_exporter ? by : on;
    bool touched = false;
    for (const std::size_t j : on_sectors)
        for (const std::size_t n : importers)
            for (const std::size_t i : exporters)
                if (n != i) {
                    take(measure, j, n, i);
                    touched = true;
                }
    if (!touched)
        fault(measure, "the measure touches no flow: 'by' and 'on' are the same economy");
}

void Finder::add_producers(const Measure& measure) {
    const Positions hosts = economies(measure, measure.by);
    for (const std::size_t j : sectors(measure))
        for (const std::size_t n : hosts)
            take(measure, j, n, n);
}

/// By code, else by number in the order of the sectors from 1.
std::optional<std::size_t> Finder::sector_of(const data::TariffTable::Row& row) const {
    if (const auto j = sectors_.find(row.sector))
        return j;
    std::size_t number = 0;
    const char* const end = row.sector.data() + row.sector.size();
    const auto [stop, error] = std::from_chars(row.sector.data(), end, number);
    if (error != std::errc() || stop != end || number < 1 || number > base_.sector_count())
        return std::nullopt;
    return number - 1;
}

/// Rows outside `members`, `by` (importers), `on` (exporters) and `sectors` do not matter, known or
/// not.
void Finder::add_schedule(const Measure& measure) {
    const std::size_t faults_before = faults_.faults();
    Filter importers(base_.economy_count());
    Filter exporters(base_.economy_count());
    Filter in_sectors(base_.sector_count());
    const Positions members = economies(measure, measure.members);
    importers.narrow(members, measure.members);
    exporters.narrow(members, measure.members);
    importers.narrow(economies(measure, measure.by), measure.by);
    exporters.narrow(economies(measure, measure.on), measure.on);
    if (!measure.sectors.empty())
        in_sectors.narrow(sectors(measure), {measure.sectors});
    if (faults_.faults() > faults_before)
        return;
    bool touched = false;
    for (const data::TariffTable::Row& row : measure.schedule.rows) {
        const Row places{.sector = sector_of(row),
                         .importer = economies_.find(row.importer),
                         .exporter = economies_.find(row.exporter)};
        if (row.importer == row.exporter || !importers.takes(places.importer) ||
            !exporters.takes(places.exporter) || !in_sectors.takes(places.sector))
            continue;
        touched = true;
        add_row(measure, row, places);
    }
    if (!touched)
        fault(measure,
              "no line of " + quoted(measure.schedule_file) + " is about trade among those named");
}

void Finder::add_row(const Measure& measure, const data::TariffTable::Row& row, const Row& places) {
    const auto require_known = [&](bool known, const std::string& kind, const std::string& code,
                                   const std::vector<std::string>& codes) {
        if (!known && unknown_.insert(kind + " " + code).second)
            faults_.fault("there is no " + kind + " " + quoted(code) + "; the closest are " +
                              data::closest_codes(codes, code),
                          measure.schedule.file, row.line);
    };
    require_known(places.sector.has_value(), "sector", row.sector, base_.sectors);
    require_known(places.importer.has_value(), "economy", row.importer, base_.economies);
    require_known(places.exporter.has_value(), "economy", row.exporter, base_.economies);
    if (!std::isfinite(row.per_cent) || row.per_cent <= -100)
        faults_.fault(number_text(row.per_cent) + " is not a duty in per cent; 7.5 is",
                      measure.schedule.file, row.line);
    else if (places.sector && places.importer && places.exporter) {
        take(measure, *places.sector, *places.importer, *places.exporter);
        found.back().per_cent = row.per_cent;
        found.back().line = row.line;
    }
}

/// Everything but where it is written and what was read from its file.
bool same_words(const Measure& a, const Measure& b) {
    const auto words = [](const Measure& m) {
        return std::tie(m.kind, m.instrument, m.size, m.sectors, m.by, m.on, m.name, m.members,
                        m.schedule_file, m.schedule_column, m.from, m.until, m.legal_basis,
                        m.status, m.posture);
    };
    return words(a) == words(b);
}

}  // namespace

std::vector<MeasureCell> cells_of(const data::Scenario& scenario,
                                  const TradeBase& base,
                                  std::optional<std::chrono::year_month_day> as_of,
                                  Diagnostics& faults) {
    Finder finder(base, faults);
    std::vector<const Measure*> taken;
    for (const Measure& measure : scenario.measures) {
        if (as_of && !in_force(measure, *as_of))
            continue;
        const auto twin = std::ranges::find_if(
            taken, [&](const Measure* earlier) { return same_words(*earlier, measure); });
        if (twin != taken.end())
            faults.fault("the measure is written twice: " + place_of(**twin) + " and " +
                             place_of(measure) + "; take one of them out",
                         measure.file, measure.line);
        else
            finder.add(measure);
        taken.push_back(&measure);
    }
    return std::move(finder.found);
}

}  // namespace entente::scenarios
