#include "entente/ingest/wiod_xlsx.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/industry_axis.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t label_columns = 4;  // A code, B name, C economy, D running code
constexpr std::size_t most_header_rows = 12;

struct RowLabels {
    std::string code, name, economy, running;
};

struct ColumnLabels {
    std::string name, economy, running, code;
};

/// Everything in the sheet that is not a number of the table.
struct Labels {
    std::size_t first_row = no_position;  // of the numbers
    std::vector<std::vector<std::string>> header;
    std::map<std::size_t, RowLabels> rows;
};

/// "c14" or "r14" -> "c14"; empty where it is neither.
std::string running_code(const std::string& text) {
    if (text.size() < 2 || (text[0] != 'c' && text[0] != 'r') ||
        !std::all_of(text.begin() + 1, text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return {};
    return "c" + text.substr(1);
}

std::string economy_code(const std::string& text) {
    return text == "RoW" ? "ROW" : text;
}

bool is_output_name(const std::string& name, const std::string& code) {
    return code == "GO" || name.find("Total output") != std::string::npos ||
           name.find("Output at basic") != std::string::npos;
}

Labels read_labels(const Sheet& sheet, const std::string& file) {
    Labels labels;
    labels.header.resize(most_header_rows);
    sheet.for_each_cell([&](const SheetCell& cell) {
        if (cell.row < most_header_rows) {
            auto& row = labels.header[cell.row];
            if (row.size() <= cell.column)
                row.resize(cell.column + 1);
            row[cell.column] = cell.text;
        }
        if (cell.column >= label_columns)
            return;
        RowLabels& row = labels.rows[cell.row];
        (cell.column == 0   ? row.code
         : cell.column == 1 ? row.name
         : cell.column == 2 ? row.economy
                            : row.running) = cell.text;
    });
    for (const auto& [row, label] : labels.rows)
        if (!label.economy.empty() && label.economy != "TOT" &&
            !running_code(label.running).empty()) {
            labels.first_row = row;
            break;
        }
    if (labels.first_row == no_position || labels.first_row < 4 ||
        labels.first_row >= most_header_rows)
        throw Error(ErrorKind::BadData,
                    file + ": sheet '" + sheet.name() +
                        "' is not a WIOD table: no row has an economy in column C and a running "
                        "code such as c1 in column D under four lines of labels");
    return labels;
}

std::string at(const std::vector<std::string>& row, std::size_t column) {
    return column < row.size() ? row[column] : std::string();
}

/// What rows and columns are.
struct Layout {
    LabelAxis industries, demand;
    std::map<std::size_t, std::size_t> row_to;  // by row of the sheet
    std::vector<std::size_t> column_to;         // by column of the sheet, into Z
    std::vector<std::size_t> demand_to;         // into Y
    std::vector<std::string> category_names;
    std::size_t output_column = no_position;
    std::size_t output_row = no_position;
};

Layout understand(const Labels& labels, const std::string& file) {
    Layout layout;
    std::vector<PlaceLabel> places;
    std::vector<std::size_t> place_rows;
    for (const auto& [row, label] : labels.rows) {
        if (row < labels.first_row)
            continue;
        const std::string running = running_code(label.running);
        if (!label.economy.empty() && label.economy != "TOT" && !running.empty()) {
            places.push_back({economy_code(label.economy), running});
            place_rows.push_back(row);
        } else if (is_output_name(label.name, label.code)) {
            layout.output_row = row;
        }
    }
    layout.industries = industry_axis(places, file, labels.first_row + 1);
    for (std::size_t k = 0; k < places.size(); ++k)
        layout.row_to[place_rows[k]] = layout.industries.position_of[k];

    const auto& names = labels.header[labels.first_row - 3];
    const auto& economies = labels.header[labels.first_row - 2];
    const auto& running = labels.header[labels.first_row - 1];
    const std::size_t width = std::max({names.size(), economies.size(), running.size()});
    layout.column_to.assign(width, no_position);
    layout.demand_to.assign(width, no_position);
    std::vector<PlaceLabel> demand;
    std::vector<std::size_t> demand_columns;
    std::vector<bool> given(layout.industries.size());
    Diagnostics faults;
    for (std::size_t k = label_columns; k < width; ++k) {
        const std::string economy = economy_code(at(economies, k));
        const std::size_t industry = layout.industries.find(economy, at(running, k));
        if (industry != no_position) {
            if (given[industry])
                faults.fault("column '" + economy + "', '" + at(running, k) + "' occurs twice",
                             file, labels.first_row);
            given[industry] = true;
            layout.column_to[k] = industry;
        } else if (layout.industries.economies.find(economy) != no_position) {
            demand.push_back({economy, at(running, k)});
            demand_columns.push_back(k);
            if (std::ranges::find(layout.category_names, at(names, k)) ==
                layout.category_names.end())
                layout.category_names.push_back(at(names, k));
        } else if (is_output_name(at(names, k), at(labels.header[labels.first_row - 4], k))) {
            layout.output_column = k;
        }
    }
    for (std::size_t k = 0; k < given.size(); ++k)
        if (!given[layout.industries.position_of[k]])
            faults.fault("row '" + places[k].economy + "', '" + places[k].item +
                             "' is not a column too; columns are missing",
                         file, place_rows[k] + 1);
    faults.throw_if_faulty();
    layout.demand = demand_axis(demand, layout.industries, file, 0);
    for (std::size_t k = 0; k < demand_columns.size(); ++k)
        layout.demand_to[demand_columns[k]] = layout.demand.position_of[k];
    if (layout.category_names.size() != layout.demand.items.list().size())
        layout.category_names = layout.demand.items.list();
    return layout;
}

struct Reading {
    std::map<std::size_t, double> other_rows, other_columns;
    std::vector<double> output_row;
    std::size_t cells = 0;
    int finest = 0;
};

void take_number(const SheetCell& cell,
                 double value,
                 const Labels& labels,
                 const Layout& layout,
                 data::IoTableData& table,
                 Reading& reading) {
    const bool known_column = cell.column < layout.column_to.size();
    const std::size_t j = known_column ? layout.column_to[cell.column] : no_position;
    const std::size_t y = known_column ? layout.demand_to[cell.column] : no_position;
    const auto row = layout.row_to.find(cell.row);
    if (row == layout.row_to.end()) {
        if (cell.row == layout.output_row && j != no_position)
            reading.output_row[j] = value;
        else if (cell.row != layout.output_row && labels.rows.contains(cell.row))
            reading.other_rows[cell.row] += value;
        return;
    }
    const std::size_t i = row->second;
    if (j != no_position)
        table.intermediate_musd(i, j) = value;
    else if (y != no_position)
        table.final_demand_musd(i, y) = value;
    else if (cell.column == layout.output_column)
        table.published_output_musd[i] = value;
    else
        reading.other_columns[cell.column] += value;
    reading.cells += j != no_position || y != no_position;
}

Reading read_numbers(const Sheet& sheet,
                     const std::string& file,
                     const Labels& labels,
                     const Layout& layout,
                     data::IoTableData& table) {
    Reading reading;
    reading.output_row.resize(layout.industries.size());
    Diagnostics faults;
    sheet.for_each_cell([&](const SheetCell& cell) {
        if (cell.row < labels.first_row || cell.column < label_columns)
            return;
        PrintedNumber number;
        if (!parse_number(cell.text, number)) {
            const bool in_table = layout.row_to.contains(cell.row) ||
                                  cell.text.find_first_not_of(' ') != std::string_view::npos;
            if (in_table)
                faults.fault(
                    "column " + std::to_string(cell.column + 1) + ": " + not_a_number(cell.text),
                    file, cell.row + 1);
            return;
        }
        if (layout.row_to.contains(cell.row) && cell.column < layout.column_to.size() &&
            cell.column != layout.output_column)
            reading.finest = std::max(reading.finest, number.decimals);
        take_number(cell, number.value, labels, layout, table, reading);
    });
    faults.throw_if_faulty();
    return reading;
}

void note_rest(const Labels& labels,
               const Layout& layout,
               const Reading& reading,
               const std::string& file,
               Diagnostics& notes) {
    for (const auto& [row, sum] : reading.other_rows) {
        const RowLabels& label = labels.rows.at(row);
        notes.note("row '" + (label.name.empty() ? label.running : label.name) +
                       "' is value added, taxes or a total, which follow from output and inputs; "
                       "its sum is " +
                       short_number(sum),
                   file, row + 1);
    }
    for (const auto& [column, sum] : reading.other_columns)
        notes.warning(
            "column " + std::to_string(column + 1) + " ('" +
                at(labels.header[labels.first_row - 3], column) +
                "') is neither an industry nor final demand and is left out; its sum is " +
                short_number(sum),
            file);
    const std::size_t expected =
        layout.industries.size() * (layout.industries.size() + layout.demand.position_of.size());
    if (reading.cells < expected)
        notes.warning(std::to_string(expected - reading.cells) +
                          " cells of the table are blank and count as zero",
                      file);
}

}  // namespace

SourceTable read_wiod_sheet(const Sheet& sheet, const std::string& file) {
    const Labels labels = read_labels(sheet, file);
    const Layout layout = understand(labels, file);
    const std::size_t n = layout.industries.size();
    // A cell that is written takes more than sixteen bytes; half of the table may be blank.
    if (n * (n + layout.demand.size()) > sheet.xml_bytes() / 8)
        throw Error(ErrorKind::BadData, file + ": " + std::to_string(n) +
                                            " industries are named, but the sheet has not nearly "
                                            "as many numbers; rows or columns are missing");
    SourceTable source;
    data::IoTableData& table = source.table;
    table.economies = layout.industries.economies.list();
    table.sectors = layout.industries.items.list();
    describe_wiod(source.info);
    source.info.sector_names.clear();
    for (const std::string& sector : table.sectors)
        for (const auto& [row, label] : labels.rows)
            if (row >= labels.first_row && running_code(label.running) == sector) {
                source.info.sector_names.push_back(label.name);
                break;
            }
    if (table.sectors.size() > 35)
        source.info.source = "World Input-Output Database (WIOD), 2016 release";
    table.final_demand_categories = category_codes(layout.category_names, file, source.notes);
    table.intermediate_musd = Matrix(n, n);
    table.final_demand_musd = Matrix(n, layout.demand.size());
    if (layout.output_column != no_position)
        table.published_output_musd.resize(n);
    Reading reading = read_numbers(sheet, file, labels, layout, table);
    if (layout.output_column == no_position && layout.output_row != no_position)
        table.published_output_musd = std::move(reading.output_row);
    note_rest(labels, layout, reading, file, source.notes);
    source.info.rounding_half_width_musd = rounding_half_width(reading.finest);
    source.info.year = year_in_name(sheet.name());
    if (!source.info.year)
        source.info.year = year_in_name(file);
    return source;
}

SourceTable read_wiod_xlsx(const InputFile& file) {
    const auto names = sheet_names(file);
    const auto table = std::ranges::find_if(
        names, [](const std::string& name) { return name.starts_with("WIOT"); });
    if (names.empty())
        throw Error(ErrorKind::BadData, file.name + ": the workbook has no sheets");
    SourceTable source =
        read_wiod_sheet(open_sheet(file, table == names.end() ? names.front() : *table), file.name);
    source.info.files = {file.origin};
    return source;
}

bool looks_like_wiod_xlsx(const InputFile& file) {
    if (!is_xlsx(file))
        return false;
    const auto names = sheet_names(file);
    return names.size() == 1 || std::ranges::any_of(names, [](const std::string& name) {
               return name.starts_with("WIOT");
           });
}

}  // namespace entente::ingest
