#include "entente/ingest/number_block.hpp"

#include <algorithm>
#include <numeric>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/industry_axis.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t rows_together = 16;  // lines kept before they are written into columns

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r,;") == std::string_view::npos;
}

/// Reads the numbers of one line; a fault and false where it is not right.
bool read_line(std::string_view line,
               const NumberBlock& block,
               std::span<double> numbers,
               const std::string& file,
               std::size_t line_number,
               int& finest,
               Diagnostics& faults) {
    std::string_view field;
    for (std::size_t k = 0; k < block.skip_fields; ++k)
        next_field(line, block.separator, field);
    std::size_t count = 0;
    PrintedNumber number;
    bool is_number = false;
    while (next_number(line, block.separator, number, is_number, field)) {
        if (count == numbers.size()) {
            if (!is_number && field.empty() && line.data() == nullptr)
                return true;  // a separator at the end of the line
            ++count;
            break;
        }
        if (!is_number) {
            faults.fault("field " + std::to_string(block.skip_fields + count + 1) + ": " +
                             not_a_number(field),
                         file, line_number);
            return false;
        }
        finest = std::max(finest, number.decimals);
        numbers[count++] = number.value;
    }
    if (count == numbers.size())
        return true;
    faults.fault("the line has " +
                     (count > numbers.size() ? "more than " + std::to_string(numbers.size())
                                             : std::to_string(count)) +
                     " numbers where " + std::to_string(numbers.size()) +
                     " are expected; is the file cut short, or does it belong to other labels?",
                 file, line_number);
    return false;
}

}  // namespace

void require_room(const InputFile& file, std::size_t rows, std::size_t columns) {
    if (columns == 0 || rows <= (file.bytes.size() / 2 + 1) / columns)
        return;
    throw Error(ErrorKind::BadData,
                file.name + ": " + std::to_string(rows) + " rows and " + std::to_string(columns) +
                    " columns need more numbers than the file has room for; lines are missing or "
                    "cut short");
}

BlockReading read_block(const InputFile& file,
                        const NumberBlock& block,
                        std::span<const std::size_t> row_to,
                        std::span<const std::size_t> column_to,
                        double scale,
                        Matrix& target) {
    const std::size_t columns = column_to.size();
    BlockReading reading;
    reading.left_out_rows.assign(row_to.size(), 0);
    reading.left_out_columns.assign(columns, 0);
    std::vector<double> buffer(std::min(rows_together, row_to.size()) * columns);
    std::vector<std::size_t> kept;
    // A few lines are kept and written out together, so that each column is touched in runs.
    const auto flush = [&] {
        for (std::size_t k = 0; k < columns; ++k)
            for (std::size_t line = 0; line < kept.size(); ++line) {
                const double value = scale * buffer[line * columns + k];
                if (column_to[k] == no_position)
                    reading.left_out_columns[k] += value;
                else
                    target(kept[line], column_to[k]) += value;
            }
        kept.clear();
    };
    Diagnostics faults;
    Lines lines(file.bytes);
    std::string_view line;
    for (std::size_t k = 0; k < block.skip_lines; ++k)
        lines.next(line);
    std::size_t row = 0;
    while (lines.next(line)) {
        if (is_blank(line) && row == row_to.size())
            continue;
        if (row == row_to.size()) {
            faults.fault("there are more lines than the " + std::to_string(row) +
                             " that the labels call for; the file belongs to other labels",
                         file.name, lines.number());
            break;
        }
        const std::span<double> numbers(buffer.data() + kept.size() * columns, columns);
        int unused = 0;
        const bool wanted = row_to[row] != no_position;
        if (read_line(line, block, numbers, file.name, lines.number(),
                      wanted ? reading.finest_decimals : unused, faults)) {
            if (wanted)
                kept.push_back(row_to[row]);
            else
                reading.left_out_rows[row] =
                    scale * std::accumulate(numbers.begin(), numbers.end(), 0.0);
        }
        if (kept.size() == rows_together)
            flush();
        ++row;
    }
    if (row < row_to.size())
        faults.fault("the file ends after " + std::to_string(row) + " of " +
                         std::to_string(row_to.size()) + " lines of numbers; download it again",
                     file.name, lines.number());
    faults.throw_if_faulty();
    flush();
    return reading;
}

BlockShape shape_of(const InputFile& file, const NumberBlock& block) {
    BlockShape shape;
    Lines lines(file.bytes);
    std::string_view line;
    for (std::size_t k = 0; k < block.skip_lines; ++k)
        lines.next(line);
    std::size_t count = 0;
    while (lines.next(line)) {
        ++count;
        if (is_blank(line))
            continue;
        if (shape.columns == 0) {
            std::string_view field;
            std::size_t fields = 0;
            while (next_field(line, block.separator, field))
                fields += !(field.empty() && line.data() == nullptr);
            shape.columns = fields - std::min(fields, block.skip_fields);
        }
        shape.rows = count;
    }
    return shape;
}

std::vector<std::size_t> in_order(std::size_t count) {
    std::vector<std::size_t> positions(count);
    std::iota(positions.begin(), positions.end(), std::size_t{0});
    return positions;
}

}  // namespace entente::ingest
