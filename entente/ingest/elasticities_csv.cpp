#include "entente/ingest/elasticities_csv.hpp"

#include "entente/ingest/named_columns.hpp"

namespace entente::ingest {
namespace {

/// Why this is no trade elasticity; "" where it is one.
std::string fault_of(double theta) {
    if (!(theta > 0))
        return "; it must be above 0 (theta, not 1/theta)";
    if (theta < data::least_elasticity || theta > data::greatest_elasticity)
        return "; it must be from 0.001 to 1000. Published ones go from 0.4 to 65";
    return "";
}

}  // namespace

data::ElasticityTable read_elasticities_csv(const std::filesystem::path& path) {
    return read_elasticities_csv(read_input(path.string()));
}

data::ElasticityTable read_elasticities_csv(const InputFile& file) {
    const NamedColumns table(file);
    const std::size_t sector = table.column({"sector"});
    const std::size_t theta = table.column({"theta", "theta_used"});
    const auto name = table.find({"name"});
    const auto error = table.find({"se", "standard_error", "se_99"});
    data::ElasticityTable result{.file = file.name, .rows = {}};
    Diagnostics faults;
    table.each(faults, [&](const NamedColumns::Row& row) {
        const auto value = number_in(table, row, theta, faults);
        if (!value)
            return;
        if (const std::string fault = fault_of(*value); !fault.empty()) {
            faults.fault("a trade elasticity of " + std::string(row.fields[theta]) + fault,
                         file.name, row.line);
            return;
        }
        data::ElasticityTable::Row read{.sector = std::string(row.fields[sector]),
                                        .name = name ? std::string(row.fields[*name]) : "",
                                        .theta = *value,
                                        .standard_error = {},
                                        .line = row.line};
        if (error && !row.fields[*error].empty()) {
            read.standard_error = number_in(table, row, *error, faults);
            if (read.standard_error &&
                !(*read.standard_error >= 0 && *read.standard_error <= data::greatest_elasticity))
                faults.fault("a standard error of " + std::string(row.fields[*error]) +
                                 "; it must be from 0 to 1000",
                             file.name, row.line);
        }
        result.rows.push_back(std::move(read));
    });
    if (result.rows.empty() && faults.faults() == 0)
        faults.fault("no line gives an elasticity", file.name);
    faults.throw_if_faulty();
    return result;
}

}  // namespace entente::ingest
