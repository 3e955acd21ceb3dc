#include "entente/ingest/lists/json_entries.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/ingest/csv_cells.hpp"
#include "entente/ingest/lists/list_draft.hpp"
#include "entente/ingest/lists/party_texts.hpp"

namespace entente::ingest {
namespace {

using Json = nlohmann::json;

std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0;
    std::size_t deepest = 0;
    bool quoted = false;
    for (std::size_t k = 0; k < text.size(); ++k) {
        const char c = text[k];
        if (quoted && c == '\\')
            ++k;
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!quoted && (c == '}' || c == ']') && depth > 0)
            --depth;
    }
    return deepest;
}

std::string as_text(const Json& value) {
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number() || value.is_boolean())
        return value.dump();
    return {};
}

}  // namespace

Json json_in(std::string_view text, const std::string& file, std::size_t first_line) {
    if (depth_of(text) > deepest_json)
        throw Error(ErrorKind::BadData,
                    place_text(file, first_line) + ": the JSON is nested deeper than " +
                        std::to_string(deepest_json) + "; this is no list of parties");
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        const std::size_t byte = std::min(error.byte, text.size());
        const auto lines = std::ranges::count(text.substr(0, byte), '\n');
        throw Error(ErrorKind::BadData,
                    place_text(file, first_line + static_cast<std::size_t>(lines)) +
                        ": this is no whole JSON text; it is broken off or damaged at byte " +
                        std::to_string(byte) + ", download the file again");
    } catch (const Json::exception&) {
        throw Error(ErrorKind::BadData, place_text(file, first_line) +
                                            ": a number in the JSON is larger than any can be; the "
                                            "file is damaged, download it again");
    }
}

void for_each_json_line(const InputFile& file,
                        const std::function<void(const Json&, std::size_t)>& take) {
    Lines lines(file.bytes);
    std::string_view line;
    while (lines.next(line)) {
        if (without_outer_blanks(line).empty())
            continue;
        const Json json = json_in(line, file.name, lines.number());
        if (!json.is_object())
            throw Error(ErrorKind::BadData,
                        place_text(file.name, lines.number()) +
                            ": the line is no JSON object; one entry is expected on each line");
        take(json, lines.number());
    }
}

std::string_view first_json_line(const InputFile& file) {
    const std::string_view start = without_outer_blanks(file.bytes.substr(0, 1U << 20U));
    return start.starts_with('{') ? start.substr(0, start.find('\n')) : std::string_view();
}

std::string text_at(const Json& object, std::string_view key) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() ? std::string() : as_text(*found);
}

std::vector<std::string> texts_at(const Json& object, std::string_view key) {
    std::vector<std::string> texts;
    if (std::string text = text_at(object, key); !text.empty())
        texts.push_back(std::move(text));
    for (const Json& item : member_at(object, key))
        if (std::string text = as_text(item); !text.empty())
            texts.push_back(std::move(text));
    return texts;
}

const Json& member_at(const Json& object, std::string_view key) {
    static const Json nothing = Json::array();
    const auto found = object.is_object() ? object.find(key) : object.end();
    return found == object.end() || !found->is_structured() ? nothing : *found;
}

}  // namespace entente::ingest
