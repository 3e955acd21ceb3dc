#pragma once

#include <optional>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"

/// The European Union's three core dependency indicators, per good, from the flows of the table.
///
/// Arjona, Connell & Herghelegiu (2023), "An enhanced methodology to monitor the EU's strategic
/// dependencies and vulnerabilities", Single Market Economics Papers WP2023/14, and European
/// Commission (2021), SWD(2021) 352. The sources work on HS6 goods; here a good is what one sector
/// supplies, far coarser, so few flags are raised and each is worth a look below sector level.
namespace entente::exposure {

/// Above these a criterion is met.
struct DependenceThresholds {
    double cdi1 = 0.4;
    double cdi2 = 0.5;
    double cdi3 = 1;
};

struct DependenceQuestion {
    std::vector<EconomyId> importers;  // one economy, or a group that is looked at as one
    /// Supply from these is not `extra`: the union, the alliance. Empty means the importers alone.
    std::vector<EconomyId> bloc;
    std::vector<SectorId> goods;  // by supplying sector; empty means all
    /// Only what these sectors use as inputs counts as import, final demand not: manufacturing,
    /// say. Empty means every use, intermediate and final.
    std::vector<SectorId> using_sectors;
    DependenceThresholds thresholds;
};

struct ImportSource {
    EconomyId economy;
    double musd = 0;
    double share_of_extra = 0;
};

/// One good. M_s: what the importers buy of it from economy s; trade among the importers counts as
/// import of each, trade within one economy does not. Sums over s with M_s > 0: a source that takes
/// back more out of inventories than it delivers is none.
struct StrategicDependence {
    SectorId good;
    double imports_musd = 0;        // sum_s M_s
    double extra_imports_musd = 0;  // sum over s outside the bloc
    double exports_musd = 0;        // of the importers, to all other economies, in the bloc or not
    /// sum_{s extra} (M_s / extra imports)^2. Absent without extra imports.
    std::optional<double> cdi1_concentration;
    /// extra imports / imports. Always 1 where the bloc is the single importer itself, which makes
    /// the criterion empty: name a bloc to give it meaning. Absent without imports.
    std::optional<double> cdi2_extra_share;
    /// extra imports / exports, exports standing in for what could be produced at home. Absent
    /// without exports; with extra imports the criterion is then met.
    std::optional<double> cdi3_imports_to_exports;
    bool cdi1 = false, cdi2 = false, cdi3 = false;
    std::vector<ImportSource> sources;  // extra ones, largest first

    bool dependent() const { return cdi1 && cdi2 && cdi3; }
};

/// One for each good, in the order asked for. Throws InvalidInput where no importer is named or an
/// importer is not in the bloc.
std::vector<StrategicDependence> strategic_dependence(const data::IoTable& table,
                                                      const DependenceQuestion& question);

}  // namespace entente::exposure
