#pragma once

#include <string_view>

namespace entente::committee {

/// Why an agency is asked, and whether the text waits for it.
enum class Duty { Lead, MustClear, Comment, Info };

/// "lead", "must_clear", "comment", "info", as in events.
std::string_view name_of(Duty duty);
/// Throws BadData, naming the duties there are.
Duty duty_named(std::string_view name);

/// "must clear": as people read it.
std::string_view words_of(Duty duty);

}  // namespace entente::committee
