#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "entente/controls/ownership/ownership_proof.hpp"

/// Economies of ownership that fit into a comment.
namespace entente::controls::tests {

constexpr data::ShareUnits per_cent = data::whole_share / 100;
constexpr Day today = Day(std::chrono::year(2026), std::chrono::month(1), std::chrono::day(31));

inline data::ShareRange exactly(int share) {
    return {.low = share * per_cent, .high = share * per_cent};
}

inline data::ShareRange between(int low, int high) {
    return {.low = low * per_cent, .high = high * per_cent};
}

constexpr data::ShareRange not_known = {.low = 0, .high = data::whole_share, .unknown = true};

struct Held {
    std::string owner, owned;
    data::ShareRange share;
    data::HoldingKind kind = data::HoldingKind::Shares;
};

/// Holdings, what they say, and who is listed (on the SDN list where nothing else is said).
class SmallHoldings {
public:
    SmallHoldings(const std::vector<Held>& held, const std::vector<std::string>& listed) {
        for (const Held& one : held) {
            const auto owner = table.names.add(one.owner), owned = table.names.add(one.owned);
            table.rows.push_back(
                {.owner = owner, .owned = owned, .share = one.share, .kind = one.kind});
        }
        for (const std::string& name : listed)
            owners.push_back({.name = name});
    }

    OwnershipAnswer answer(const OwnershipGraph& graph, std::string_view rule) const {
        const OwnershipRule& version = *ownership_rule_on(rule, today).rule;
        return assess_ownership(graph, find_holders(table, owners, version, today), version);
    }

    OwnedCompany of(const std::string& company, std::string_view rule = "us-ofac") const {
        const OwnershipGraph graph(table, today);
        return answer(graph, rule).of(graph, table.names.find(company).value());
    }

    OwnershipVerdict verdict(const std::string& company, std::string_view rule = "us-ofac") const {
        return of(company, rule).verdict;
    }

    std::string chain(const std::string& company, std::string_view rule = "us-ofac") const {
        const OwnershipGraph graph(table, today);
        const OwnershipAnswer all = answer(graph, rule);
        return OwnershipProofs(graph, all)
            .chain_text(table, all.of(graph, table.names.find(company).value()));
    }

    data::ShareholdingTable table;
    std::vector<ListedOwner> owners;
};

}  // namespace entente::controls::tests
