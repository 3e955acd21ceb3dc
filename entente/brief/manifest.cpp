#include "entente/brief/manifest.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"

namespace entente::brief {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> column_names(const Table& table) {
    std::vector<std::string> names;
    for (const Column& column : table.columns())
        names.push_back(column.name);
    return names;
}

std::string run_of(const Table& table) {
    const auto fact = std::ranges::find(table.provenance, "run", &Fact::name);
    return fact == table.provenance.end() ? "" : fact->value;
}

}  // namespace

ManifestFigure manifest_figure(std::string name,
                               std::string command,
                               std::vector<std::pair<std::string, std::string>> params,
                               const Table& table) {
    ManifestFigure figure{.name = std::move(name),
                          .command = std::move(command),
                          .params = std::move(params),
                          .run = run_of(table),
                          .columns = column_names(table),
                          .rows = {}};
    for (const auto& row : table.rows()) {
        figure.rows.emplace_back();
        for (const Cell& cell : row)
            figure.rows.back().push_back(exact(cell));
    }
    return figure;
}

std::string difference(const ManifestFigure& figure, const Table& fresh) {
    if (figure.columns != column_names(fresh))
        return "the columns are others than those of this version";
    if (figure.rows.size() != fresh.rows().size())
        return std::to_string(figure.rows.size()) + " rows in the brief, " +
               std::to_string(fresh.rows().size()) + " now";
    for (std::size_t r = 0; r < figure.rows.size(); ++r) {
        if (figure.rows[r].size() != figure.columns.size())
            return "row " + std::to_string(r + 1) + " is incomplete in the brief";
        for (std::size_t k = 0; k < figure.columns.size(); ++k)
            if (const std::string now = exact(fresh.rows()[r][k]); now != figure.rows[r][k])
                return "row " + std::to_string(r + 1) + ", " + figure.columns[k] + ": " +
                       figure.rows[r][k] + " in the brief, " + now + " now";
    }
    if (const std::string now = run_of(fresh); now != figure.run)
        return "the values agree, but the run is " + figure.run + " in the brief and " + now +
               " now";
    return "";
}

std::string to_json(const Manifest& manifest) {
    Json json{{"program", "entente"},
              {"version", manifest.program_version},
              {"dossier_name", manifest.dossier_name},
              {"dossier", manifest.dossier_toml},
              {"scenarios", Json::array()},
              {"figures", Json::array()}};
    for (const ManifestFile& file : manifest.scenarios)
        json["scenarios"].push_back({{"path", file.path}, {"blake2b", file.blake2b}});
    for (const ManifestFigure& figure : manifest.figures) {
        Json params = Json::object();
        for (const auto& [name, value] : figure.params)
            params[name] = value;
        json["figures"].push_back({{"name", figure.name},
                                   {"command", figure.command},
                                   {"params", params},
                                   {"run", figure.run},
                                   {"columns", figure.columns},
                                   {"rows", figure.rows}});
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Manifest manifest_from_json(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Manifest manifest{.program_version = json.at("version"),
                          .dossier_name = json.at("dossier_name"),
                          .dossier_toml = json.at("dossier"),
                          .scenarios = {},
                          .figures = {}};
        // Older briefs have none.
        for (const Json& object : json.value("scenarios", Json::array()))
            manifest.scenarios.push_back(
                {.path = object.at("path"), .blake2b = object.at("blake2b")});
        for (const Json& object : json.at("figures")) {
            ManifestFigure figure{.name = object.at("name"),
                                  .command = object.at("command"),
                                  .params = {},
                                  .run = object.at("run"),
                                  .columns = object.at("columns"),
                                  .rows = object.at("rows")};
            for (const auto& [name, value] : object.at("params").items())
                figure.params.emplace_back(name, value.get<std::string>());
            manifest.figures.push_back(std::move(figure));
        }
        return manifest;
    } catch (const Json::exception& error) {
        throw Error(
            ErrorKind::BadData,
            std::string("the brief's record of its figures cannot be read: ") + error.what());
    }
}

}  // namespace entente::brief
