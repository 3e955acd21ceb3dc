#pragma once

#include <span>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// How far sellers depend on an economy as customer, openly and hidden.
///
/// Baldwin, Freeman & Theodorakopoulos (2023), "Hidden Exposure", NBER WP 30525, the export side
/// (FPEX), with the Ghosh (1958) inverse G = (I - B)^-1, b_ij = z_ij / x_i; Johnson & Noguera
/// (2012), "Accounting for Intermediates", Journal of International Economics 86(2), for value
/// added absorbed.
namespace entente::exposure {

/// Sums over the sellers i, one or many; p the partner's industries, Y_p its final demand. Sellers
/// without output count for nothing; a share without a denominator is 0.
struct SellingShares {
    /// sum_i (z_ip + y_ip) / sum_i x_i: sales straight to p, for any use, of all output.
    double face_value_sales = 0;
    /// sum_i x_i b_ip / sum_i x_i sum_j b_ij: inputs sold straight to p, of all inputs sold.
    double ghosh_face_value = 0;
    /// sum_i x_i (G - I)_ip / sum_i x_i sum_j (G - I)_ij: production in p into which the sales go
    /// directly and indirectly, of such production anywhere. x^ (G - I) = (L - I) x^.
    double ghosh_look_through = 0;
    /// sum_i v_i (L Y_p)_i / sum_i v_i (L Y 1)_i: value added of the sellers that p finally
    /// absorbs.
    double value_added_absorbed = 0;

    /// Of the Ghosh pair, which has one denominator in kind.
    double hidden() const { return ghosh_look_through - ghosh_face_value; }
};

struct SellingExposure {
    EconomyId partner;
    std::vector<SellingShares> by_seller;  // in the order of `sellers`
    SellingShares total;
};

/// One for each partner, in order; one solve with 2 (partners + 1) columns.
std::vector<SellingExposure> selling_exposure(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              std::span<const IndustryId> sellers,
                                              std::span<const EconomyId> partners);

}  // namespace entente::exposure
