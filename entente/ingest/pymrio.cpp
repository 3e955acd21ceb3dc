#include "entente/ingest/pymrio.hpp"

#include <algorithm>
#include <numeric>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/folder_parts.hpp"
#include "entente/ingest/icio_csv.hpp"
#include "entente/ingest/readers.hpp"
#include "entente/ingest/source_notes.hpp"

namespace entente::ingest {
namespace {

using Json = nlohmann::json;

Json parse_json(const InputFile* file) {
    if (file == nullptr || file->bytes.size() > (1U << 24U))
        return {};
    return Json::parse(file->bytes, nullptr, /*allow_exceptions=*/false);
}

std::string text_at(const Json& json, const char* key) {
    if (!json.is_object() || !json.contains(key) || !json[key].is_string())
        return {};
    return json[key].get<std::string>();
}

/// The file of matrix `key`: as file_parameters.json names it, or else one of `names`.
const InputFile* matrix_file(const std::vector<InputFile>& files,
                             const char* key,
                             std::initializer_list<const char*> names) {
    const Json parameters = parse_json(file_named(files, "file_parameters.json"));
    if (parameters.is_object() && parameters.contains("files") && parameters["files"].is_object() &&
        parameters["files"].contains(key))
        if (const InputFile* named = file_named(files, text_at(parameters["files"][key], "name")))
            return named;
    for (const char* name : names)
        if (const InputFile* found = file_named(files, name))
            return found;
    return nullptr;
}

/// Numbers of a column that stands beside the labels of industries (x.txt), in table order.
std::vector<double> read_industry_column(const InputFile& file, const LabelAxis& industries) {
    std::vector<double> values(industries.size());
    std::vector<bool> given(industries.size());
    Lines lines(file.bytes);
    std::string_view line;
    lines.next(line);
    const char separator = line.find('\t') == std::string_view::npos ? ',' : '\t';
    Diagnostics faults;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        const auto fields = split_fields(line, separator);
        PrintedNumber number;
        const std::size_t industry =
            fields.size() < 3 ? no_position : industries.find(fields[0], fields[1]);
        if (industry == no_position || given[industry])
            faults.fault("'" + std::string(line.substr(0, 60)) +
                             "' is not the line of an industry that still lacks a number",
                         file.name, lines.number());
        else if (!parse_number(fields.back(), number))
            faults.fault(not_a_number(fields.back()), file.name, lines.number());
        else {
            values[industry] = number.value;
            given[industry] = true;
        }
    }
    if (const auto missing = std::ranges::count(given, false); missing > 0)
        faults.fault(std::to_string(missing) + " industries have no line", file.name);
    faults.throw_if_faulty();
    return values;
}

/// The last field of each line after the header.
std::vector<std::string> last_fields(const InputFile& file) {
    std::vector<std::string> fields;
    Lines lines(file.bytes);
    std::string_view line;
    lines.next(line);
    const char separator = line.find('\t') == std::string_view::npos ? ',' : '\t';
    while (lines.next(line))
        if (!line.empty())
            fields.push_back(split_fields(line, separator).back());
    return fields;
}

void set_unit(const std::string& unit, const std::string& file, SourceTable& source) {
    static const std::vector<std::string> euros = {"M.EUR", "M EUR",       "Mill EUR",
                                                   "MEUR",  "million EUR", "Million EUR"};
    static const std::vector<std::string> dollars = {"M.USD", "M USD",       "Mill USD",
                                                     "MUSD",  "million USD", "Million USD"};
    if (std::ranges::find(dollars, unit) != dollars.end())
        return;
    if (std::ranges::find(euros, unit) != euros.end()) {
        source.info.unit = "million EUR, current basic prices";
        source.notes.warning("figures are in million EUR; columns named _musd hold million EUR",
                             file);
    } else if (unit != source.info.unit) {
        source.info.unit = unit;
        source.notes.warning("the unit is '" + unit + "'; figures are taken as they are", file);
    }
}

void read_units(const InputFile* file,
                const std::vector<std::string>& inside,
                SourceTable& source) {
    const std::vector<std::string> units = file == nullptr ? inside : last_fields(*file);
    const std::string name = file == nullptr ? "" : file->name;
    if (units.empty()) {
        source.notes.warning("no unit is given; figures are taken as million USD", name);
        return;
    }
    const auto other =
        std::ranges::find_if(units, [&](const std::string& u) { return u != units.front(); });
    if (other != units.end())
        source.notes.warning("units differ between rows ('" + units.front() + "', '" + *other +
                                 "'); figures are taken as they are",
                             name);
    set_unit(units.front(), name, source);
}

/// Labels of a stressor: all label columns but a unit that goes with it.
std::string stressor_name(const std::vector<std::string>& labels, bool unit_inside) {
    std::string name;
    for (std::size_t k = 0; k + (unit_inside ? 1 : 0) < labels.size(); ++k)
        name += (name.empty() ? "" : ", ") + labels[k];
    return name;
}

/// Accounts per industry: each row of F becomes a satellite.
void read_extension(const std::vector<InputFile>& files,
                    const InputFile& file,
                    PymrioFolder& into) {
    const TabTable table = open_tab_table(file);
    std::vector<std::size_t> column_to;
    for (const PlaceLabel& column : table.columns)
        column_to.push_back(into.industries.find(column.economy, column.item));
    const auto known = std::ranges::count_if(
        column_to, [](std::size_t position) { return position != no_position; });
    auto& source = into.source;
    if (known == 0 || static_cast<std::size_t>(known) != into.industries.size() ||
        table.columns.size() != into.industries.size())
        return;  // final demand's stressors and the like; noted with the files not used
    require_room(file, table.rows.size(), table.columns.size());
    Matrix values(table.rows.size(), table.columns.size());
    read_block(file, table.block, in_order(table.rows.size()), column_to, 1, values);

    const std::string folder = file.name.substr(0, file.name.rfind('/') + 1);
    const InputFile* unit_file = folder.empty() ? nullptr : file_named(files, folder + "unit.txt");
    const std::vector<std::string> units =
        unit_file == nullptr ? std::vector<std::string>{} : last_fields(*unit_file);
    const bool unit_inside = unit_file == nullptr && table.block.skip_fields > 1;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        data::Satellite satellite{
            .name = stressor_name(table.rows[row], unit_inside),
            .unit = unit_inside ? table.rows[row].back() : (row < units.size() ? units[row] : ""),
            .values = std::vector<double>(values.cols())};
        for (std::size_t j = 0; j < values.cols(); ++j)
            satellite.values[j] = values(row, j);
        if (std::ranges::find(source.satellites, satellite.name, &data::Satellite::name) !=
            source.satellites.end())
            satellite.name = folder + satellite.name;
        source.satellites.push_back(std::move(satellite));
    }
    source.notes.note(std::to_string(table.rows.size()) +
                          " accounts per industry are kept beside "
                          "the table; value added itself follows from output less inputs",
                      file.name);
    into.used.push_back(file.name);
    if (unit_file != nullptr)
        into.used.push_back(unit_file->name);
}

