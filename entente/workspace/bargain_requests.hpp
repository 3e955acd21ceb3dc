#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// "Which package?" for published problems of two parties.
struct BargainRequest {
    std::string file;
    bool reserve = false;
    std::string ideal = "all";
    bool points = false;

    ParamList params() {
        return {
            {"file", &file, "problems as JSON: issues, values, tables and, if known, reserve",
             Presence::Required},
            {"reserve", &reserve,
             "only packages that give each party its reservation value or more; gains count from "
             "there"},
            {"ideal", &ideal,
             "for Kalai-Smorodinsky: a party's highest payoff over all packages, or over those "
             "that are acceptable"},
            {"points", &points, "print every package of the frontier instead of the answers"}};
    }
};

}  // namespace entente
