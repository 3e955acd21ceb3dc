#include "entente/ingest/satellite_csv.hpp"

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/input_file.hpp"

namespace entente::ingest {
namespace {

IndustryId industry_of(const std::vector<std::string>& fields,
                       const data::IoTable& table,
                       const std::string& economy) {
    if (fields.size() == 3)
        return table.industry(table.economy(fields[0]), table.sector(fields[1]));
    if (!economy.empty())
        return table.industry(table.economy(economy), table.sector(fields[0]));
    return data::industry_labelled(table, fields[0]);
}

}  // namespace

SatelliteFile read_satellite_csv(const std::string& path,
                                 const data::IoTable& table,
                                 const std::string& economy) {
    const InputFile file = read_input(path);
    SatelliteFile result;
    result.satellite.values.assign(table.industry_count(), 0);
    std::vector<bool> given(table.industry_count());
    Lines lines(file.bytes);
    std::string_view line;
    bool header_seen = false;
    std::size_t count = 0;
    Diagnostics faults;
    while (lines.next(line)) {
        if (line.empty() || line.starts_with('#'))
            continue;
        if (!header_seen) {
            header_seen = true;
            continue;
        }
        const auto fields = split_fields(line, ',');
        PrintedNumber number;
        if (fields.size() != 2 && fields.size() != 3) {
            faults.fault("the line has " + std::to_string(fields.size()) +
                             " fields; industry,value or economy,sector,value is expected",
                         file.name, lines.number());
        } else if (!parse_number(fields.back(), number)) {
            faults.fault(not_a_number(fields.back()), file.name, lines.number());
        } else {
            try {
                const IndustryId industry = industry_of(fields, table, economy);
                if (given[industry.index()])
                    faults.fault("industry '" + table.label_of(industry) + "' occurs twice",
                                 file.name, lines.number());
                given[industry.index()] = true;
                result.satellite.values[industry.index()] = number.value;
                ++count;
            } catch (const Error& error) {
                faults.fault(
                    std::string(error.what()) +
                        (economy.empty() ? "; for a file about one economy say --economy" : ""),
                    file.name, lines.number());
            }
        }
    }
    faults.throw_if_faulty();
    if (count == 0)
        throw Error(ErrorKind::BadData, file.name +
                                            ": no values; a header and lines such as "
                                            "JPN_c14,812.5 are expected");
    if (count < table.industry_count())
        result.notes.note(std::to_string(table.industry_count() - count) +
                              " industries are not in the file and get zero",
                          file.name);
    return result;
}

}  // namespace entente::ingest
