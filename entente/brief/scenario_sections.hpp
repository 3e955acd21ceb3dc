#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/brief/exposure_sections.hpp"
#include "entente/brief/page.hpp"

/// The sections of a brief on scenarios, each made from the table of one answer.
namespace entente::brief {

/// One scenario's answers.
struct ScenarioRun {
    std::string name = {};              // as people call it
    Table economies = {};               // `entente simulate`
    std::optional<Table> sectors = {};  // `entente simulate --sectors`
    int draws = 0;                      // of the trade elasticities; 0: no bands
};

/// What the measures do to each economy, and who pays.
Section scenario_section(const ScenarioRun& run, const ExposureContext& context);

/// The largest changes of output among the allies and the rival. Empty without a table of sectors.
std::optional<Section> sector_change_section(const ScenarioRun& run,
                                             const ExposureContext& context);

/// Alone against together: `table` as `entente compare`.
Section comparison_section(const Table& table, const ExposureContext& context);

/// Which lever matters to whom: `table` as `entente gradient`.
Section gradient_section(const Table& table, const ExposureContext& context);

/// What the sections rest on, for the end of the page.
std::vector<std::string> scenario_method_lines(const ExposureContext& context,
                                               int draws,
                                               bool gradient);

}  // namespace entente::brief
