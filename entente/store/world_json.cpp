#include "entente/store/world_json.hpp"

#include <nlohmann/json.hpp>

namespace entente::store {
namespace {

using nlohmann::json;

json to_json(const data::WorldInfo& info) {
    json files = json::array();
    for (const data::SourceFile& file : info.files)
        files.push_back({{"name", file.name}, {"blake2b", file.blake2b}});
    json object{
        {"name", info.name},       {"format", info.format},   {"source", info.source},
        {"edition", info.edition}, {"licence", info.licence}, {"citation", info.citation},
        {"unit", info.unit},       {"files", files},          {"sector_names", info.sector_names}};
    if (info.year)
        object["year"] = *info.year;
    if (info.rounding_half_width_musd)
        object["rounding_half_width_musd"] = *info.rounding_half_width_musd;
    return object;
}

json to_json(const data::ImportReport& report) {
    json notes = json::array();
    for (const Diagnostic& d : report.notes.list())
        notes.push_back({{"severity", static_cast<int>(d.severity)},
                         {"file", d.file},
                         {"line", d.line},
                         {"message", d.message}});
    return {{"notes", notes},
            {"nonzero_intermediate", report.nonzero_intermediate},
            {"negative_intermediate", report.negative_intermediate},
            {"negative_final_demand", report.negative_final_demand},
            {"zero_output_industries", report.zero_output_industries},
            {"negative_value_added", report.negative_value_added},
            {"row_gap_mean_musd", report.row_gap_mean_musd},
            {"row_gap_min_musd", report.row_gap_min_musd},
            {"row_gap_max_musd", report.row_gap_max_musd},
            {"rows_with_gap_above_1_pct", report.rows_with_gap_above_1_pct}};
}

}  // namespace

json world_header(const data::World& world) {
    json satellites = json::array();
    for (const data::Satellite& satellite : world.satellites)
        satellites.push_back({{"name", satellite.name}, {"unit", satellite.unit}});
    json header{{"economies", world.table.economies()},
                {"sectors", world.table.sectors()},
                {"final_demand_categories", world.table.final_demand_categories()},
                {"convention", data::name_of(world.table.convention())},
                {"has_published_output", !world.table.published_output_musd().empty()},
                {"satellites", satellites},
                {"info", to_json(world.info)},
                {"report", to_json(world.report)},
                {"hash", world.hash}};
    if (world.trade)
        header["trade"] = {{"has_elasticity", !world.trade->elasticity.empty()}};
    return header;
}

data::IoTable::Parts table_labels(const json& header) {
    data::IoTable::Parts parts{};
    header.at("economies").get_to(parts.economies);
    header.at("sectors").get_to(parts.sectors);
    header.at("final_demand_categories").get_to(parts.final_demand_categories);
    parts.convention = data::convention_named(header.at("convention").get<std::string>());
    return parts;
}

std::vector<data::Satellite> satellite_labels(const json& header) {
    std::vector<data::Satellite> satellites;
    for (const json& object : header.at("satellites"))
        satellites.push_back({.name = object.at("name"), .unit = object.at("unit"), .values = {}});
    return satellites;
}

data::WorldInfo info_of(const json& header) {
    const json& object = header.at("info");
    data::WorldInfo info{.name = object.at("name"),
                         .format = object.at("format"),
                         .source = object.at("source"),
                         .edition = object.at("edition"),
                         .year = {},
                         .licence = object.at("licence"),
                         .citation = object.at("citation"),
                         .unit = object.at("unit"),
                         .files = {},
                         .sector_names = object.at("sector_names"),
                         .rounding_half_width_musd = {}};
    if (object.contains("year"))
        info.year = object["year"].get<int>();
    if (object.contains("rounding_half_width_musd"))
        info.rounding_half_width_musd = object["rounding_half_width_musd"].get<double>();
    for (const json& file : object.at("files"))
        info.files.push_back({.name = file.at("name"), .blake2b = file.at("blake2b")});
    return info;
}

data::ImportReport report_of(const json& header) {
    const json& object = header.at("report");
    data::ImportReport report;
    for (const json& d : object.at("notes")) {
        const auto severity = d.at("severity").get<int>();
        if (severity == static_cast<int>(Severity::Warning))
            report.notes.warning(d.at("message"), d.at("file"), d.at("line"));
        else
            report.notes.note(d.at("message"), d.at("file"), d.at("line"));
    }
    object.at("nonzero_intermediate").get_to(report.nonzero_intermediate);
    object.at("negative_intermediate").get_to(report.negative_intermediate);
    object.at("negative_final_demand").get_to(report.negative_final_demand);
    object.at("zero_output_industries").get_to(report.zero_output_industries);
    object.at("negative_value_added").get_to(report.negative_value_added);
    object.at("row_gap_mean_musd").get_to(report.row_gap_mean_musd);
    object.at("row_gap_min_musd").get_to(report.row_gap_min_musd);
    object.at("row_gap_max_musd").get_to(report.row_gap_max_musd);
    object.at("rows_with_gap_above_1_pct").get_to(report.rows_with_gap_above_1_pct);
    return report;
}

}  // namespace entente::store
