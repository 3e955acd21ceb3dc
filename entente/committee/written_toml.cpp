#include <array>
#include <cstdio>

#include "entente/base/toml_library.hpp"
#include "entente/committee/written_node.hpp"

namespace entente::committee {
namespace {

std::string day_of(const toml::date& date) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
    return text.data();
}

WrittenNode node_of(const toml::node& from, const std::string& name, std::size_t depth) {
    WrittenNode node{.kind = WrittenNode::Kind::Other, .line = from.source().begin.line};
    if (depth > most_nesting)
        throw Error(ErrorKind::BadData, name + ":" + std::to_string(node.line) +
                                            ": tables and lists nest deeper than " +
                                            std::to_string(most_nesting) + "; flatten them");
    if (const auto* text = from.as_string()) {
        node.kind = WrittenNode::Kind::Text;
        node.text = **text;
    } else if (const auto* day = from.as_date()) {
        node.kind = WrittenNode::Kind::Day;
        node.text = day_of(**day);
    } else if (const auto* whole = from.as_integer()) {
        node.kind = WrittenNode::Kind::Whole;
        node.whole = **whole;
    } else if (const auto* flag = from.as_boolean()) {
        node.kind = WrittenNode::Kind::Flag;
        node.flag = **flag;
    } else if (const auto* list = from.as_array()) {
        node.kind = WrittenNode::Kind::List;
        for (const toml::node& element : *list)
            node.list.push_back(node_of(element, name, depth + 1));
    } else if (const auto* table = from.as_table()) {
        node.kind = WrittenNode::Kind::Table;
        for (const auto& [key, element] : *table)
            node.members.emplace(key.str(), node_of(element, name, depth + 1));
    }
    return node;
}

}  // namespace

WrittenNode written_in_toml(std::string_view toml, const std::string& name) {
    return node_of(parse_toml(toml, name), name, 1);
}

}  // namespace entente::committee
