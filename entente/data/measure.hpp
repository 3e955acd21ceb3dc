#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/data/tariff_table.hpp"

namespace entente::data {

/// What a measure is, in the words of those who impose it.
enum class MeasureKind {
    Tariff,           // a duty on imports, in points on top of what is charged
    TariffSchedule,   // duties by sector, importer and exporter from a file, in place of the old
    LicenceFriction,  // paperwork and delay (a non-tariff barrier)
    ExportControl,    // licences that hold exports back
    ExportTax,        // a duty on exports
    Quota,            // no more than a part of the base quantity
    ImportBan,        // the importer takes nothing from the exporter
    Embargo,          // the exporter delivers nothing to the importer
    FirmBan,          // firms with a share of the flow may not deliver
    Subsidy,          // to producers, financed lump-sum
    Productivity,     // of producers: research, or limits on technology
};

/// "export_control", as in scenario files.
std::string_view name_of(MeasureKind kind);
/// Throws NotFound, naming the kinds there are.
MeasureKind measure_kind_named(std::string_view name);

/// How a measure acts on the flows or producers it touches; `Measure::size` is in its unit.
enum class Instrument {
    Tariff,             // points: 25 adds 0.25 to the factor 1 + duty
    Schedule,           // size unused; the duties are in `Measure::schedule`
    CostFactor,         // iceberg factor: 2 means that two must be sent for one to arrive
    ExportTax,          // points on the price at the factory gate; revenue to the exporter
    Quota,              // greatest quantity as a fraction of the base quantity
    ShareCut,           // fraction of the flow that may no longer be delivered, 1 for a ban
    ProductionSubsidy,  // points of the producer's price
    ProductivityFactor  // 1.02 is two per cent more output from the same inputs
};

enum class Posture { Unstated, Defensive, Offensive };

/// Who does what, on whom, how much, from when to when, on which legal basis: what controls,
/// scenarios, committee and brief share.
struct Measure {
    MeasureKind kind = MeasureKind::Tariff;
    Instrument instrument = Instrument::Tariff;
    double size = 0;
    std::string name;             // for people; may be empty
    std::vector<std::string> by;  // economies that impose it (hosts, for subsidy and productivity)
    std::vector<std::string> on;  // economies it is aimed at; empty for subsidy and productivity
    std::string sectors = "all";  // codes and ranges, as select_sectors reads them
    std::vector<std::string> members;  // Schedule: only trade among them changes; empty is all
    std::string schedule_file;         // Schedule: as written in the scenario
    std::string schedule_column;
    TariffTable schedule;  // filled by whoever reads the file

    std::optional<std::chrono::year_month_day> from;   // first day in force
    std::optional<std::chrono::year_month_day> until;  // last day in force
    std::string legal_basis;
    std::string status;  // "in force", "proposed", ...: the author's word
    Posture posture = Posture::Unstated;

    std::string file;      // where it was written, for messages
    std::size_t line = 0;  // from 1
};

/// Whether the measure is in force on a day; a missing end is open.
bool in_force(const Measure& measure, std::chrono::year_month_day day);

/// "export control by USA and JPN on CHN, c14, cost factor 2"
std::string describe(const Measure& measure);

/// A set of measures that are tried together.
struct Scenario {
    std::string name;
    std::string description;
    std::vector<Measure> measures;
    /// Elasticities are divided by this: 1 for the long run, 4 for the short run.
    double elasticity_divisor = 1;
    std::string file;
};

}  // namespace entente::data
