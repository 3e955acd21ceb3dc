#pragma once

#include <concepts>

namespace entente {

/// Who may ask a question of the committee. Rules check the same again, with the item at hand.
enum class WhoMayAsk {
    Installation,  // whoever runs the program: sets it up, sees no content
    AnySide,       // any office of a side, or its secretariat without an office
    AnyOffice,     // a named office
    Principal,     // a vice minister or a minister
};

/// Which records an answer is made from. The other sides' are never opened.
enum class MadeFrom {
    Nothing,      // set-up
    JointRecord,  // the same answer for every side
    JointAndOwn,  // the joint record and the asking side's own
    OwnRecord,
};

/// What every question of the committee declares; one without does not compile.
struct CommitteePolicy {
    WhoMayAsk who = WhoMayAsk::AnyOffice;
    MadeFrom made_from = MadeFrom::JointAndOwn;
    bool writes = false;
};

template <class Request>
concept DeclaresPolicy = requires {
    { Request::policy } -> std::convertible_to<CommitteePolicy>;
};

}  // namespace entente
