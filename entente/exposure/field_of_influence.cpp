#include "entente/exposure/field_of_influence.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "entente/base/error.hpp"

namespace entente::exposure {
namespace {

struct Norms {
    std::vector<double> columns;  // |L e_i|
    std::vector<double> rows;     // |e_j'L|
};

Norms norms_of(const MatrixView& l) {
    Norms norms{.columns = std::vector<double>(l.cols), .rows = std::vector<double>(l.rows)};
    for (std::size_t j = 0; j < l.cols; ++j)
        for (std::size_t i = 0; i < l.rows; ++i) {
            const double square = l(i, j) * l(i, j);
            norms.columns[j] += square;
            norms.rows[i] += square;
        }
    for (auto* values : {&norms.columns, &norms.rows})
        for (double& value : *values)
            value = std::sqrt(value);
    return norms;
}

/// Larger norm first; equal ones by supplier, then buyer.
bool before(const InfluentialCell& a, const InfluentialCell& b) {
    return std::tuple(-a.norm, a.supplier, a.buyer) < std::tuple(-b.norm, b.supplier, b.buyer);
}

/// Column L e_i and row e_j'L.
struct ColumnAndRow {
    Matrix column, row;
};

ColumnAndRow column_and_row(const data::Leontief& leontief, IndustryId i, IndustryId j) {
    Matrix unit(leontief.industry_count(), 1);
    unit(j.index(), 0) = 1;
    return {.column = leontief.columns(std::span(&i, 1)),
            .row = leontief.weighted_columns(std::move(unit))};
}

Matrix scaled_outer_product(const ColumnAndRow& factors, double scale) {
    const std::size_t n = factors.column.rows();
    Matrix field(n, n);
    for (std::size_t l = 0; l < n; ++l)
        for (std::size_t k = 0; k < n; ++k)
            field(k, l) = scale * factors.column(k, 0) * factors.row(l, 0);
    return field;
}

}  // namespace

std::vector<InfluentialCell> most_influential_cells(const data::IoTable& table,
                                                    const MatrixView& leontief_inverse,
                                                    Cells cells,
                                                    std::size_t top) {
    const Norms norms = norms_of(leontief_inverse);
    const auto x = table.gross_output_musd();
    std::vector<InfluentialCell> best;  // a heap whose front is the least of the best
    if (top == 0)
        return best;
    for (const IndustryId j : table.industry_ids()) {
        const auto z_j = table.intermediate_musd().col(j.index());
        for (const IndustryId i : table.industry_ids()) {
            const double norm = norms.columns[i.index()] * norms.rows[j.index()];
            if (best.size() == top && norm < best.front().norm)
                continue;
            const double a_ij = x[j.index()] > 0 ? z_j[i.index()] / x[j.index()] : 0;
            if ((cells != Cells::All && a_ij == 0) ||
                (cells == Cells::CrossBorder && table.economy_of(i) == table.economy_of(j)))
                continue;
            const InfluentialCell cell{
                .supplier = i, .buyer = j, .norm = norm, .coefficient = a_ij};
            if (best.size() == top) {
                if (!before(cell, best.front()))
                    continue;
                std::ranges::pop_heap(best, before);
                best.pop_back();
            }
            best.push_back(cell);
            std::ranges::push_heap(best, before);
        }
    }
    std::ranges::sort_heap(best, before);
    return best;
}

Matrix field_of_influence(const data::Leontief& leontief, IndustryId supplier, IndustryId buyer) {
    return scaled_outer_product(column_and_row(leontief, supplier, buyer), 1);
}

Matrix change_of_inverse(const data::Leontief& leontief,
                         IndustryId supplier,
                         IndustryId buyer,
                         double change) {
    const ColumnAndRow factors = column_and_row(leontief, supplier, buyer);
    const double denominator = 1 - change * factors.column(buyer.index(), 0);
    if (denominator == 0)
        throw Error(ErrorKind::NotComputed,
                    "with the coefficient changed by " + std::to_string(change) +
                        " an industry uses up all that it produces; take a smaller change");
    return scaled_outer_product(factors, change / denominator);
}

}  // namespace entente::exposure
