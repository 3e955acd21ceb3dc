#pragma once

#include <string>
#include <string_view>

#include "entente/brief/page.hpp"

namespace entente::brief {

/// The inline style sheet: screen, phone, dark, paper. `label` and `note` stand on each printed
/// page.
std::string page_style(Paper paper, std::string_view label, std::string_view note);

}  // namespace entente::brief
