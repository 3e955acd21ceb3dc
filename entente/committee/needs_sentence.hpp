#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/committee/language.hpp"
#include "entente/committee/local_time.hpp"
#include "entente/committee/office.hpp"

namespace entente::committee {

enum class ObjectionKind { Hold, Block, ScrutinyReservation };

/// One agency stands in the way.
struct Objection {
    ObjectionKind kind = ObjectionKind::Hold;
    Named holder;
    int days = 0;                         // since it was placed; 0 is today
    std::optional<Named> condition = {};  // a clause: "section 3 names a licence exception"
    std::optional<Instant> expires = {};  // what has expired is told and no longer waited for
};

struct PendingOverride {
    Named holder;  // whose block would be overridden
    Rank decided_by = Rank::ViceMinister;
};

/// What keeps an item from going on, as one reader may know it: whoever fills it in leaves out
/// what that reader may not see.
struct Needs {
    std::vector<Named> agencies = {};  // have taken no position
    std::vector<Objection> objections = {};
    std::vector<Named> stale = {};  // took their position on an earlier text
    std::vector<PendingOverride> overrides = {};
    std::vector<Named> recused = {};
    std::vector<Named> without_lead = {};  // sides all of whose leads are recused
    bool capital_first = false;  // the own capital has not cleared the joint ballot's text yet
    std::vector<Named> capitals = {};  // the other sides, where this one is done
    std::optional<Instant> silence_end = {};
    std::optional<Instant> objection_end = {};  // an editorial change may be objected to until then
    std::vector<std::string> zones = {};        // in which times are told, the proposer's first
    std::optional<Named> next = {};             // a clause: "the joint ballot opens"
};

/// What is still needed, in words: "Needs METI and Treasury. Held by Commerce for 12 days: lifts if
/// section 3 names a licence exception. Silence ends 14 Dec 17:00 JST (03:00 EST)."
std::string needs_sentence(const Needs& needs, Instant as_of, Language language);

}  // namespace entente::committee
