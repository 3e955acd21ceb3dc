#pragma once

#include <string>

#include "entente/base/params.hpp"

namespace entente {

/// How a world becomes a trade model: the same for every question about scenarios.
struct TradeModelChoices {
    std::string world = "builtin";
    std::string deficits = "fixed";
    std::string elasticities;
    std::string tariffs;
    std::string tariff_column;

    void add_to(ParamList& params) {
        params.insert(
            params.end(),
            {{"world", &world, "the world"},
             {"deficits", &deficits,
              "trade surpluses: fixed (nominal, in units of world factor income), proportional (to "
              "own factor income) or none (removed from the base first)"},
             {"elasticities", &elasticities,
              "CSV with sector,theta and if known se; documented defaults if left out"},
             {"tariffs", &tariffs,
              "CSV with base tariffs (sector,importer,exporter, per cent); the world's own or zero "
              "if left out"},
             {"tariff-column", &tariff_column, "its column; needed where it has several"}});
    }
};

/// "How strongly does trade answer costs, and who says so?"
struct ElasticitiesRequest {
    TradeModelChoices model;

    ParamList params() {
        ParamList list;
        model.add_to(list);
        return list;
    }
};

/// "What does this scenario do to each of us?"
struct SimulateRequest {
    std::string scenario;
    TradeModelChoices model;
    bool shares = false;
    bool sectors = false;
    std::string jobs = "jobs";
    int draws = 0;
    int seed = 1;
    double spread = 0;
    std::string as_of;
    double tolerance = 1e-11;

    ParamList params() {
        ParamList list{{"scenario", &scenario, "scenario file (TOML)", Presence::Required}};
        model.add_to(list);
        list.insert(
            list.end(),
            {{"shares", &shares, "print trade shares by sector, importer and exporter instead"},
             {"sectors", &sectors, "print output, value added, prices and jobs by sector instead"},
             {"jobs", &jobs, "account of the world that holds jobs, for --sectors"},
             {"draws", &draws, "draws of the elasticities; adds p5, p50 and p95 of each figure"},
             {"seed", &seed, "of the draws"},
             {"spread", &spread,
              "standard error of elasticities without one of their own, as a fraction of them"},
             {"as-of", &as_of, "only measures in force on this day (2024-01-31)"},
             {"tolerance", &tolerance, "of the residual"}});
        return list;
    }
};

/// "Alone or together?"
struct CompareRequest {
    CodeList scenarios;
    TradeModelChoices model;
    CodeList members;
    std::string as_of;

    ParamList params() {
        ParamList list{{"scenarios", &scenarios, "two or more scenario files", Presence::Required}};
        model.add_to(list);
        list.insert(list.end(),
                    {{"members", &members,
                      "economies that act together; those that impose measures if left out"},
                     {"as-of", &as_of, "only measures in force on this day (2024-01-31)"}});
        return list;
    }
};

/// "Who would stay, and who would join?"
struct CoalitionRequest {
    std::string scenario;
    TradeModelChoices model;
    CodeList candidates;
    bool all = false;
    std::string as_of;

    ParamList params() {
        ParamList list{
            {"scenario", &scenario, "scenario file of what the coalition does", Presence::Required},
            {"candidates", &candidates, "economies that may be in or out, 2 to 10 (USA,JPN,KOR)",
             Presence::Required}};
        model.add_to(list);
        list.insert(list.end(),
                    {{"all", &all, "all coalitions; the stable ones and the given one if left out"},
                     {"as-of", &as_of, "only measures in force on this day (2024-01-31)"}});
        return list;
    }
};

/// "Which cell matters most to whom?"
struct GradientRequest {
    CodeList welfare_of;
    TradeModelChoices model;
    std::string scenario;
    std::string lever = "both";
    std::string sectors;
    int top = 50;

    ParamList params() {
        ParamList list{{"welfare-of", &welfare_of, "economies whose real income counts (JPN,USA)",
                        Presence::Required}};
        model.add_to(list);
        list.insert(list.end(),
                    {{"scenario", &scenario,
                      "taken at the solution of this scenario; at the base if left out"},
                     {"lever", &lever, "cost (iceberg), tariff or both"},
                     {"sectors", &sectors, "sectors of the cells (c1..c16); all if left out"},
                     {"top", &top, "how many cells for each economy and lever; 0 for all"}});
        return list;
    }
};

/// Instruments of `optimal`, `nash` and `cooperate`, and what they are chosen against.
struct PolicyChoices {
    CodeList instrument{"tariff"};
    std::string sectors;
    double lower = 0;
    double upper = 100;
    std::string scenario;
    std::string as_of;
    bool outcomes = false;

    void add_to(ParamList& params) {
        params.insert(
            params.end(),
            {{"instrument", &instrument,
              "tariff, export_tax, subsidy (of producers at home, financed lump-sum), or several"},
             {"sectors", &sectors, "sectors it is levied on or paid to (c1..c16); all if left out"},
             {"lower", &lower, "least rate, points; below 0 it is a subsidy"},
             {"upper", &upper, "greatest rate, points"},
             {"scenario", &scenario,
              "measures that hold besides; rates on the instruments' own flows are where the "
              "search starts"},
             {"as-of", &as_of, "only its measures in force on this day (2024-01-31)"},
             {"outcomes", &outcomes, "print what it does to each economy instead of the rates"}});
    }
};

/// "Which tariffs would serve one economy best?"
struct OptimalRequest {
    std::string of;
    CodeList on;
    TradeModelChoices model;
    PolicyChoices policy;

    ParamList params() {
        ParamList list{{"of", &of, "the economy that chooses", Presence::Required},
                       {"on", &on, "against whom; all others if left out"}};
        model.add_to(list);
        policy.add_to(list);
        return list;
    }
};

/// "Where does retaliation end?"
struct NashRequest {
    CodeList players;
    CodeList on;
    TradeModelChoices model;
    PolicyChoices policy;

    ParamList params() {
        ParamList list{
            {"players", &players, "two or more economies, each for itself", Presence::Required},
            {"on", &on, "against whom; the other players if left out"}};
        model.add_to(list);
        policy.add_to(list);
        return list;
    }
};

/// "What would allies choose together?"
struct CooperateRequest {
    CodeList members;
    CodeList on;
    TradeModelChoices model;
    PolicyChoices policy;
    std::string objective = "income";
    CodeList weights;

    ParamList params() {
        ParamList list{{"members", &members, "economies that choose together", Presence::Required},
                       {"on", &on, "against whom; all others if left out"},
                       {"objective", &objective,
                        "income: sum of ln W weighted by income; equal: unweighted; nash: product "
                        "of gains over acting apart"},
                       {"weights", &weights,
                        "one for each member in their order (2,1), in place of those of the "
                        "objective"}};
        model.add_to(list);
        policy.add_to(list);
        return list;
    }
};

}  // namespace entente
