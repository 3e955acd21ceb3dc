#pragma once

#include <cstddef>
#include <vector>

#include "entente/base/ids.hpp"
#include "entente/base/matrix.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/leontief.hpp"

/// What every decomposition of exports is made of: the table cut into blocks by economy.
///
/// G economies with N sectors each, n = G N industries. Block (s, r) of an n x n matrix: sellers or
/// producers in s, buyers in r. A input coefficients, B = (I - A)^-1 (the literature's letter for
/// the Leontief inverse L of data/leontief.hpp), L_ss = (I - A_ss)^-1 the inverse of one economy's
/// domestic block alone, Y_sr final demand of r for goods of s, v value added per unit of output.
/// An industry with x <= 0 produces nothing: its v and its column of A are zero.
namespace entente::exposure {

struct TradeBlocks {
    std::size_t economies = 0;  // G
    std::size_t sectors = 0;    // N

    std::vector<double> value_added_coefficients;  // v, n
    std::vector<double> per_output;                // 1 / x_j; 0 where x_j <= 0
    Matrix domestic_inverses;                      // N x n: L_ss side by side

    /// w_t(j) = sum_{i in t} v_i b_ij: value added of t in one unit of j's output; n x G.
    Matrix value_added_by_source;
    std::vector<double> domestic_content;        // v_s B_ss: own value added in a unit
    std::vector<double> domestic_chain_content;  // v_s L_ss: ... that never left the economy
    std::vector<double> foreign_content;         // sum_{t != s} v_t B_ts

    Matrix final_demand_musd;          // Y, n x G, at home too
    Matrix intermediate_exports_musd;  // Z_sr 1, n x G; zero at home
    Matrix output_by_absorber_musd;    // X = B Y, n x G: output behind final demand of each economy

    /// Y_sr 1 for r != s, and 0 at home: final goods that i sells to `partner`.
    double final_exports_musd(std::size_t i, std::size_t partner) const {
        return i / sectors == partner ? 0 : final_demand_musd(i, partner);
    }

    double gross_exports_musd(std::size_t i, std::size_t partner) const {
        return intermediate_exports_musd(i, partner) + final_exports_musd(i, partner);
    }

    /// L_ss, N x N.
    MatrixView domestic_inverse(std::size_t economy) const {
        return {domestic_inverses.data() + economy * sectors * sectors, sectors, sectors};
    }
};

/// Two solves with n x G right-hand sides and G inverses N x N. Throws NotComputed where an economy
/// uses up all that it produces.
TradeBlocks trade_blocks(const data::IoTable& table, const data::Leontief& leontief);

/// The same with B formed already (n x n): products in place of solves.
TradeBlocks trade_blocks(const data::IoTable& table, const MatrixView& leontief_inverse);

/// w_t(j), n x G, by one solve.
Matrix value_added_by_source(const data::IoTable& table, const data::Leontief& leontief);

/// For matrices D_s side by side (N x n) and Y (n x k): D_s Y_s in the rows of each economy s.
Matrix block_diagonal_product(const Matrix& blocks, const Matrix& y);

/// The diagonal blocks of an n x n matrix side by side, N x n.
Matrix diagonal_blocks(const MatrixView& m, std::size_t sectors);

/// Sum over a row of an n x G matrix: over all partners or absorbers.
double row_sum(const Matrix& m, std::size_t i);

}  // namespace entente::exposure
