#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"
#include "entente/exposure/structural_paths.hpp"

/// The paths of structural_paths.hpp gathered by the borders they cross.
namespace entente::exposure {

/// All paths from the source to the buyers that pass through these economies in this order, however
/// many industries and rounds they spend in each:
///   r'L_cc A_cd L_dd A_de ... L_hh x_J,   L_cc = (I - A_cc)^-1,
/// c where the path begins (in the source), h the buyers' home. A route c alone, without a border,
/// is r'(L_cc - I) x_J.
struct SupplyRoute {
    std::vector<EconomyId> economies;  // source first, home last
    double musd = 0;
    double share = 0;             // of N
    double cumulative_share = 0;  // with all routes before
};

struct SupplyRoutes {
    double look_through_musd = 0;     // N
    std::vector<SupplyRoute> routes;  // largest first; equal ones always in the same order
    double left_musd = 0;             // N less the routes found
    double largest_left_musd = 0;     // no route that was not found is larger
    /// False where the table has negative intermediate flows: then the order, and
    /// `largest_left_musd`, hold only as far as these do not matter.
    bool bounds_hold = true;
    std::size_t steps = 0;
    SearchEnd ended = SearchEnd::NothingLeft;
};

/// Best first: a route that has been followed upstream to economy c and asks its industries for e_c
/// can, with all its continuations, carry exactly (r'L)_c e_c; routes are looked at by that. A step
/// costs N^2 + n operations (N sectors); `limits.paths` counts routes. Throws NotComputed where an
/// economy uses up all that it produces.
SupplyRoutes supply_routes(const data::IoTable& table,
                           const data::Leontief& leontief,
                           const std::vector<IndustryId>& source,
                           const std::vector<IndustryId>& buyers,
                           const SearchLimits& limits);

}  // namespace entente::exposure
