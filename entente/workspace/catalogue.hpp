#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/base/params.hpp"
#include "entente/base/table.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {

/// Names of parameters and their values as text.
using ParamValues = std::vector<std::pair<std::string, std::string>>;

/// A question that the workspace answers, under the name of its command. The command line, the HTTP
/// API, the manual and the verification of a brief all go through this list.
struct Question {
    std::string name;  // "exposure", "world import"
    std::string summary;
    std::string example;
    /// The parameter that arguments without a flag go to; empty if there is none.
    std::string positional;
    /// Calls its argument with the parameters of a fresh request.
    std::function<void(const std::function<void(const ParamList&)>&)> describe;
    /// Sets the request's parameters and asks the workspace. Throws InvalidInput on a parameter
    /// that is unknown, malformed or missing though required.
    std::function<Table(Workspace&, const ParamValues&)> answer;
};

/// All questions, in the order of the help.
const std::vector<Question>& catalogue();

/// Throws NotFound.
const Question& question_named(std::string_view name);

}  // namespace entente
