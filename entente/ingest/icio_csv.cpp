#include "entente/ingest/icio_csv.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/icio_labels.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t rows_together = 16;  // lines kept before they are written into columns

struct Labels {
    std::vector<std::string> columns;
    std::vector<std::string> rows;
};

Labels read_labels(const InputFile& file) {
    Lines lines(file.bytes);
    std::string_view line;
    Labels labels;
    if (lines.next(line))
        labels.columns = split_fields(line, ',');
    if (labels.columns.size() < 2)
        throw Error(ErrorKind::BadData,
                    file.name + ":1: a header of column labels, separated by commas, is expected");
    labels.columns.erase(labels.columns.begin());
    bool blank_seen = false;
    while (lines.next(line)) {
        std::string_view field;
        if (line.empty()) {
            blank_seen = true;
            continue;
        }
        if (blank_seen)
            throw Error(ErrorKind::BadData, file.name + ":" + std::to_string(lines.number()) +
                                                ": lines go on after a blank one; take it out");
        next_field(line, ',', field);
        labels.rows.emplace_back(field);
    }
    return labels;
}

/// Lines of numbers into columns: a few lines are kept and written out together, so that each
/// column is touched in runs.
class ColumnWriter {
public:
    ColumnWriter(const IcioLayout& layout, std::size_t columns, data::IoTableData& table)
        : layout_(layout), table_(table), block_(rows_together * columns), columns_(columns) {}

    /// Where the numbers of the next line go; `industry` is its row.
    std::span<double> next_line(std::size_t industry) {
        if (kept_.size() == rows_together)
            flush();
        kept_.push_back(industry);
        return {block_.data() + (kept_.size() - 1) * columns_, columns_};
    }

    void flush() {
        for (std::size_t k = 0; k < columns_; ++k) {
            const bool is_industry = layout_.industry_of_column[k] != IcioLayout::none;
            if (!is_industry && layout_.demand_of_column[k] == IcioLayout::none)
                continue;
            const auto to = is_industry
                                ? table_.intermediate_musd.col(layout_.industry_of_column[k])
                                : table_.final_demand_musd.col(layout_.demand_of_column[k]);
            for (std::size_t line = 0; line < kept_.size(); ++line)
                to[kept_[line]] += block_[line * columns_ + k];
        }
        kept_.clear();
    }

private:
    const IcioLayout& layout_;
    data::IoTableData& table_;
    std::vector<double> block_;
    std::size_t columns_;
    std::vector<std::size_t> kept_;
};

/// Empty cells: the 2016 edition leaves them in value-added rows under final demand.
enum class Blanks { Refused, AreZero };

/// Reads the numbers of one line. Returns false, with a fault noted, where the line is not right.
bool read_numbers(std::string_view line,
                  std::span<double> numbers,
                  Blanks blanks,
                  std::size_t output_column,
                  const InputFile& file,
                  std::size_t line_number,
                  int& finest,
                  Diagnostics& faults) {
    std::string_view field;
    next_field(line, ',', field);  // the label
    std::size_t k = 0;
    PrintedNumber number;
    bool is_number = false;
    while (next_number(line, ',', number, is_number, field)) {
        if (k == numbers.size()) {
            ++k;
            break;
        }
        if (!is_number && field.empty() && blanks == Blanks::AreZero) {
            number = {};
        } else if (!is_number) {
            faults.fault("column " + std::to_string(k + 2) + ": " + not_a_number(field), file.name,
                         line_number);
            return false;
        }
        if (k != output_column)  // sums may be printed finer than cells
            finest = std::max(finest, number.decimals);
        numbers[k++] = number.value;
    }
    if (k == numbers.size())
        return true;
    faults.fault("the line has " + (k > numbers.size() ? "more than " : std::string()) +
                     std::to_string(std::min(k, numbers.size())) +
                     " numbers where the header has " + std::to_string(numbers.size()) +
                     " columns; is the file cut short?",
                 file.name, line_number);
    return false;
}

double sum_of(std::span<const double> values) {
    double sum = 0;
    for (const double value : values)
        sum += value;
    return sum;
}

void allocate(const IcioLayout& layout, const InputFile& file, data::IoTableData& table) {
    const std::size_t n = layout.economies.size() * layout.sectors.size();
    // Each number takes two bytes at the least, its comma included.
    if (file.bytes.size() / 2 < n * n)
        throw Error(ErrorKind::BadData, file.name + ": " + std::to_string(n) +
                                            " industries need more numbers than the "
                                            "file has room for; lines are cut short");
    table.economies = layout.economies;
    table.sectors = layout.sectors;
    table.final_demand_categories = layout.categories;
    table.intermediate_musd = Matrix(n, n);
    table.final_demand_musd = Matrix(n, layout.economies.size() * layout.categories.size());
    table.merged_industries = layout.merged_industries;
}

