#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// "Through whom does the hidden part come in, and how far away is it?"
struct HiddenPathRequest {
    std::string world = "builtin";
    CodeList of;
    std::string to;
    std::string buyers;
    std::string by = "route";
    int top = 25;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies whose industries are examined (USA,JPN)", Presence::Required},
            {"to", &to, "the economy relied upon (CHN)", Presence::Required},
            {"buyers", &buyers, "buying sectors, codes and ranges (c3..c16); all if left out"},
            {"by", &by, "route: economies through which it comes in; tier: number of steps"},
            {"top", &top, "how many routes or steps to list, largest first; the rest is one row"},
        };
    }
};

/// "How far do the allies depend on a rival together, if each other's supply counts as safe?"
struct AllianceRequest {
    std::string world = "builtin";
    CodeList of;
    std::string to;
    std::string buyers;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "the allies (USA,JPN)", Presence::Required},
            {"to", &to, "the rival (CHN)", Presence::Required},
            {"buyers", &buyers, "buying sectors, codes and ranges (c3..c16); all if left out"},
        };
    }
};

/// "Which suppliers do all allies hang on, which goods have a single source, who can cover whom?"
struct ChokepointRequest {
    std::string world = "builtin";
    CodeList of;
    std::string to;
    std::string buyers;
    std::string by = "supplier";
    int top = 20;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "the allies (USA,JPN)", Presence::Required},
            {"to", &to, "the rival (CHN); needed by good and by cover"},
            {"buyers", &buyers, "buying sectors, codes and ranges (c3..c16); all if left out"},
            {"by", &by,
             "supplier: industries outside the alliance by what they mean to every ally; good: the "
             "rival's part in each good's supply; cover: what an ally could redirect to another"},
            {"top", &top, "how many suppliers to list"},
        };
    }
};

}  // namespace entente
