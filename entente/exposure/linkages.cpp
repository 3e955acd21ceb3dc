#include "entente/exposure/linkages.hpp"

#include <algorithm>

namespace entente::exposure {
namespace {

Matrix indicator_columns(const data::IoTable& table, std::span<const EconomyId> economies) {
    Matrix w(table.industry_count(), economies.size());
    for (std::size_t k = 0; k < economies.size(); ++k)
        for (const IndustryId i : table.industries_of(economies[k]))
            w(i.index(), k) = 1;
    return w;
}

/// Column sums of A and row sums of B, by one pass over Z.
void add_direct(const data::IoTable& table, std::vector<Linkages>& rows) {
    const auto x = table.gross_output_musd();
    std::vector<double> sold(rows.size());
    for (Linkages& buyer : rows) {
        const std::size_t j = buyer.industry.index();
        const auto z_j = table.intermediate_musd().col(j);
        double bought = 0;
        for (std::size_t i = 0; i < z_j.size(); ++i) {
            bought += z_j[i];
            sold[i] += z_j[i];
        }
        buyer.direct_backward = x[j] > 0 ? bought / x[j] : 0;
    }
    for (Linkages& seller : rows)
        if (const std::size_t i = seller.industry.index(); x[i] > 0)
            seller.direct_forward = sold[i] / x[i];
}

}  // namespace

std::vector<Linkages> linkages(const data::IoTable& table, const data::Leontief& leontief) {
    const std::size_t n = table.industry_count();
    const auto x = table.gross_output_musd();
    Matrix ones(n, 1);
    std::ranges::fill(ones.col(0), 1.0);
    const Matrix column_sums = leontief.weighted_columns(ones);
    Matrix weights(n, 2);  // 1, and x for G 1 = x^-1 L x
    for (std::size_t i = 0; i < n; ++i) {
        weights(i, 0) = 1;
        weights(i, 1) = std::max(x[i], 0.0);
    }
    const Matrix row_sums = leontief.times(std::move(weights));

    double sum = 0;
    for (const double l_j : column_sums.col(0))
        sum += l_j;
    const double mean = sum / static_cast<double>(n);  // of column sums, and of row sums
    std::vector<Linkages> rows;
    for (const IndustryId industry : table.industry_ids()) {
        const std::size_t i = industry.index();
        rows.push_back({.industry = industry,
                        .backward = column_sums(i, 0),
                        .forward = x[i] > 0 ? row_sums(i, 1) / x[i] : 1,
                        .rasmussen_backward = column_sums(i, 0) / mean,
                        .rasmussen_forward = row_sums(i, 0) / mean});
    }
    add_direct(table, rows);
    return rows;
}

Matrix backward_by_economy(const data::IoTable& table,
                           const data::Leontief& leontief,
                           std::span<const EconomyId> economies) {
    return leontief.weighted_columns(indicator_columns(table, economies));
}

Matrix forward_by_economy(const data::IoTable& table,
                          const data::Leontief& leontief,
                          std::span<const EconomyId> economies) {
    return data::ghosh_times(table, leontief, indicator_columns(table, economies));
}

}  // namespace entente::exposure
