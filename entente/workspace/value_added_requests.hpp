#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// "Whose value added is in the exports, and how often is it counted?"
struct ValueAddedRequest {
    std::string world = "builtin";
    CodeList of;
    std::string decomposition = "hiy";
    CodeList by;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "exporters (USA,JPN); all if left out"},
            {"decomposition", &decomposition,
             "hiy: domestic, foreign and vertical specialisation; origin: value added by source "
             "and "
             "exporter; final-demand: value added by source and absorber; kww: nine terms; wwz: "
             "sixteen "
             "terms; borin-mancini: source and sink; miroudot-ye"},
            {"by", &by, "wwz: sector, partner or both; borin-mancini: partner; one row for each"},
        };
    }
};

}  // namespace entente
