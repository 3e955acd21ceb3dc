#include "entente/ingest/triplets.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/long_lines.hpp"
#include "entente/ingest/long_table.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

struct Columns : LongColumns {
    std::size_t row = 0, column = 0;
};

std::optional<Columns> read_header(std::string_view line) {
    if (line.size() > 1000)
        return std::nullopt;
    const auto fields = split_fields(line, ',');
    const auto position = [&](std::string_view name) -> std::optional<std::size_t> {
        const auto found = std::ranges::find(fields, name);
        if (found == fields.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - fields.begin());
    };
    const auto row = position("row");
    const auto column = position("col") ? position("col") : position("column");
    const auto value = position("value");
    if (!row || !column || !value)
        return std::nullopt;
    return Columns{
        {.count = fields.size(), .value = *value, .year = position("year")}, *row, *column};
}

}  // namespace

SourceTable read_triplets(const InputFile& file) {
    Lines lines(file.bytes);
    std::string_view line;
    lines.next(line);
    const auto columns = read_header(line);
    if (!columns)
        throw Error(ErrorKind::BadData, file.name + ":1: '" + std::string(line.substr(0, 60)) +
                                            "' is not the header row,col,value");
    LongTable table(file.name);
    const std::string year =
        read_long_lines(file, lines, *columns, [&](const LongLine& line_read, Diagnostics&) {
            table.add(line_read.fields[columns->row], line_read.fields[columns->column],
                      line_read.number, line_read.line);
        });
    SourceTable source;
    table.build(source);
    if (has_wiod_sectors(source.table.sectors))
        describe_wiod(source.info);
    else
        describe_icio(source.info);
    source.info.format = "triplets";
    set_year(year, file.name, source.info, source.notes);
    source.info.files = {file.origin};
    return source;
}

bool looks_like_triplets(std::string_view bytes) {
    Lines lines(bytes.substr(0, std::min<std::size_t>(bytes.size(), 1U << 16U)));
    std::string_view line;
    return lines.next(line) && read_header(line).has_value();
}

}  // namespace entente::ingest
