#include "entente/ingest/tariff_csv.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

#include "entente/base/error.hpp"
#include "entente/ingest/named_columns.hpp"

namespace entente::ingest {
namespace {

bool is_label(std::string_view column) {
    return column == "sector" || column == "importer" || column == "exporter";
}

std::size_t duty_column(const NamedColumns& table, const std::string& wanted) {
    const std::string place = table.file().name + ":" + std::to_string(table.header_line()) + ": ";
    std::vector<std::size_t> candidates;
    for (std::size_t c = 0; c < table.names().size(); ++c)
        if (!is_label(table.names()[c]))
            candidates.push_back(c);
    if (!wanted.empty()) {
        const auto found = table.find({wanted});
        if (!found || is_label(wanted))
            throw Error(ErrorKind::NotFound, place + "there is no column of duties " +
                                                 in_quotes(wanted) + "; there are " +
                                                 table.names_text());
        return *found;
    }
    if (candidates.empty())
        throw Error(ErrorKind::BadData,
                    place +
                        "there is no column of duties beside sector, importer and exporter; "
                        "add one in per cent");
    if (candidates.size() > 1)
        throw Error(ErrorKind::InvalidInput,
                    place + "say which column holds the duties in per cent; there are " +
                        table.names_text());
    return candidates.front();
}

/// Why this is no duty; "" where it is one.
std::string fault_of(double per_cent, std::string_view importer, std::string_view exporter) {
    if (!(per_cent > -100))
        return "leaves nothing to pay; it must be above -100 %";
    if (per_cent > data::highest_duty_per_cent)
        return "is no duty; it must be at most 100000 %. Is this the column of duties?";
    if (per_cent != 0 && importer == exporter)
        return "of " + in_quotes(importer) + " on itself; leave the line out";
    return "";
}

}  // namespace

data::TariffTable read_tariffs_csv(const std::filesystem::path& path, const std::string& column) {
    return read_tariffs_csv(read_input(path.string()), column);
}

data::TariffTable read_tariffs_csv(const InputFile& file, const std::string& column) {
    const NamedColumns table(file);
    const std::size_t sector = table.column({"sector"}), importer = table.column({"importer"}),
                      exporter = table.column({"exporter"}), duty = duty_column(table, column);
    data::TariffTable result{.file = file.name, .column = table.names()[duty], .rows = {}};
    Diagnostics faults;
    std::unordered_map<std::string, std::size_t> first;
    table.each(faults, [&](const NamedColumns::Row& row) {
        if (row.fields[duty].empty())
            return;
        const auto per_cent = number_in(table, row, duty, faults);
        if (!per_cent)
            return;
        if (const std::string fault =
                fault_of(*per_cent, row.fields[importer], row.fields[exporter]);
            !fault.empty()) {
            faults.fault("a duty of " + std::string(row.fields[duty]) + " % " + fault, file.name,
                         row.line);
            return;
        }
        data::TariffTable::Row read{.sector = std::string(row.fields[sector]),
                                    .importer = std::string(row.fields[importer]),
                                    .exporter = std::string(row.fields[exporter]),
                                    .per_cent = *per_cent,
                                    .line = row.line};
        const auto [earlier, fresh] =
            first.try_emplace(read.sector + "\n" + read.importer + "\n" + read.exporter, row.line);
        if (!fresh) {
            faults.fault("sector " + in_quotes(read.sector) + " from " + in_quotes(read.exporter) +
                             " to " + in_quotes(read.importer) + " is listed in line " +
                             std::to_string(earlier->second) + " already; keep one",
                         file.name, row.line);
            return;
        }
        result.rows.push_back(std::move(read));
    });
    if (result.rows.empty() && faults.faults() == 0)
        faults.fault("no line gives a duty", file.name);
    faults.throw_if_faulty();
    return result;
}

}  // namespace entente::ingest
