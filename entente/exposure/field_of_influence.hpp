#pragma once

#include <vector>

#include "entente/base/ids.hpp"
#include "entente/base/matrix.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// Which single input coefficient, if it changed a little, would change the whole economy most.
///
/// Sonis & Hewings (1989), "Error and Sensitivity Input-Output Analysis: A New Approach", in
/// Miller, Polenske & Rose (eds.), Frontiers of Input-Output Analysis; (1992), "Coefficient Change
/// in Input-Output Models: Theory and Applications", Economic Systems Research 4(2), 143-157.
/// First-order field of influence of a_ij, the derivative dL / da_ij:
///   F(i,j) = L e_i e_j'L,   f_kl(i,j) = l_ki l_jl.
namespace entente::exposure {

struct InfluentialCell {
    IndustryId supplier;     // i
    IndustryId buyer;        // j
    double norm = 0;         // Frobenius: |F(i,j)| = |L e_i| |e_j'L|, as F has rank one
    double coefficient = 0;  // a_ij
};

/// Which cells are ranked.
enum class Cells {
    All,
    Used,         // a_ij != 0
    CrossBorder,  // a_ij != 0, supplier and buyer in different economies
};

/// The `top` cells by norm, largest first, equal ones by supplier, then buyer. Norms of all rows
/// and columns need L itself (`leontief_inverse`, n x n); n^2 operations on top of it.
std::vector<InfluentialCell> most_influential_cells(const data::IoTable& table,
                                                    const MatrixView& leontief_inverse,
                                                    Cells cells,
                                                    std::size_t top);

/// F(i,j), n x n; two solves.
Matrix field_of_influence(const data::Leontief& leontief, IndustryId supplier, IndustryId buyer);

/// L of the table with a_ij larger by `change`, less L: change F(i,j) / (1 - change l_ji), exact
/// for any change (Sherman & Morrison 1950). Throws NotComputed where the denominator vanishes.
Matrix change_of_inverse(const data::Leontief& leontief,
                         IndustryId supplier,
                         IndustryId buyer,
                         double change);

}  // namespace entente::exposure
