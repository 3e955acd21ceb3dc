#include "entente/ingest/figaro.hpp"

#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/long_lines.hpp"
#include "entente/ingest/long_table.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

struct Columns : LongColumns {
    std::size_t row_area = 0, row = 0, column_area = 0, column = 0;
};

std::optional<Columns> read_header(std::string_view line) {
    if (line.size() > 1000)
        return std::nullopt;
    const auto fields = split_fields(line, ',');
    const auto position =
        [&](std::initializer_list<std::string_view> names) -> std::optional<std::size_t> {
        for (std::size_t k = 0; k < fields.size(); ++k)
            if (std::ranges::find(names, fields[k]) != names.end())
                return k;
        return std::nullopt;
    };
    const auto row_area = position({"refArea"});
    const auto row = position({"rowIi", "rowPi"});
    const auto column_area = position({"counterpartArea"});
    const auto column = position({"colIi", "colPi"});
    const auto value = position({"obsValue"});
    if (!row_area || !row || !column_area || !column || !value)
        return std::nullopt;
    return Columns{{.count = fields.size(),
                    .value = *value,
                    .year = position({"timePeriod", "TIME_PERIOD", "time", "year"})},
                   *row_area,
                   *row,
                   *column_area,
                   *column};
}

/// Puts area and item together to the labels of a long table. Returns the year of the lines.
std::string read_lines(const InputFile& file,
                       Lines& lines,
                       const Columns& columns,
                       LongTable& table) {
    std::string row;
    std::string column;
    return read_long_lines(file, lines, columns, [&](const LongLine& line, Diagnostics& faults) {
        const auto& fields = line.fields;
        if (fields[columns.row_area].find('_') != std::string_view::npos ||
            fields[columns.column_area].find('_') != std::string_view::npos) {
            faults.fault("'" + std::string(line.text.substr(0, 60)) +
                             "': an area is a code without underscores",
                         file.name, line.line);
            return;
        }
        row.assign(fields[columns.row_area]).append("_").append(fields[columns.row]);
        column.assign(fields[columns.column_area]).append("_").append(fields[columns.column]);
        table.add(row, column, line.number, line.line);
    });
}

void describe(const InputFile& file, SourceTable& source) {
    source.info.format = "figaro";
    source.info.source = "FIGARO inter-country input-output tables, Eurostat";
    source.info.citation =
        "Remond-Tiedrez, I. and Rueda-Cantuche, J. M. (eds.) (2019), EU inter-country supply, use "
        "and input-output tables (FIGARO), Eurostat, doi:10.2785/008780.";
    source.info.licence =
        "Eurostat's reuse policy: free with attribution (CC BY 4.0, from memory; check before "
        "redistribution).";
    source.info.unit = "million EUR, current basic prices";
    source.info.files = {file.origin};
    source.notes.warning("figures are in million EUR; columns named _musd hold million EUR",
                         file.name);
}

bool is_matrix(std::string_view bytes) {
    return bytes.starts_with("rowLabels,") || bytes.starts_with("\"rowLabels\",") ||
           (looks_like_icio_csv(bytes) && bytes.find("\nW2_") != std::string_view::npos);
}

}  // namespace

SourceTable read_figaro(const InputFile& file) {
    Lines lines(file.bytes);
    std::string_view line;
    lines.next(line);
    const auto columns = read_header(line);
    if (!columns && is_matrix(file.bytes)) {
        SourceTable source = read_icio_csv(file);
        describe(file, source);
        return source;
    }
    if (!columns)
        throw Error(ErrorKind::BadData,
                    file.name + ":1: '" + std::string(line.substr(0, 60)) +
                        "' is not the header of FIGARO's flat form (refArea, rowIi or rowPi, "
                        "counterpartArea, colIi or colPi, obsValue) nor of its matrix (rowLabels)");
    LongTable table(file.name);
    const std::string year = read_lines(file, lines, *columns, table);
    SourceTable source;
    table.build(source);
    describe(file, source);
    set_year(year, file.name, source.info, source.notes);
    return source;
}

bool looks_like_figaro(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, std::min<std::size_t>(bytes.size(), 1U << 16U));
    Lines lines(start);
    std::string_view line;
    return (lines.next(line) && read_header(line).has_value()) || is_matrix(bytes);
}

}  // namespace entente::ingest
