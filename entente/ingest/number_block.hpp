#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/base/matrix.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// A rectangle of numbers in a text file: lines after a header, fields after the labels.
struct NumberBlock {
    char separator = '\t';
    std::size_t skip_lines = 0;
    std::size_t skip_fields = 0;
};

struct BlockReading {
    int finest_decimals = 0;
    std::vector<double> left_out_rows;     // sums over all columns, of the rows that go nowhere
    std::vector<double> left_out_columns;  // sums over the rows that go somewhere
};

/// Reads row_to.size() lines of column_to.size() numbers and adds scale x each into `target` at
/// (row_to[line], column_to[field]); what goes to no_position is summed up. Throws BadData with
/// file, line and value of all that is not a number, and where lines or fields are too many or too
/// few.
BlockReading read_block(const InputFile& file,
                        const NumberBlock& block,
                        std::span<const std::size_t> row_to,
                        std::span<const std::size_t> column_to,
                        double scale,
                        Matrix& target);

/// Throws BadData where `rows` x `columns` numbers cannot stand in the file, each of them taking at
/// least two bytes with its separator: before memory is asked for.
void require_room(const InputFile& file, std::size_t rows, std::size_t columns);

/// Lines of numbers in the file, and numbers in the first of them; trailing blank lines do not
/// count.
struct BlockShape {
    std::size_t rows = 0;
    std::size_t columns = 0;
};

BlockShape shape_of(const InputFile& file, const NumberBlock& block);

/// 0, 1, ... count - 1: rows or columns that stand where they belong.
std::vector<std::size_t> in_order(std::size_t count);

}  // namespace entente::ingest
