#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// What a set of allies depends on together: joint exposure, shared chokepoints, mutual cover.
namespace entente::exposure {

/// One ally's exposure to the rival, and what of it comes in through other allies. All shares are
/// of the ally's inputs in all rounds, sum_i (L A x_J)_i.
struct AllyExposure {
    EconomyId ally;
    double face_value = 0;  // share of direct inputs
    double look_through = 0;
    /// Chains that reach the rival without passing through another ally's industries: what is left
    /// if an ally's deliveries count as safe.
    double look_through_ally_supply_safe = 0;
    double inputs_musd = 0;             // direct inputs of the buyers
    double all_rounds_inputs_musd = 0;  // sum_i (L A x_J)_i

    double carried_by_allies() const { return look_through - look_through_ally_supply_safe; }
};

struct AllianceExposure {
    std::vector<AllyExposure> allies;
    AllyExposure joint;  // all allies' buyers together; `ally` has no meaning. Chains through any
                         // ally but the buyer's own economy are left out of the safe share.
};

/// With M the industries of the other allies and p the rival's,
///   safe: p'L^ = p'L - p'L_M (L_MM)^-1 L_M.   (chains that avoid M)
AllianceExposure alliance_exposure(const data::IoTable& table,
                                   const data::Leontief& leontief,
                                   const std::vector<EconomyId>& allies,
                                   EconomyId rival,
                                   const std::vector<SectorId>& buyers);

/// A supplying industry outside the alliance and its share of each ally's foreign inputs in all
/// rounds.
struct SharedChokepoint {
    IndustryId supplier;
    std::vector<double> share;  // by ally, of all inputs in all rounds
    double joint_share = 0;     // of all allies' inputs together
    /// Share of the good's supply from outside the alliance, all rounds: above one half the
    /// supplier is, for its own good, a single source.
    std::vector<double> share_of_good;  // by ally
};

/// Suppliers outside the alliance by the smallest share they have in any ally, largest first: first
/// come those that all allies hang on. `top` at the most.
std::vector<SharedChokepoint> shared_chokepoints(const data::IoTable& table,
                                                 const data::Leontief& leontief,
                                                 const std::vector<EconomyId>& allies,
                                                 const std::vector<SectorId>& buyers,
                                                 std::size_t top);

/// What one ally buys of a good from the rival, and what another ally sells of it outside the
/// alliance and could redirect.
struct Cover {
    EconomyId ally;
    SectorId good;
    EconomyId covered_by;
    double imports_from_rival_musd = 0;  // intermediate and final
    double exports_outside_musd = 0;     // of `covered_by`, to economies outside the alliance

    double ratio() const {
        return imports_from_rival_musd > 0 ? exports_outside_musd / imports_from_rival_musd : 0;
    }
};

/// Every ally x good x other ally with imports from the rival above zero. Face-value trade:
/// capacity, qualification and price are not in the table.
std::vector<Cover> mutual_cover(const data::IoTable& table,
                                const std::vector<EconomyId>& allies,
                                EconomyId rival,
                                const std::vector<SectorId>& goods);

}  // namespace entente::exposure
