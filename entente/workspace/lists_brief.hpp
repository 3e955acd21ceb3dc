#pragma once

#include <functional>
#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/brief/dossier.hpp"
#include "entente/brief/page.hpp"
#include "entente/workspace/catalogue.hpp"

namespace entente {

/// Asks a question and notes the answer as a figure of that name.
using AskFigure =
    std::function<Table(const std::string& name, const std::string& command, ParamValues values)>;

/// Adds what a dossier's [lists] asks for. Returns the sentences for the first screen.
std::vector<std::string> add_lists(brief::BriefPage& page,
                                   const brief::ListsDossier& lists,
                                   const AskFigure& ask);

}  // namespace entente
