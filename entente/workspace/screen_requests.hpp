#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct ScreenRequest {
    TextList names;
    std::string file;
    std::string type;
    CodeList country;
    std::string birth_date;
    TextList identifier;
    TextList address;
    double threshold = 0.85;
    int top = 10;
    std::string as_of;
    std::string known_on;
    CodeList lists;
    CodeList sides = {"USA", "JPN"};
    std::string scoring = "entente";
    bool explain = false;
    bool all = false;
    std::string delta;
    std::string from;
    std::string to;

    ParamList params() {
        return {
            {"names", &names, "names to screen, one an argument"},
            {"file", &file,
             "CSV of customers with the column name and any of id, alias, type, country, "
             "birth_date, identifiers, address"},
            {"type", &type, "person, organisation, vessel or aircraft; any if left out"},
            {"country", &country, "countries of the party, by code or name"},
            {"birth-date", &birth_date, "1965, 1965-03 or 1965-03-25"},
            {"identifier", &identifier, "a number as printed, or kind:number"},
            {"address", &address,
             "addresses; the list's stand beside, for the eye: they do not enter the score"},
            {"threshold", &threshold, "least score, from 0.5 to 1"},
            {"top", &top, "most parties for one name"},
            {"as-of", &as_of, "YYYY-MM-DD: the lists as they stood that day; today if left out"},
            {"known-on", &known_on,
             "YYYY-MM-DD or a time in UTC: only what was imported until then"},
            {"lists", &lists, "sources to screen against; all that were imported if left out"},
            {"sides", &sides, "whose lists stand side by side"},
            {"scoring", &scoring, "entente, or portal: as OFAC's own search page scores"},
            {"explain", &explain, "the table of words behind each score"},
            {"all", &all, "with --file: also a line for each customer without a match"},
            {"delta", &delta,
             "with --file: only names of this source that changed between --from and --to"},
            {"from", &from, "with --delta: YYYY-MM-DD, the version before"},
            {"to", &to, "with --delta: YYYY-MM-DD, the version after; else the newest"},
        };
    }
};

}  // namespace entente
