#include "entente/committee/office.hpp"

#include <array>

#include "entente/base/error.hpp"
#include "entente/committee/name_list.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 4> rank_names = {"working", "deputy_assistant",
                                                        "vice_minister", "minister"};

}  // namespace

std::string_view name_of(Rank rank) {
    return rank_names[static_cast<std::size_t>(rank)];
}

Rank rank_named(std::string_view name) {
    return static_cast<Rank>(position_of(name, rank_names, "rank"));
}

OfficeId office_named(std::string_view text) {
    const std::size_t slash = text.find('/');
    if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size() ||
        text.find('/', slash + 1) != std::string_view::npos)
        throw Error(ErrorKind::InvalidInput,
                    "'" + std::string(text) + "' is no office; write AGENCY/OFFICE, METI/ddg");
    return {.agency = std::string(text.substr(0, slash)),
            .office = std::string(text.substr(slash + 1))};
}

}  // namespace entente::committee
