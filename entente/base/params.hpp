#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace entente {

/// Comma-separated on the command line: "USA,JPN".
using CodeList = std::vector<std::string>;

/// Texts that may hold commas, such as names; one an argument on the command line, one a line in
/// other places.
struct TextList {
    std::vector<std::string> texts;
};

enum class Presence { Optional, Required };

/// One parameter of a request. Declared once per request, it is a command-line flag, a query
/// parameter of the HTTP API, a Python keyword and a line of the reference manual. The target's
/// value before it is set is the default.
struct Param {
    std::string_view name;
    std::variant<std::string*, CodeList*, TextList*, int*, double*, bool*> target;
    std::string_view help;
    Presence presence = Presence::Optional;
};

using ParamList = std::vector<Param>;

/// Sets the parameter called `name`. Throws InvalidInput on an unknown name or a malformed value.
void set_param(const ParamList& params, std::string_view name, std::string_view text);

/// The value as text, in the form that set_param reads.
std::string param_text(const Param& param);

/// "--name value" for every parameter with a value, in the order of the declaration: with the
/// command's name in front, the line that repeats a request.
std::string to_flags(const ParamList& params);

/// "a,b,c" -> {"a", "b", "c"}. Throws InvalidInput on an empty element.
CodeList split_codes(std::string_view text);
std::string join_codes(const CodeList& codes);

}  // namespace entente
