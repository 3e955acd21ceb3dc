#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// "Where do industries stand in the chains of production?"
struct LinkagesRequest {
    std::string world = "builtin";
    CodeList of;
    std::string sectors;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies (USA,JPN); all if left out"},
            {"sectors", &sectors, "sectors, codes and ranges (c3..c16); all if left out"},
        };
    }
};

/// "Which input matters most to the whole?"
struct InfluenceRequest {
    std::string world = "builtin";
    int top = 25;

    ParamList params() {
        return {{"world", &world, "the world"}, {"top", &top, "how many inputs to list"}};
    }
};

/// "How many steps lie between a source and the buyers?"
struct PathLengthRequest {
    std::string world = "builtin";
    CodeList of;
    CodeList to;
    std::string buyers;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies that buy (USA,JPN)", Presence::Required},
            {"to", &to, "economies relied upon (CHN); all for every economy", Presence::Required},
            {"buyers", &buyers, "buying sectors, codes and ranges (c3..c16); all if left out"},
        };
    }
};

/// "What do sellers lose if some of their flows are cut and nothing replaces them?"
struct ExtractRequest {
    std::string world = "builtin";
    CodeList of;
    CodeList to;
    std::string sectors;
    std::string flows = "all";

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies whose sales are cut (CHN)", Presence::Required},
            {"to", &to, "economies they are cut to (JPN)", Presence::Required},
            {"sectors", &sectors, "selling sectors, codes and ranges (c14); all if left out"},
            {"flows", &flows, "all, or intermediate: final demand stays"},
        };
    }
};

/// "How many jobs hang on whose final demand?"
struct JobsRequest {
    std::string world = "builtin";
    CodeList of;
    std::string account = "jobs";
    std::string file;

    ParamList params() {
        return {
            {"world", &world, "the world"},
            {"of", &of, "economies whose jobs are counted (USA)", Presence::Required},
            {"account", &account, "account of the world that holds the jobs, in thousand persons"},
            {"file", &file,
             "take the account from this CSV instead: industry,value or economy,sector,value, or, "
             "for "
             "one --of economy, sector,value"},
        };
    }
};

}  // namespace entente
