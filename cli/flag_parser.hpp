#pragma once

#include <string>
#include <vector>

#include "entente/workspace/catalogue.hpp"

namespace entente::cli {

/// Options that every command has beside its request's.
struct OutputOptions {
    std::string format = "table";
    std::string output;
    std::string store;
};

/// What a command's arguments amount to.
struct ParsedArguments {
    ParamValues values;
    OutputOptions options;
    std::string help;  // not empty: the user asked for it, and nothing else is to be done
};

/// Reads the arguments after the command's name. Throws InvalidInput with an example.
ParsedArguments parse_arguments(const Question& question,
                                std::vector<std::string> arguments,
                                const OutputOptions& defaults);

}  // namespace entente::cli
