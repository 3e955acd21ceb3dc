#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/base/params.hpp"

namespace entente::brief {

/// Two sides' party lists held against each other: the table [lists] of a dossier.
struct ListsDossier {
    CodeList regimes = {"us", "jp"};
    std::string kind = "all";  // as `entente align --kind`
    std::string as_of;         // YYYY-MM-DD; a brief does not depend on the day it is made
    std::string known_on;      // only what was imported until then; empty: all that is there
};

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
    CodeList scenarios;        // files, as written: relative to the dossier's folder, or absolute
    int scenario_draws = 0;    // of the trade elasticities, for ranges; 0: none
    bool gradient = true;      // which lever matters to whom, where there are scenarios
    bool exposure = true;      // the sections on who depends on whom
    std::optional<ListsDossier> lists;
};

/// Throws BadData with name:line for what is not TOML, for keys that are unknown, missing or of the
/// wrong type. `name` is the file's, for messages.
Dossier read_dossier(std::string_view toml, const std::string& name);

/// What a scenario's file calls it, `otherwise` where it says nothing or cannot be read: its faults
/// are for those to tell who compute with it.
std::string scenario_name(std::string_view toml, const std::string& otherwise);

}  // namespace entente::brief