/// Accounts of final demand: their sums go into notes.
void note_demand_accounts(const InputFile& file, PymrioFolder& into) {
    const TabTable table = open_tab_table(file);
    std::vector<std::string> names;
    for (const auto& row : table.rows)
        names.push_back(stressor_name(row, false));
    note_rows(file, table.block, names, 1, "is an account of final demand and is left out",
              into.source.notes);
    into.used.push_back(file.name);
}

bool is_demand_account(const std::string& name) {
    return name.ends_with("F_Y.txt") || name.ends_with("F_hh.txt") || name == "FDemissions.txt";
}

bool is_extension(const std::string& name) {
    return name.ends_with("/F.txt") || name == "F.txt" || name == "factor_input.txt" ||
           name == "emissions.txt";
}

void describe(const std::vector<InputFile>& files, data::WorldInfo& info, PymrioFolder& folder) {
    const InputFile* metadata = file_named(files, "metadata.json");
    const Json json = parse_json(metadata);
    const std::string name = text_at(json, "name");
    info.format = "pymrio";
    info.source = name.empty() ? "Table saved by pymrio" : name;
    info.edition = text_at(json, "version");
    info.citation = text_at(json, "description");
    info.licence = "As its publisher states; the files do not say.";
    if (metadata != nullptr)
        folder.used.push_back(metadata->name);
    if (file_named(files, "file_parameters.json") != nullptr)
        folder.used.emplace_back("file_parameters.json");
    info.year = year_in_name(info.citation);
    if (!info.year)
        info.year = year_in_name(name);
    info.files = origins_of(files);
}

void read_demand(const InputFile& file, PymrioFolder& folder) {
    const TabTable demand = open_tab_table(file);
    const LabelAxis rows = industry_axis(demand.row_places(), file.name, demand.line_of(0));
    const LabelAxis columns = demand_axis(demand.columns, folder.industries, file.name, 0);
    std::vector<std::size_t> row_to;
    for (const PlaceLabel& place : demand.row_places())
        row_to.push_back(folder.industries.find(place.economy, place.item));
    Diagnostics faults;
    for (std::size_t k = 0; k < row_to.size(); ++k)
        if (row_to[k] == no_position)
            faults.fault("row '" + demand.rows[k][0] + "', '" + demand.rows[k][1] +
                             "' is not an industry of " + folder.flows.file->name,
                         file.name, demand.line_of(k));
    if (rows.size() != folder.industries.size())
        faults.fault(std::to_string(rows.size()) + " rows, but " + folder.flows.file->name +
                         " has " + std::to_string(folder.industries.size()) + " industries",
                     file.name);
    faults.throw_if_faulty();
    require_room(file, row_to.size(), demand.columns.size());
    data::IoTableData& table = folder.source.table;
    table.final_demand_categories =
        category_codes(columns.items.list(), file.name, folder.source.notes);
    table.final_demand_musd = Matrix(row_to.size(), columns.size());
    const auto reading =
        read_block(file, demand.block, row_to, columns.position_of, 1, table.final_demand_musd);
    folder.finest_decimals = std::max(folder.finest_decimals, reading.finest_decimals);
    folder.used.push_back(file.name);
}

}  // namespace

