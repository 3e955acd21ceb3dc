#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/matrix.hpp"
#include "entente/exposure/trade_blocks.hpp"

/// Whose value added is in exports, final demand and output, and vertical specialisation.
///
/// Hummels, Ishii & Yi (2001), "The nature and growth of vertical specialization in world trade",
/// Journal of International Economics 54(1), 75-96; OECD (2019), "Guide to OECD's Trade in Value
/// Added Indicators"; Johnson & Noguera (2012), JIE 86(2), 224-236, for value-added exports.
/// Symbols as in trade_blocks.hpp; e_i gross exports of industry i, intermediate and final.
namespace entente::exposure {

/// G x G, rows the economy where value was added, million USD.
struct ValueAddedOrigin {
    Matrix in_exports_musd;       // sum_{i in s} v_i (B E_c)_i, columns the exporter c
    Matrix in_final_demand_musd;  // sum_{i in s} v_i (B Y_d)_i, columns the absorber d
    Matrix in_output_musd;        // sum_{i in s} v_i (B x_c)_i, columns the producer c
};

/// One solve with an n x G right-hand side.
ValueAddedOrigin value_added_origin(const data::IoTable& table, const data::Leontief& leontief);

/// From w_t(j) = value_added_by_source() at hand; no solve.
ValueAddedOrigin value_added_origin(const data::IoTable& table,
                                    const Matrix& value_added_by_source);

/// Only the first of the three: G x G, source x exporter.
Matrix value_added_in_exports(const data::IoTable& table, const data::Leontief& leontief);

/// One exporter s, million USD. Nobody's value added stands behind what an industry without output
/// ships out of inventories: `unattributed`, zero in a table without such rows.
struct VerticalSpecialization {
    double gross_exports_musd = 0;         // EXGR
    double domestic_value_added_musd = 0;  // EXGR_DVA = v_s B_ss E_s
    double direct_domestic_musd = 0;       // EXGR_DDC = sum_{i in s} v_i (L_ss)_ii e_i
    double indirect_domestic_musd = 0;     // EXGR_IDC = v_s L_ss E_s - EXGR_DDC
    double reimported_domestic_musd = 0;   // EXGR_RIM = v_s (B_ss - L_ss) E_s
    double foreign_value_added_musd = 0;   // EXGR_FVA = sum_{t != s} v_t B_ts E_s
    double import_content_musd = 0;        // HIY's VS = u A^M L_ss E_s
    double value_added_exports_musd = 0;   // VAX = sum_{d != s} v_s (B Y_d)_s
    double in_others_exports_musd = 0;     // HIY's VS1 = sum_{r != s} v_s B_sr E_r
    double unattributed_musd = 0;          // EXGR - EXGR_DVA - EXGR_FVA
};

/// The fields under the names of reports.
inline constexpr std::array<std::pair<std::string_view, double VerticalSpecialization::*>, 10>
    vertical_specialization_columns{{
        {"gross_exports_musd", &VerticalSpecialization::gross_exports_musd},
        {"domestic_value_added_musd", &VerticalSpecialization::domestic_value_added_musd},
        {"direct_domestic_musd", &VerticalSpecialization::direct_domestic_musd},
        {"indirect_domestic_musd", &VerticalSpecialization::indirect_domestic_musd},
        {"reimported_domestic_musd", &VerticalSpecialization::reimported_domestic_musd},
        {"foreign_value_added_musd", &VerticalSpecialization::foreign_value_added_musd},
        {"import_content_musd", &VerticalSpecialization::import_content_musd},
        {"value_added_exports_musd", &VerticalSpecialization::value_added_exports_musd},
        {"in_others_exports_musd", &VerticalSpecialization::in_others_exports_musd},
        {"unattributed_musd", &VerticalSpecialization::unattributed_musd},
    }};

/// One for each economy, in id order.
std::vector<VerticalSpecialization> vertical_specialization(const data::IoTable& table,
                                                            const TradeBlocks& blocks);

}  // namespace entente::exposure
