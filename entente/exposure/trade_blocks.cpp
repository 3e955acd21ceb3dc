#include "entente/exposure/trade_blocks.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "entente/base/linear_algebra.hpp"
#include "entente/base/thread_pool.hpp"

namespace entente::exposure {
namespace {

using data::IoTable;

/// v of economy t in column t, zero elsewhere: n x G.
Matrix value_added_columns(const IoTable& table) {
    const auto v = data::value_added_coefficients(table);
    Matrix columns(v.size(), table.economy_count());
    for (const IndustryId i : table.industry_ids())
        columns(i.index(), table.economy_of(i).index()) = v[i.index()];
    return columns;
}

Matrix domestic_inverses(const IoTable& table, const std::vector<double>& per_output) {
    const std::size_t sectors = table.sector_count();
    Matrix inverses(sectors, table.industry_count());
    parallel_for(table.economy_count(), default_threads(), [&](std::size_t s) {
        const std::size_t first = s * sectors;
        Matrix m(sectors, sectors);
        for (std::size_t j = 0; j < sectors; ++j) {
            for (std::size_t i = 0; i < sectors; ++i)
                m(i, j) = -table.intermediate_musd()(first + i, first + j) * per_output[first + j];
            m(j, j) += 1;
        }
        const Matrix inverse = lu_inverse(lu_factor(std::move(m), 1).view(), 1);
        std::copy_n(inverse.data(), sectors * sectors, inverses.col(first).data());
    });
    return inverses;
}

Matrix intermediate_exports(const IoTable& table) {
    const std::size_t sectors = table.sector_count();
    Matrix exports(table.industry_count(), table.economy_count());
    for (std::size_t j = 0; j < table.industry_count(); ++j) {
        const auto z_j = table.intermediate_musd().col(j);
        const std::size_t buyer = j / sectors;
        const auto e = exports.col(buyer);
        for (std::size_t i = 0; i < buyer * sectors; ++i)
            e[i] += z_j[i];
        for (std::size_t i = (buyer + 1) * sectors; i < z_j.size(); ++i)
            e[i] += z_j[i];
    }
    return exports;
}

/// All that needs no inverse of the world.
TradeBlocks blocks_of(const IoTable& table) {
    TradeBlocks blocks;
    blocks.economies = table.economy_count();
    blocks.sectors = table.sector_count();
    blocks.value_added_coefficients = data::value_added_coefficients(table);
    for (const double x : table.gross_output_musd())
        blocks.per_output.push_back(x > 0 ? 1 / x : 0);
    blocks.domestic_inverses = domestic_inverses(table, blocks.per_output);
    blocks.final_demand_musd = data::final_demand_by_economy_musd(table);
    blocks.intermediate_exports_musd = intermediate_exports(table);
    return blocks;
}

void add_contents(TradeBlocks& blocks) {
    const std::size_t n = blocks.per_output.size();
    blocks.domestic_content.resize(n);
    blocks.domestic_chain_content.resize(n);
    blocks.foreign_content.resize(n);
    for (std::size_t j = 0; j < n; ++j) {
        const std::size_t home = j / blocks.sectors;
        for (std::size_t t = 0; t < blocks.economies; ++t)
            (t == home ? blocks.domestic_content : blocks.foreign_content)[j] +=
                blocks.value_added_by_source(j, t);
        blocks.domestic_chain_content[j] = dot(std::span(blocks.value_added_coefficients)
                                                   .subspan(home * blocks.sectors, blocks.sectors),
                                               blocks.domestic_inverses.col(j));
    }
}

}  // namespace

Matrix value_added_by_source(const IoTable& table, const data::Leontief& leontief) {
    return leontief.weighted_columns(value_added_columns(table));
}

TradeBlocks trade_blocks(const IoTable& table, const data::Leontief& leontief) {
    TradeBlocks blocks = blocks_of(table);
    blocks.value_added_by_source = value_added_by_source(table, leontief);
    blocks.output_by_absorber_musd = leontief.times(blocks.final_demand_musd);
    add_contents(blocks);
    return blocks;
}

TradeBlocks trade_blocks(const IoTable& table, const MatrixView& leontief_inverse) {
    TradeBlocks blocks = blocks_of(table);
    blocks.value_added_by_source =
        transposed_product(leontief_inverse, value_added_columns(table).view());
    blocks.output_by_absorber_musd = product(leontief_inverse, blocks.final_demand_musd.view());
    add_contents(blocks);
    return blocks;
}

Matrix block_diagonal_product(const Matrix& blocks, const Matrix& y) {
    const std::size_t sectors = blocks.rows();
    assert(blocks.cols() == y.rows());
    Matrix result(y.rows(), y.cols());
    parallel_for(y.rows() / sectors, default_threads(), [&](std::size_t s) {
        Matrix y_s(sectors, y.cols());
        for (std::size_t k = 0; k < y.cols(); ++k)
            std::copy_n(y.col(k).data() + s * sectors, sectors, y_s.col(k).data());
        const MatrixView block{blocks.data() + s * sectors * sectors, sectors, sectors};
        const Matrix d_y = product(block, y_s.view(), 1);
        for (std::size_t k = 0; k < y.cols(); ++k)
            std::copy_n(d_y.col(k).data(), sectors, result.col(k).data() + s * sectors);
    });
    return result;
}

Matrix diagonal_blocks(const MatrixView& m, std::size_t sectors) {
    Matrix blocks(sectors, m.cols);
    for (std::size_t j = 0; j < m.cols; ++j)
        std::copy_n(m.col(j).data() + j / sectors * sectors, sectors, blocks.col(j).data());
    return blocks;
}

double row_sum(const Matrix& m, std::size_t i) {
    double sum = 0;
    for (std::size_t k = 0; k < m.cols(); ++k)
        sum += m(i, k);
    return sum;
}

}  // namespace entente::exposure
