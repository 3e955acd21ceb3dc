#include "entente/exposure/path_length.hpp"

#include <algorithm>

#include "entente/base/linear_algebra.hpp"

namespace entente::exposure {
namespace {

constexpr double rounding_per_unit = 1e-13;

Steps ratio(double weighted, double total, double scale) {
    if (total <= rounding_per_unit * scale)
        return {};
    return weighted / total;
}

/// x on the buying sectors of each economy, else 0; n x economies.
Matrix outputs_of_buyers(const data::IoTable& table, const std::vector<SectorId>& buying_sectors) {
    std::vector<bool> buys(table.sector_count(), buying_sectors.empty());
    for (const SectorId sector : buying_sectors)
        buys[sector.index()] = true;
    Matrix x(table.industry_count(), table.economy_count());
    for (const IndustryId j : table.industry_ids())
        if (buys[table.sector_of(j).index()])
            x(j.index(), table.economy_of(j).index()) =
                std::max(table.gross_output_musd()[j.index()], 0.0);
    return x;
}

Matrix economy_indicators(const data::IoTable& table) {
    Matrix w(table.industry_count(), table.economy_count());
    for (const IndustryId i : table.industry_ids())
        w(i.index(), table.economy_of(i).index()) = 1;
    return w;
}

}  // namespace

std::vector<Steps> propagation_lengths(const data::Leontief& leontief,
                                       std::span<const IndustryId> suppliers,
                                       std::span<const IndustryId> buyers) {
    Matrix units(leontief.industry_count(), suppliers.size());
    for (std::size_t r = 0; r < suppliers.size(); ++r)
        units(suppliers[r].index(), r) = 1;
    const Matrix rows = leontief.weighted_columns(std::move(units));
    Matrix beyond = leontief.columns(buyers);  // (L - I) e_j
    for (std::size_t c = 0; c < buyers.size(); ++c)
        beyond(buyers[c].index(), c) -= 1;
    const Matrix h = transposed_product(rows.view(), beyond.view());

    std::vector<Steps> steps;
    for (std::size_t r = 0; r < suppliers.size(); ++r)
        for (std::size_t c = 0; c < buyers.size(); ++c)
            steps.push_back(ratio(h(r, c), beyond(suppliers[r].index(), c), 1));
    return steps;
}

EconomyPathLengths economy_path_lengths(const data::IoTable& table,
                                        const data::Leontief& leontief,
                                        const std::vector<SectorId>& buying_sectors) {
    const Matrix x = outputs_of_buyers(table, buying_sectors);
    const Matrix sources = economy_indicators(table);
    Matrix beyond = leontief.times(x);  // (L - I) x_J
    for (std::size_t c = 0; c < x.cols(); ++c)
        for (std::size_t i = 0; i < x.rows(); ++i)
            beyond(i, c) -= x(i, c);
    const Matrix rows = leontief.weighted_columns(sources);
    const Matrix weighted = transposed_product(rows.view(), beyond.view());
    const Matrix total = transposed_product(sources.view(), beyond.view());

    EconomyPathLengths result{.economies = table.economy_count(), .steps = {}, .musd = {}};
    for (std::size_t r = 0; r < result.economies; ++r)
        for (std::size_t c = 0; c < result.economies; ++c) {
            double output = 0;
            for (const double x_j : x.col(c))
                output += x_j;
            result.steps.push_back(ratio(weighted(r, c), total(r, c), output));
            result.musd.push_back(total(r, c));
        }
    return result;
}

std::vector<ProductionStages> production_stages(const data::IoTable& table,
                                                const data::Leontief& leontief) {
    const std::size_t n = table.industry_count();
    const auto x = table.gross_output_musd();
    Matrix ones(n, 1);
    std::ranges::fill(ones.col(0), 1.0);
    const Matrix to_come = data::ghosh_times(table, leontief, ones);
    const Matrix embodied = leontief.weighted_columns(std::move(ones));
    std::vector<double> final_demand(n);
    for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k)
        for (std::size_t i = 0; i < n; ++i)
            final_demand[i] += table.final_demand_musd()(i, k);

    std::vector<ProductionStages> result;
    for (const EconomyId economy : table.economy_ids()) {
        double demand = 0;
        double output = 0;
        double stages = 0;
        double distance = 0;
        for (const IndustryId i : table.industries_of(economy)) {
            const double f_i = std::max(final_demand[i.index()], 0.0);
            const double x_i = std::max(x[i.index()], 0.0);
            demand += f_i;
            output += x_i;
            stages += f_i * embodied(i.index(), 0);
            distance += x_i * to_come(i.index(), 0);
        }
        result.push_back({.economy = economy,
                          .embodied = ratio(stages, demand, 0),
                          .to_final_use = ratio(distance, output, 0)});
    }
    return result;
}

}  // namespace entente::exposure
