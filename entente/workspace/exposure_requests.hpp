#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// "How far do these economies' buyers depend on a source, openly and hidden?"
struct ExposureRequest {
    CodeList world{"builtin"};
    CodeList of;
    CodeList to;
    std::string buyers;
    std::string suppliers;
    std::string by = "sector";
    CodeList measure;

    ParamList params() {
        return {
            {"world", &world, "the world; several, comma-separated, for change over time"},
            {"of", &of, "economies whose industries are examined (USA,JPN)", Presence::Required},
            {"to", &to, "economies relied upon (CHN); all for every economy", Presence::Required},
            {"buyers", &buyers, "buying sectors, codes and ranges (c3..c16); all if left out"},
            {"suppliers", &suppliers,
             "only supplies from these sectors count (c14); all if left out"},
            {"by", &by,
             "sector: a row for each buying sector and a total; source: totals only, one "
             "row for each economy relied upon, largest first"},
            {"measure", &measure,
             "which columns: face, look-through, value-added, fpem; all if left out"},
        };
    }
};

}  // namespace entente
