#include "entente/ingest/long_lines.hpp"

#include <vector>

namespace entente::ingest {
namespace {

void check_year(std::string_view found,
                std::string& year,
                const InputFile& file,
                std::size_t line,
                Diagnostics& faults) {
    if (year.empty())
        year = found;
    if (found != year)
        faults.fault("'" + std::string(found.substr(0, 20)) + "' after lines of '" + year +
                         "'; a world has one year, give the lines of one",
                     file.name, line);
}

}  // namespace

std::string read_long_lines(const InputFile& file,
                            Lines& lines,
                            const LongColumns& columns,
                            const std::function<void(const LongLine&, Diagnostics&)>& take) {
    Diagnostics faults;
    std::string year;
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
        if (columns.year)
            check_year(fields[*columns.year], year, file, lines.number(), faults);
        take({.text = line, .fields = fields, .number = number, .line = lines.number()}, faults);
    }
    faults.throw_if_faulty();
    return year;
}

}  // namespace entente::ingest
