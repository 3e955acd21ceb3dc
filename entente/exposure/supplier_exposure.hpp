#pragma once

#include <optional>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// How far buyers depend on a source of inputs, openly and hidden.
///
/// Baldwin, Freeman & Theodorakopoulos (2023), "Hidden Exposure: Measuring US Supply Chain
/// Reliance", Brookings Papers on Economic Activity, Fall 2023, 79-167 (NBER WP 30525).
namespace entente::exposure {

/// Who buys, from whom, which supplies count.
///   J: the buying industries; S: the supplying industries that count (numerator and denominator);
///   p: the source, a subset of S after restriction.
struct ExposureQuestion {
    std::vector<IndustryId> buyers;     // J
    std::vector<IndustryId> source;     // p, industries relied upon
    std::vector<IndustryId> suppliers;  // S; empty means all industries
};

/// Shares of one row: a buying industry, or all of J together weighted by what they buy.
/// Symbols: x_J = x on J, else 0; F = final demand for j's output; sums over i in p over those in
/// S.
struct ExposureShares {
    /// sum_p (A x_J)_i / sum_S (A x_J)_i: inputs bought straight from the source.
    double face_value = 0;
    /// sum_p (L A x_J)_i / sum_S (L A x_J)_i, L A = L - I: production in all rounds behind inputs.
    double look_through = 0;
    /// sum_p v_i (L x_J)_i / sum_S v_i (L x_J)_i: whose value added is in the buyers' output.
    double value_added = 0;
    /// sum_p (F_J + A F_J)_i / TI: FPEM at face value, TI = sum_S (L F_J)_i.
    double fpem_face = 0;
    /// sum_p (L F_J)_i / TI: FPEM, foreign production exposure, import side.
    double fpem = 0;
    /// Worst case, to first order, of what rounding of the source's cells can do to look_through
    /// and face_value; absent where the source is not rounded.
    std::optional<double> look_through_error;
    std::optional<double> face_value_error;

    double hidden() const { return look_through - face_value; }
};

struct SupplierExposure {
    std::vector<ExposureShares> by_buyer;  // in the order of `buyers`
    ExposureShares total;
};

/// Answers the questions together: two triangular solves serve all weights, and with a rounding
/// half-width one more solve for each buyer serves all bounds. A buyer without output or inputs
/// gets shares of zero.
///
/// `rounding_half_width_musd`: half the last printed digit of the source. The bound on the
/// look-through share T = N / D is, with m the source cells merged into a row or column,
///   h sum_i m_i |a_i| sum_j m_j (L x_J)_j / x_j / D + sum_j d_j |c_j| |1_J - (L x_J)_j / x_j| / D
///   a = p'L - T S'L,  c = a - p + T S,  d_j = h m_j + |x_j - x_j printed|,
/// the sum over all cells of |dT/dz_ij| h and over all outputs of |dT/dx_j| d_j.
std::vector<SupplierExposure> supplier_exposure(const data::IoTable& table,
                                                const data::Leontief& leontief,
                                                const std::vector<ExposureQuestion>& questions,
                                                std::optional<double> rounding_half_width_musd);

}  // namespace entente::exposure
