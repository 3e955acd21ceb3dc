#include "entente/data/leontief.hpp"

#include <utility>

namespace entente::data {
namespace {

Matrix identity_less_inputs(const IoTable& table) {
    Matrix m = input_coefficients(table);
    for (std::size_t j = 0; j < m.cols(); ++j) {
        for (double& a_ij : m.col(j))
            a_ij = -a_ij;
        m(j, j) += 1;
    }
    return m;
}

}  // namespace

Leontief::Leontief(const IoTable& table) {
    auto owned = std::make_shared<LuFactors>(lu_factor(identity_less_inputs(table)));
    factors_ = owned->view();
    storage_ = std::move(owned);
}

Leontief::Leontief(LuView factors, std::shared_ptr<const void> storage)
    : factors_(factors), storage_(std::move(storage)) {
}

Matrix Leontief::times(Matrix y) const {
    lu_solve(factors_, y);
    return y;
}

Matrix Leontief::weighted_columns(Matrix w) const {
    lu_solve_transposed(factors_, w);
    return w;
}

Matrix Leontief::columns(std::span<const IndustryId> industries) const {
    Matrix unit(industry_count(), industries.size());
    for (std::size_t k = 0; k < industries.size(); ++k)
        unit(industries[k].index(), k) = 1;
    return times(std::move(unit));
}

Matrix Leontief::inverse() const {
    return lu_inverse(factors_);
}

Matrix ghosh_times(const IoTable& table, const Leontief& leontief, Matrix w) {
    const auto x = table.gross_output_musd();
    Matrix g = w;
    for (std::size_t k = 0; k < g.cols(); ++k)
        for (std::size_t j = 0; j < x.size(); ++j)
            g(j, k) = x[j] > 0 ? x[j] * g(j, k) : 0;
    g = leontief.times(std::move(g));
    for (std::size_t k = 0; k < g.cols(); ++k)
        for (std::size_t i = 0; i < x.size(); ++i)
            g(i, k) = x[i] > 0 ? g(i, k) / x[i] : w(i, k);
    return g;
}

}  // namespace entente::data
