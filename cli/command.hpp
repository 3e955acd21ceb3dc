#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/params.hpp"
#include "entente/base/table.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente::cli {

using Arguments = std::vector<std::string>;

/// Flags without their dashes and what follows them.
using FlagValues = std::vector<std::pair<std::string, std::string>>;

/// Where a command gets and puts things; tests give their own.
struct Context {
    std::ostream& out;
    std::ostream& err;
    std::string store;              // --store, ENTENTE_STORE or the user's data folder
    std::size_t width = 100;        // of the terminal
};

/// One subcommand: turns arguments into a request and a report into text; whatever computes belongs
/// in the library.
struct Command {
    std::string name;  // "exposure", "world import"
    std::string summary;
    std::string example;
    /// The parameter that arguments without a flag go to; empty if there is none.
    std::string positional;
    /// Calls its argument with the parameters of a fresh request, for help and reference manual.
    std::function<void(const std::function<void(const ParamList&)>&)> describe;
    /// Sets the request's parameters and asks the workspace.
    std::function<Table(Workspace&, const FlagValues&)> run;
};

/// A command that asks `method` of the workspace with a `Request`.
template <class Request, Table (Workspace::*method)(const Request&)>
Command table_command(std::string name, std::string summary, std::string example,
                      std::string positional = "") {
    return {.name = std::move(name),
            .summary = std::move(summary),
            .example = std::move(example),
            .positional = std::move(positional),
            .describe =
                [](const std::function<void(const ParamList&)>& visit) {
                    Request request;
                    visit(request.params());
                },
            .run =
                [](Workspace& workspace, const FlagValues& values) {
                    Request request;
                    const ParamList params = request.params();
                    for (const auto& [flag, value] : values)
                        set_param(params, flag, value);
                    return (workspace.*method)(request);
                }};
}

/// Every command, in the order of the help.
const std::vector<Command>& commands();

/// Finds and runs the command. Returns the exit status: 0 done, 2 the caller's mistake, 3 no such
/// thing, 4 bad data, 5 could not be computed.
int run(const Arguments& arguments, Context context);

}  // namespace entente::cli
