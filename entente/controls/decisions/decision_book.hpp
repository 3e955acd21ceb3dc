#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <variant>
#include <vector>

#include "entente/controls/decisions/match_decision.hpp"

/// The log of decisions on matches, as rules over its events.
namespace entente::controls {

/// "Customer C and entry P of list L: verdict V, because."
struct DecisionMade {
    std::string customer, query, list, party, party_name;
    MatchVerdict verdict = MatchVerdict::Undecided;
    std::string why;
    std::string customer_hash, entry_hash, list_version;
    CustomerFields fields;
};

/// A second person on a decision: the same verdict confirms, another contests.
struct DecisionSeconded {
    std::uint64_t decision = 0;
    MatchVerdict verdict = MatchVerdict::Undecided;
    std::string why;
};

/// Whether decisions from here on need a second person. What was decided before keeps the rule
/// under which it was made.
struct PolicySet {
    bool four_eyes = false;
    std::string why;
};

struct DecisionEvent {
    std::uint64_t number = 0;  // in the log
    UtcTime when = {};
    std::string who;
    std::variant<DecisionMade, DecisionSeconded, PolicySet> what;
};

/// All decisions, with what followed on each.
class DecisionBook {
public:
    /// What is wrong with an event after those taken so far, and what to do; empty where nothing
    /// is.
    std::string fault_of(const DecisionEvent& event) const;

    /// Takes the next event. One with a fault changes nothing: whoever can write the file could
    /// have put it there, and it is listed in `faults`.
    void take(const DecisionEvent& event);

    /// The last decision on a match, whatever its state; nullptr where there is none.
    const Decision* find(std::string_view customer_key,
                         std::string_view list,
                         std::string_view party) const;

    /// nullptr where the event of that number is no decision.
    const Decision* numbered(std::uint64_t number) const;

    const std::vector<Decision>& all() const { return decisions_; }

    bool four_eyes() const { return four_eyes_; }

    const std::vector<std::string>& faults() const { return faults_; }

private:
    std::vector<Decision> decisions_;  // by number
    std::map<std::tuple<std::string, std::string, std::string>, std::size_t> last_;
    bool four_eyes_ = false;
    std::vector<std::string> faults_;
};

}  // namespace entente::controls
