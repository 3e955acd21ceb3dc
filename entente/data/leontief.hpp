#pragma once

#include <memory>
#include <span>
#include <vector>

#include "entente/base/linear_algebra.hpp"
#include "entente/data/io_table.hpp"

namespace entente::data {

/// The Leontief inverse L = (I - A)^-1 of a table, held as LU factors and not formed unless asked.
///
/// a_ij = z_ij / x_j is what buyer j takes from supplier i per unit of its output; L_ij is what i
/// must produce, in all rounds, for one unit of final demand for j.
/// Miller & Blair (2022), Input-Output Analysis: Foundations and Extensions, 3rd ed., chapter 2.
class Leontief {
public:
    /// Factors I - A: 2/3 n^3 operations. Throws NotComputed if it is singular.
    explicit Leontief(const IoTable& table);

    /// Factors that were computed before and lie elsewhere, in a mapped file say; `storage`, shared
    /// by the copies, keeps them alive.
    Leontief(LuView factors, std::shared_ptr<const void> storage);

    std::size_t industry_count() const { return factors_.packed.rows; }

    LuView factors() const { return factors_; }

    /// L Y for the columns of Y (n x k): what each industry must produce for each of them.
    Matrix times(Matrix y) const;

    /// L'W for the columns w of W (n x k); column k holds w_k'L: for each industry j the production
    /// of all rounds behind one unit of j, weighted by w_k.
    Matrix weighted_columns(Matrix w) const;

    /// Columns L e_j of the industries given: n x count.
    Matrix columns(std::span<const IndustryId> industries) const;

    /// L itself, n x n; 4/3 n^3 operations.
    Matrix inverse() const;

private:
    LuView factors_;
    std::shared_ptr<const void> storage_;
};

/// The rows of the Ghosh inverse G = (I - B)^-1, b_ij = z_ij / x_i, follow from L: G = x^-1 L x^,
/// that is g_ij = l_ij x_j / x_i. Rows and columns of industries with x <= 0 are those of I.
/// Returns G W for the columns of W (n x k).
Matrix ghosh_times(const IoTable& table, const Leontief& leontief, Matrix w);

}  // namespace entente::data
