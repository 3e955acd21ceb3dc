#pragma once

#include <string>
#include <utility>

#include "entente/workspace/committee.hpp"
#include "entente/workspace/question_of.hpp"

namespace entente {

/// As `ask`, of the committee, for requests that declare who may ask and what is looked at.
template <DeclaresPolicy Request, Table (Committee::*method)(const Request&)>
Question ask_committee(std::string name,
                       std::string summary,
                       std::string example,
                       std::string positional = "") {
    return question_of<Request, Committee, method>(
        std::move(name), std::move(summary), std::move(example), std::move(positional),
        [](Workspace& workspace) -> Committee& { return workspace.committee(); });
}

}  // namespace entente
