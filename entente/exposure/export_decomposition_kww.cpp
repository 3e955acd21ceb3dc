#include "entente/exposure/export_decomposition_kww.hpp"

#include "entente/base/linear_algebra.hpp"
#include "entente/base/thread_pool.hpp"

namespace entente::exposure {
namespace {

/// L_rr Y_rr and L_rr E_r for every r: output behind home demand and exports, n x 2.
Matrix domestic_output(const TradeBlocks& blocks) {
    Matrix demand(blocks.per_output.size(), 2);
    for (std::size_t i = 0; i < demand.rows(); ++i) {
        const std::size_t home = i / blocks.sectors;
        demand(i, 0) = blocks.final_demand_musd(i, home);
        demand(i, 1) = row_sum(blocks.intermediate_exports_musd, i) +
                       row_sum(blocks.final_demand_musd, i) - demand(i, 0);
    }
    return block_diagonal_product(blocks.domestic_inverses, demand);
}

/// Terms 2 to 4 by what the final goods of industry j, outside s, are worth to s.
void add_abroad(const TradeBlocks& blocks, std::size_t s, std::size_t j, KwwTerms& terms) {
    const std::size_t r = j / blocks.sectors;
    const double w = blocks.value_added_by_source(j, s);
    const double at_home = blocks.final_demand_musd(j, r);
    const double to_s = blocks.final_demand_musd(j, s);
    terms.dva_int_musd += w * at_home;
    terms.dva_intrex_musd += w * (row_sum(blocks.final_demand_musd, j) - at_home - to_s);
    terms.rdv_fin_musd += w * to_s;
}

/// Terms 1, 5, 6 and 7 by the home demand and exports of industry i of s. Terms 5 and 6 use
///   v_s sum_{r != s} B_sr A_rs L_ss = v_s (B_ss - L_ss),
/// which follows from B (I - A) = I.
void add_home(const TradeBlocks& blocks, std::size_t s, std::size_t i, KwwTerms& terms) {
    const double at_home = blocks.final_demand_musd(i, s);
    const double final_exports = row_sum(blocks.final_demand_musd, i) - at_home;
    const double exports = final_exports + row_sum(blocks.intermediate_exports_musd, i);
    const double returned = blocks.domestic_content[i] - blocks.domestic_chain_content[i];
    terms.gross_exports_musd += exports;
    terms.dva_fin_musd += blocks.domestic_content[i] * final_exports;
    terms.rdv_int_musd += returned * at_home;
    terms.ddc_musd += returned * exports;
    terms.fva_fin_musd += blocks.foreign_content[i] * final_exports;
}

}  // namespace

std::vector<KwwTerms> kww_decomposition(const data::IoTable& table, const TradeBlocks& blocks) {
    const Matrix made_at = domestic_output(blocks);
    std::vector<KwwTerms> all(blocks.economies);
    parallel_for(blocks.economies, default_threads(), [&](std::size_t s) {
        KwwTerms& terms = all[s];
        const std::size_t first = s * blocks.sectors;
        const auto foreign = std::span(blocks.foreign_content).subspan(first, blocks.sectors);
        double fdc_by_formula = 0;
        for (std::size_t j = 0; j < made_at.rows(); ++j) {
            if (j / blocks.sectors == s) {
                add_home(blocks, s, j, terms);
                continue;
            }
            add_abroad(blocks, s, j, terms);
            const double foreign_in_input =
                dot(foreign, table.intermediate_musd().col(j).subspan(first, blocks.sectors)) *
                blocks.per_output[j];
            terms.fva_int_musd += foreign_in_input * made_at(j, 0);
            fdc_by_formula += foreign_in_input * made_at(j, 1);
        }
        terms.fdc_musd = terms.gross_exports_musd - terms.dva_fin_musd - terms.dva_int_musd -
                         terms.dva_intrex_musd - terms.rdv_fin_musd - terms.rdv_int_musd -
                         terms.ddc_musd - terms.fva_fin_musd - terms.fva_int_musd;
        terms.unattributed_musd = terms.fdc_musd - fdc_by_formula;
    });
    return all;
}

}  // namespace entente::exposure
