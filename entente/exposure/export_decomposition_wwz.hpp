#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/exposure/trade_blocks.hpp"

/// Gross exports of every industry to every partner in sixteen terms.
///
/// Wang, Wei & Zhu (2013, revised 2018), "Quantifying International Production Sharing at the
/// Bilateral and Sector Levels", NBER Working Paper 19677, table A2; names of the terms as in the R
/// package decompr. Symbols as in trade_blocks.hpp; s the exporter, r the partner that buys, t and
/// u other economies. With all products element by element over the industries i of s:
///   vl = v_s L_ss   vb = v_s B_ss   w_t = v_t B_ts   a(d) = A_sr d, d in the industries of r
///   Y_r* = sum_{u != r} Y_ru   E_r = Y_r* + sum_{u != r} A_ru x_u
namespace entente::exposure {

/// Million USD.
struct WwzTerms {
    double gross_exports_musd = 0;
    double dva_fin_musd = 0;       // 1:  vb Y_sr
    double dva_int_musd = 0;       // 2:  vl a(B_rr Y_rr)
    double dva_intrexi1_musd = 0;  // 3:  vl a(sum_{t != s,r} B_rt Y_tt)
    double dva_intrexf_musd = 0;   // 4:  vl a(B_rr sum_{t != s,r} Y_rt)
    double dva_intrexi2_musd = 0;  // 5:  vl a(sum_{t != s,r} B_rt sum_{u != s,t} Y_tu)
    double rdv_int_musd = 0;       // 6:  vl a(B_rs Y_ss)
    double rdv_fin_musd = 0;       // 7:  vl a(B_rr Y_rs)
    double rdv_fin2_musd = 0;      // 8:  vl a(sum_{t != s,r} B_rt Y_ts)
    double ova_fin_musd = 0;       // 9:  sum_{t != s,r} w_t Y_sr
    double mva_fin_musd = 0;       // 10: w_r Y_sr
    double ova_int_musd = 0;       // 11: sum_{t != s,r} w_t a(L_rr Y_rr)
    double mva_int_musd = 0;       // 12: w_r a(L_rr Y_rr)
    double ddc_fin_musd = 0;       // 13: vl a(B_rs Y_s*)
    double ddc_int_musd = 0;       // 14: (vb - vl) a(x_r)
    double odc_musd = 0;           // 15: sum_{t != s,r} w_t a(L_rr E_r)
    double mdc_musd = 0;           // 16: w_r a(L_rr E_r)
    /// Gross exports less the sixteen terms. Zero to rounding in a balanced table, save for
    /// industries that produce nothing (x <= 0) and yet ship abroad: no value added stands behind
    /// what leaves their inventories, so that all terms of such a row are zero. In WIOD 2008 LUX_c5
    /// and LUX_c8 move 2 and 4 M USD from inventories in ROW to inventories at home, exports of -6
    /// M USD, which is why the terms of LUX exceed its exports by 6. Under the published convention
    /// the gap between printed output and row sums is here too.
    double unattributed_musd = 0;
};

/// The fields under the names of reports; the terms are the second to the seventeenth.
inline constexpr std::array<std::pair<std::string_view, double WwzTerms::*>, 18> wwz_columns{{
    {"gross_exports_musd", &WwzTerms::gross_exports_musd},
    {"dva_fin_musd", &WwzTerms::dva_fin_musd},
    {"dva_int_musd", &WwzTerms::dva_int_musd},
    {"dva_intrexi1_musd", &WwzTerms::dva_intrexi1_musd},
    {"dva_intrexf_musd", &WwzTerms::dva_intrexf_musd},
    {"dva_intrexi2_musd", &WwzTerms::dva_intrexi2_musd},
    {"rdv_int_musd", &WwzTerms::rdv_int_musd},
    {"rdv_fin_musd", &WwzTerms::rdv_fin_musd},
    {"rdv_fin2_musd", &WwzTerms::rdv_fin2_musd},
    {"ova_fin_musd", &WwzTerms::ova_fin_musd},
    {"mva_fin_musd", &WwzTerms::mva_fin_musd},
    {"ova_int_musd", &WwzTerms::ova_int_musd},
    {"mva_int_musd", &WwzTerms::mva_int_musd},
    {"ddc_fin_musd", &WwzTerms::ddc_fin_musd},
    {"ddc_int_musd", &WwzTerms::ddc_int_musd},
    {"odc_musd", &WwzTerms::odc_musd},
    {"mdc_musd", &WwzTerms::mdc_musd},
    {"unattributed_musd", &WwzTerms::unattributed_musd},
}};

/// Every flow, industry by industry, and the sums over it.
struct WwzDecomposition {
    std::size_t economies = 0;
    std::size_t sectors = 0;
    std::vector<WwzTerms> flows;  // exporting industry i to partner r at i * economies + r

    const WwzTerms& flow(IndustryId exporter, EconomyId partner) const {
        return flows[exporter.index() * economies + partner.index()];
    }

    std::vector<WwzTerms> by_exporter() const;          // G
    std::vector<WwzTerms> by_exporter_sector() const;   // n, all partners together
    std::vector<WwzTerms> by_exporter_partner() const;  // s * G + r, all sectors together
};

/// All exporters, sectors and partners: about 20 n^2 operations and a product of B with n x G;
/// memory n G terms. `leontief_inverse` is B, n x n.
WwzDecomposition wwz_decomposition(const data::IoTable& table,
                                   const TradeBlocks& blocks,
                                   const MatrixView& leontief_inverse);

}  // namespace entente::exposure
