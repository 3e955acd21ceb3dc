#include <nlohmann/json.hpp>

#include "entente/base/error.hpp"
#include "entente/committee/written_node.hpp"

namespace entente::committee {
namespace {

using nlohmann::json;

constexpr std::size_t largest_json_bytes = std::size_t{1} << 20;

WrittenNode node_of(const json& from) {
    WrittenNode node{.kind = WrittenNode::Kind::Other};
    if (from.is_string()) {
        node.kind = WrittenNode::Kind::Text;
        node.text = from.get<std::string>();
    } else if (from.is_number_integer()) {
        node.kind = WrittenNode::Kind::Whole;
        node.whole = from.get<std::int64_t>();
    } else if (from.is_boolean()) {
        node.kind = WrittenNode::Kind::Flag;
        node.flag = from.get<bool>();
    } else if (from.is_array()) {
        node.kind = WrittenNode::Kind::List;
        for (const json& element : from)
            node.list.push_back(node_of(element));
    } else if (from.is_object()) {
        node.kind = WrittenNode::Kind::Table;
        for (const auto& [key, element] : from.items())
            node.members.emplace(key, node_of(element));
    }
    return node;
}

json json_from(const WrittenNode& node) {
    switch (node.kind) {
        case WrittenNode::Kind::Text:
        case WrittenNode::Kind::Day:
            return node.text;
        case WrittenNode::Kind::Whole:
            return node.whole;
        case WrittenNode::Kind::Flag:
            return node.flag;
        case WrittenNode::Kind::List: {
            json list = json::array();
            for (const WrittenNode& element : node.list)
                list.push_back(json_from(element));
            return list;
        }
        case WrittenNode::Kind::Table: {
            json object = json::object();
            for (const auto& [key, element] : node.members)
                object[key] = json_from(element);
            return object;
        }
        case WrittenNode::Kind::Other:
            break;
    }
    return nullptr;
}

}  // namespace

WrittenNode written_in_json(std::string_view text, const std::string& name) {
    const auto refuse = [&](const std::string& why) {
        throw Error(ErrorKind::BadData, name + ": " + why);
    };
    if (text.size() > largest_json_bytes)
        refuse("the text has " + std::to_string(text.size()) + " bytes; at most " +
               std::to_string(largest_json_bytes) + " are read");
    bool too_deep = false;
    const json::parser_callback_t shallow = [&](int depth, json::parse_event_t event, json&) {
        const bool begins =
            event == json::parse_event_t::object_start || event == json::parse_event_t::array_start;
        too_deep = too_deep || (begins && static_cast<std::size_t>(depth) >= most_nesting);
        return !too_deep;
    };
    const json parsed = json::parse(text, shallow, /*allow_exceptions=*/false);
    if (too_deep)
        refuse("objects and lists nest deeper than " + std::to_string(most_nesting));
    if (!parsed.is_object())
        refuse("the text is no JSON object");
    return node_of(parsed);
}

std::string json_of(const WrittenNode& node) {
    try {
        return json_from(node).dump();
    } catch (const json::type_error& error) {
        throw Error(ErrorKind::BadData, std::string("a text is no UTF-8: ") + error.what());
    }
}

}  // namespace entente::committee
