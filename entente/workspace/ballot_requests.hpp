#pragma once

#include "entente/workspace/committee_requests.hpp"

namespace entente {

struct CommitteeBallotRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string item, open, as_of;
    int silence = 0;
    CodeList must_clear, comment, info;
    bool close = false;

    ParamList params() {
        ParamList list{
            {"item", &item, "the item", Presence::Required},
            {"open", &open, "own or joint: opens a ballot on the current text"},
            {"silence", &silence,
             "silence procedure: business days of all capitals asked, to 17:00 in yours"},
            {"must-clear", &must_clear, "agencies that must clear beside those the mandates name"},
            {"comment", &comment, "agencies asked to comment besides"},
            {"info", &info, "agencies told besides"},
            {"close", &close, "closes your own ballot, once nothing stops the text"},
            {"as-of", &as_of, "as it was on this day (2024-01-31)"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteePositionRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string ballot, stance, comment, condition;
    int days = 0;

    ParamList params() {
        ParamList list{
            {"ballot", &ballot, "the ballot (J-1/b1)", Presence::Required},
            {"stance", &stance,
             "clear, clear_with_comment, hold, block, scrutiny_reservation or recuse",
             Presence::Required},
            {"comment", &comment, "why; needed for all but clear and recuse"},
            {"condition", &condition, "what would lift it; a block needs one"},
            {"days", &days, "business days that a hold lasts; 14 calendar days if left out"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeLiftRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string ballot, agency, reason;

    ParamList params() {
        ParamList list{{"ballot", &ballot, "the ballot", Presence::Required},
                       {"reason", &reason, "why", Presence::Required},
                       {"override", &agency,
                        "agency whose hold or block a higher lead overrides; your own is lifted "
                        "if left out"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeNeedsRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnySide, MadeFrom::JointAndOwn, false};
    CommitteeSeat seat;
    std::string item, as_of, language = "en";

    ParamList params() {
        ParamList list{{"item", &item, "the item", Presence::Required},
                       {"language", &language, "en or ja"},
                       {"as-of", &as_of, "as it was on this day (2024-01-31)"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeDecideRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointAndOwn, true};
    CommitteeSeat seat;
    std::string item;
    bool sign = false;

    ParamList params() {
        ParamList list{{"item", &item, "the item", Presence::Required},
                       {"sign", &sign,
                        "signs the text for your side with its key, once the joint ballot is "
                        "clear"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeCommitRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointRecord, true};
    CommitteeSeat seat;
    std::string decision, owner, text, due, indicator, run, rules_out;

    ParamList params() {
        ParamList list{{"decision", &decision,
                        "the decision (D-1); lists all commitments if left "
                        "out"},
                       {"owner", &owner, "office of your side that owes it"},
                       {"text", &text, "what is promised"},
                       {"due", &due, "day (2026-06-30)"},
                       {"indicator", &indicator, "by what one will see it kept"},
                       {"run", &run, "command whose figure shows it"},
                       {"rules-out", &rules_out,
                        "scenario file that would break it; the record carries its content"}};
        seat.add_to(list);
        return list;
    }
};

struct CommitteeEvidenceRequest {
    static constexpr CommitteePolicy policy{WhoMayAsk::AnyOffice, MadeFrom::JointRecord, true};
    CommitteeSeat seat;
    std::string commitment, type, text, reference, accept, dispute, reason;

    ParamList params() {
        ParamList list{{"commitment", &commitment, "the commitment (C-1)", Presence::Required},
                       {"type", &type, "document, law, figure, run or statement"},
                       {"text", &text, "what it shows"},
                       {"reference", &reference, "citation, hash, address or run id"},
                       {"accept", &accept, "evidence of the other side that you accept (C-1/e1)"},
                       {"dispute", &dispute, "evidence of the other side that you dispute"},
                       {"reason", &reason, "why you accept or dispute"}};
        seat.add_to(list);
        return list;
    }
};

}  // namespace entente
