#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/table.hpp"

/// Reading an answer's cells by column name.
namespace entente::brief {

/// One row of a table. Throws InvalidInput on a column the table does not have.
class TableRow {
public:
    TableRow(const Table& table, std::size_t row) : table_(table), row_(row) {}

    std::string text(std::string_view column) const {
        return exact(table_.rows()[row_][table_.column(column)]);
    }

    /// 0 where the cell holds no number.
    double number(std::string_view column) const {
        const Cell& cell = table_.rows()[row_][table_.column(column)];
        if (const auto* value = std::get_if<double>(&cell))
            return *value;
        if (const auto* count = std::get_if<std::int64_t>(&cell))
            return static_cast<double>(*count);
        return 0;
    }

    /// Absent where the cell is empty.
    std::optional<double> optional_number(std::string_view column) const {
        if (std::holds_alternative<double>(table_.rows()[row_][table_.column(column)]))
            return number(column);
        return std::nullopt;
    }

private:
    const Table& table_;
    std::size_t row_;
};

inline std::vector<TableRow> rows_of(const Table& table) {
    std::vector<TableRow> rows;
    for (std::size_t row = 0; row < table.rows().size(); ++row)
        rows.emplace_back(table, row);
    return rows;
}

inline bool has_column(const Table& table, std::string_view name) {
    return std::ranges::find(table.columns(), name, &Column::name) != table.columns().end();
}

/// Everything about a table, with those of the named columns that it has, in that order.
inline Table with_columns(const Table& table, std::span<const std::string_view> names) {
    std::vector<Column> columns;
    std::vector<std::size_t> places;
    for (const std::string_view name : names)
        if (has_column(table, name)) {
            places.push_back(table.column(name));
            columns.push_back(table.columns()[places.back()]);
        }
    Table narrower(std::move(columns));
    for (const auto& row : table.rows()) {
        std::vector<Cell> cells;
        for (const std::size_t place : places)
            cells.push_back(row[place]);
        narrower.add(std::move(cells));
    }
    narrower.title = table.title;
    narrower.sentences = table.sentences;
    narrower.notes = table.notes;
    narrower.provenance = table.provenance;
    narrower.holds = table.holds;
    return narrower;
}

}  // namespace entente::brief
