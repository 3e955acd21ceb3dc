#include "entente/scenarios/scenario_sets.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/scenarios/flow_measures.hpp"
#include "entente/scenarios/measure_cells.hpp"
#include "entente/scenarios/written_values.hpp"

namespace entente::scenarios {
namespace {

using data::Measure;

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, bool>;

/// Who acts where. Two measures of one place and one instrument are the same act, or one on top of
/// the other.
Place place_in(const MeasureCell& cell) {
    return {cell.sector, cell.importer, cell.exporter, imposed_by_exporter(cell.measure->kind)};
}

struct OwnedCell {
    MeasureCell cell;
    std::size_t scenario = 0;
};

std::vector<OwnedCell> sorted_cells(std::span<const data::Scenario> scenarios,
                                    const TradeBase& base,
                                    std::optional<std::chrono::year_month_day> as_of) {
    Diagnostics faults;
    std::vector<OwnedCell> cells;
    for (std::size_t s = 0; s < scenarios.size(); ++s)
        for (const MeasureCell& cell : cells_of(scenarios[s], base, as_of, faults))
            cells.push_back({cell, s});
    faults.throw_if_faulty();
    std::ranges::stable_sort(cells, {},
                             [](const OwnedCell& owned) { return place_in(owned.cell); });
    return cells;
}

std::string text_of(const MeasureCell& cell, const TradeBase& base) {
    return base.sectors[cell.sector] + (cell.importer == cell.exporter
                                            ? " in " + base.economies[cell.importer]
                                            : " from " + base.economies[cell.exporter] + " to " +
                                                  base.economies[cell.importer]);
}

}  // namespace

std::vector<Overlap> overlaps(std::span<const data::Scenario> scenarios,
                              const TradeBase& base,
                              std::optional<std::chrono::year_month_day> as_of) {
    const std::vector<OwnedCell> cells = sorted_cells(scenarios, base, as_of);
    std::map<std::pair<const Measure*, const Measure*>, Overlap> found;
    for (auto one = cells.begin(); one != cells.end(); ++one)
        for (auto other = one + 1;
             other != cells.end() && place_in(one->cell) == place_in(other->cell); ++other) {
            if (one->scenario == other->scenario)
                continue;
            Overlap& overlap = found[{one->cell.measure, other->cell.measure}];
            if (overlap.cells++ == 0)
                overlap = {.scenarios = {one->scenario, other->scenario},
                           .one = one->cell.measure,
                           .other = other->cell.measure,
                           .same_instrument =
                               one->cell.measure->instrument == other->cell.measure->instrument,
                           .cells = 1,
                           .first = text_of(one->cell, base)};
        }
    std::vector<Overlap> result;
    for (auto& [measures, overlap] : found)
        result.push_back(std::move(overlap));
    std::ranges::sort(result, {}, [](const Overlap& overlap) {
        return std::tuple(overlap.scenarios, overlap.one->line, overlap.other->line);
    });
    return result;
}

std::string words_of(const Overlap& overlap) {
    return place_of(*overlap.one) + " and " + place_of(*overlap.other) + " act on the same " +
           overlap.first +
           (overlap.cells == 1 ? "" : " and " + std::to_string(overlap.cells - 1) + " more");
}

namespace {

/// Whether a list names candidates; if so they give way to the coalition, at the place of the
/// first.
bool replace_candidates(std::vector<std::string>& codes,
                        const std::vector<std::string>& candidates,
                        const std::vector<std::string>& coalition) {
    std::vector<std::string> result;
    bool replaced = false;
    for (const std::string& code : codes) {
        if (std::ranges::count(candidates, code) == 0) {
            result.push_back(code);
        } else if (!replaced) {
            result.insert(result.end(), coalition.begin(), coalition.end());
            replaced = true;
        }
    }
    if (replaced)
        codes = std::move(result);
    return replaced;
}

}  // namespace

data::Scenario carried_out_by(const data::Scenario& scenario,
                              const std::vector<std::string>& candidates,
                              const std::vector<std::string>& coalition) {
    data::Scenario result = scenario;
    result.measures.clear();
    for (Measure measure : scenario.measures) {
        const bool by = replace_candidates(measure.by, candidates, coalition);
        const bool members = replace_candidates(measure.members, candidates, coalition);
        const bool on = !by && !members && replace_candidates(measure.on, candidates, coalition);
        const bool alone = members && measure.members.size() < 2;  // trade among one is none
        if ((by && measure.by.empty()) || alone || (on && measure.on.empty()))
            continue;
        result.measures.push_back(std::move(measure));
    }
    return result;
}

data::Scenario together(const std::vector<data::Scenario>& scenarios) {
    data::Scenario sum;
    sum.name = "together";
    for (const data::Scenario& scenario : scenarios) {
        if (&scenario == &scenarios.front())
            sum.elasticity_divisor = scenario.elasticity_divisor;
        else if (scenario.elasticity_divisor != sum.elasticity_divisor)
            throw Error(ErrorKind::InvalidInput,
                        "'" + scenario.name + "' divides elasticities by " +
                            number_text(scenario.elasticity_divisor) + " and '" +
                            scenarios.front().name + "' by " + number_text(sum.elasticity_divisor) +
                            "; scenarios that are tried together must agree");
        sum.description += (sum.description.empty() ? "" : " + ") + scenario.name;
        sum.measures.insert(sum.measures.end(), scenario.measures.begin(), scenario.measures.end());
    }
    return sum;
}

}  // namespace entente::scenarios