PymrioFolder read_pymrio_folder(const std::vector<InputFile>& files,
                                const InputFile& flows,
                                const InputFile& final_demand) {
    PymrioFolder folder{.flows = open_tab_table(flows),
                        .industries = {},
                        .row_to = {},
                        .output = {},
                        .source = {},
                        .used = {flows.name},
                        .finest_decimals = 0};
    folder.industries = industry_axis(folder.flows.columns, flows.name, 0);
    Diagnostics faults;
    std::vector<bool> given(folder.industries.size());
    const auto places = folder.flows.row_places();
    for (std::size_t k = 0; k < places.size(); ++k) {
        const std::size_t industry = folder.industries.find(places[k].economy, places[k].item);
        folder.row_to.push_back(industry);
        if (industry == no_position || given[industry])
            faults.fault("row '" + places[k].economy + "', '" + places[k].item +
                             "' is not a column too, or stands twice; rows and columns must have "
                             "the same labels",
                         flows.name, folder.flows.line_of(k));
        else
            given[industry] = true;
    }
    for (std::size_t k = 0; k < given.size(); ++k)
        if (!given[folder.industries.position_of[k]])
            faults.fault("column '" + folder.flows.columns[k].economy + "', '" +
                             folder.flows.columns[k].item +
                             "' is not a row too; is the file cut short?",
                         flows.name, 1);
    faults.throw_if_faulty();
    require_room(flows, places.size(), places.size());

    data::IoTableData& table = folder.source.table;
    table.economies = folder.industries.economies.list();
    ShortCodes sectors =
        sector_codes(folder.industries.items.list(), flows.name, folder.source.notes);
    table.sectors = std::move(sectors.codes);
    folder.source.info.sector_names = std::move(sectors.names);
    describe(files, folder.source.info, folder);
    read_demand(final_demand, folder);
    if (const InputFile* x = matrix_file(files, "x", {"x.txt"})) {
        folder.output = read_industry_column(*x, folder.industries);
        folder.used.push_back(x->name);
    }
    std::vector<std::string> inside;
    if (folder.flows.block.skip_fields > 2)
        for (const auto& row : folder.flows.rows)
            inside.push_back(row[2]);
    const InputFile* unit = matrix_file(files, "unit", {"unit.txt"});
    read_units(unit, inside, folder.source);
    if (unit != nullptr)
        folder.used.push_back(unit->name);
    for (const InputFile& file : files)
        if (is_extension(file.name))
            read_extension(files, file, folder);
        else if (is_demand_account(file.name))
            note_demand_accounts(file, folder);
    return folder;
}

void note_unused(const std::vector<InputFile>& files, PymrioFolder& folder) {
    std::string names;
    std::size_t count = 0;
    for (const InputFile& file : files)
        if (std::ranges::find(folder.used, file.name) == folder.used.end() && count++ < 20)
            names += (names.empty() ? "" : ", ") + file.name;
    if (count > 0)
        folder.source.notes.note(std::to_string(count) +
                                 " files are not part of the table and "
                                 "were not read: " +
                                 names + (count > 20 ? ", ..." : ""));
}

SourceTable read_pymrio(const std::vector<InputFile>& files) {
    const InputFile* flows = matrix_file(files, "Z", {"Z.txt", "trade_flows_Z.txt"});
    const InputFile* demand = matrix_file(files, "Y", {"Y.txt", "finald_demand_Y.txt"});
    if (flows == nullptr || demand == nullptr)
        throw Error(ErrorKind::BadData,
                    std::string(flows == nullptr ? "Z.txt" : "Y.txt") +
                        " is not there; name a folder or zip that pymrio saved in text form "
                        "(table_format='txt')");
    PymrioFolder folder = read_pymrio_folder(files, *flows, *demand);
    data::IoTableData& table = folder.source.table;
    table.intermediate_musd = Matrix(folder.industries.size(), folder.industries.size());
    const auto reading = read_block(*flows, folder.flows.block, folder.row_to,
                                    folder.industries.position_of, 1, table.intermediate_musd);
    folder.source.info.rounding_half_width_musd =
        rounding_half_width(std::max(reading.finest_decimals, folder.finest_decimals));
    table.published_output_musd = std::move(folder.output);
    note_unused(files, folder);
    return std::move(folder.source);
}

bool looks_like_pymrio(const std::vector<InputFile>& files) {
    const InputFile* flows = matrix_file(files, "Z", {"Z.txt", "trade_flows_Z.txt"});
    return flows != nullptr && looks_like_tab_table(flows->bytes);
}

}  // namespace entente::ingest
