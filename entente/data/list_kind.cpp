#include "entente/data/list_kind.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace entente::data {
namespace {

constexpr std::array<std::string_view, list_kind_count> names = {"export", "freeze", "investment",
                                                                 "procurement", "other"};
constexpr std::array<std::string_view, list_kind_count> words = {
    "export control", "asset freeze", "investment", "procurement", "other"};

/// By the main consequence that the catalogue tells; lists that are not here are Other. A listing
/// may do more: JP-RUS and US-SDN both keep goods away in the end.
constexpr std::pair<std::string_view, ListKind> kinds[] = {
    {"US-EL", ListKind::Export},
    {"US-MEU", ListKind::Export},
    {"US-MIEU", ListKind::Export},
    {"US-UVL", ListKind::Export},
    {"US-DPL", ListKind::Export},
    {"JP-EUL", ListKind::Export},
    {"JP-RUS", ListKind::Export},
    {"JP-BLR", ListKind::Export},
    {"JP-THIRD", ListKind::Export},
    {"EU-EXPORT", ListKind::Export},
    {"CN-ECL", ListKind::Export},
    {"CN-WATCH", ListKind::Export},
    {"US-SDN", ListKind::Freeze},
    {"JP-MOF", ListKind::Freeze},
    {"UN", ListKind::Freeze},
    {"EU", ListKind::Freeze},
    {"UK", ListKind::Freeze},
    {"CN-COUNTER", ListKind::Freeze},
    {"US-SSI", ListKind::Investment},
    {"US-CMIC", ListKind::Investment},
    {"US-1260H", ListKind::Procurement},
    {"US-FCC", ListKind::Procurement},
};

std::size_t place(ListKind kind) {
    return static_cast<std::size_t>(kind);
}

}  // namespace

std::string_view name_of(ListKind kind) {
    return names[place(kind)];
}

std::string_view in_words(ListKind kind) {
    return words[place(kind)];
}

std::optional<ListKind> list_kind_in(std::string_view name) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<ListKind>(found - names.begin());
}

ListKind kind_of_list(std::string_view code) {
    const auto found =
        std::ranges::find(kinds, code, &std::pair<std::string_view, ListKind>::first);
    return found == std::end(kinds) ? ListKind::Other : found->second;
}

}  // namespace entente::data
