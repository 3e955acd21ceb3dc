#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "entente/base/linear_algebra.hpp"
#include "entente/data/io_table.hpp"
#include "tests/toy_economies.hpp"

/// Block algebra as in the papers, slow and obvious, to compare the clever versions with.
namespace entente::tests {

using Values = std::vector<double>;

inline Values operator+(Values a, const Values& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        a[i] += b[i];
    return a;
}

/// (I - m)^-1.
inline Matrix leontief_of(Matrix m) {
    for (std::size_t j = 0; j < m.cols(); ++j) {
        for (double& a : m.col(j))
            a = -a;
        m(j, j) += 1;
    }
    return lu_inverse(lu_factor(std::move(m)).view());
}

struct PlainWorld {
    std::size_t economies, sectors;
    Matrix a, b, l;  // A, (I - A)^-1, and (I - A_rr)^-1 in the diagonal blocks
    Matrix y;        // n x G
    Values x, v;

    explicit PlainWorld(const data::IoTable& table)
        : economies(table.economy_count()),
          sectors(table.sector_count()),
          a(data::input_coefficients(table)),
          b(leontief_of(a)),
          l(table.industry_count(), table.industry_count()),
          y(data::final_demand_by_economy_musd(table)),
          x(table.gross_output_musd().begin(), table.gross_output_musd().end()),
          v(data::value_added_coefficients(table)) {
        Matrix domestic = a;
        for (std::size_t j = 0; j < a.cols(); ++j)
            for (std::size_t i = 0; i < a.rows(); ++i)
                if (i / sectors != j / sectors)
                    domestic(i, j) = 0;
        l = leontief_of(domestic);
    }

    /// M_st u: block of rows s and columns t.
    Values times(const Matrix& m, std::size_t s, std::size_t t, const Values& u) const {
        Values result(sectors);
        for (std::size_t i = 0; i < sectors; ++i)
            for (std::size_t j = 0; j < sectors; ++j)
                result[i] += m(s * sectors + i, t * sectors + j) * u[j];
        return result;
    }

    /// v_t M_ts: row vector over the industries of s.
    Values content(const Matrix& m, std::size_t t, std::size_t s) const {
        Values result(sectors);
        for (std::size_t i = 0; i < sectors; ++i)
            for (std::size_t j = 0; j < sectors; ++j)
                result[j] += v[t * sectors + i] * m(t * sectors + i, s * sectors + j);
        return result;
    }

    Values foreign_content(const Matrix& m, std::size_t s) const {
        Values sum(sectors);
        for (std::size_t t = 0; t < economies; ++t)
            if (t != s)
                sum = sum + content(m, t, s);
        return sum;
    }

    /// Y_sr.
    Values demand(std::size_t s, std::size_t r) const {
        Values result(sectors);
        for (std::size_t i = 0; i < sectors; ++i)
            result[i] = y(s * sectors + i, r);
        return result;
    }

    Values output(std::size_t s) const {
        return {x.begin() + static_cast<std::ptrdiff_t>(s * sectors),
                x.begin() + static_cast<std::ptrdiff_t>((s + 1) * sectors)};
    }

    /// Y_s* without what goes to `but`.
    Values final_exports(std::size_t s, std::size_t but) const {
        Values sum(sectors);
        for (std::size_t r = 0; r < economies; ++r)
            if (r != s && r != but)
                sum = sum + demand(s, r);
        return sum;
    }

    /// E_sr = A_sr x_r + Y_sr.
    Values exports_to(std::size_t s, std::size_t r) const {
        return times(a, s, r, output(r)) + demand(s, r);
    }

    Values exports(std::size_t s) const {
        Values sum(sectors);
        for (std::size_t r = 0; r < economies; ++r)
            if (r != s)
                sum = sum + exports_to(s, r);
        return sum;
    }
};

/// Two economies of one industry each that sell half of their output to the other as inputs:
///
///     Z = | 0 50 |   home demand 50 each, x = 100, v = 1/2,   B = 4/3 |  1  1/2 |   L_ss = 1
///         | 50 0 |                                                    | 1/2  1  |
inline data::IoTable mutual_suppliers() {
    data::IoTableData pair{.economies = {"ONE", "TWO"},
                           .sectors = {"goods"},
                           .final_demand_categories = {"FD"},
                           .intermediate_musd = Matrix(2, 2),
                           .final_demand_musd = Matrix(2, 2),
                           .published_output_musd = {},
                           .merged_industries = {}};
    pair.intermediate_musd(0, 1) = pair.intermediate_musd(1, 0) = 50;
    pair.final_demand_musd(0, 0) = pair.final_demand_musd(1, 1) = 50;
    return {std::move(pair), data::Convention::Balanced};
}

/// As mutual_suppliers(), with a second industry in ONE that produces nothing and moves 7 out of
/// inventories abroad into inventories at home: exports of -7 that no value added stands behind.
inline data::IoTable idle_exporter() {
    data::IoTableData pair{.economies = {"ONE", "TWO"},
                           .sectors = {"goods", "leather"},
                           .final_demand_categories = {"FD"},
                           .intermediate_musd = Matrix(4, 4),
                           .final_demand_musd = Matrix(4, 2),
                           .published_output_musd = {},
                           .merged_industries = {}};
    pair.intermediate_musd(0, 2) = pair.intermediate_musd(2, 0) = 50;
    pair.final_demand_musd(0, 0) = pair.final_demand_musd(2, 1) = 50;
    pair.final_demand_musd(1, 0) = 7;
    pair.final_demand_musd(1, 1) = -7;
    return {std::move(pair), data::Convention::Balanced};
}

/// Equal to 1e-10 of the value, or to 1e-10 M USD where it is small.
inline bool agree(double found, double expected) {
    return std::abs(found - expected) <= 1e-10 * std::max(1.0, std::abs(expected));
}

}  // namespace entente::tests
