#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// Where hidden dependence comes in: which economies buy from the source, which of them sell on to
/// the buyers, and how many steps lie between.
namespace entente::exposure {

/// One way in: the source's products enter economy `enters`, and reach the buyers from
/// `supplied_by`.
struct HiddenRoute {
    EconomyId enters;  // buys from the source; the chain never returns there
    EconomyId
        supplied_by;  // delivers to the buyers; may be `enters` itself, or the buyers' own home
    double musd = 0;  // production in the source behind this route
};

/// All production in source r behind the inputs of J, N = sum_{i in r} (L A x_J)_i, taken apart:
///   N = sum_{k in r} (r'L)_k f_k + sum_{c, m} R(c, m),   f = A x_J direct purchases,
///   R(c, m) = sum_{j in c} w_j (L^ f_m)_j,   w_j = sum_{i in r} (r'L)_i a_ij,
/// L^ the Leontief inverse of the table without r, so that each chain is counted where it leaves r
/// for the last time; f_m what is bought from economy m. Exact, every chain in one term.
struct HiddenPath {
    double look_through_musd = 0;     // N
    double face_value_musd = 0;       // bought straight from r
    double within_source_musd = 0;    // behind those purchases, within or via r
    std::vector<HiddenRoute> routes;  // largest first; zero ones left out
};

/// One solve for each economy; n is the number of industries, so 2 n^2 (economies + sectors)
/// operations. Buyers without output count for nothing.
HiddenPath hidden_path(const data::IoTable& table,
                       const data::Leontief& leontief,
                       const std::vector<IndustryId>& buyers,
                       EconomyId source);

/// N by number of steps: tier[0] = r'A x_J is face value, tier[t] = r'A^(t+1) x_J; the last entry
/// holds all the steps beyond, so that the tiers add up to N.
std::vector<double> look_through_by_tier_musd(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              const std::vector<IndustryId>& buyers,
                                              EconomyId source,
                                              std::size_t tiers);

}  // namespace entente::exposure
