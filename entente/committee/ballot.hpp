#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/committee/duty.hpp"
#include "entente/committee/recorded_event.hpp"

namespace entente::committee {

/// What an agency says of a text.
enum class Stance {
    Clear,
    ClearWithComment,
    Hold,                  // stops the text until it expires or is lifted
    Block,                 // stops it until lifted; says under which condition it would be
    ScrutinyReservation,   // a legislature or cabinet still looks; stops signature, not agreement
    Recuse,                // takes no part
    NoObjectionBySilence,  // written by the clock alone
};

/// "clear_with_comment", as in events and on the command line.
std::string_view name_of(Stance stance);
/// Throws InvalidInput, naming the stances there are.
Stance stance_named(std::string_view name);

/// Frozen when the ballot opens.
struct Balloter {
    std::string agency = {};
    Duty duty = Duty::MustClear;
    std::string reason = {};  // "must clear: statutory mandate for export controls, 50 U.S.C. 4801"
    std::string side = {};

    bool operator==(const Balloter&) const = default;
};

struct Position {
    OfficeId office = {};
    Stance stance = Stance::Clear;
    Instant taken = {};
    std::string text_hash = {};  // of the text it was taken on
    int revision = 0;            // that text's; the same words later are another text
    std::string comment = {};
    std::string condition = {};           // of a block, or of a hold that has one
    std::optional<Instant> expires = {};  // of a hold
    std::optional<Instant> ended = {};    // lifted or overridden
    OfficeId ended_by = {};
    std::string ended_because = {};
    bool overridden = false;
};

/// A question put to agencies on one text. New text of substance makes positions stale: they are
/// kept and shown, but count no more. An editorial change carries them, with 48 hours to object.
struct Ballot {
    std::string id = {};    // "J-1/b1", "USA-2/b1"
    std::string item = {};  // what it is about
    Scope scope = {};
    std::string text_hash = {};  // of the current text: SHA-256, 64 hex digits
    int revision = 0;
    Instant opened = {};
    OfficeId opened_by = {};
    std::vector<Balloter> balloters = {};
    std::optional<Instant> silence_ends = {};
    std::optional<Instant> closed = {};
    std::vector<Position> positions = {};       // all there ever were, oldest first
    std::optional<Instant> carried_until = {};  // positions before the last editorial change
    std::vector<int> carried_from = {};         // revisions whose positions still count
};

/// How an agency stands now.
struct Standing {
    Balloter balloter = {};
    const Position* position = nullptr;  // its last one; null where it has none
    bool stale = false;                  // on an earlier text of other substance
    bool carried = false;                // on an earlier text, editorially changed since
    bool overridden = false;             // the next rank has decided in its stead
    bool counts = false;                 // is not stale, ended or expired

    /// Whether the text still waits for it.
    bool needed() const;
    bool holds() const;
    bool blocks() const;
    bool reserves() const;
    /// Stands for its side: neither asked still nor recused.
    bool takes_part() const;
};

/// One for each balloter, in the frozen order.
std::vector<Standing> standings(const Ballot& ballot, Instant now);

struct BallotStatus {
    std::vector<Standing> standings = {};
    bool clear_to_agree = false;  // nobody needed, nothing held or blocked, no side recused
    bool clear_to_sign = false;   // nor reserved, and the time to object has passed
    /// Sides whose leads, or where none lead all who must clear, have recused themselves: nobody
    /// has said yes for them.
    std::vector<std::string> recused_sides = {};
};

BallotStatus status_of(const Ballot& ballot, Instant now);

/// Whether an editorial change may still be objected to.
bool is_open_to_objection(const Ballot& ballot, Instant now);

/// Time within which an editorial change may be objected to.
constexpr std::chrono::hours time_to_object{48};

}  // namespace entente::committee
