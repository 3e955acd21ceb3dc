#include "entente/data/io_table.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "entente/base/error.hpp"

namespace entente::data {
namespace {

/// Memory of a table that was read, not mapped.
struct OwnedNumbers {
    Matrix intermediate_musd;
    Matrix final_demand_musd;
    std::vector<double> gross_output_musd;
    std::vector<double> value_added_musd;
    std::vector<double> published_output_musd;
    std::vector<double> merged_industries;
};

std::size_t position(const std::vector<std::string>& codes,
                     std::string_view code,
                     const std::string& of) {
    const auto found = std::ranges::find(codes, code);
    if (found != codes.end())
        return static_cast<std::size_t>(found - codes.begin());
    std::string known;
    for (std::size_t i = 0; i < codes.size() && i < 60; ++i)
        known += (i == 0 ? "" : " ") + codes[i];
    throw Error(ErrorKind::NotFound, "the table has no " + of + " '" + std::string(code) +
                                         "'; it has " + known + (codes.size() > 60 ? " ..." : ""));
}

void require_shape(bool holds, const std::string& what) {
    if (!holds)
        throw Error(ErrorKind::BadData, "the table does not fit together: " + what);
}

void require_distinct(std::vector<std::string> codes, const std::string& of) {
    std::ranges::sort(codes);
    const auto twice = std::ranges::adjacent_find(codes);
    require_shape(twice == codes.end(),
                  twice == codes.end() ? "" : of + " '" + *twice + "' occurs twice");
}

std::vector<double> row_sums(const IoTableData& table) {
    std::vector<double> sums(table.intermediate_musd.rows());
    for (const Matrix* m : {&table.intermediate_musd, &table.final_demand_musd})
        for (std::size_t j = 0; j < m->cols(); ++j) {
            const auto column = m->col(j);
            for (std::size_t i = 0; i < column.size(); ++i)
                sums[i] += column[i];
        }
    return sums;
}

void check_shapes(const IoTableData& table) {
    const std::size_t n = table.economies.size() * table.sectors.size();
    require_shape(n > 0, "no economies or no sectors");
    require_distinct(table.economies, "economy");
    require_distinct(table.sectors, "sector");
    require_distinct(table.final_demand_categories, "final demand category");
    require_shape(table.intermediate_musd.rows() == n && table.intermediate_musd.cols() == n,
                  "intermediate flows are not industries x industries");
    require_shape(table.final_demand_musd.rows() == n &&
                      table.final_demand_musd.cols() ==
                          table.economies.size() * table.final_demand_categories.size(),
                  "final demand is not industries x (economies x categories)");
    require_shape(table.published_output_musd.empty() || table.published_output_musd.size() == n,
                  "output does not have one value for each industry");
    require_shape(table.merged_industries.empty() || table.merged_industries.size() == n,
                  "merge counts do not have one value for each industry");
}

}  // namespace

std::string_view name_of(Convention convention) {
    return convention == Convention::Balanced ? "balanced" : "published";
}

Convention convention_named(std::string_view name) {
    if (name == "balanced")
        return Convention::Balanced;
    if (name == "published")
        return Convention::Published;
    throw Error(ErrorKind::InvalidInput,
                "'" + std::string(name) + "' is not a convention; say balanced or published");
}

IoTable::IoTable(IoTableData table, Convention convention) {
    check_shapes(table);
    auto numbers = std::make_shared<OwnedNumbers>();
    if (convention == Convention::Published) {
        if (table.published_output_musd.empty())
            throw Error(ErrorKind::InvalidInput,
                        "this source prints no gross output; use --convention balanced");
        numbers->gross_output_musd = table.published_output_musd;
    } else {
        numbers->gross_output_musd = row_sums(table);
    }
    const std::size_t n = numbers->gross_output_musd.size();
    numbers->value_added_musd.resize(n);
    for (std::size_t j = 0; j < n; ++j) {
        const auto column = table.intermediate_musd.col(j);
        numbers->value_added_musd[j] =
            numbers->gross_output_musd[j] - std::accumulate(column.begin(), column.end(), 0.0);
    }
    numbers->intermediate_musd = std::move(table.intermediate_musd);
    numbers->final_demand_musd = std::move(table.final_demand_musd);
    numbers->published_output_musd = std::move(table.published_output_musd);
    numbers->merged_industries = table.merged_industries.empty()
                                     ? std::vector<double>(n, 1)
                                     : std::move(table.merged_industries);
    parts_ = {.economies = std::move(table.economies),
              .sectors = std::move(table.sectors),
              .final_demand_categories = std::move(table.final_demand_categories),
              .convention = convention,
              .intermediate_musd = numbers->intermediate_musd.view(),
              .final_demand_musd = numbers->final_demand_musd.view(),
              .gross_output_musd = numbers->gross_output_musd,
              .value_added_musd = numbers->value_added_musd,
              .published_output_musd = numbers->published_output_musd,
              .merged_industries = numbers->merged_industries};
    storage_ = std::move(numbers);
}

IoTable::IoTable(Parts parts, std::shared_ptr<const void> storage)
    : parts_(std::move(parts)), storage_(std::move(storage)) {
}

IdRange<IndustryId> IoTable::industries_of(EconomyId economy) const {
    const std::size_t first = economy.index() * sector_count();
    return {first, first + sector_count()};
}

EconomyId IoTable::economy(std::string_view code) const {
    return EconomyId(position(economies(), code, "economy"));
}

SectorId IoTable::sector(std::string_view code) const {
    return SectorId(position(sectors(), code, "sector"));
}

IndustryId IoTable::industry(EconomyId economy, SectorId sector) const {
    return IndustryId(economy.index() * sector_count() + sector.index());
}

EconomyId IoTable::economy_of(IndustryId industry) const {
    return EconomyId(industry.index() / sector_count());
}

SectorId IoTable::sector_of(IndustryId industry) const {
    return SectorId(industry.index() % sector_count());
}

std::string IoTable::label_of(IndustryId industry) const {
    return economies()[economy_of(industry).index()] + "_" + sectors()[sector_of(industry).index()];
}

Matrix input_coefficients(const IoTable& table) {
    const std::size_t n = table.industry_count();
    Matrix a(n, n);
    for (std::size_t j = 0; j < n; ++j) {
        const double x_j = table.gross_output_musd()[j];
        if (x_j <= 0)
            continue;
        const auto z_j = table.intermediate_musd().col(j);
        const auto a_j = a.col(j);
        for (std::size_t i = 0; i < n; ++i)
            a_j[i] = z_j[i] / x_j;
    }
    return a;
}

std::vector<double> value_added_coefficients(const IoTable& table) {
    std::vector<double> v(table.industry_count());
    for (std::size_t j = 0; j < v.size(); ++j)
        if (const double x_j = table.gross_output_musd()[j]; x_j > 0)
            v[j] = table.value_added_musd()[j] / x_j;
    return v;
}

Matrix final_demand_by_economy_musd(const IoTable& table) {
    const std::size_t categories = table.category_count();
    Matrix y(table.industry_count(), table.economy_count());
    for (std::size_t column = 0; column < table.final_demand_musd().cols; ++column) {
        const auto from = table.final_demand_musd().col(column);
        const auto to = y.col(column / categories);
        for (std::size_t i = 0; i < from.size(); ++i)
            to[i] += from[i];
    }
    return y;
}

std::vector<double> gross_exports_musd(const IoTable& table) {
    const std::size_t sectors = table.sector_count();
    std::vector<double> e(table.industry_count());
    const auto add_foreign = [&](std::span<const double> column, std::size_t buyer) {
        for (std::size_t i = 0; i < e.size(); ++i)
            if (i / sectors != buyer)
                e[i] += column[i];
    };
    for (std::size_t j = 0; j < table.industry_count(); ++j)
        add_foreign(table.intermediate_musd().col(j), j / sectors);
    for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k)
        add_foreign(table.final_demand_musd().col(k), k / table.category_count());
    return e;
}

}  // namespace entente::data
