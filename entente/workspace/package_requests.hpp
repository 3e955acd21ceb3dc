#pragma once

#include "entente/workspace/committee_requests.hpp"

namespace entente {

struct CommitteePayoffRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::OwnRecord, true};
    CommitteeSeat seat;
    std::string item, party, measure, level, source = "own ranking", low, high;

    ParamList params() {
        ParamList list{
            {"item", &item, "the item", Presence::Required},
            {"low", &low,
             "what the party gains at least; with --measure left out, what it asks "
             "at least in all",
             Presence::Required},
            {"high", &high, "what it gains at most; the same as --low if left out"},
            {"measure", &measure, "measure of the package; left out for the reservation"},
            {"level", &level, "level of the measure"},
            {"party", &party, "your agency if left out, or your side"},
            {"source", &source, "a run id, or own ranking"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteePackagesRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string item, deficits = "none", world = "builtin";
    CodeList scenarios, current, refused;

    ParamList params() {
        ParamList list{
            {"item", &item, "the item", Presence::Required},
            {"scenarios", &scenarios,
             "scenario files, one a measure that may be in the package: what each does to the "
             "sides is computed",
             Presence::Required},
            {"world", &world, "the world that they are computed on"},
            {"deficits", &deficits, "fixed, proportional or none"},
            {"current", &current,
             "those of the files that the current text still has: what dilution has cost"},
            {"refused", &refused,
             "those that your side's legislature would refuse: they drop out where the item's "
             "instrument needs it"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteePsiRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string item, in, out;
    CodeList scenarios;

    ParamList params() {
        ParamList list{
            {"item", &item, "the item", Presence::Required},
            {"scenarios", &scenarios, "the measures, as in packages", Presence::Required},
            {"in", &in, "message from the other installation; none to begin"},
            {"out", &out, "file for the message to the other installation"}};
        seat.add_to(list);
        return list;
    }
};

}  // namespace entente
