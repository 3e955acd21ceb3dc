#include "entente/ingest/tariff_csv.hpp"

#include <unordered_map>

#include "entente/base/error.hpp"
#include "entente/ingest/named_columns.hpp"

namespace entente::ingest {
namespace {

std::size_t duty_column(const NamedColumns& table, const std::string& wanted) {
    if (!wanted.empty())
        return table.column({wanted});
    std::optional<std::size_t> only;
    std::string candidates;
    for (std::size_t c = 0; c < table.names().size(); ++c) {
        const std::string& name = table.names()[c];
        if (name == "sector" || name == "importer" || name == "exporter")
            continue;
        only = c;
        candidates += (candidates.empty() ? "" : ", ") + name;
    }
    if (!only || candidates.find(',') != std::string::npos)
        throw Error(ErrorKind::BadData,
                    table.file().name + ": say which column holds the duties in per cent: " +
                        (only ? candidates : "there is none beside sector, importer, exporter"));
    return *only;
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
        if (!(*per_cent > -100)) {
            faults.fault("a duty of " + std::string(row.fields[duty]) +
                             " % leaves nothing to pay; it must be above -100 %",
                         file.name, row.line);
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
            faults.fault("sector " + read.sector + " from " + read.exporter + " to " +
                             read.importer + " is listed in line " +
                             std::to_string(earlier->second) + " already; keep one",
                         file.name, row.line);
            return;
        }
        result.rows.push_back(std::move(read));
    });
    faults.throw_if_faulty();
    return result;
}

}  // namespace entente::ingest
