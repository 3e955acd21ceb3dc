#pragma once

#include <optional>
#include <span>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// How few suppliers the inputs of an industry come from, and where one of them carries the rest.
///
/// Hirschman-Herfindahl index after Hirschman (1964), "The Paternity of an Index", American
/// Economic Review 54(5), 761; over all rounds of supply as in Baldwin, Freeman & Theodorakopoulos
/// (2023), "Hidden Exposure", NBER WP 30525. Supplies w_i of buyer j:
///   direct: w = A e_j        total: w = (L - I) e_j
namespace entente::exposure {

struct EconomySupply {
    EconomyId economy;
    double share_of_foreign = 0;  // of all that is supplied from abroad
    double share_of_all = 0;
};

struct IndustrySupply {
    IndustryId supplier;
    double per_unit = 0;  // w_i, for one unit of the buyer's output
    double share_of_foreign = 0;
    double share_of_all = 0;
};

/// Absent where nothing is supplied, respectively nothing from abroad.
struct Concentration {
    double inputs_per_unit = 0;  // sum_i w_i
    double foreign_per_unit = 0;
    /// HHI_country = sum_c (sum_{i in c} w_i / sum w)^2, in (0, 1]; `_foreign` without the buyer's
    /// own economy above and below the line.
    std::optional<double> hhi_country_all, hhi_country_foreign;
    /// HHI_node = sum_i (w_i / sum w)^2 over single industries.
    std::optional<double> hhi_node_all, hhi_node_foreign;
    std::vector<EconomySupply> top_economies;    // foreign, largest first
    std::vector<IndustrySupply> top_industries;  // foreign, largest first
};

struct BuyerConcentration {
    IndustryId buyer;
    Concentration direct;
    Concentration total;
};

/// One solve for all buyers together. `top` foreign economies and industries at the most are
/// listed. A buyer without output has no supplies.
std::vector<BuyerConcentration> concentration(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              std::span<const IndustryId> buyers,
                                              std::size_t top);

/// Concentration of any supplies w (one value an industry); `home` is not foreign.
Concentration concentration_of(const data::IoTable& table,
                               std::span<const double> supplies,
                               EconomyId home,
                               std::size_t top);

/// A foreign industry that a set of buyers hangs on; f = A x_J direct, L f total.
struct PointOfFailure {
    IndustryId supplier;
    double direct_share = 0;  // f_i / foreign supply of every good
    double total_share = 0;   // (L f)_i / the same
    /// The economy's share of what is supplied of this good from abroad; 0 where nothing is.
    double direct_share_of_good = 0;
    double total_share_of_good = 0;
    bool direct_single_source = false;  // share of good above the threshold
    bool total_single_source = false;
};

/// Industries outside `home` by total share, largest first, equal ones in id order; `top` at the
/// most. `home` are the economies whose supply is not foreign: the buyers' own, or all allies.
/// `single_source_above` is the threshold on the share of good, 0.5 say. One solve.
std::vector<PointOfFailure> points_of_failure(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              std::span<const IndustryId> buyers,
                                              std::span<const EconomyId> home,
                                              double single_source_above,
                                              std::size_t top);

}  // namespace entente::exposure
