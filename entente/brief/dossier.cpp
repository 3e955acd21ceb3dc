#include "entente/brief/dossier.hpp"

#include <algorithm>
#include <array>

// toml++ asserts that a table's name begins like one before it checks that it does, and release
// builds take the assertion for granted: a line "[=" would end the program, or worse. The checks
// behind the assertions refuse such text, so the assertions are left out.
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT_ASSUME(expr) static_cast<void>(0)
#include <toml++/toml.h>

#include "entente/base/error.hpp"

namespace entente::brief {
namespace {

constexpr std::array<std::string_view, 9> known_keys = {
    "title", "subtitle", "allies", "rival", "buyers", "buyers_name", "world", "over_time", "paper"};

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
    toml::table table;
    try {
        table = toml::parse(toml_text, name);
    } catch (const toml::parse_error& error) {
        fault(name, error.source(), std::string(error.description()));
    }
    for (const auto& [key, node] : table)
        if (std::ranges::find(known_keys, key.str()) == known_keys.end())
            fault(name, node.source(),
                  "'" + std::string(key.str()) +
                      "' is not a key of a dossier; known are title, subtitle, allies, rival, "
                      "buyers, "
                      "buyers_name, world, over_time and paper");
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
    require(!dossier.title.empty(), name, "title", "title = \"What stands behind our suppliers?\"");
    require(!dossier.allies.empty(), name, "allies", "allies = [\"USA\", \"JPN\"]");
    require(!dossier.rival.empty(), name, "rival", "rival = \"CHN\"");
    if (dossier.paper != "A4" && dossier.paper != "Letter")
        throw Error(ErrorKind::BadData,
                    name + ": paper is '" + dossier.paper + "'; it can be A4 or Letter");
    return dossier;
}

}  // namespace entente::brief
