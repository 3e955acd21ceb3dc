#pragma once

#include <string>
#include <type_traits>
#include <utility>

#include "entente/workspace/catalogue.hpp"

namespace entente {

/// Throws InvalidInput on a required parameter without a value.
void require_all(const ParamList& params, const std::string& name);

/// The question that `method` answers for a `Request`, found by `door` in the workspace.
template <class Request, class Door, Table (Door::*method)(const Request&), class Find>
Question question_of(
    std::string name, std::string summary, std::string example, std::string positional, Find door) {
    return {.name = name,
            .summary = std::move(summary),
            .example = std::move(example),
            .positional = std::move(positional),
            .describe =
                [](const std::function<void(const ParamList&)>& visit) {
                    Request request;
                    visit(request.params());
                },
            .answer =
                [name, door](Workspace& workspace, const ParamValues& values) {
                    Request request;
                    const ParamList params = request.params();
                    for (const auto& [flag, value] : values)
                        set_param(params, flag, value);
                    require_all(params, name);
                    return (door(workspace).*method)(request);
                }};
}

/// A question that `method` answers for a `Request`.
template <class Request, Table (Workspace::*method)(const Request&)>
Question ask(std::string name,
             std::string summary,
             std::string example,
             std::string positional = "") {
    return question_of<Request, Workspace, method>(
        std::move(name), std::move(summary), std::move(example), std::move(positional),
        [](Workspace& workspace) -> Workspace& { return workspace; });
}

}  // namespace entente
