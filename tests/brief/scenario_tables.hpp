#pragma once

#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/brief/exposure_sections.hpp"

/// Hand-made answers to questions about scenarios, in the columns that the workspace gives.
namespace entente::brief {

inline ExposureContext allies_and_rival() {
    return {.allies = {"USA", "JPN"},
            .rival = "CHN",
            .year = "2011",
            .buyers_name = {},
            .sectors = {{"c13", "Machinery"}, {"c14", "Electrical and optical equipment"}}};
}

struct SimulatedRow {
    std::string economy;
    double exact_pct = 0;
    double linear_pct = 0;
    double tariff_revenue_musd = 0;
};

/// `entente simulate`; with bands 0.01 to both sides where asked for.
inline Table simulate_table(const std::vector<SimulatedRow>& rows, bool bands = false) {
    std::vector<Column> columns = {{"economy", ColumnKind::Text, ""}};
    for (const char* name :
         {"welfare_exact_pct", "welfare_linear_pct", "path_tot_pct", "path_vot_pct",
          "real_wage_pct", "terms_of_trade_pct", "exports_pct", "imports_pct"})
        columns.push_back({name, ColumnKind::PerCent, ""});
    columns.push_back({"tariff_revenue_musd", ColumnKind::Musd, ""});
    columns.push_back({"residual", ColumnKind::Number, ""});
    columns.push_back({"iterations", ColumnKind::Count, ""});
    if (bands)
        for (const char* name :
             {"welfare_exact_pct_p5", "welfare_exact_pct_p50", "welfare_exact_pct_p95"})
            columns.push_back({name, ColumnKind::PerCent, ""});
    Table table(columns);
    for (const SimulatedRow& row : rows) {
        std::vector<Cell> cells = {row.economy,
                                   row.exact_pct,
                                   row.linear_pct,
                                   0.25 * row.exact_pct,
                                   0.75 * row.exact_pct,
                                   row.exact_pct,
                                   0.0,
                                   -1.0,
                                   -1.0,
                                   row.tariff_revenue_musd,
                                   1e-12,
                                   std::int64_t{9}};
        if (bands)
            for (const double off : {-0.01, 0.0, 0.01})
                cells.emplace_back(row.exact_pct + off);
        table.add(cells);
    }
    table.title = "Scenario";
    return table;
}

struct SectorRow {
    std::string economy;
    std::string sector;
    double base_musd = 0;
    double new_musd = 0;
};

/// `entente simulate --sectors`
inline Table sectors_table(const std::vector<SectorRow>& rows) {
    Table table({{"economy", ColumnKind::Text, ""},
                 {"sector", ColumnKind::Text, ""},
                 {"output_base_musd", ColumnKind::Musd, ""},
                 {"output_new_musd", ColumnKind::Musd, ""},
                 {"output_pct", ColumnKind::PerCent, ""},
                 {"value_added_pct", ColumnKind::PerCent, ""},
                 {"price_pct", ColumnKind::PerCent, ""}});
    for (const SectorRow& row : rows)
        table.add({row.economy, row.sector, row.base_musd, row.new_musd,
                   100 * (row.new_musd / row.base_musd - 1), 0.0, 0.0});
    return table;
}

struct ComparedRow {
    std::string economy;
    std::string role;
    std::string scenario;
    double exact_pct = 0;
    Cell burden_share = {};
    Cell transfer_musd = {};
    std::string flag = {};
};

/// `entente compare`
inline Table compare_table(const std::vector<ComparedRow>& rows) {
    Table table({{"economy", ColumnKind::Text, ""},
                 {"role", ColumnKind::Text, ""},
                 {"scenario", ColumnKind::Text, ""},
                 {"welfare_exact_pct", ColumnKind::PerCent, ""},
                 {"welfare_linear_pct", ColumnKind::PerCent, ""},
                 {"welfare_musd", ColumnKind::Musd, ""},
                 {"burden_share", ColumnKind::Share, ""},
                 {"transfer_musd", ColumnKind::Musd, ""},
                 {"flag", ColumnKind::Text, ""}});
    for (const ComparedRow& row : rows)
        table.add({row.economy, row.role, row.scenario, row.exact_pct, row.exact_pct,
                   1000 * row.exact_pct, row.burden_share, row.transfer_musd, row.flag});
    return table;
}

struct LeverRow {
    std::string welfare_of;
    std::string sector;
    std::string importer;
    std::string exporter;
    double derivative_pct = 0;
    std::string lever = "cost";
};

/// `entente gradient`
inline Table gradient_table(const std::vector<LeverRow>& rows) {
    Table table({{"welfare_of", ColumnKind::Text, ""},
                 {"sector", ColumnKind::Text, ""},
                 {"importer", ColumnKind::Text, ""},
                 {"exporter", ColumnKind::Text, ""},
                 {"lever", ColumnKind::Text, ""},
                 {"derivative_pct", ColumnKind::PerCent, ""}});
    for (const LeverRow& row : rows)
        table.add({row.welfare_of, row.sector, row.importer, row.exporter, row.lever,
                   row.derivative_pct});
    return table;
}

}  // namespace entente::brief
