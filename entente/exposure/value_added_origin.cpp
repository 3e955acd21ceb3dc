#include "entente/exposure/value_added_origin.hpp"

#include "entente/base/linear_algebra.hpp"

namespace entente::exposure {
namespace {

using data::IoTable;

/// sum_{j in c} w_s(j) u_j for each source s and economy c.
Matrix weighted_by_economy(const IoTable& table, const Matrix& w, std::span<const double> u) {
    Matrix sums(table.economy_count(), table.economy_count());
    for (std::size_t s = 0; s < w.cols(); ++s)
        for (std::size_t j = 0; j < w.rows(); ++j)
            sums(s, j / table.sector_count()) += w(j, s) * u[j];
    return sums;
}

/// u A^M (I - A^D)^-1 E_s: what is imported, in all domestic rounds, for the exports of s.
double import_content(const IoTable& table,
                      const TradeBlocks& blocks,
                      std::size_t s,
                      std::span<const double> exports) {
    const std::size_t first = s * blocks.sectors;
    const std::size_t last = first + blocks.sectors;
    double content = 0;
    for (std::size_t j = first; j < last; ++j) {
        double imported_inputs = 0;
        const auto z_j = table.intermediate_musd().col(j);
        for (std::size_t i = 0; i < z_j.size(); ++i)
            imported_inputs += i / blocks.sectors == s ? 0 : z_j[i];
        double made_for_exports = 0;
        for (std::size_t k = first; k < last; ++k)
            made_for_exports += blocks.domestic_inverses(j - first, k) * exports[k];
        content += imported_inputs * blocks.per_output[j] * made_for_exports;
    }
    return content;
}

}  // namespace

ValueAddedOrigin value_added_origin(const IoTable& table, const Matrix& value_added_by_source) {
    const Matrix y = data::final_demand_by_economy_musd(table);
    return {.in_exports_musd =
                weighted_by_economy(table, value_added_by_source, data::gross_exports_musd(table)),
            .in_final_demand_musd = transposed_product(value_added_by_source.view(), y.view()),
            .in_output_musd =
                weighted_by_economy(table, value_added_by_source, table.gross_output_musd())};
}

ValueAddedOrigin value_added_origin(const IoTable& table, const data::Leontief& leontief) {
    return value_added_origin(table, value_added_by_source(table, leontief));
}

Matrix value_added_in_exports(const IoTable& table, const data::Leontief& leontief) {
    return weighted_by_economy(table, value_added_by_source(table, leontief),
                               data::gross_exports_musd(table));
}

std::vector<VerticalSpecialization> vertical_specialization(const IoTable& table,
                                                            const TradeBlocks& blocks) {
    const ValueAddedOrigin origin = value_added_origin(table, blocks.value_added_by_source);
    const auto exports = data::gross_exports_musd(table);
    std::vector<VerticalSpecialization> all(blocks.economies);
    for (std::size_t s = 0; s < blocks.economies; ++s) {
        VerticalSpecialization& of = all[s];
        for (std::size_t i = s * blocks.sectors; i < (s + 1) * blocks.sectors; ++i) {
            const double direct = blocks.value_added_coefficients[i] *
                                  blocks.domestic_inverses(i % blocks.sectors, i);
            of.gross_exports_musd += exports[i];
            of.direct_domestic_musd += direct * exports[i];
            of.indirect_domestic_musd += (blocks.domestic_chain_content[i] - direct) * exports[i];
            of.reimported_domestic_musd +=
                (blocks.domestic_content[i] - blocks.domestic_chain_content[i]) * exports[i];
        }
        of.domestic_value_added_musd = origin.in_exports_musd(s, s);
        for (std::size_t t = 0; t < blocks.economies; ++t)
            if (t != s) {
                of.foreign_value_added_musd += origin.in_exports_musd(t, s);
                of.value_added_exports_musd += origin.in_final_demand_musd(s, t);
                of.in_others_exports_musd += origin.in_exports_musd(s, t);
            }
        of.import_content_musd = import_content(table, blocks, s, exports);
        of.unattributed_musd =
            of.gross_exports_musd - of.domestic_value_added_musd - of.foreign_value_added_musd;
    }
    return all;
}

}  // namespace entente::exposure
