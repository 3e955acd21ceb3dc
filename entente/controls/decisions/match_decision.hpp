#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/base/utc_time.hpp"
#include "entente/data/party_list.hpp"

/// What an officer decided about a match of a customer and a listed party, and whether it still
/// holds. A decision orders a list of hits; it never takes one away.
namespace entente::controls {

enum class MatchVerdict : std::uint8_t {
    TrueMatch,   // they are the same
    FalseMatch,  // they are not
    Undecided,   // handed on
};

/// "true-match", "false-match", "undecided".
std::string_view name_of(MatchVerdict verdict);
/// Throws InvalidInput, naming the three.
MatchVerdict match_verdict_named(std::string_view text);

/// A customer as asked about.
struct CustomerFields {
    std::string id;  // the caller's own; may be empty
    std::string name;
    std::vector<std::string> aliases;
    std::string type;
    std::string country;
    std::string birth_date;
    std::vector<std::string> identifiers;
};

/// BLAKE2b, 64 hex digits, over all fields but `id`; the order of aliases and of identifiers does
/// not count, nor blanks and case of letters (data::party_key).
std::string customer_hash(const CustomerFields& customer);

/// What decisions are found by: "id:" and the caller's id, or "hash:" and customer_hash. Without an
/// id a customer of which a field has changed is another customer.
std::string customer_key(const CustomerFields& customer);

/// BLAKE2b over the fields of a list entry; where it stands in its file does not count.
std::string entry_hash(const data::Party& party);

/// What a second person made of a decision.
struct SecondOpinion {
    MatchVerdict verdict = MatchVerdict::Undecided;
    std::string who;
    UtcTime when = {};
    std::string why;  // may be empty where it agrees
    std::uint64_t number = 0;
};

/// A decision with what followed on it.
struct Decision {
    std::uint64_t number = 0;  // of the event in the log, from 1
    std::string customer;      // customer_key
    std::string query;         // the customer's name as asked
    std::string list;          // "US-SDN"
    std::string party;         // the list's id of it
    std::string party_name;    // as the list then wrote it; empty where the entry was not at hand
    MatchVerdict verdict = MatchVerdict::Undecided;
    std::string who;
    UtcTime when = {};
    std::string why;
    std::string customer_hash;
    std::string entry_hash;    // empty where the entry was not at hand
    std::string list_version;  // hash of the list; empty likewise
    bool four_eyes = false;    // whether a second person was required when it was made
    std::optional<SecondOpinion> second;
    std::uint64_t superseded_by = 0;  // number of a later decision on the same match; 0: none
};

/// A list entry as it stands now.
struct CurrentEntry {
    enum class Kind : std::uint8_t {
        NotLookedUp,  // no list is at hand
        Listed,
        Ended,  // the list no longer has it
    };
    Kind kind = Kind::NotLookedUp;
    std::string hash;          // entry_hash
    std::string list_version;  // hash of the list that it is in now
};

enum class DecisionStanding : std::uint8_t {
    Stands,
    Pending,          // a second person is required and has not spoken
    Contested,        // the second person disagrees
    Escalated,        // the verdict is "undecided"
    EntryChanged,     // reopened: the list entry is not what it was
    CustomerChanged,  // reopened: the customer is not who was looked at
    Withdrawn,        // the listing has ended
    Superseded,       // a later decision has taken its place
};

/// "stands", "pending second person", "reopened", ...
std::string_view name_of(DecisionStanding standing);

struct DecisionState {
    DecisionStanding standing = DecisionStanding::Stands;
    /// "the list entry changed after the decision (list version 1a2b3c... then, 4d5e6f... now)".
    std::string because;

    /// Whether somebody must still look at the match. A true match that stands is settled, a false
    /// one too, and a listing that has ended is.
    bool is_open() const {
        return standing != DecisionStanding::Stands && standing != DecisionStanding::Withdrawn &&
               standing != DecisionStanding::Superseded;
    }
};

/// What has become of a decision. Of several reasons to reopen, `because` names each. Doubt opens:
/// an entry that was not at hand then cannot be told unchanged now.
DecisionState state_of(const Decision& decision,
                       std::string_view current_customer_hash,
                       const CurrentEntry& entry);

/// "decided false by A. Officer on 2026-11-25 (other year of birth)", with the second person, and
/// for a reopened one "open again: ...; before: decided false ...". For the line of a hit.
std::string mark_text(const Decision& decision, const DecisionState& state);

/// Where a hit stands among others: 0 open or true, 1 decided false and standing. A hit that has
/// never been decided is 0.
int rank_of(const Decision* decision, const DecisionState& state);

}  // namespace entente::controls
