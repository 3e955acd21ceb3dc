#include "entente/exposure/extraction.hpp"

#include <algorithm>

#include "entente/base/linear_algebra.hpp"

namespace entente::exposure {
namespace {

/// Industries of the buyers that buy anything from the sellers.
std::vector<IndustryId> buying_industries(const data::IoTable& table, const Extraction& extraction) {
    std::vector<IndustryId> industries;
    for (const EconomyId buyer : extraction.buyers)
        for (const IndustryId j : table.industries_of(buyer))
            if (table.gross_output_musd()[j.index()] > 0)
                industries.push_back(j);
    return industries;
}

/// Final demand 1-vector after extraction.
Matrix remaining_demand(const data::IoTable& table, const Extraction& extraction) {
    Matrix y = data::final_demand_by_economy_musd(table);
    if (extraction.flows == ExtractedFlows::All)
        for (const EconomyId buyer : extraction.buyers)
            for (const IndustryId i : extraction.sellers)
                y(i.index(), buyer.index()) = 0;
    Matrix total(table.industry_count(), 1);
    for (std::size_t c = 0; c < y.cols(); ++c)
        for (std::size_t i = 0; i < y.rows(); ++i)
            total(i, 0) += y(i, c);
    return total;
}

/// D = A[sellers, buyers], sellers x buyers.
Matrix extracted_coefficients(const data::IoTable& table, const std::vector<IndustryId>& sellers,
                              const std::vector<IndustryId>& buyers) {
    Matrix d(sellers.size(), buyers.size());
    for (std::size_t b = 0; b < buyers.size(); ++b)
        for (std::size_t s = 0; s < sellers.size(); ++s)
            d(s, b) = table.intermediate_musd()(sellers[s].index(), buyers[b].index()) /
                      table.gross_output_musd()[buyers[b].index()];
    return d;
}

std::vector<double> value_added_by_economy(const data::IoTable& table,
                                           const std::vector<double>& v,
                                           std::span<const double> x) {
    std::vector<double> sums(table.economy_count());
    for (const IndustryId i : table.industry_ids())
        sums[table.economy_of(i).index()] += v[i.index()] * x[i.index()];
    return sums;
}

/// (I - A + E_S D E_B')^-1 y with E_S, E_B unit columns of sellers and buyers:
///   z - L U (I + V'L U)^-1 V'z,  z = L y,
/// with U = E_S, V' = D E_B' or U = E_S D, V' = E_B', whichever is narrower.
Matrix solve_without(const data::Leontief& leontief, const std::vector<IndustryId>& sellers,
                     const std::vector<IndustryId>& buyers, const Matrix& d, Matrix y) {
    const std::size_t n = y.rows();
    const bool by_seller = sellers.size() <= buyers.size();
    const std::size_t k = by_seller ? sellers.size() : buyers.size();
    Matrix all(n, k + 1);  // U beside y
    for (std::size_t s = 0; s < sellers.size(); ++s)
        for (std::size_t c = 0; c < k; ++c)
            all(sellers[s].index(), c) = by_seller ? (s == c ? 1 : 0) : d(s, c);
    std::ranges::copy(y.col(0), all.col(k).begin());
    all = leontief.times(std::move(all));

    // Rows of V' applied to the columns of L U and to z.
    Matrix on_buyers(buyers.size(), k + 1);
    for (std::size_t c = 0; c <= k; ++c)
        for (std::size_t b = 0; b < buyers.size(); ++b)
            on_buyers(b, c) = all(buyers[b].index(), c);
    const Matrix applied = by_seller ? product(d.view(), on_buyers.view()) : on_buyers;
    Matrix core(k, k);
    Matrix right(k, 1);
    for (std::size_t r = 0; r < k; ++r) {
        for (std::size_t c = 0; c < k; ++c)
            core(r, c) = applied(r, c) + (r == c ? 1 : 0);
        right(r, 0) = applied(r, k);
    }
    lu_solve(lu_factor(std::move(core)).view(), right);
    for (std::size_t i = 0; i < n; ++i) {
        double correction = 0;
        for (std::size_t c = 0; c < k; ++c)
            correction += all(i, c) * right(c, 0);
        y(i, 0) = all(i, k) - correction;
    }
    return y;
}

}  // namespace

ExtractionResult extract_flows(const data::IoTable& table, const data::Leontief& leontief,
                               const Extraction& extraction) {
    const auto v = data::value_added_coefficients(table);
    const auto buyers = buying_industries(table, extraction);
    Matrix y = remaining_demand(table, extraction);
    const Matrix x =
        extraction.sellers.empty() || buyers.empty()
            ? leontief.times(std::move(y))
            : solve_without(leontief, extraction.sellers, buyers,
                            extracted_coefficients(table, extraction.sellers, buyers), std::move(y));
    return {.value_added_before_musd = value_added_by_economy(table, v, table.gross_output_musd()),
            .value_added_after_musd = value_added_by_economy(table, v, x.col(0))};
}

Matrix embodied_by_absorber(const data::IoTable& table, const data::Leontief& leontief,
                            const std::vector<double>& account,
                            const std::vector<EconomyId>& owners) {
    const Matrix produced = leontief.times(data::final_demand_by_economy_musd(table));
    Matrix result(owners.size(), table.economy_count());
    for (std::size_t d = 0; d < table.economy_count(); ++d)
        for (std::size_t o = 0; o < owners.size(); ++o)
            for (const IndustryId i : table.industries_of(owners[o]))
                if (const double x_i = table.gross_output_musd()[i.index()]; x_i > 0)
                    result(o, d) += account[i.index()] / x_i * produced(i.index(), d);
    return result;
}

}  // namespace entente::exposure
