#include "entente/committee/duty.hpp"

#include <array>

#include "entente/committee/name_list.hpp"

namespace entente::committee {
namespace {

constexpr std::array<std::string_view, 4> duty_names = {"lead", "must_clear", "comment", "info"};

}  // namespace

std::string_view name_of(Duty duty) {
    return duty_names[static_cast<std::size_t>(duty)];
}

Duty duty_named(std::string_view name) {
    return static_cast<Duty>(position_of(name, duty_names, "duty"));
}

std::string_view words_of(Duty duty) {
    return duty == Duty::MustClear ? "must clear" : name_of(duty);
}

}  // namespace entente::committee
