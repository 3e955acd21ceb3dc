#pragma once

#include <string>

#include "entente/base/params.hpp"
#include "entente/workspace/committee_policy.hpp"

/// Questions of the committee: one an action. Each declares who may ask and from which records it
/// is answered.
namespace entente {

/// Who asks.
struct CommitteeSeat {
    std::string side;
    std::string office;

    void add_to(ParamList& params) {
        params.insert(params.end(),
                      {{"side", &side, "whose side you are on; the installation's if left out"},
                       {"office", &office, "the office you act as (METI/ddg)"}});
    }
};

struct CommitteeInitRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::Installation, MadeFrom::Nothing, true};
    std::string side, registry, joint, database;
    CodeList sides;

    ParamList params() {
        return {{"side", &side, "the side of this installation (USA)", Presence::Required},
                {"sides", &sides,
                 "sides that share a new joint record, who then read all of it; those of the "
                 "registry that have agencies if left out"},
                {"registry", &registry,
                 "registry file (TOML); needed where there is no joint record yet"},
                {"joint", &joint,
                 "folder of the joint record, which the sides' accounts reach as one group; in the "
                 "store if left out"},
                {"database", &database,
                 "keeps both records in PostgreSQL: how to connect as the side's role"}};
    }
};

/// Many users, one database: a schema and a role for each side.
struct CommitteeDatabaseRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::Installation, MadeFrom::Nothing, true};
    CodeList sides;
    std::string to;

    ParamList params() {
        return {{"sides", &sides, "sides that get a schema and a role", Presence::Required},
                {"to", &to, "file for the SQL that a superuser runs", Presence::Required}};
    }
};

struct CommitteeRegistryRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointRecord, false};
    CommitteeSeat seat;
    std::string show = "map", as_of;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.insert(list.end(), {{"show", &show,
                                  "map (mandates: who, overlaps, gaps), offices, forums or "
                                  "stakeholders"},
                                 {"as-of", &as_of, "as it was on this day (2024-01-31)"}});
        return list;
    }
};

struct CommitteeAgendaRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string as_of, language = "en";
    bool all = false;

    ParamList params() {
        ParamList list;
        seat.add_to(list);
        list.insert(list.end(), {{"all", &all, "also what is decided, withdrawn or without result"},
                                 {"as-of", &as_of, "as it was on this day (2024-01-31)"},
                                 {"language", &language, "of what is needed: en or ja"}});
        return list;
    }
};

struct CommitteeDraftRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::OwnRecord, true};
    CommitteeSeat seat;
    std::string forum, title, instrument = "joint_statement", posture, scenario, text, note;
    CodeList topics;

    ParamList params() {
        ParamList list{{"title", &title, "what it is called", Presence::Required},
                       {"text", &text, "file with the text", Presence::Required},
                       {"forum", &forum, "forum of the registry", Presence::Required},
                       {"topics", &topics, "topics of the registry", Presence::Required},
                       {"instrument", &instrument, "rung of the ladder of instruments"},
                       {"posture", &posture, "defensive or offensive; your judgement"},
                       {"scenario", &scenario, "scenario file with the measures it is about"},
                       {"note", &note, "why"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeItemRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string item, scenario_to, as_of;
    int revision = 0;

    ParamList params() {
        ParamList list{
            {"item", &item, "the item (J-1)", Presence::Required},
            {"revision", &revision, "whose text is shown; the current one if left out"},
            {"scenario-to", &scenario_to, "folder to write the item's scenario and schedules to"},
            {"as-of", &as_of, "as it was on this day (2024-01-31)"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeReviseRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string item, text, note, scenario;
    bool editorial = false;

    ParamList params() {
        ParamList list{
            {"item", &item, "the item", Presence::Required},
            {"text", &text, "file with the new text", Presence::Required},
            {"editorial", &editorial,
             "no substance changes: positions are carried, with 48 hours to object"},
            {"scenario", &scenario,
             "scenario file of what the text now says; on a joint item all sides see it"},
            {"note", &note, "why"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeDiffRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string item;
    int from = 0, to = 0;

    ParamList params() {
        ParamList list{{"item", &item, "the item", Presence::Required},
                       {"from", &from,
                        "revision; where left out the one of your agency's last position, else "
                        "the one before"},
                       {"to", &to, "revision; the current one if left out"}};
        seat.add_to(list);
        return list;
    }
};

/// Steps of an item that take no more than a reason.
struct CommitteeStepRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string item, reason, onto, agency;

    ParamList base() {
        ParamList list{{"item", &item, "the item", Presence::Required}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeExchangeRequest : CommitteeStepRequest {
    CodeList carry;

    ParamList params() {
        ParamList list = base();
        list.insert(
            list.end(),
            {{"onto", &onto, "joint item that this text answers; a new one if left out"},
             {"carry", &carry,
              "what crosses beside text, title, topics and instrument: scenario, posture"}});
        return list;
    }
};

struct CommitteeAgreeRequest : CommitteeStepRequest {
    ParamList params() { return base(); }
};

struct CommitteeEndRequest : CommitteeStepRequest {
    bool no_agreement = false;

    ParamList params() {
        ParamList list = base();
        list.insert(list.end(), {{"reason", &reason, "why", Presence::Required},
                                 {"no-agreement", &no_agreement,
                                  "the sides could not agree, instead of withdrawn"}});
        return list;
    }
};

struct CommitteeLeadRequest : CommitteeStepRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::Principal, MadeFrom::JointAndOwn, true};

    ParamList params() {
        ParamList list = base();
        list.insert(list.end(), {{"agency", &agency, "who leads for your side", Presence::Required},
                                 {"reason", &reason, "why", Presence::Required}});
        return list;
    }
};

struct CommitteeCommentRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string item, passage, text, dispose, disposition, reason;

    ParamList params() {
        ParamList list{{"item", &item, "the item", Presence::Required},
                       {"text", &text, "what you say"},
                       {"passage", &passage, "words of the text that it is about"},
                       {"dispose", &dispose, "comment to dispose of instead (J-1/c2)"},
                       {"disposition", &disposition, "accepted, partly, rejected or deferred"},
                       {"reason", &reason, "of the disposition"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeReleaseRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string object, audience, reason;

    ParamList params() {
        ParamList list{{"object", &object, "item or consultation", Presence::Required},
                       {"audience", &audience, "business or public", Presence::Required},
                       {"reason", &reason, "why; it is for good", Presence::Required}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeConsultRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string stakeholder, item, question, answer;
    bool joint = false;

    ParamList params() {
        ParamList list{{"stakeholder", &stakeholder, "who was asked", Presence::Required},
                       {"question", &question, "what", Presence::Required},
                       {"answer", &answer, "what they said"},
                       {"item", &item, "the item it is about"},
                       {"joint", &joint, "in the joint record; in your side's own if left out"}};
        seat.add_to(list);
        return list;
    }
};

}  // namespace entente
