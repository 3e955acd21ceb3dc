#include "entente/exposure/hidden_path.hpp"

#include <algorithm>

#include "entente/base/linear_algebra.hpp"

namespace entente::exposure {
namespace {

/// f = A x_J, summed over the buyers: what they buy from each industry, million USD.
std::vector<double> purchases_musd(const data::IoTable& table,
                                   const std::vector<IndustryId>& buyers) {
    std::vector<double> f(table.industry_count());
    for (const IndustryId j : buyers) {
        if (table.gross_output_musd()[j.index()] <= 0)
            continue;
        const auto z_j = table.intermediate_musd().col(j.index());
        for (std::size_t i = 0; i < f.size(); ++i)
            f[i] += z_j[i];
    }
    return f;
}

/// Row of source indicators r'L.
std::vector<double> behind_source(const data::IoTable& table,
                                  const data::Leontief& leontief,
                                  EconomyId source) {
    Matrix r(table.industry_count(), 1);
    for (const IndustryId i : table.industries_of(source))
        r(i.index(), 0) = 1;
    const Matrix row = leontief.weighted_columns(std::move(r));
    return {row.data(), row.data() + row.rows()};
}

/// w_j = sum_{i in r} (r'L)_i a_ij for j outside r.
std::vector<double> entry_weights(const data::IoTable& table,
                                  EconomyId source,
                                  const std::vector<double>& behind) {
    std::vector<double> w(table.industry_count());
    for (const IndustryId j : table.industry_ids()) {
        const double x_j = table.gross_output_musd()[j.index()];
        if (x_j <= 0 || table.economy_of(j) == source)
            continue;
        double sum = 0;
        for (const IndustryId i : table.industries_of(source))
            sum += behind[i.index()] * table.intermediate_musd()(i.index(), j.index());
        w[j.index()] = sum / x_j;
    }
    return w;
}

/// Columns L^ f_m for every economy m but the source, where L^_jk = L_jk - L_jr L_rr^-1 L_rk leaves
/// out all chains through r.
Matrix requirements_avoiding(const data::IoTable& table,
                             const data::Leontief& leontief,
                             EconomyId source,
                             const std::vector<double>& f) {
    const std::size_t n = table.industry_count();
    const std::size_t economies = table.economy_count();
    const auto in_source = table.industries_of(source);
    const std::size_t first = (*in_source.begin()).index();
    const std::size_t sectors = in_source.size();

    // L f_m for all m, and the columns L e_k of the source beside them: one solve.
    Matrix all(n, economies + sectors);
    for (const IndustryId i : table.industry_ids())
        if (const EconomyId m = table.economy_of(i); m != source)
            all(i.index(), m.index()) = f[i.index()];
    for (std::size_t k = 0; k < sectors; ++k)
        all(first + k, economies + k) = 1;
    all = leontief.times(std::move(all));

    Matrix inside(sectors, sectors);     // L_rr
    Matrix reached(sectors, economies);  // (L f_m) on r
    for (std::size_t k = 0; k < sectors; ++k) {
        for (std::size_t i = 0; i < sectors; ++i)
            inside(i, k) = all(first + i, economies + k);
        for (std::size_t m = 0; m < economies; ++m)
            reached(k, m) = all(first + k, m);
    }
    const LuFactors lu = lu_factor(std::move(inside));
    lu_solve(lu.view(), reached);
    const MatrixView columns_r{all.data() + economies * n, n, sectors};
    const Matrix through = product(columns_r, reached.view());
    Matrix avoiding(n, economies);
    for (std::size_t m = 0; m < economies; ++m)
        for (std::size_t i = 0; i < n; ++i)
            avoiding(i, m) = all(i, m) - through(i, m);
    return avoiding;
}

}  // namespace

HiddenPath hidden_path(const data::IoTable& table,
                       const data::Leontief& leontief,
                       const std::vector<IndustryId>& buyers,
                       EconomyId source) {
    const auto f = purchases_musd(table, buyers);
    const auto behind = behind_source(table, leontief, source);
    const auto w = entry_weights(table, source, behind);
    const Matrix needed = requirements_avoiding(table, leontief, source, f);

    HiddenPath path;
    for (const IndustryId k : table.industry_ids()) {
        path.look_through_musd += behind[k.index()] * f[k.index()];
        if (table.economy_of(k) == source) {
            path.face_value_musd += f[k.index()];
            path.within_source_musd += (behind[k.index()] - 1) * f[k.index()];
        }
    }
    for (const EconomyId m : table.economy_ids())
        for (const EconomyId c : table.economy_ids()) {
            double musd = 0;
            for (const IndustryId j : table.industries_of(c))
                musd += w[j.index()] * needed(j.index(), m.index());
            if (m != source && c != source && musd != 0)
                path.routes.push_back({.enters = c, .supplied_by = m, .musd = musd});
        }
    std::ranges::stable_sort(path.routes, std::greater(), &HiddenRoute::musd);
    return path;
}

std::vector<double> look_through_by_tier_musd(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              const std::vector<IndustryId>& buyers,
                                              EconomyId source,
                                              std::size_t tiers) {
    const std::size_t n = table.industry_count();
    const auto behind = behind_source(table, leontief, source);
    std::vector<double> needed = purchases_musd(table, buyers);  // A^t x_J
    std::vector<double> by_tier(tiers + 1);
    double left = dot(behind, needed);
    for (std::size_t t = 0; t < tiers; ++t) {
        for (const IndustryId i : table.industries_of(source))
            by_tier[t] += needed[i.index()];
        left -= by_tier[t];
        std::vector<double> next(n);
        for (std::size_t j = 0; j < n; ++j) {
            const double x_j = table.gross_output_musd()[j];
            if (x_j <= 0 || needed[j] == 0)
                continue;
            const auto z_j = table.intermediate_musd().col(j);
            const double scale = needed[j] / x_j;
            for (std::size_t i = 0; i < n; ++i)
                next[i] += z_j[i] * scale;
        }
        needed = std::move(next);
    }
    by_tier[tiers] = left;
    return by_tier;
}

}  // namespace entente::exposure
