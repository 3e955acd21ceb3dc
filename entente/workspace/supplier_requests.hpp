#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// "From how few suppliers do the inputs come?"
struct ConcentrationRequest {
    std::string world = "builtin";
    CodeList of;
    std::string buyers;
    CodeList basis{"direct", "total"};

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies that buy (USA,JPN); all for every economy", Presence::Required},
            {"buyers", &buyers, "buying sectors, codes and ranges (c3..c16); all if left out"},
            {"basis", &basis,
             "direct: what is bought; total: what is produced behind it, all rounds"},
        };
    }
};

/// "Which imported goods meet the European Commission's three tests of strategic dependence?"
struct StrategicDependenceRequest {
    std::string world = "builtin";
    CodeList of;
    CodeList bloc;
    std::string buyers;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "importing economies, each on its own", Presence::Required},
            {"bloc", &bloc, "economies whose supply is not extra (allies); none if left out"},
            {"buyers", &buyers,
             "buying sectors that count (c3..c16); all sectors and final demand if left out"},
        };
    }
};

/// "How far do our sales depend on a market?"
struct SalesRequest {
    std::string world = "builtin";
    CodeList of;
    CodeList to;
    std::string sellers;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies that sell (USA,JPN)", Presence::Required},
            {"to", &to, "markets (CHN); all for every economy", Presence::Required},
            {"sellers", &sellers, "selling sectors, codes and ranges (c3..c16); all if left out"},
        };
    }
};

/// "Along which chains do the source's products reach the buyers?"
struct PathsRequest {
    std::string world = "builtin";
    std::string of;
    std::string to;
    std::string buyers;
    std::string suppliers;
    std::string by = "industry";
    int top = 25;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "the economy that buys (JPN)", Presence::Required},
            {"to", &to, "the economy relied upon (CHN)", Presence::Required},
            {"buyers", &buyers, "buying sectors, codes and ranges (c14); all if left out"},
            {"suppliers", &suppliers, "sectors of the source that count; all if left out"},
            {"by", &by,
             "industry: single chains of industries; economy: all chains through the same "
             "economies together"},
            {"top", &top, "how many paths"},
        };
    }
};

}  // namespace entente
