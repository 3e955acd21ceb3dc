#include "entente/exposure/selling_side.hpp"

#include <algorithm>

namespace entente::exposure {
namespace {

/// Numerators and denominators; several sellers add up.
struct Sums {
    double sales = 0, output = 0;
    double intermediate = 0, intermediate_all = 0;
    double rounds = 0, rounds_all = 0;
    double absorbed = 0, absorbed_all = 0;

    void operator+=(const Sums& other) {
        sales += other.sales;
        output += other.output;
        intermediate += other.intermediate;
        intermediate_all += other.intermediate_all;
        rounds += other.rounds;
        rounds_all += other.rounds_all;
        absorbed += other.absorbed;
        absorbed_all += other.absorbed_all;
    }

    SalesShares shares() const {
        const auto share = [](double part, double whole) { return whole != 0 ? part / whole : 0; };
        return {.face_value_sales = share(sales, output),
                .ghosh_face = share(intermediate, intermediate_all),
                .ghosh_look_through = share(rounds, rounds_all),
                .value_added_absorbed = share(absorbed, absorbed_all)};
    }
};

/// x_J'G for each seller as columns: G = x^-1 L x^, so x_i e_i'G = e_i'L x^, a row of L scaled.
Matrix ghosh_rows(const data::IoTable& table, const data::Leontief& leontief,
                  const std::vector<IndustryId>& sellers) {
    Matrix unit(table.industry_count(), sellers.size());
    for (std::size_t k = 0; k < sellers.size(); ++k)
        unit(sellers[k].index(), k) = 1;
    Matrix rows = leontief.weighted_columns(std::move(unit));
    for (std::size_t k = 0; k < sellers.size(); ++k)
        for (std::size_t j = 0; j < rows.rows(); ++j)
            rows(j, k) *= std::max(table.gross_output_musd()[j], 0.0);
    return rows;
}

Sums sums_of(const data::IoTable& table, IndustryId seller, EconomyId market,
             std::span<const double> ghosh_row, const Matrix& demand, const Matrix& absorbed,
             double v_i) {
    const std::size_t i = seller.index();
    const double x_i = table.gross_output_musd()[i];
    Sums sums;
    if (x_i <= 0)
        return sums;
    sums.output = x_i;
    sums.sales = demand(i, market.index());
    for (const IndustryId j : table.industry_ids()) {
        const double z_ij = table.intermediate_musd()(i, j.index());
        const double itself = j == seller ? x_i : 0;
        sums.intermediate_all += z_ij;
        sums.rounds_all += ghosh_row[j.index()] - itself;
        if (table.economy_of(j) == market) {
            sums.sales += z_ij;
            sums.intermediate += z_ij;
            sums.rounds += ghosh_row[j.index()] - itself;
        }
    }
    for (std::size_t d = 0; d < table.economy_count(); ++d)
        sums.absorbed_all += v_i * absorbed(i, d);
    sums.absorbed = v_i * absorbed(i, market.index());
    return sums;
}

}  // namespace

SellingSide selling_side(const data::IoTable& table, const data::Leontief& leontief,
                         const std::vector<IndustryId>& sellers, EconomyId market) {
    const auto v = data::value_added_coefficients(table);
    const Matrix demand = data::final_demand_by_economy_musd(table);
    const Matrix absorbed = leontief.times(demand);
    const Matrix rows = ghosh_rows(table, leontief, sellers);
    SellingSide result;
    Sums total;
    for (std::size_t k = 0; k < sellers.size(); ++k) {
        const Sums sums = sums_of(table, sellers[k], market, rows.col(k), demand, absorbed,
                                  v[sellers[k].index()]);
        total += sums;
        result.by_seller.push_back(sums.shares());
    }
    result.total = total.shares();
    return result;
}

}  // namespace entente::exposure
