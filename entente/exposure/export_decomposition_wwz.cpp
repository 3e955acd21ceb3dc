#include "entente/exposure/export_decomposition_wwz.hpp"

#include <algorithm>

#include "entente/base/linear_algebra.hpp"
#include "entente/base/thread_pool.hpp"

namespace entente::exposure {
namespace {

/// What the partner's output is for: the vectors d of a(d) = A_sr d, in the order of the terms.
enum Use : std::size_t {
    home_final,           // B_rr Y_rr
    third_home_final,     // sum_{t != s,r} B_rt Y_tt
    third_final,          // B_rr sum_{t != s,r} Y_rt
    third_third_final,    // sum_{t != s,r} B_rt sum_{u != s,t} Y_tu
    back_home_final,      // B_rs Y_ss
    back_final,           // B_rr Y_rs
    back_third_final,     // sum_{t != s,r} B_rt Y_ts
    back_exported_final,  // B_rs Y_s*
    made_for_home,        // L_rr Y_rr
    made_for_exports,     // L_rr E_r
    use_count,
};

/// Products of B that several exporters share, each n x G; j an industry, r its economy.
struct SharedProducts {
    Matrix from_home;                    // column t at j: (B_rr Y_rt)_j
    Matrix of_home_final;                // column s at j: (B_rs Y_ss)_j
    Matrix of_exported;                  // column s at j: (B_rs Y_s*)_j
    Matrix made;                         // n x 2: L_rr Y_rr, L_rr E_r
    std::vector<double> all_home_final;  // sum over s of of_home_final
    std::vector<double> all_exported;    // sum over s of of_exported
};

SharedProducts shared_products(const TradeBlocks& blocks, const MatrixView& b) {
    const std::size_t n = b.rows;
    const std::size_t sectors = blocks.sectors;
    SharedProducts shared{
        .from_home = block_diagonal_product(diagonal_blocks(b, sectors), blocks.final_demand_musd),
        .of_home_final = Matrix(n, blocks.economies),
        .of_exported = Matrix(n, blocks.economies),
        .made = {},
        .all_home_final = std::vector<double>(n),
        .all_exported = std::vector<double>(n)};
    Matrix demand(n, 2);
    parallel_for(blocks.economies, default_threads(), [&](std::size_t s) {
        Matrix final_goods(sectors, 2);
        for (std::size_t k = 0; k < sectors; ++k) {
            const std::size_t i = s * sectors + k;
            final_goods(k, 0) = blocks.final_demand_musd(i, s);
            final_goods(k, 1) = row_sum(blocks.final_demand_musd, i) - final_goods(k, 0);
            demand(i, 0) = final_goods(k, 0);
            demand(i, 1) = final_goods(k, 1) + row_sum(blocks.intermediate_exports_musd, i);
        }
        const MatrixView b_s{b.data + s * sectors * n, n, sectors};
        const Matrix behind = product(b_s, final_goods.view(), 1);
        std::ranges::copy(behind.col(0), shared.of_home_final.col(s).begin());
        std::ranges::copy(behind.col(1), shared.of_exported.col(s).begin());
    });
    for (std::size_t s = 0; s < blocks.economies; ++s)
        for (std::size_t j = 0; j < n; ++j) {
            shared.all_home_final[j] += shared.of_home_final(j, s);
            shared.all_exported[j] += shared.of_exported(j, s);
        }
    shared.made = block_diagonal_product(blocks.domestic_inverses, demand);
    return shared;
}

/// The uses of one unit of output of industry j, which is not of s.
std::array<double, use_count> uses_of(const TradeBlocks& blocks,
                                      const SharedProducts& shared,
                                      std::size_t s,
                                      std::size_t j) {
    const std::size_t r = j / blocks.sectors;
    const double home = shared.of_home_final(j, r);
    const double back_home = shared.of_home_final(j, s);
    const double to_s = shared.from_home(j, s);
    const double exported = shared.of_exported(j, r);
    const double back_exported = shared.of_exported(j, s);
    // sum_{t != s,r} B_rt Y_ts: all output behind final demand of s, less B_rs Y_ss and B_rr Y_rs.
    const double third_to_s = blocks.output_by_absorber_musd(j, s) - back_home - to_s;
    std::array<double, use_count> uses{};
    uses[home_final] = home;
    uses[third_home_final] = shared.all_home_final[j] - home - back_home;
    uses[third_final] = exported - to_s;
    uses[third_third_final] = shared.all_exported[j] - exported - back_exported - third_to_s;
    uses[back_home_final] = back_home;
    uses[back_final] = to_s;
    uses[back_third_final] = third_to_s;
    uses[back_exported_final] = back_exported;
    uses[made_for_home] = shared.made(j, 0);
    uses[made_for_exports] = shared.made(j, 1);
    for (double& use : uses)
        use *= blocks.per_output[j];
    return uses;
}

/// A_sr d for all uses d, N x use_count.
Matrix sold_for_uses(const data::IoTable& table,
                     const TradeBlocks& blocks,
                     const SharedProducts& shared,
                     std::size_t s,
                     std::size_t r) {
    const std::size_t sectors = blocks.sectors;
    Matrix sold(sectors, use_count);
    for (std::size_t j = r * sectors; j < (r + 1) * sectors; ++j) {
        const auto uses = uses_of(blocks, shared, s, j);
        const double* z_sj = table.intermediate_musd().col(j).data() + s * sectors;
        for (std::size_t use = 0; use < use_count; ++use) {
            double* column = sold.col(use).data();
            for (std::size_t i = 0; i < sectors; ++i)
                column[i] += z_sj[i] * uses[use];
        }
    }
    return sold;
}

/// The terms of what industry i sells to r, where `sold` has row k for i.
WwzTerms terms_of(
    const TradeBlocks& blocks, const Matrix& sold, std::size_t k, std::size_t i, std::size_t r) {
    const double vb = blocks.domestic_content[i];
    const double vl = blocks.domestic_chain_content[i];
    const double w_r = blocks.value_added_by_source(i, r);
    const double w_t = blocks.foreign_content[i] - w_r;
    const double y_sr = blocks.final_exports_musd(i, r);
    const double z_sr = blocks.intermediate_exports_musd(i, r);
    WwzTerms terms{.gross_exports_musd = z_sr + y_sr,
                   .dva_fin_musd = vb * y_sr,
                   .dva_int_musd = vl * sold(k, home_final),
                   .dva_intrexi1_musd = vl * sold(k, third_home_final),
                   .dva_intrexf_musd = vl * sold(k, third_final),
                   .dva_intrexi2_musd = vl * sold(k, third_third_final),
                   .rdv_int_musd = vl * sold(k, back_home_final),
                   .rdv_fin_musd = vl * sold(k, back_final),
                   .rdv_fin2_musd = vl * sold(k, back_third_final),
                   .ova_fin_musd = w_t * y_sr,
                   .mva_fin_musd = w_r * y_sr,
                   .ova_int_musd = w_t * sold(k, made_for_home),
                   .mva_int_musd = w_r * sold(k, made_for_home),
                   .ddc_fin_musd = vl * sold(k, back_exported_final),
                   .ddc_int_musd = (vb - vl) * z_sr,
                   .odc_musd = w_t * sold(k, made_for_exports),
                   .mdc_musd = w_r * sold(k, made_for_exports),
                   .unattributed_musd = z_sr + y_sr};
    for (std::size_t term = 1; term <= 16; ++term)
        terms.unattributed_musd -= terms.*wwz_columns[term].second;
    return terms;
}

void add(WwzTerms& sum, const WwzTerms& terms) {
    for (const auto& [name, field] : wwz_columns)
        sum.*field += terms.*field;
}

}  // namespace

std::vector<WwzTerms> WwzDecomposition::by_exporter() const {
    std::vector<WwzTerms> sums(economies);
    for (std::size_t k = 0; k < flows.size(); ++k)
        add(sums[k / (economies * sectors)], flows[k]);
    return sums;
}

std::vector<WwzTerms> WwzDecomposition::by_exporter_sector() const {
    std::vector<WwzTerms> sums(economies * sectors);
    for (std::size_t k = 0; k < flows.size(); ++k)
        add(sums[k / economies], flows[k]);
    return sums;
}

std::vector<WwzTerms> WwzDecomposition::by_exporter_partner() const {
    std::vector<WwzTerms> sums(economies * economies);
    for (std::size_t k = 0; k < flows.size(); ++k)
        add(sums[k / (economies * sectors) * economies + k % economies], flows[k]);
    return sums;
}

WwzDecomposition wwz_decomposition(const data::IoTable& table,
                                   const TradeBlocks& blocks,
                                   const MatrixView& leontief_inverse) {
    const SharedProducts shared = shared_products(blocks, leontief_inverse);
    const std::size_t economies = blocks.economies;
    WwzDecomposition result{.economies = economies,
                            .sectors = blocks.sectors,
                            .flows = std::vector<WwzTerms>(table.industry_count() * economies)};
    parallel_for(economies, default_threads(), [&](std::size_t s) {
        for (std::size_t r = 0; r < economies; ++r) {
            if (r == s)
                continue;
            const Matrix sold = sold_for_uses(table, blocks, shared, s, r);
            for (std::size_t k = 0; k < blocks.sectors; ++k) {
                const std::size_t i = s * blocks.sectors + k;
                result.flows[i * economies + r] = terms_of(blocks, sold, k, i, r);
            }
        }
    });
    return result;
}

}  // namespace entente::exposure
