#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/committee/recorded_event.hpp"

namespace entente::committee {

/// What the owner shows for a commitment, and what the other side says of it.
struct Evidence {
    std::string id = {};    // "C-1/e1"
    std::string type = {};  // "document", "law", "figure", "run", "statement"
    std::string text = {};
    std::string reference = {};  // a hash, a run id, a citation or an address
    OfficeId by = {};
    Instant time = {};
    std::string verdict =
        {};  // "accepted", "disputed"; empty while nobody of the other side has said
    std::string verdict_reason = {};
    OfficeId verdict_by = {};
    std::optional<Instant> verdict_time = {};
};

/// What a side promised in a decision. It outlives the holder of the office that owns it.
struct Commitment {
    std::string id = {};  // "C-1"
    std::string decision = {};
    std::string side = {};
    OfficeId owner = {};
    std::string text = {};
    std::chrono::year_month_day due = {};
    std::string indicator = {};             // in words
    std::string run = {};                   // the command whose figure shows it, where there is one
    std::vector<NamedText> rules_out = {};  // a scenario that would break it, with its schedules
    Instant time = {};
    std::vector<Evidence> evidence = {};
};

enum class CommitmentState { Open, Shown, Done, Disputed, Overdue };

std::string_view name_of(CommitmentState state);

/// By its last evidence: accepted is done, disputed is disputed, unjudged is shown; without any it
/// is open, and overdue once the day after `due` has begun in UTC. Disputed and shown are overdue
/// too then.
CommitmentState state_of(const Commitment& commitment, Instant now);

}  // namespace entente::committee
