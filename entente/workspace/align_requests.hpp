#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

struct AlignRequest {
    CodeList regimes = {"us", "jp"};
    std::string kind = "all";
    std::string by = "party";
    CodeList country;
    std::string status;
    double look_at_least = 0.92;
    int top = 50;
    std::string as_of;
    std::string known_on;
    CodeList lists;

    ParamList params() {
        return {
            {"regimes", &regimes,
             "whose lists are held against each other, two of us, jp, un, eu, uk and cn"},
            {"kind", &kind,
             "lists of one kind alone: export, freeze, investment, procurement, other; or all"},
            {"by", &by, "a row for each party, list, country, year or lag"},
            {"country", &country, "parties of these countries alone, by code or name"},
            {"status", &status,
             "with --by party: both, only-us, only-jp and so on, look (to be looked at), or "
             "neither"},
            {"look-at-least", &look_at_least,
             "score from 0.8 to 1 from which two parties of both sides are to be looked at"},
            {"top", &top, "most rows with --by party and --by country"},
            {"as-of", &as_of, "YYYY-MM-DD: the lists as they stood that day; today if left out"},
            {"known-on", &known_on,
             "YYYY-MM-DD or a time in UTC: only what was imported until then"},
            {"lists", &lists, "sources that count; all that were imported if left out"},
        };
    }
};

}  // namespace entente
