#pragma once

#include <optional>
#include <string>
#include <vector>

#include "entente/committee/committee_state.hpp"
#include "entente/committee/directory.hpp"

/// What an office may do now, and what is then written. Every function takes the committee as the
/// asking side sees it and returns the records to append, all or none; what is not allowed throws
/// InvalidInput with the reason and what would be, what is not there for the asking side NotFound.
namespace entente::committee {

/// Who asks, and what of the committee it sees.
struct Asked {
    const CommitteeState& state;
    const Directory& directory;
    OfficeId actor;
    Instant now;

    const std::string& side() const { return directory.side(actor.agency); }
};

using Records = std::vector<NewRecord>;

// Items and texts (item_rules.cpp)

struct ItemDraft {
    std::string forum = {}, title = {}, instrument = {}, posture = {}, text = {}, note = {};
    std::vector<NamedText> scenario = {};  // and its schedules
    std::vector<std::string> topics = {};
};

/// In the own record, whichever office has the idea.
Records draft_item(const Asked& asked, const ItemDraft& draft);
/// A new text: of a side's item by its leads or the agency that drafted it, of a joint item by any
/// lead. `scenario` takes the place of the item's where it is not empty. A text of substance sends
/// a joint item back to the negotiating table.
Records revise_text(const Asked& asked,
                    const std::string& item,
                    const std::string& text,
                    bool editorial,
                    const std::string& note,
                    const std::vector<NamedText>& scenario = {});

/// What crosses to the other side beside text, title, topics and instrument.
struct Crossing {
    std::string onto = {};  // the joint item that gets a new text; a new item where it is empty
    bool scenario = false;
    bool posture = false;
};

/// A cleared text crosses to the other side.
Records exchange(const Asked& asked, const std::string& item, const Crossing& crossing);
/// A lead says for its side that the text stands, subject to its capital. When all sides have said
/// so of one text it is agreed ad referendum. Brackets must be gone.
Records agree_ad_referendum(const Asked& asked, const std::string& item);
/// By a lead; a joint item is over for all sides.
Records withdraw(const Asked& asked, const std::string& item, const std::string& reason);
Records no_agreement(const Asked& asked, const std::string& item, const std::string& reason);
/// Between agencies whose mandates are equal; by a vice minister or minister of the side.
Records assign_lead(const Asked& asked,
                    const std::string& item,
                    const std::string& agency,
                    const std::string& reason);

/// Whether the agency leads for its side on an item: as assigned, else as the forum says.
bool leads_on(const Asked& asked, const Item& item, const std::string& agency);

// Comments (comment_rules.cpp)

Records comment_on(const Asked& asked,
                   const std::string& item,
                   const std::string& passage,
                   const std::string& text);
/// accepted, partly, rejected or deferred, with the reason; by a lead of the record's side.
Records dispose_comment(const Asked& asked,
                        const std::string& comment,
                        const std::string& disposition,
                        const std::string& reason);
/// A business group's answer, or that it was asked; never shows positions.
Records consult(const Asked& asked,
                const std::string& stakeholder,
                const std::string& item,
                const std::string& question,
                const std::string& answer,
                Scope scope);
/// The owner opens an object to one audience more, for good.
Records release(const Asked& asked,
                const std::string& object,
                const std::string& audience,
                const std::string& reason);
/// What a party of the own side gains, or asks at least; stays in the own record.
Records state_payoff(const Asked& asked, const Payoff& payoff);

/// Packages of a joint item are compared with the other capital by a lead alone; every step is
/// recorded at home. `step` is empty to ask whether it may be done.
Records compare_packages(const Asked& asked,
                         const std::string& item,
                         const std::string& step,
                         std::int64_t own_count);

// Ballots (ballot_rules.cpp)

struct BallotCall {
    std::string item = {};
    Scope scope = {};  // the own side, or empty for the joint ballot
    std::vector<Balloter> balloters = {};
    std::optional<Instant> silence_ends = {};
};

Records open_ballot(const Asked& asked, const BallotCall& call);

enum class WithEditorial { No, Yes };

/// Whether the side's own last ballot on the item has cleared the joint ballot's text; with
/// editorial changes since, where the joint ballot carries positions over them.
bool capital_has_cleared(const CommitteeState& state,
                         const Ballot& joint,
                         const std::string& side,
                         Instant now,
                         WithEditorial editorial = WithEditorial::No);
/// A reservation that some agency of the side has made in an own ballot on the item, open or
/// closed, and neither lifted nor replaced in a later one.
std::optional<Standing> own_reservation(const CommitteeState& state,
                                        const Item& item,
                                        const std::string& side,
                                        Instant now);

struct PositionTaken {
    std::string ballot = {};
    Stance stance = Stance::Clear;
    std::string comment = {}, condition = {};
    std::optional<Instant> expires = {};  // of a hold; 14 days where it says nothing
};

Records take_position(const Asked& asked, const PositionTaken& taken);
/// By the holder or a superior in its agency.
Records lift(const Asked& asked, const std::string& ballot, const std::string& reason);
/// By a lead of the holder's side at a higher rank than the holder: a decision with its reason.
Records override_position(const Asked& asked,
                          const std::string& ballot,
                          const std::string& agency,
                          const std::string& reason);
/// A ballot that nothing stops is over: the own text is cleared.
Records close_ballot(const Asked& asked, const std::string& ballot);
/// What the clock of a side's installation writes now: silence that has ended, an exchange that was
/// cut off half-way. In a joint ballot silence speaks for the own side alone, and only once its
/// capital has cleared that text.
Records due_by_now(const CommitteeState& state, const std::string& side, Instant now);

// Decisions and commitments (decision_rules.cpp)

/// By a minister or vice minister of a lead, once the joint ballot is clear; `signature` over the
/// text's hash, empty where it was signed on paper.
Records sign(const Asked& asked, const std::string& item, const std::string& signature);
Records decide(const Asked& asked, const std::string& item);

struct Promise {
    std::string decision = {}, owner = {}, text = {}, due = {}, indicator = {}, run = {};
    std::vector<NamedText> rules_out = {};  // a scenario that would break it
};

/// For the own side, by a lead of it.
Records commit(const Asked& asked, const Promise& promise);
Records give_evidence(const Asked& asked,
                      const std::string& commitment,
                      const std::string& type,
                      const std::string& text,
                      const std::string& reference);
/// By a lead of another side than the owner's.
Records judge_evidence(const Asked& asked,
                       const std::string& evidence,
                       bool accepted,
                       const std::string& reason);

}  // namespace entente::committee
