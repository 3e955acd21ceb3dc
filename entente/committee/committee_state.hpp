#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "entente/committee/commitment.hpp"
#include "entente/committee/item.hpp"

namespace entente::committee {

/// A text that both sides have signed.
struct Decision {
    std::string id = {};  // "D-1"
    std::string item = {};
    std::string title = {};
    std::string instrument = {};
    std::string text_hash = {};
    Instant time = {};
    OfficeId by = {};
};

/// A group was asked; it never sees positions.
struct Consultation {
    std::string id = {};  // "K-1" in the joint record, "USA-K1" in a side's
    Scope scope = {};
    std::string stakeholder = {};
    std::string item = {};  // may be empty
    std::string question = {};
    std::string answer = {};  // empty while open
    ReleaseLabel label = {};
    OfficeId by = {};
    Instant time = {};
};

/// What a party gains by a level of a measure, or asks at least in all.
struct Payoff {
    std::string item = {};
    std::string party = {};    // agency, or side
    std::string measure = {};  // empty: the reservation
    std::string level = {};
    double low = 0, high = 0;  // the same where it is known
    std::string source = {};   // a run id, or "own ranking"
};

/// Something was opened to one audience more. For what both sides own it takes effect when every
/// side has released it.
struct Release {
    std::string object = {};
    std::string audience = {};
    std::string side = {};  // who released it
    std::string reason = {};
    OfficeId by = {};
    Instant time = {};
};

/// The committee as one side sees it: what the joint record and its own say, up to an instant.
/// Made from events alone, in the order of their time; within one record in its order.
struct CommitteeState {
    std::string registry = {};                     // canonical JSON, as last set
    std::set<std::string> sides = {};              // that share the joint record
    std::map<std::string, std::string> keys = {};  // side -> public key (Ed25519), hex
    std::map<std::string, Item> items = {};
    std::map<std::string, Ballot> ballots = {};
    std::map<std::string, Decision> decisions = {};
    std::map<std::string, Commitment> commitments = {};
    std::map<std::string, Consultation> consultations = {};
    std::vector<Payoff> payoffs = {};  // of the own side only, by construction
    std::vector<Release> releases = {};
    /// item id -> side -> revision agreed ad referendum
    std::map<std::string, std::map<std::string, int>> agreed = {};

    /// Throws NotFound as if it did not exist at all: "there is no item J-7".
    const Item& item(const std::string& id) const;
    const Ballot& ballot(const std::string& id) const;
    const Commitment& commitment(const std::string& id) const;
    const Decision& decision(const std::string& id) const;

    /// Whether a side has agreed ad referendum to the text as it stands.
    bool has_agreed(const Item& item, const std::string& side) const;

    /// The ballot on an item in a record that is not closed; null where there is none.
    const Ballot* open_ballot(const std::string& item, const Scope& scope) const;

    /// The next free number of a kind: next_id("J-") is "J-3" where J-1 and J-2 exist.
    std::string next_item_id(const Scope& scope) const;
};

/// Applies one event. Throws BadData, naming record, number and kind, on an event that this program
/// does not know or that contradicts what came before: a record that verifies but cannot be read is
/// no record.
void apply(CommitteeState& state, const RecordedEvent& event);

/// All events up to and including `as_of`. `events` of several records may come in any order.
CommitteeState state_of(std::span<const RecordedEvent> events,
                        std::optional<Instant> as_of = std::nullopt);

}  // namespace entente::committee
