#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/exposure/trade_blocks.hpp"

/// Exports to each partner, counted where value added first leaves (source) or last leaves (sink).
///
/// Borin & Mancini (2019), "Measuring What Matters in Global Value Chains and Value-Added Trade",
/// World Bank Policy Research Working Paper 8804; (2023), "Measuring What Matters in Value-Added
/// Trade", Economic Systems Research 35(4), 586-613; names of the terms as in the R package
/// exvatools. Miroudot & Ye (2021), "Decomposing value added in gross exports", Economic Systems
/// Research 33(1), 67-87, with the exporting economy as perimeter: DVA, DDC, FVA, FDC are those of
/// the source-based decomposition, term by term.
///
/// Symbols as in trade_blocks.hpp; s exporter, r partner, E_sr gross exports, E_s to all partners.
/// B~ is B of the world in which s sells no inputs abroad (A_sr = 0 for r != s), Y~ is Y without
/// Y_sr, r != s. Nothing is factored again for an exporter, since
///   B~_ss = L_ss   B~_js = B_js B_ss^-1 L_ss   for j != s
///   B~_sk = 0      B~_jk = B_jk - B_js B_ss^-1 B_sk   for j, k != s
///   L_rr sum_{j != r} A_rj B_jk = B_rk - delta_rk L_rr   from A B = B - I
/// Below, with a(d) = A_sr L_rr d,
///   source: f = v_s L_ss   g = sum_{t != s} v_t B~_ts   H = B    K = Y
///   sink:   f = v_s B_ss   g = sum_{t != s} v_t B_ts    H = B~   K = Y~
namespace entente::exposure {

/// What both have in common, million USD.
struct BorinManciniTerms {
    double gross_exports_musd = 0;  // E_sr
    double dva_musd = 0;            // VAX + REF
    double vax_musd = 0;            // VAX1 + VAX2 + VAX3 + VAX4: own value added absorbed abroad
    double ref_musd = 0;            // REF1 + REF2: own value added that comes back to be absorbed
    double ddc_musd = 0;  // source: v_s (B_ss - L_ss) E_sr; sink: f a(sum_{j != r} A_rj B~_js E_s)
    double fva_musd = 0;  // FVA1 + FVA2 + FVA3 + FVA4
    double fdc_musd = 0;  // source: (sum_{t != s} v_t B_ts - g) E_sr; sink: g a(sum A_rj B~_js E_s)
    double vax1_musd = 0;  // f Y_sr
    double vax2_musd = 0;  // f a(Y_rr)
    double vax3_musd = 0;  // f a(sum_{j != r,s} Y_rj)
    double vax4_musd = 0;  // f a(sum_{j != r} A_rj sum_k sum_{l != s} H_jk K_kl)
    double ref1_musd = 0;  // f a(Y_rs)
    double ref2_musd = 0;  // f a(sum_{j != r} A_rj sum_k H_jk K_ks)
    double fva1_musd = 0;  // g Y_sr
    double fva2_musd = 0;  // g a(Y_rr)
    double fva3_musd = 0;  // g a(sum_{j != r} Y_rj)
    double fva4_musd = 0;  // g a(sum_{j != r} A_rj sum_k sum_l H_jk K_kl)
    /// E_sr - DVA - DDC - FVA - FDC: exports of industries without output, where nobody adds value
    /// (-6 M USD of LUX in WIOD 2008), and row gaps under the published convention; else rounding.
    double unattributed_musd = 0;
};

struct SourceBasedTerms : BorinManciniTerms {
    double davax_musd = 0;  // VAX1 + VAX2: absorbed by the partner itself, one border crossed
    double gvc_backward_musd = 0;  // GVCB = FVA + FDC + DDC
    double gvc_forward_musd = 0;   // GVCF = VAX3 + VAX4 + REF
    double gvc_musd = 0;           // GVCB + GVCF = E_sr - DAVAX
};

struct SinkBasedTerms : BorinManciniTerms {
    double vaxim_musd = 0;  // VAX1 + VAX2 + f a(sum_{j != r} A_rj sum_k B~_jk Y~_kr): absorbed in r
};

/// The fields that both have, under the names of reports.
inline constexpr std::array<std::pair<std::string_view, double BorinManciniTerms::*>, 18>
    borin_mancini_columns{{
        {"gross_exports_musd", &BorinManciniTerms::gross_exports_musd},
        {"dva_musd", &BorinManciniTerms::dva_musd},
        {"vax_musd", &BorinManciniTerms::vax_musd},
        {"ref_musd", &BorinManciniTerms::ref_musd},
        {"ddc_musd", &BorinManciniTerms::ddc_musd},
        {"fva_musd", &BorinManciniTerms::fva_musd},
        {"fdc_musd", &BorinManciniTerms::fdc_musd},
        {"vax1_musd", &BorinManciniTerms::vax1_musd},
        {"vax2_musd", &BorinManciniTerms::vax2_musd},
        {"vax3_musd", &BorinManciniTerms::vax3_musd},
        {"vax4_musd", &BorinManciniTerms::vax4_musd},
        {"ref1_musd", &BorinManciniTerms::ref1_musd},
        {"ref2_musd", &BorinManciniTerms::ref2_musd},
        {"fva1_musd", &BorinManciniTerms::fva1_musd},
        {"fva2_musd", &BorinManciniTerms::fva2_musd},
        {"fva3_musd", &BorinManciniTerms::fva3_musd},
        {"fva4_musd", &BorinManciniTerms::fva4_musd},
        {"unattributed_musd", &BorinManciniTerms::unattributed_musd},
    }};

/// Exporter s to partner r at s * G + r; zero at home.
struct BorinManciniDecomposition {
    std::size_t economies = 0;
    std::vector<SourceBasedTerms> source;
    std::vector<SinkBasedTerms> sink;

    std::vector<SourceBasedTerms> source_by_exporter() const;  // all partners together, G
    std::vector<SinkBasedTerms> sink_by_exporter() const;
};

/// Both, for all exporters and partners: about 16 n^2 operations and G inverses N x N.
/// `leontief_inverse` is B, n x n. Throws NotComputed where a B_ss is singular.
BorinManciniDecomposition borin_mancini_decomposition(const data::IoTable& table,
                                                      const TradeBlocks& blocks,
                                                      const MatrixView& leontief_inverse);

}  // namespace entente::exposure
