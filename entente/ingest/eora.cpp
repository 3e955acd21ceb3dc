#include "entente/ingest/eora.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/folder_parts.hpp"
#include "entente/ingest/industry_axis.hpp"
#include "entente/ingest/source_notes.hpp"
#include "entente/ingest/tab_table.hpp"

namespace entente::ingest {
namespace {

constexpr double million_per_thousand = 1e-3;
constexpr std::string_view discrepancy_economy = "ROW";
constexpr NumberBlock plain_numbers{.separator = '\t', .skip_lines = 0, .skip_fields = 0};

/// Lines of labels, split at tabs.
std::vector<std::vector<std::string>> read_labels(const InputFile& file, std::size_t fields) {
    std::vector<std::vector<std::string>> labels;
    Lines lines(file.bytes);
    std::string_view line;
    while (lines.next(line)) {
        if (line.empty())
            continue;
        labels.push_back(split_fields(line, '\t'));
        if (labels.back().size() < fields)
            throw Error(ErrorKind::BadData, file.name + ":" + std::to_string(lines.number()) +
                                                ": '" + std::string(line.substr(0, 60)) + "' has " +
                                                std::to_string(labels.back().size()) + " fields; " +
                                                std::to_string(fields) +
                                                " separated by tabs are expected");
    }
    return labels;
}

/// "Region 1, reg1, Industries, food": economy code and sector. The statistical discrepancy is the
/// one line of its economy.
struct FlowLabels {
    LabelAxis axis;
    std::vector<std::size_t> position_of;  // of each line, no_position for the discrepancy
};

FlowLabels read_flow_labels(const InputFile& file) {
    std::vector<PlaceLabel> places;
    std::vector<bool> kept;
    const auto lines = read_labels(file, 4);
    const auto row_lines = std::ranges::count_if(
        lines, [](const auto& label) { return label[1] == discrepancy_economy; });
    for (const auto& label : lines) {
        const bool discrepancy = row_lines == 1 && label[1] == discrepancy_economy;
        kept.push_back(!discrepancy);
        if (!discrepancy)
            places.push_back({label[1], label[3]});
    }
    FlowLabels labels{.axis = industry_axis(places, file.name, 1), .position_of = {}};
    std::size_t next = 0;
    for (const bool is_kept : kept)
        labels.position_of.push_back(is_kept ? labels.axis.position_of[next++] : no_position);
    return labels;
}

std::vector<std::string> joined_labels(const InputFile* file) {
    std::vector<std::string> names;
    if (file == nullptr)
        return names;
    for (const auto& label : read_labels(*file, 1)) {
        std::string name;
        for (const std::string& part : label)
            if (!part.empty())
                name += (name.empty() ? "" : ", ") + part;
        names.push_back(std::move(name));
    }
    return names;
}

void note_left_out(const BlockReading& reading,
                   const std::vector<std::size_t>& rows,
                   const std::vector<std::size_t>& columns,
                   const InputFile& file,
                   Diagnostics& notes) {
    const auto note = [&](const char* what, std::size_t k, double sum) {
        notes.warning(std::string(what) + " " + std::to_string(k + 1) +
                          " is a statistical discrepancy and is left out; its sum is " +
                          short_number(sum) + " million USD",
                      file.name);
    };
    for (std::size_t k = 0; k < rows.size(); ++k)
        if (rows[k] == no_position)
            note("row", k, reading.left_out_rows[k]);
    for (std::size_t k = 0; k < columns.size(); ++k)
        if (columns[k] == no_position)
            note("column", k, reading.left_out_columns[k]);
}

void read_demand(const std::vector<InputFile>& files,
                 const InputFile& file,
                 const FlowLabels& flows,
                 SourceTable& source,
                 int& finest) {
    const InputFile& label_file = required_file(files, "labels_FD.txt");
    std::vector<PlaceLabel> places;
    std::vector<bool> kept;
    for (const auto& label : read_labels(label_file, 4)) {
        kept.push_back(flows.axis.economies.find(label[1]) != no_position);
        if (kept.back())
            places.push_back({label[1], label[3]});
        else if (label[1] != discrepancy_economy)
            places.push_back({label[1], label[3]});  // refused by the axis, with its line
    }
    const LabelAxis demand = demand_axis(places, flows.axis, label_file.name, 1);
    std::vector<std::size_t> column_to;
    std::size_t next = 0;
    for (const bool is_kept : kept)
        column_to.push_back(is_kept ? demand.position_of[next++] : no_position);
    data::IoTableData& table = source.table;
    table.final_demand_categories =
        category_codes(demand.items.list(), label_file.name, source.notes);
    require_room(file, flows.position_of.size(), column_to.size());
    table.final_demand_musd = Matrix(flows.axis.size(), demand.size());
    const auto reading = read_block(file, plain_numbers, flows.position_of, column_to,
                                    million_per_thousand, table.final_demand_musd);
    finest = std::max(finest, reading.finest_decimals);
    note_left_out(reading, flows.position_of, column_to, file, source.notes);
}

void describe(data::WorldInfo& info) {
    info.format = "eora";
    info.source = "Eora26 multi-region input-output table";
    info.citation =
        "Lenzen, M., Moran, D., Kanemoto, K. and Geschke, A. (2013), Building Eora: a Global "
        "Multi-Region Input-Output Database at High Country and Sector Resolution, Economic "
        "Systems Research 25, 20-49, doi:10.1080/09535314.2013.769938.";
    info.licence =
        "As worldmrio.com grants it to the user (free for academic work at degree-"
        "granting institutions, from memory); do not pass on without asking.";
}

}  // namespace

SourceTable read_eora(const std::vector<InputFile>& files) {
    const InputFile& flows_file = required_file(files, "_T.txt");
    const InputFile& demand_file = required_file(files, "_FD.txt");
    const InputFile* va = file_ending(files, "_VA.txt");
    const InputFile* accounts = file_ending(files, "_Q.txt");
    const InputFile* demand_accounts = file_ending(files, "_QY.txt");
    SourceTable source;
    describe(source.info);
    source.info.year = one_year({&flows_file, &demand_file, va, accounts, demand_accounts});
    source.info.files = origins_of(files);

    const FlowLabels labels = read_flow_labels(required_file(files, "labels_T.txt"));
    data::IoTableData& table = source.table;
    table.economies = labels.axis.economies.list();
    ShortCodes sectors = sector_codes(labels.axis.items.list(), "labels_T.txt", source.notes);
    table.sectors = std::move(sectors.codes);
    source.info.sector_names = std::move(sectors.names);
    require_room(flows_file, labels.position_of.size(), labels.position_of.size());
    table.intermediate_musd = Matrix(labels.axis.size(), labels.axis.size());
    const auto reading =
        read_block(flows_file, plain_numbers, labels.position_of, labels.position_of,
                   million_per_thousand, table.intermediate_musd);
    note_left_out(reading, labels.position_of, labels.position_of, flows_file, source.notes);
    int finest = reading.finest_decimals;
    read_demand(files, demand_file, labels, source, finest);
    if (const auto half = rounding_half_width(finest))
        source.info.rounding_half_width_musd = *half * million_per_thousand;
    source.notes.note("Eora prints thousand USD; figures are divided by 1000", flows_file.name);
    if (flows_file.name.find("_pp_") != std::string::npos) {
        source.info.unit = "million USD, current purchasers' prices";
        source.notes.warning("the table is in purchasers' prices, not basic prices",
                             flows_file.name);
    }
    if (va != nullptr)
        note_rows(*va, plain_numbers, joined_labels(file_ending(files, "labels_VA.txt")),
                  million_per_thousand, "is value added, which follows from output less inputs",
                  source.notes);
    if (accounts != nullptr) {
        std::vector<data::Satellite> names;
        for (std::string& name : joined_labels(file_ending(files, "labels_Q.txt")))
            names.push_back({.name = std::move(name), .unit = "", .values = {}});
        read_accounts(*accounts, plain_numbers, names, labels.position_of, labels.axis.size(),
                      source);
    }
    if (demand_accounts != nullptr)
        note_rows(*demand_accounts, plain_numbers,
                  joined_labels(file_ending(files, "labels_Q.txt")), 1,
                  "is an account of final demand and is left out", source.notes);
    return source;
}

bool looks_like_eora(const std::vector<InputFile>& files) {
    const auto has = [&](std::string_view ending) {
        return std::ranges::any_of(
            files, [&](const InputFile& file) { return file.name.ends_with(ending); });
    };
    return has("labels_T.txt") && has("_T.txt") && has("_FD.txt");
}

}  // namespace entente::ingest
