#include "entente/data/aggregate.hpp"

#include <utility>

namespace entente::data {
namespace {

using Targets = std::vector<std::vector<Concordance::Target>>;

/// Economy targets x sector targets: where each industry goes.
Targets industry_targets(const IoTable& table, const Concordance& concordance) {
    Targets targets(table.industry_count());
    for (const IndustryId i : table.industry_ids())
        for (const auto& economy : concordance.economy_targets[table.economy_of(i).index()])
            for (const auto& sector : concordance.sector_targets[table.sector_of(i).index()])
                targets[i.index()].push_back(
                    {economy.index * concordance.sectors.size() + sector.index,
                     economy.weight * sector.weight});
    return targets;
}

/// Where each final demand column goes: economies merge, categories stay.
Targets final_demand_targets(const IoTable& table, const Concordance& concordance) {
    const std::size_t categories = table.category_count();
    Targets targets(table.final_demand_musd().cols);
    for (std::size_t k = 0; k < targets.size(); ++k)
        for (const auto& economy : concordance.economy_targets[k / categories])
            targets[k].push_back({economy.index * categories + k % categories, economy.weight});
    return targets;
}

std::vector<double> merged(std::span<const double> values,
                           const Targets& targets,
                           std::size_t size) {
    std::vector<double> sums(size);
    for (std::size_t i = 0; i < values.size(); ++i)
        for (const auto& target : targets[i])
            sums[target.index] += target.weight * values[i];
    return sums;
}

Matrix merged(const MatrixView& m,
              const Targets& rows,
              const Targets& columns,
              std::size_t row_count,
              std::size_t column_count) {
    Matrix sums(row_count, column_count);
    for (std::size_t j = 0; j < m.cols; ++j)
        for (const auto& column : columns[j]) {
            const auto to = sums.col(column.index);
            const auto from = m.col(j);
            for (std::size_t i = 0; i < m.rows; ++i)
                for (const auto& row : rows[i])
                    to[row.index] += row.weight * column.weight * from[i];
        }
    return sums;
}

}  // namespace

World aggregate(const World& world, const Concordance& concordance, const std::string& name) {
    const IoTable& table = world.table;
    const std::size_t n = concordance.economies.size() * concordance.sectors.size();
    const Targets industries = industry_targets(table, concordance);
    const Targets demand = final_demand_targets(table, concordance);

    IoTableData smaller{
        .economies = concordance.economies,
        .sectors = concordance.sectors,
        .final_demand_categories = table.final_demand_categories(),
        .intermediate_musd = merged(table.intermediate_musd(), industries, industries, n, n),
        .final_demand_musd = merged(table.final_demand_musd(), industries, demand, n,
                                    concordance.economies.size() * table.category_count()),
        .published_output_musd = {},
        .merged_industries = merged(table.merged_industries(), industries, n)};
    if (!table.published_output_musd().empty())
        smaller.published_output_musd = merged(table.published_output_musd(), industries, n);

    World result{.info = world.info,
                 .table = IoTable(std::move(smaller), table.convention()),
                 .satellites = {},
                 .report = {},
                 .hash = {}};
    result.info.name = name;
    result.info.format = "aggregate";
    result.info.sector_names = concordance.sector_names;
    for (const Satellite& satellite : world.satellites)
        result.satellites.push_back({.name = satellite.name,
                                     .unit = satellite.unit,
                                     .values = merged(satellite.values, industries, n)});
    result.report.notes.note("added up from " + std::to_string(table.economy_count()) +
                             " economies x " + std::to_string(table.sector_count()) +
                             " sectors of world '" + world.info.name + "' (hash " +
                             world.hash.substr(0, 12) + ")");
    measure_table(result.table, result.report);
    result.hash = content_hash(result.table, result.satellites);
    return result;
}

}  // namespace entente::data
