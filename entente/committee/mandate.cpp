#include "entente/committee/mandate.hpp"

#include <array>

#include "entente/committee/name_list.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 4> strength_names = {"interest", "claimed", "delegated",
                                                            "statutory"};
constexpr std::array<std::string_view, 3> status_names = {"memory", "secondary", "seen"};

}  // namespace

std::string_view name_of(MandateStrength strength) {
    return strength_names[static_cast<std::size_t>(strength)];
}

MandateStrength strength_named(std::string_view name) {
    return static_cast<MandateStrength>(position_of(name, strength_names, "strength of a mandate"));
}

std::string_view name_of(SourceStatus status) {
    return status_names[static_cast<std::size_t>(status)];
}

SourceStatus source_status_named(std::string_view name) {
    return static_cast<SourceStatus>(position_of(name, status_names, "status of a source"));
}

}  // namespace entente::committee
