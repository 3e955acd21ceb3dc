#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/exposure/trade_blocks.hpp"

/// Gross exports of an economy in nine terms.
///
/// Koopman, Wang & Wei (2014), "Tracing Value-Added and Double Counting in Gross Exports", American
/// Economic Review 104(2), 459-494, equation (36). Symbols as in trade_blocks.hpp; s the exporter,
/// r and t other economies, E_s gross exports of s by industry, Y_s* = sum_{r != s} Y_sr.
namespace entente::exposure {

/// Million USD.
struct KwwTerms {
    double gross_exports_musd = 0;
    double dva_fin_musd = 0;     // 1: v_s B_ss Y_s*
    double dva_int_musd = 0;     // 2: v_s sum_{r != s} B_sr Y_rr
    double dva_intrex_musd = 0;  // 3: v_s sum_{r != s} B_sr sum_{t != s, r} Y_rt
    double rdv_fin_musd = 0;     // 4: v_s sum_{r != s} B_sr Y_rs
    double rdv_int_musd = 0;     // 5: v_s sum_{r != s} B_sr A_rs L_ss Y_ss
    double ddc_musd = 0;         // 6: v_s sum_{r != s} B_sr A_rs L_ss E_s
    double fva_fin_musd = 0;     // 7: sum_{t != s} v_t B_ts Y_s*
    double fva_int_musd = 0;     // 8: sum_{t != s} v_t B_ts sum_{r != s} A_sr L_rr Y_rr
    double fdc_musd = 0;  // 9: what remains, sum_{t != s} v_t B_ts sum_{r != s} A_sr L_rr E_r
    /// Part of fdc_musd that its formula does not explain: exports of industries without output,
    /// which hold no value added (LUX_c5 and LUX_c8 of WIOD 2008 ship -6 M USD out of inventories),
    /// and, under the published convention, the gap between printed output and row sums. We let
    /// term 9 close the sum, as the paper's identity says and decompr does, and show here what that
    /// hides.
    double unattributed_musd = 0;
};

/// The fields under the names of reports; the terms are the second to the tenth.
inline constexpr std::array<std::pair<std::string_view, double KwwTerms::*>, 11> kww_columns{{
    {"gross_exports_musd", &KwwTerms::gross_exports_musd},
    {"dva_fin_musd", &KwwTerms::dva_fin_musd},
    {"dva_int_musd", &KwwTerms::dva_int_musd},
    {"dva_intrex_musd", &KwwTerms::dva_intrex_musd},
    {"rdv_fin_musd", &KwwTerms::rdv_fin_musd},
    {"rdv_int_musd", &KwwTerms::rdv_int_musd},
    {"ddc_musd", &KwwTerms::ddc_musd},
    {"fva_fin_musd", &KwwTerms::fva_fin_musd},
    {"fva_int_musd", &KwwTerms::fva_int_musd},
    {"fdc_musd", &KwwTerms::fdc_musd},
    {"unattributed_musd", &KwwTerms::unattributed_musd},
}};

/// One for each economy, in id order; n^2 operations, the inverse itself is not needed.
std::vector<KwwTerms> kww_decomposition(const data::IoTable& table, const TradeBlocks& blocks);

}  // namespace entente::exposure
