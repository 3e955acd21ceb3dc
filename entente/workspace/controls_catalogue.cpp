#include "entente/workspace/controls_catalogue.hpp"

#include <string>
#include <utility>

#include "entente/workspace/controls.hpp"
#include "entente/workspace/question_of.hpp"

namespace entente {
namespace {

/// A question that `method` answers for a `Request`.
template <class Request, Table (Controls::*method)(const Request&)>
Question ask_controls(std::string name,
                      std::string summary,
                      std::string example,
                      std::string positional = "") {
    return question_of<Request, Controls, method>(
        std::move(name), std::move(summary), std::move(example), std::move(positional),
        [](Workspace& workspace) -> Controls& { return workspace.controls(); });
}

}  // namespace

std::vector<Question> controls_questions() {
    return {};
}

}  // namespace entente
