#pragma once

#include <optional>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/controls/ownership/ownership_proof.hpp"
#include "entente/workspace/ownership_requests.hpp"
#include "entente/workspace/screening_desk.hpp"

/// What rules of ownership say of a file, as tables.
namespace entente {

/// A file and what is asked of it.
struct OwnershipQuestion {
    const OwnershipRequest& request;
    const data::ShareholdingTable& holdings;
    const controls::OwnershipGraph& graph;
    std::vector<controls::RuleOnDay> rules;
    std::optional<data::HolderId> of;
    data::HoldingDay day;
    const ScreeningDesk* desk = nullptr;  // where names are screened
};

/// The columns that the request asks for: a row a rule and company, a row a company, or proofs.
Table ownership_table(const OwnershipQuestion& asked);

/// Adds rows, sentences and notes of all rules; false in `holds` where a rule's lists are missing.
void answer_rules(Table& table,
                  const OwnershipQuestion& asked,
                  const std::vector<data::ListedOwner>& listed);

}  // namespace entente
