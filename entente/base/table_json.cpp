#include <cmath>
#include <ostream>

#include <nlohmann/json.hpp>

#include "entente/base/table.hpp"

namespace entente {
namespace {

nlohmann::ordered_json to_json(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell))
        return *text;
    if (const auto* count = std::get_if<std::int64_t>(&cell))
        return *count;
    if (const auto* value = std::get_if<double>(&cell))
        return *value;
    return nullptr;
}

}  // namespace

void render_json(const Table& table, std::ostream& out) {
    using Json = nlohmann::ordered_json;
    Json json{{"title", table.title}, {"sentences", table.sentences}};
    json["columns"] = Json::array();
    for (const Column& column : table.columns())
        json["columns"].push_back({{"name", column.name}, {"help", column.help}});
    json["rows"] = Json::array();
    for (const auto& row : table.rows()) {
        Json object = Json::object();
        for (std::size_t k = 0; k < row.size(); ++k)
            object[table.columns()[k].name] = to_json(row[k]);
        json["rows"].push_back(std::move(object));
    }
    json["notes"] = table.notes;
    json["provenance"] = Json::object();
    for (const Fact& fact : table.provenance)
        json["provenance"][fact.name] = fact.value;
    out << json.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace entente
