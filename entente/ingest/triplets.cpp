#include "entente/ingest/triplets.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/long_table.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

struct Columns {
    std::size_t count = 0, row = 0, column = 0, value = 0;
    std::optional<std::size_t> year;
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
    return Columns{.count = fields.size(),
                   .row = *row,
                   .column = *column,
                   .value = *value,
                   .year = position("year")};
}

/// WIOD's labels in a long file: 35 sectors c1 to c35.
bool has_wiod_sectors(const std::vector<std::string>& sectors) {
    return sectors.size() == 35 && sectors.front() == "c1" && sectors.back() == "c35";
}

void read_lines(const InputFile& file,
                Lines& lines,
                const Columns& columns,
                LongTable& table,
                std::string& year) {
    Diagnostics faults;
    std::vector<std::string_view> fields(columns.count);
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        std::size_t count = 0;
        std::string_view field;
        std::string_view rest = line;
        while (next_field(rest, ',', field) && count <= fields.size())
            if (count++ < fields.size())
                fields[count - 1] = field;
        PrintedNumber number;
        if (count != fields.size()) {
            faults.fault("'" + std::string(line.substr(0, 60)) + "' has " + std::to_string(count) +
                             " fields where the header has " + std::to_string(fields.size()) +
                             "; is the file cut short?",
                         file.name, lines.number());
            continue;
        }
        if (!parse_number(fields[columns.value], number)) {
            faults.fault(not_a_number(fields[columns.value]), file.name, lines.number());
            continue;
        }
        if (columns.year) {
            if (year.empty())
                year = fields[*columns.year];
            if (fields[*columns.year] != year)
                faults.fault("'" + std::string(fields[*columns.year].substr(0, 20)) +
                                 "' after lines of '" + year +
                                 "'; a world has one year, give the lines of one",
                             file.name, lines.number());
        }
        table.add(fields[columns.row], fields[columns.column], number, lines.number());
    }
    faults.throw_if_faulty();
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
    std::string year;
    read_lines(file, lines, *columns, table, year);
    SourceTable source;
    table.build(source);
    if (has_wiod_sectors(source.table.sectors))
        describe_wiod(source.info);
    else
        describe_icio(source.info);
    source.info.format = "triplets";
    source.info.year = year_in_name(year);
    if (!source.info.year && (source.info.year = year_in_name(file.name)))
        source.notes.note("the year is taken from the file's name", file.name);
    source.info.files = {file.origin};
    return source;
}

bool looks_like_triplets(std::string_view bytes) {
    Lines lines(bytes.substr(0, std::min<std::size_t>(bytes.size(), 1U << 16U)));
    std::string_view line;
    return lines.next(line) && read_header(line).has_value();
}

}  // namespace entente::ingest
