#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "entente/controls/ownership/owned_companies.hpp"

/// Why a rule reaches a company, or may: down the chains to listed owners.
namespace entente::controls {

enum class ProofRole {
    Company,     // what is to be explained, or an owner that the rule reaches itself
    Listed,      // a chain ends here
    ShownAbove,  // explained earlier in the same tree
    Later,       // counts too, but rests itself on what it is to explain: a cycle, cut here
};

/// One line of a proof, children below their parent, one deeper.
struct ProofLine {
    int depth = 0;
    data::HolderId party;
    ProofRole role = ProofRole::Company;
    Stake stake;               // in the party one depth above; empty in the first line
    data::ShareUnits sum = 0;  // of a Company: what its owners below add up to, at this bound
};

/// Explains the companies of one answer; graph and answer must outlive it.
class OwnershipProofs {
public:
    OwnershipProofs(const OwnershipGraph& graph, const OwnershipAnswer& answer)
        : graph_(graph), answer_(answer) {}

    /// The tree of a company, at the lower bounds where they reach it and at the upper ones
    /// otherwise; where neither does, the owners that count in it. At most `most_lines` lines.
    std::vector<ProofLine> prove(const OwnedCompany& company, std::size_t most_lines = 200);

    /// "60 % Beta Works [55 % Alpha Holding (listed US-SDN)]": the same in words, cut after three
    /// tiers and three owners each.
    std::string chain_text(const data::ShareholdingTable& table, const OwnedCompany& company);

private:
    /// What the proof reads ranks from: of all owners together or, where the rule does not add them
    /// up, of the one.
    const Reach& reach_for(const OwnedCompany& company);

    const OwnershipGraph& graph_;
    const OwnershipAnswer& answer_;
    std::map<std::pair<data::HolderId, Bound>, Reach> alone_;  // kept for the next company, a few
};

/// "listed US-SDN", "listed US-SDN (SDGT), by likeness 0.91, to be confirmed", "listed".
std::string listing_text(const ListedOwner& owner);

}  // namespace entente::controls