bool is_left_out(const IcioLayout& layout, std::size_t column) {
    return layout.industry_of_column[column] == IcioLayout::none &&
           layout.demand_of_column[column] == IcioLayout::none && column != layout.output_column;
}

/// A row that is no industry: output where no column gives it, else value added or taxes.
void take_other_row(const IcioLayout& layout,
                    const Labels& labels,
                    std::size_t row,
                    std::span<const double> numbers,
                    const std::string& file,
                    SourceTable& source) {
    if (row != layout.output_row) {
        source.notes.note(
            "row '" + labels.rows[row] +
                "' is value added or taxes, which follow from output less inputs; its "
                "sum is " +
                short_number(sum_of(numbers) - (layout.output_column == IcioLayout::none
                                                    ? 0
                                                    : numbers[layout.output_column])),
            file, row + 2);
        return;
    }
    if (layout.output_column != IcioLayout::none)
        return;
    source.table.published_output_musd.assign(source.table.intermediate_musd.rows(), 0);
    for (std::size_t k = 0; k < numbers.size(); ++k)
        if (layout.industry_of_column[k] != IcioLayout::none)
            source.table.published_output_musd[layout.industry_of_column[k]] += numbers[k];
}

void note_left_out(const IcioLayout& layout,
                   const Labels& labels,
                   const std::vector<double>& sums,
                   const std::string& file,
                   Diagnostics& notes) {
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (is_left_out(layout, k))
            notes.warning("column '" + labels.columns[k] +
                              "' is neither an industry nor final demand and is left out; its sum "
                              "over industries is " +
                              short_number(sums[k]),
                          file);
}

/// Reads all lines after the header; returns the most decimals seen in an industry's row.
int read_lines(const InputFile& file,
               const Labels& labels,
               const IcioLayout& layout,
               SourceTable& source) {
    data::IoTableData& table = source.table;
    const std::size_t columns = labels.columns.size();
    const bool has_output = layout.output_column != IcioLayout::none;
    if (has_output)
        table.published_output_musd.assign(table.intermediate_musd.rows(), 0);
    ColumnWriter writer(layout, columns, table);
    std::vector<double> left_out(columns);
    std::vector<std::size_t> columns_left_out;
    for (std::size_t k = 0; k < columns; ++k)
        if (is_left_out(layout, k))
            columns_left_out.push_back(k);
    std::vector<double> other_row(columns);
    Diagnostics faults;
    int finest = 0;
    int finest_elsewhere = 0;
    Lines lines(file.bytes);
    std::string_view line;
    lines.next(line);
    for (std::size_t row = 0; row < labels.rows.size() && lines.next(line); ++row) {
        const std::size_t industry = layout.industry_of_row[row];
        if (industry == IcioLayout::none) {
            if (read_numbers(line, other_row, Blanks::AreZero, layout.output_column, file,
                             lines.number(), finest_elsewhere, faults))
                take_other_row(layout, labels, row, other_row, file.name, source);
            continue;
        }
        const std::span<double> numbers = writer.next_line(industry);
        if (!read_numbers(line, numbers, Blanks::Refused, layout.output_column, file,
                          lines.number(), finest, faults)) {
            std::ranges::fill(numbers, 0.0);
            continue;
        }
        if (has_output)
            table.published_output_musd[industry] += numbers[layout.output_column];
        for (const std::size_t k : columns_left_out)
            left_out[k] += numbers[k];
    }
    faults.throw_if_faulty();
    writer.flush();
    note_left_out(layout, labels, left_out, file.name, source.notes);
    return finest;
}

}  // namespace

bool looks_like_icio_csv(std::string_view bytes) {
    Lines lines(bytes.substr(0, std::min<std::size_t>(bytes.size(), 1U << 22U)));
    std::string_view header;
    std::string_view line;
    if (!lines.next(header) || !lines.next(line))
        return false;
    std::string_view corner;
    std::string_view column;
    std::string_view row;
    next_field(header, ',', corner);
    return next_field(header, ',', column) && next_field(line, ',', row) && row == column &&
           row.find('_') != std::string_view::npos;
}

SourceTable read_icio_csv(const InputFile& file) {
    const Labels labels = read_labels(file);
    SourceTable source;
    const IcioLayout layout =
        understand_labels(labels.columns, labels.rows, file.name, source.notes);
    allocate(layout, file, source.table);
    const int finest = read_lines(file, labels, layout, source);

    set_year("", file.name, source.info, source.notes);
    source.info.rounding_half_width_musd = rounding_half_width(finest);
    source.info.files = {file.origin};
    if (has_wiod_sectors(layout.sectors))
        describe_wiod(source.info);
    else
        describe_icio(source.info);
    return source;
}

}  // namespace entente::ingest
