#pragma once

#include <string>
#include <string_view>

#include "entente/base/params.hpp"

namespace entente::brief {

/// What a brief is to be about: a TOML file that an analyst writes.
struct Dossier {
    std::string title;
    std::string subtitle;
    CodeList allies;
    std::string rival;
    std::string buyers;       // codes and ranges; empty is all sectors
    std::string buyers_name;  // in plain words: "manufacturing"
    std::string world = "builtin";
    CodeList over_time;  // worlds of several years, oldest first; empty leaves the section out
    std::string paper = "A4";  // or "Letter"
};

/// Throws BadData with name:line for what is not TOML, for keys that are unknown, missing or of the
/// wrong type. `name` is the file's, for messages.
Dossier read_dossier(std::string_view toml, const std::string& name);

}  // namespace entente::brief
