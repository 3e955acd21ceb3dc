#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "entente/base/diagnostics.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {

/// Where a long file has its value and, if at all, its year; the other columns hold labels.
struct LongColumns {
    std::size_t count = 0, value = 0;
    std::optional<std::size_t> year;
};

/// One line that has as many fields as the header and a number for its value.
struct LongLine {
    std::string_view text;
    std::span<const std::string_view> fields;
    PrintedNumber number;
    std::size_t line = 0;
};

/// Reads the lines after the header, handing each to `take`, which may add faults of its own.
/// Returns the year of the lines as it is written, "" where there is no such column. Throws BadData
/// with every line that is cut short, has no number or is of another year.
std::string read_long_lines(const InputFile& file,
                            Lines& lines,
                            const LongColumns& columns,
                            const std::function<void(const LongLine&, Diagnostics&)>& take);

}  // namespace entente::ingest
