#include "entente/data/world.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"
#include "entente/base/hash.hpp"

namespace entente::data {
namespace {

std::size_t count_if(const MatrixView& m, bool (*holds)(double)) {
    return static_cast<std::size_t>(std::count_if(m.data, m.data + m.rows * m.cols, holds));
}

void measure_row_gaps(const IoTable& table, ImportReport& report) {
    const auto printed = table.published_output_musd();
    if (printed.empty())
        return;
    const std::size_t n = table.industry_count();
    std::vector<double> gaps(n);
    for (std::size_t i = 0; i < n; ++i)
        gaps[i] = -printed[i];
    for (const MatrixView& m : {table.intermediate_musd(), table.final_demand_musd()})
        for (std::size_t j = 0; j < m.cols; ++j)
            for (std::size_t i = 0; i < n; ++i)
                gaps[i] += m(i, j);
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i) {
        sum += gaps[i];
        if (std::abs(gaps[i]) > 0.01 * std::abs(printed[i]))
            ++report.rows_with_gap_above_1_pct;
    }
    report.row_gap_mean_musd = sum / static_cast<double>(n);
    report.row_gap_min_musd = *std::ranges::min_element(gaps);
    report.row_gap_max_musd = *std::ranges::max_element(gaps);
}

}  // namespace

const Satellite& World::satellite(std::string_view name) const {
    const auto found = std::ranges::find(satellites, name, &Satellite::name);
    if (found != satellites.end())
        return *found;
    std::string known;
    for (const Satellite& satellite : satellites)
        known += (known.empty() ? "" : ", ") + satellite.name;
    throw Error(ErrorKind::NotFound,
                "world '" + info.name + "' has no account '" + std::string(name) + "'; " +
                    (known.empty() ? "it has none; add one with entente world satellite"
                                   : "it has " + known));
}

void measure_table(const IoTable& table, ImportReport& report) {
    report.nonzero_intermediate =
        count_if(table.intermediate_musd(), [](double z) { return z != 0; });
    report.negative_intermediate =
        count_if(table.intermediate_musd(), [](double z) { return z < 0; });
    report.negative_final_demand =
        count_if(table.final_demand_musd(), [](double y) { return y < 0; });
    report.zero_output_industries = static_cast<std::size_t>(
        std::ranges::count_if(table.gross_output_musd(), [](double x) { return x <= 0; }));
    report.negative_value_added = static_cast<std::size_t>(
        std::ranges::count_if(table.value_added_musd(), [](double v) { return v < 0; }));
    measure_row_gaps(table, report);
}

std::string content_hash(const IoTable& table,
                         const std::vector<Satellite>& satellites,
                         const std::optional<TradeTable>& trade) {
    Hasher hasher;
    for (const auto* labels :
         {&table.economies(), &table.sectors(), &table.final_demand_categories()}) {
        hasher.add_text(std::to_string(labels->size()));
        for (const std::string& label : *labels)
            hasher.add_text(label);
    }
    hasher.add_text(name_of(table.convention()));
    for (const MatrixView& m : {table.intermediate_musd(), table.final_demand_musd()})
        hasher.add(std::span(m.data, m.rows * m.cols));
    for (const auto values : {table.gross_output_musd(), table.value_added_musd(),
                              table.published_output_musd(), table.merged_industries()})
        hasher.add(values);
    for (const Satellite& satellite : satellites) {
        hasher.add_text(satellite.name);
        hasher.add_text(satellite.unit);
        hasher.add(satellite.values);
    }
    if (trade) {
        hasher.add_text("trade");
        for (const auto& part :
             {&trade->imports_musd, &trade->tariff_rate, &trade->gross_output_musd,
              &trade->value_added_share, &trade->input_share, &trade->elasticity})
            hasher.add(*part);
    }
    return hasher.finish();
}

}  // namespace entente::data
