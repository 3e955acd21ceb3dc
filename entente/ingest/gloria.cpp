#include "entente/ingest/gloria.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/ingest/folder_parts.hpp"
#include "entente/ingest/industry_axis.hpp"
#include "entente/ingest/source_notes.hpp"
#include "entente/ingest/tab_table.hpp"
#include "entente/ingest/xlsx_sheet.hpp"

namespace entente::ingest {
namespace {

constexpr double million_per_thousand = 1e-3;
constexpr NumberBlock plain_numbers{.separator = ',', .skip_lines = 0, .skip_fields = 0};
constexpr std::string_view basic_prices = "_Markup001(full).csv";

/// The column of a sheet under the header `name`, blanks left out.
std::vector<std::string> column_named(const std::vector<std::vector<std::string>>& rows,
                                      const std::string& name,
                                      const InputFile& file) {
    for (std::size_t head = 0; head < rows.size() && head < 10; ++head) {
        const auto found = std::ranges::find(rows[head], name);
        if (found == rows[head].end())
            continue;
        const auto column = static_cast<std::size_t>(found - rows[head].begin());
        std::vector<std::string> values;
        for (std::size_t row = head + 1; row < rows.size(); ++row)
            if (column < rows[row].size() && !rows[row][column].empty())
                values.push_back(rows[row][column]);
        return values;
    }
    throw Error(ErrorKind::BadData,
                file.name + ": no column '" + name + "'; this is not the GLORIA_ReadMe workbook");
}

/// The ReadMe sets names of accounts in single quotation marks.
std::string unquoted(const std::string& text) {
    const bool quoted = text.size() > 2 && text.front() == '\'' && text.back() == '\'';
    return quoted ? text.substr(1, text.size() - 2) : text;
}

/// Industries of a region, then its products, region by region.
std::vector<PlaceLabel> places_of(const GloriaLabels& labels) {
    std::vector<PlaceLabel> places;
    for (const std::string& region : labels.regions)
        for (const char* kind : {"i", "p"})
            for (std::size_t s = 1; s <= labels.sectors.size(); ++s)
                places.push_back({region, kind + std::to_string(s)});
    return places;
}

void describe(SourceTable& source, const GloriaLabels& labels, const std::string& file) {
    data::WorldInfo& info = source.info;
    info.format = "gloria";
    info.source = "GLORIA global environmentally-extended multi-region input-output database";
    info.citation =
        "Lenzen, M. et al. (2022), Implementing the material footprint to measure progress "
        "towards Sustainable Development Goals 8 and 12, Nature Sustainability 5, 157-166, "
        "doi:10.1038/s41893-021-00811-6.";
    info.licence =
        "As the GLORIA ReadMe grants it (free for academic work, from memory); check before "
        "redistribution.";
    for (const char* kind : {" (industry)", " (product)"})
        for (const std::string& sector : labels.sectors)
            info.sector_names.push_back(sector + kind);
    source.notes.note(
        "GLORIA is a supply and use table: industries i1 to i" +
            std::to_string(labels.sectors.size()) + " and products p1 to p" +
            std::to_string(labels.sectors.size()) +
            " of each region are sectors here; an industry sells to products, a product to "
            "industries and final demand, so that gross output counts each good twice",
        file);
    source.notes.note("GLORIA prints thousand USD; figures are divided by 1000", file);
}

const InputFile* find_table(const std::vector<InputFile>& files, std::string_view part) {
    return file_ending(files, basic_prices, part);
}

void read_rest(const std::vector<InputFile>& files,
               const GloriaLabels& labels,
               const LabelAxis& industries,
               SourceTable& source) {
    if (const InputFile* va = find_table(files, "_V-Results_")) {
        std::vector<std::string> names;
        for (const std::string& region : labels.regions)
            for (const std::string& name : labels.value_added)
                names.push_back(region + ", " + name);
        note_rows(*va, plain_numbers, names, million_per_thousand,
                  "is value added, which follows from output less inputs", source.notes);
    }
    if (const InputFile* accounts = find_table(files, "_TQ-Results_"))
        read_accounts(*accounts, plain_numbers, labels.accounts, industries.position_of,
                      industries.size(), source);
    if (const InputFile* accounts = find_table(files, "_YQ-Results_")) {
        std::vector<std::string> names;
        for (const data::Satellite& account : labels.accounts)
            names.push_back(account.name);
        note_rows(*accounts, plain_numbers, names, 1,
                  "is an account of final demand and is left out", source.notes);
    }
    std::string others;
    for (const InputFile& file : files)
        if (file.name.find("_Markup") != std::string::npos &&
            file.name.find("_Markup001") == std::string::npos)
            others += (others.empty() ? "" : ", ") + file.name;
    if (!others.empty())
        source.notes.note("other valuations than basic prices were not read: " + others);
}

}  // namespace

GloriaLabels read_gloria_labels(const InputFile& workbook) {
    const auto sheet = [&](const char* name) { return open_sheet(workbook, name).as_text(); };
    GloriaLabels labels;
    labels.regions = column_named(sheet("Regions"), "Region_acronyms", workbook);
    labels.sectors = column_named(sheet("Sectors"), "Sector_names", workbook);
    const auto parts = sheet("Value added and final demand");
    labels.value_added = column_named(parts, "Value_added_names", workbook);
    labels.final_demand = column_named(parts, "Final_demand_names", workbook);
    const auto names = sheet_names(workbook);
    if (std::ranges::find(names, "Satellites") != names.end()) {
        const auto satellites = sheet("Satellites");
        const auto accounts = column_named(satellites, "Sat_indicator", workbook);
        const auto units = column_named(satellites, "Sat_unit", workbook);
        for (std::size_t k = 0; k < accounts.size(); ++k)
            labels.accounts.push_back({.name = unquoted(accounts[k]),
                                       .unit = k < units.size() ? units[k] : std::string(),
                                       .values = {}});
    }
    return labels;
}

SourceTable read_gloria_tables(const std::vector<InputFile>& files, const GloriaLabels& labels) {
    const InputFile& flows = required_file(files, basic_prices, "_T-Results_");
    const InputFile& demand = required_file(files, basic_prices, "_Y-Results_");
    SourceTable source;
    source.info.year = one_year(
        {&flows, &demand, find_table(files, "_V-Results_"), find_table(files, "_TQ-Results_")});
    describe(source, labels, flows.name);
    const std::size_t n = 2 * labels.regions.size() * labels.sectors.size();
    require_room(flows, n, n);  // before labels are multiplied out
    require_room(demand, n, labels.regions.size() * labels.final_demand.size());
    const LabelAxis industries = industry_axis(places_of(labels), "GLORIA_ReadMe", 0);
    std::vector<PlaceLabel> demand_places;
    for (const std::string& region : labels.regions)
        for (const std::string& category : labels.final_demand)
            demand_places.push_back({region, category});
    const LabelAxis demands = demand_axis(demand_places, industries, "GLORIA_ReadMe", 0);

    data::IoTableData& table = source.table;
    table.economies = industries.economies.list();
    table.sectors = industries.items.list();
    table.final_demand_categories =
        category_codes(labels.final_demand, "GLORIA_ReadMe", source.notes);
    table.intermediate_musd = Matrix(n, n);
    table.final_demand_musd = Matrix(n, demands.size());
    const auto z = read_block(flows, plain_numbers, industries.position_of, industries.position_of,
                              million_per_thousand, table.intermediate_musd);
    const auto y = read_block(demand, plain_numbers, industries.position_of, demands.position_of,
                              million_per_thousand, table.final_demand_musd);
    if (const auto half = rounding_half_width(std::max(z.finest_decimals, y.finest_decimals)))
        source.info.rounding_half_width_musd = *half * million_per_thousand;
    read_rest(files, labels, industries, source);
    return source;
}

SourceTable read_gloria(const std::vector<InputFile>& files) {
    const auto workbook = std::ranges::find_if(
        files, [](const InputFile& file) { return file.name.ends_with(".xlsx") && is_xlsx(file); });
    if (workbook == files.end())
        throw Error(ErrorKind::BadData,
                    "GLORIA_ReadMe_*.xlsx, which names regions and sectors, is not there; put it "
                    "into the folder of the tables");
    SourceTable source = read_gloria_tables(files, read_gloria_labels(*workbook));
    source.info.files = origins_of(files);
    return source;
}

bool looks_like_gloria(const std::vector<InputFile>& files) {
    return std::ranges::any_of(files, [](const InputFile& file) {
        return file.name.find("_T-Results_") != std::string::npos &&
               file.name.find("_Markup") != std::string::npos && !file.bytes.empty() &&
               std::string_view("0123456789-+").find(file.bytes.front()) != std::string_view::npos;
    });
}

}  // namespace entente::ingest
