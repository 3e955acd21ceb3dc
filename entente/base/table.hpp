#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// What the numbers of a column mean, and so how people see them. CSV and JSON always carry the
/// full value; text and HTML round as the kind says.
enum class ColumnKind {
    Text,
    Count,    // whole numbers
    Share,    // a fraction of one, seen as per cent with one decimal
    PerCent,  // already in per cent, three decimals and a sign
    Musd,     // million USD, seen with thousands separators
    Number,   // anything else, four significant digits
};

struct Column {
    std::string name;  // snake_case with the unit as suffix
    ColumnKind kind = ColumnKind::Text;
    std::string help;  // what it is, for the reference manual and for hover text
};

/// Empty where there is no value.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double>;

/// A fact that goes with a table as a whole: ("table", "WIOD 2013 release, 2011").
struct Fact {
    std::string name;
    std::string value;
};

/// The result of a question: columns that know their units, rows, a sentence that says what they
/// show, and where they come from. One renderer for each form: render_text, _csv, _json, _html.
class Table {
public:
    Table() = default;

    explicit Table(std::vector<Column> columns) : columns_(std::move(columns)) {}

    const std::vector<Column>& columns() const { return columns_; }

    const std::vector<std::vector<Cell>>& rows() const { return rows_; }

    /// One cell for each column.
    void add(std::vector<Cell> row);

    /// Position of a column. Throws InvalidInput if there is none of that name.
    std::size_t column(std::string_view name) const;

    std::string title;                   // "Exposure of USA and JPN to CHN"
    std::vector<std::string> sentences;  // what the numbers say, first
    std::vector<std::string> notes;      // denominators, conventions, caveats
    std::vector<Fact> provenance;  // source, version, method, run, the command that repeats it
    bool holds = true;             // false where the table reports a check that failed
    bool computed = true;  // false where a solver did not converge: figures with their residual

private:
    std::vector<Column> columns_;
    std::vector<std::vector<Cell>> rows_;
};

enum class TableFormat { Text, Csv, Json, Html };

/// "table", "csv" or "json" as on the command line. Throws InvalidInput otherwise.
TableFormat table_format_named(std::string_view name);

/// Columns of the screen for running text and for tables.
struct TextWidths {
    std::size_t text = 100;
    std::size_t table = 160;
};

/// Sentences above, notes and provenance below. A table too wide for the screen is cut into strips
/// that each begin with its first column. Control characters are written out, never sent.
void render_text(const Table& table, std::ostream& out, TextWidths widths = {});

/// Header and rows only, RFC 4180; numbers in the shortest form that reads back as the same double.
/// Words that a spreadsheet would take for a formula (first character = + - @ or a control) follow
/// an apostrophe; control characters are written out.
void render_csv(const Table& table, std::ostream& out);

/// {"title", "sentences", "columns", "rows", "notes", "provenance"}; rows are objects.
void render_json(const Table& table, std::ostream& out);

/// A <table> element, escaped, with the full value in each number's title attribute.
void render_html(const Table& table, std::ostream& out);

/// As people see it: 0.0601 as a share is "6.0 %". Empty for an empty cell.
std::string display(const Cell& cell, ColumnKind kind);

/// As programs read it: shortest round trip, "" for an empty cell.
std::string exact(const Cell& cell);

/// Escapes & < > " ' for HTML text and attributes; control characters are written out.
std::string html_escaped(std::string_view text);

}  // namespace entente
