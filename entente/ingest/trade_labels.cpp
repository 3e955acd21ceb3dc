#include "entente/ingest/trade_labels.hpp"

#include <algorithm>

#include "entente/data/elasticities.hpp"

namespace entente::ingest {
namespace {

constexpr std::size_t most_industries = 65536;

/// What is wrong with a code; "" where nothing is. Labels of industries are COUNTRY_SECTOR, so that
/// a country's code may hold no underscore, and lists of codes are separated by commas.
std::string fault_of_code(std::string_view code, const Axis& axis, std::string_view not_allowed) {
    constexpr std::size_t longest_code = 40;
    if (code.empty())
        return "a " + axis.kind + " without a code; write one";
    if (axis.place.contains(code))
        return axis.kind + " " + in_quotes(code) + " is listed before; keep one";
    if (code.size() > longest_code || code.find_first_of(not_allowed) != std::string_view::npos ||
        std::ranges::any_of(code, [](unsigned char c) { return c <= ' ' || c == 0x7f; }))
        return in_quotes(code) + " cannot be the code of a " + axis.kind +
               "; write letters and digits, 40 at most";
    return "";
}

void read_countries(const InputFile& file, TradeLabels& labels, Diagnostics& notes) {
    const NamedColumns table(file);
    const std::size_t code = table.column({"code"}), name = table.column({"name"});
    table.note_left_out({code, name}, notes);
    table.each(notes, [&](const NamedColumns::Row& row) {
        std::string fault = fault_of_code(row.fields[code], labels.economies, ",\"_");
        if (!fault.empty())
            notes.fault(std::move(fault), file.name, row.line);
        else
            labels.economies.add(std::string(row.fields[code]), std::string(row.fields[name]));
    });
    if (labels.economies.codes.empty() && notes.faults() == 0)
        notes.fault("no countries are listed", file.name);
}

void read_sectors(const InputFile& file, TradeLabels& labels, Diagnostics& notes) {
    const NamedColumns table(file);
    const std::size_t index = table.column({"index"}), name = table.column({"name"}),
                      theta = table.column({"theta"});
    table.note_left_out({index, name, theta}, notes);
    table.each(notes, [&](const NamedColumns::Row& row) {
        const auto value = number_in(table, row, theta, notes);
        if (value && !(*value >= data::least_elasticity && *value <= data::greatest_elasticity))
            notes.fault("theta is " + std::string(row.fields[theta]) +
                            "; it must be from 0.001 to 1000. Published ones go from 0.4 to 65",
                        file.name, row.line);
        std::string fault = fault_of_code(row.fields[index], labels.sectors, ",\"");
        if (!fault.empty()) {
            notes.fault(std::move(fault), file.name, row.line);
            return;
        }
        labels.sectors.add(std::string(row.fields[index]), std::string(row.fields[name]));
        labels.theta.push_back(value.value_or(1));
    });
    if (labels.sectors.codes.empty() && notes.faults() == 0)
        notes.fault("no sectors are listed", file.name);
}

}  // namespace

std::optional<std::size_t> Axis::find(std::string_view code,
                                      const NamedColumns& table,
                                      std::size_t line,
                                      Diagnostics& faults) const {
    if (const auto found = place.find(code); found != place.end())
        return found->second;
    faults.fault(
        "there is no " + kind + " " + in_quotes(code) + "; " + file + " lists those there are",
        table.file().name, line);
    return std::nullopt;
}

TradeLabels read_trade_labels(const InputFile& countries,
                              const InputFile& sectors,
                              Diagnostics& notes) {
    TradeLabels labels;
    read_countries(countries, labels, notes);
    read_sectors(sectors, labels, notes);
    const std::size_t N = labels.economies.codes.size(), J = labels.sectors.codes.size();
    if (N * J > most_industries)
        notes.fault(std::to_string(N) + " countries x " + std::to_string(J) +
                    " sectors are more than the limit of " + std::to_string(most_industries) +
                    " industries; are countries.csv and sectors.csv lists of labels?");
    notes.throw_if_faulty();
    return labels;
}

}  // namespace entente::ingest
