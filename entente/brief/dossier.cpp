#include "entente/brief/dossier.hpp"

#include <algorithm>
#include <array>

#include "entente/base/error.hpp"
#include "entente/base/toml_library.hpp"

namespace entente::brief {
namespace {

constexpr std::array<std::string_view, 14> known_keys = {
    "title",     "subtitle", "allies",    "rival",          "buyers",   "buyers_name", "world",
    "over_time", "paper",    "scenarios", "scenario_draws", "gradient", "exposure",    "lists"};

constexpr std::array<std::string_view, 4> lists_keys = {"regimes", "kind", "as_of", "known_on"};

constexpr int most_draws = 10000;

[[noreturn]] void fault(const std::string& name,
                        const toml::source_region& where,
                        const std::string& message) {
    throw Error(ErrorKind::BadData, name + ":" + std::to_string(where.begin.line) + ": " + message);
}

std::string text_of(const toml::table& table,
                    std::string_view key,
                    const std::string& name,
                    const std::string& otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return otherwise;
    if (!node->is_string())
        fault(name, node->source(), std::string(key) + " must be text in quotation marks");
    return **node->as_string();
}

CodeList codes_of(const toml::table& table, std::string_view key, const std::string& name) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return {};
    if (!node->is_array())
        fault(name, node->source(),
              std::string(key) + " must be a list such as [\"USA\", \"JPN\"]");
    CodeList codes;
    for (const toml::node& element : *node->as_array()) {
        if (!element.is_string() || (**element.as_string()).empty())
            fault(name, element.source(), std::string(key) + " must hold codes in quotation marks");
        codes.push_back(**element.as_string());
    }
    return codes;
}

CodeList scenarios_of(const toml::table& table, const std::string& name) {
    const toml::node* node = table.get("scenarios");
    if (node == nullptr)
        return {};
    if (!node->is_array())
        fault(name, node->source(),
              "scenarios must be a list of files such as [\"us-tariff.toml\"]");
    CodeList files;
    for (const toml::node& element : *node->as_array()) {
        if (!element.is_string() || (**element.as_string()).empty())
            fault(name, element.source(), "scenarios must hold file names in quotation marks");
        const std::string& file = **element.as_string();
        if (file.find(',') != std::string::npos)
            fault(name, element.source(),
                  "'" + file + "': a scenario's file name may hold no comma; rename the file");
        if (std::ranges::find(files, file) != files.end())
            fault(name, element.source(), "'" + file + "' is listed twice");
        files.push_back(file);
    }
    return files;
}

int draws_of(const toml::table& table, const std::string& name) {
    const toml::node* node = table.get("scenario_draws");
    if (node == nullptr)
        return 0;
    const auto draws = node->is_integer() ? **node->as_integer() : -1;
    if (draws < 0 || draws > most_draws)
        fault(name, node->source(),
              "scenario_draws must be a whole number from 0 to " + std::to_string(most_draws));
    return static_cast<int>(draws);
}

bool flag_of(const toml::table& table,
             std::string_view key,
             const std::string& name,
             bool otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr)
        return otherwise;
    if (!node->is_boolean())
        fault(name, node->source(), std::string(key) + " must be true or false");
    return **node->as_boolean();
}

std::optional<ListsDossier> lists_of(const toml::table& table, const std::string& name) {
    const toml::node* node = table.get("lists");
    if (node == nullptr)
        return std::nullopt;
    if (!node->is_table())
        fault(name, node->source(), "lists must be a table that begins with a line [lists]");
    const toml::table& own = *node->as_table();
    for (const auto& [key, value] : own)
        if (std::ranges::find(lists_keys, key.str()) == lists_keys.end())
            fault(name, value.source(),
                  "'" + std::string(key.str()) +
                      "' is not a key of [lists]; known are regimes, kind, as_of and known_on");
    ListsDossier lists;
    if (own.contains("regimes"))
        lists.regimes = codes_of(own, "regimes", name);
    if (lists.regimes.size() != 2)
        fault(name, own.get("regimes")->source(), "regimes must be two, such as [\"us\", \"jp\"]");
    lists.kind = text_of(own, "kind", name, lists.kind);
    lists.as_of = text_of(own, "as_of", name, "");
    lists.known_on = text_of(own, "known_on", name, "");
    if (lists.as_of.empty())
        fault(name, own.source(),
              "as_of is missing: a brief does not depend on the day it is made; add a line such as "
              "as_of = \"2026-02-27\"");
    return lists;
}

void require(bool present,
             const std::string& name,
             const std::string& key,
             const std::string& example) {
    if (!present)
        throw Error(ErrorKind::BadData,
                    name + ": " + key + " is missing; add a line such as " + example);
}

}  // namespace

Dossier read_dossier(std::string_view toml_text, const std::string& name) {
    const toml::table table = parse_toml(toml_text, name);
    for (const auto& [key, node] : table)
        if (std::ranges::find(known_keys, key.str()) == known_keys.end())
            fault(name, node.source(),
                  "'" + std::string(key.str()) +
                      "' is not a key of a dossier; known are title, subtitle, allies, rival, "
                      "buyers, "
                      "buyers_name, world, over_time, paper, scenarios, scenario_draws, gradient, "
                      "exposure and lists");
    Dossier dossier;
    dossier.title = text_of(table, "title", name, "");
    dossier.subtitle = text_of(table, "subtitle", name, "");
    dossier.allies = codes_of(table, "allies", name);
    dossier.rival = text_of(table, "rival", name, "");
    dossier.buyers = text_of(table, "buyers", name, "");
    dossier.buyers_name = text_of(table, "buyers_name", name, "");
    dossier.world = text_of(table, "world", name, dossier.world);
    dossier.over_time = codes_of(table, "over_time", name);
    dossier.paper = text_of(table, "paper", name, dossier.paper);
    dossier.scenarios = scenarios_of(table, name);
    dossier.scenario_draws = draws_of(table, name);
    dossier.gradient = flag_of(table, "gradient", name, dossier.gradient);
    dossier.exposure = flag_of(table, "exposure", name, dossier.exposure);
    dossier.lists = lists_of(table, name);
    require(!dossier.title.empty(), name, "title", "title = \"What stands behind our suppliers?\"");
    require(!dossier.allies.empty(), name, "allies", "allies = [\"USA\", \"JPN\"]");
    require(!dossier.rival.empty(), name, "rival", "rival = \"CHN\"");
    if (!dossier.exposure && dossier.scenarios.empty() && !dossier.lists)
        throw Error(ErrorKind::BadData, name +
                                            ": nothing to tell; leave out exposure = false, or add "
                                            "scenarios or [lists]");
    if (dossier.paper != "A4" && dossier.paper != "Letter")
        throw Error(ErrorKind::BadData,
                    name + ": paper is '" + dossier.paper + "'; it can be A4 or Letter");
    return dossier;
}

std::string scenario_name(std::string_view toml_text, const std::string& otherwise) {
    try {
        const toml::table table = toml::parse(toml_text);
        const auto name = table["name"].value<std::string>();
        return name && !name->empty() ? *name : otherwise;
    } catch (const toml::parse_error&) {
        return otherwise;
    }
}

}  // namespace entente::brief
