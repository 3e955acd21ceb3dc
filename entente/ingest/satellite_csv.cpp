#include "entente/ingest/satellite_csv.hpp"

#include <algorithm>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/ingest/csv_cells.hpp"

namespace entente::ingest {
namespace {

/// Positions of the columns that count.
struct Columns {
    std::size_t count = 0;
    std::optional<std::size_t> industry, economy, sector;
    std::size_t value = 0;
};

Columns find_columns(const std::vector<std::string>& header,
                     const InputFile& file,
                     std::size_t line,
                     const std::string& economy,
                     Diagnostics& notes) {
    const auto position =
        [&](std::initializer_list<std::string_view> names) -> std::optional<std::size_t> {
        for (std::size_t k = 0; k < header.size(); ++k)
            if (std::ranges::find(names, header[k]) != names.end())
                return k;
        return std::nullopt;
    };
    Columns columns{.count = header.size(),
                    .industry = position({"industry"}),
                    .economy = position({"economy", "country", "region"}),
                    .sector = position({"sector"}),
                    .value = 0};
    const auto value = position({"value"});
    const bool by_name = value && (columns.industry || columns.sector);
    if (!by_name && (header.size() < 2 || header.size() > 3))
        throw Error(ErrorKind::BadData,
                    file.name + ":" + std::to_string(line) +
                        ": the header names no columns industry and value, or economy, sector and "
                        "value");
    if (!by_name) {
        columns = {.count = header.size(), .industry = {}, .economy = {}, .sector = {}, .value = 0};
        columns.value = header.size() - 1;
        if (header.size() == 3)
            columns.economy = 0, columns.sector = 1;
        else
            (economy.empty() ? columns.industry : columns.sector) = 0;
        return columns;
    }
    columns.value = *value;
    for (std::size_t k = 0; k < header.size(); ++k)
        if (k != *value && k != columns.industry && k != columns.economy && k != columns.sector)
            notes.note("column '" + header[k] + "' is left out", file.name, line);
    return columns;
}

IndustryId industry_of(const std::vector<std::string>& fields,
                       const Columns& columns,
                       const data::IoTable& table,
                       const std::string& economy) {
    if (columns.industry)
        return data::industry_labelled(table, fields[*columns.industry]);
    const std::string& code = columns.economy ? fields[*columns.economy] : economy;
    return table.industry(table.economy(code), table.sector(fields[*columns.sector]));
}

/// "# unit: thousand persons"
void take_comment(std::string_view line, data::Satellite& satellite) {
    const auto value_of = [&](std::string_view name) -> std::string {
        const std::size_t start = line.find_first_not_of("# ");
        if (start == std::string_view::npos || !line.substr(start).starts_with(name))
            return {};
        const std::string_view rest = line.substr(start + name.size());
        const std::size_t from = rest.find_first_not_of(' ');
        return from == std::string_view::npos ? std::string() : std::string(rest.substr(from));
    };
    if (std::string name = value_of("name:"); !name.empty())
        satellite.name = std::move(name);
    if (std::string unit = value_of("unit:"); !unit.empty())
        satellite.unit = std::move(unit);
}

/// The accounts of a file as they come in.
struct Reading {
    SatelliteFile result;
    std::vector<bool> given;
    std::size_t count = 0;
    Diagnostics faults;
};

void take_line(const std::vector<std::string>& fields,
               const Columns& columns,
               const InputFile& file,
               std::size_t line,
               const data::IoTable& table,
               const std::string& economy,
               Reading& reading) {
    PrintedNumber number;
    if (fields.size() != columns.count) {
        reading.faults.fault("the line has " + std::to_string(fields.size()) +
                                 " fields where the header has " + std::to_string(columns.count),
                             file.name, line);
        return;
    }
    if (!parse_number(fields[columns.value], number)) {
        reading.faults.fault(not_a_number(fields[columns.value]), file.name, line);
        return;
    }
    try {
        const IndustryId industry = industry_of(fields, columns, table, economy);
        if (reading.given[industry.index()])
            reading.faults.fault("industry '" + table.label_of(industry) + "' occurs twice",
                                 file.name, line);
        reading.given[industry.index()] = true;
        reading.result.satellite.values[industry.index()] = number.value;
        ++reading.count;
    } catch (const Error& error) {
        reading.faults.fault(
            std::string(error.what()) +
                (economy.empty() ? "; for a file about one economy say --economy" : ""),
            file.name, line);
    }
}

}  // namespace

SatelliteFile read_satellite_csv(const std::string& path,
                                 const data::IoTable& table,
                                 const std::string& economy) {
    return read_satellite_csv(read_input(path), table, economy);
}

SatelliteFile read_satellite_csv(const InputFile& file,
                                 const data::IoTable& table,
                                 const std::string& economy) {
    Reading reading;
    reading.result.satellite.values.assign(table.industry_count(), 0);
    reading.given.resize(table.industry_count());
    std::optional<Columns> columns;
    Lines lines(file.bytes);
    std::string_view line;
    while (lines.next(line)) {
        if (line.starts_with('#'))
            take_comment(line, reading.result.satellite);
        if (line.empty() || line.starts_with('#'))
            continue;
        const auto fields = split_fields(line, ',');
        if (!columns) {
            columns = find_columns(fields, file, lines.number(), economy, reading.result.notes);
            if (!columns->industry && !columns->economy && economy.empty())
                throw Error(ErrorKind::BadData,
                            file.name + ":" + std::to_string(lines.number()) +
                                ": the file names sectors but no economy; say --economy");
        } else {
            take_line(fields, *columns, file, lines.number(), table, economy, reading);
        }
    }
    reading.faults.throw_if_faulty();
    if (reading.count == 0)
        throw Error(ErrorKind::BadData, file.name +
                                            ": no values; a header and lines such as "
                                            "JPN_c14,812.5 are expected");
    if (reading.count < table.industry_count())
        reading.result.notes.note(std::to_string(table.industry_count() - reading.count) +
                                      " industries are not in the file and get zero",
                                  file.name);
    return std::move(reading.result);
}

}  // namespace entente::ingest
