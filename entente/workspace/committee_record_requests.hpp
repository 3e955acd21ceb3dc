#pragma once

#include "entente/workspace/committee_requests.hpp"

namespace entente {

struct CommitteeLogRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string record = "both", item, as_of;
    int last = 50;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.insert(list.end(), {{"record", &record, "joint, own or both"},
                                 {"item", &item, "only what is about this item"},
                                 {"last", &last, "how many entries; 0 for all"},
                                 {"as-of", &as_of, "up to this day (2024-01-31)"}});
        return list;
    }
};

struct CommitteeVerifyRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    int proof = 0;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.push_back({"proof", &proof,
                        "number of an entry of the joint record: prints that it is in the head"});
        return list;
    }
};

/// What is done once a day.
struct CommitteeAnchorRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string head;

    ParamList params() {
        ParamList list{
            {"head", &head, "file for the signed joint head, to hand to the other side"}};
        seat.add_to(list);
        return list;
    }
};

/// "Is what they signed what we have?"
struct CommitteeCountersignRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointRecord, true};
    CommitteeSeat seat;
    std::string in, out;

    ParamList params() {
        ParamList list{{"in", &in, "signed head of the other side", Presence::Required},
                       {"out", &out, "file for the head with both signatures"}};
        seat.add_to(list);
        return list;
    }
};

/// The joint brief: made from the joint record alone, so it is the same whoever asks.
struct CommitteeBriefRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointRecord, true};
    CommitteeSeat seat;
    std::string output, check, as_of, world = "builtin", paper = "A4";

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.insert(list.end(),
                    {{"output", &output, "file to write (joint.html)"},
                     {"check", &check, "brief to make again and compare with, byte by byte"},
                     {"as-of", &as_of, "as it was on this day (2024-01-31)"},
                     {"world", &world, "the world that effects are computed on"},
                     {"paper", &paper, "A4 or Letter"}});
        return list;
    }
};

struct CommitteeWhyRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string object;

    ParamList params() {
        ParamList list{{"object", &object, "item, ballot, decision, commitment or consultation",
                        Presence::Required}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeCalendarRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string ics, language = "en", as_of;
    int days = 60, remind = 1;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.insert(list.end(), {{"days", &days, "how far ahead"},
                                 {"ics", &ics, "file to write for calendars of people (RFC 5545)"},
                                 {"remind", &remind, "days before each date that they remind"},
                                 {"language", &language, "en or ja"},
                                 {"as-of", &as_of, "as it was on this day (2024-01-31)"}});
        return list;
    }
};

struct CommitteeAlarmsRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string world = "builtin", national, subsidies, as_of;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.insert(list.end(), {{"national", &national,
                                  "scenario file of a national measure to hold against the allies"},
                                 {"subsidies", &subsidies,
                                  "sectors (c14) whose subsidies could become a race: each side "
                                  "for itself against all together"},
                                 {"world", &world, "the world that its effects are computed on"},
                                 {"as-of", &as_of, "as it was on this day (2024-01-31)"}});
        return list;
    }
};

struct CommitteeParticipationRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string as_of;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.push_back({"as-of", &as_of, "as it was on this day (2024-01-31)"});
        return list;
    }
};

}  // namespace entente
