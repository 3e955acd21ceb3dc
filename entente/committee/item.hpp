#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entente/committee/ballot.hpp"
#include "entente/committee/release_label.hpp"

namespace entente::committee {

/// Of an item in a side's own record: draft, own_clearance, cleared, exchanged. Of one in the joint
/// record: exchanged and on. Withdrawn and no_agreement are outcomes with a reason.
enum class ItemState {
    Draft,
    OwnClearance,
    Cleared,
    Exchanged,
    Negotiating,
    AgreedAdReferendum,
    JointBallot,
    Signed,
    Decided,
    Withdrawn,
    NoAgreement,
};

std::string_view name_of(ItemState state);
/// Withdrawn or without agreement.
bool came_to_nothing(ItemState state);
/// "joint ballot": as people read it.
std::string words_of(ItemState state);

/// One text of an item.
struct Revision {
    int number = 0;  // from 1
    std::string text = {};
    std::string hash = {};   // SHA-256 of the text, 64 hex digits
    bool editorial = false;  // changes no substance of the one before
    OfficeId by = {};
    Instant time = {};
    std::string note = {};
};

/// What an agency says about a passage, and what became of it.
struct Comment {
    std::string id = {};  // "J-1/c1"
    int revision = 0;
    std::string passage = {};
    std::string text = {};
    OfficeId by = {};
    Instant time = {};
    std::string disposition = {};  // "accepted", "partly", "rejected", "deferred"; empty while open
    std::string reason = {};
    OfficeId disposed_by = {};
    std::optional<Instant> disposed = {};
};

struct Signature {
    std::string side = {};
    OfficeId by = {};
    Instant time = {};
    std::string text_hash = {};
    int revision = 0;            // the same words later are another text
    std::string signature = {};  // Ed25519 by the side's key, hex; empty where signed on paper
};

struct Item {
    std::string id = {};  // "J-1" or "USA-1"
    Scope scope = {};
    std::string forum = {};
    std::string title = {};
    std::vector<std::string> topics = {};
    std::string instrument = {};  // "joint_statement", ... "treaty"
    std::string posture = {};     // "defensive", "offensive" or empty
    /// The scenario whose measures the text is about, then the schedules it names; may be empty.
    std::vector<NamedText> scenario = {};
    std::vector<NamedText> first_scenario = {};  // of the first text that had one
    ItemState state = ItemState::Draft;
    std::string outcome_reason = {};  // of withdrawn and no_agreement
    OfficeId by = {};
    Instant time = {};
    std::vector<Revision> revisions = {};
    std::vector<Comment> comments = {};
    std::vector<std::string> ballots = {};  // ids, oldest first
    std::vector<Signature> signatures = {};
    std::string joint_id = {};  // of a side's item, once exchanged
    ReleaseLabel label = {};
    std::string decision = {};  // "D-1" once decided
    /// Of the side that owes it, if a lead was chosen between equals: agency and reason.
    std::map<std::string, std::string> lead_by_side = {};

    const Revision& current() const { return revisions.back(); }
};

/// Alternatives that are still open: "[USA: within 30 days] [JPN: within 60 days]".
struct Bracket {
    std::string side = {};
    std::string text = {};
    std::size_t line = 0;  // from 1
};

/// Throws InvalidInput, with the line, on a bracket that is not closed. Brackets that name none of
/// `sides` are ordinary text.
std::vector<Bracket> open_brackets(std::string_view text, const std::vector<std::string>& sides);

/// SHA-256, 64 hex digits.
std::string text_hash(std::string_view text);

}  // namespace entente::committee
