#include "entente/controls/ownership/owned_companies.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace entente::controls {
namespace {

using data::HolderId;

bool goes_by(const OwnershipRule& rule, const ListedOwner& owner) {
    return owner.list.empty() || std::ranges::count(rule.lists, owner.list) > 0;
}

constexpr int none = -1, several = -2;

/// Whether parties rest on owners of different lists or programmes: labels pass down in the order
/// of rank.
std::vector<bool> mixed_in(const OwnershipGraph& graph,
                           const ListedHolders& listed,
                           const Reach& reach) {
    std::vector<int> label(graph.size(), none);
    std::map<std::string, int> numbers;
    for (std::size_t k = 0; k < listed.ids.size(); ++k)
        label[listed.ids[k].index()] =
            numbers
                .try_emplace(listed.owners[k].list + "\n" + listed.owners[k].programme,
                             static_cast<int>(numbers.size()))
                .first->second;
    std::vector<HolderId> order;
    for (std::size_t k = 0; k < graph.size(); ++k)
        if (reach.rank[k] != never_reached)
            order.emplace_back(k);
    std::ranges::sort(order, {}, [&](HolderId id) { return reach.rank[id.index()]; });
    for (const HolderId owner : order)
        for (const Stake& stake : graph.held_by(owner)) {
            int& mine = label[stake.party.index()];
            if (listed.find(stake.party) != nullptr || stake.high == 0 ||
                (reach.has(stake.party) &&
                 reach.rank[stake.party.index()] < reach.rank[owner.index()]))
                continue;
            const int theirs = label[owner.index()];
            mine = mine == none || mine == theirs ? theirs : several;
        }
    std::vector<bool> mixed(graph.size());
    for (std::size_t k = 0; k < graph.size(); ++k)
        mixed[k] = label[k] == several;
    return mixed;
}

}  // namespace

const ListedOwner* ListedHolders::find(HolderId id) const {
    const auto place =
        std::ranges::lower_bound(by_id, id, {}, [&](std::size_t k) { return ids[k]; });
    return place != by_id.end() && ids[*place] == id ? &owners[*place] : nullptr;
}

ListedHolders find_holders(const data::ShareholdingTable& table,
                           const std::vector<ListedOwner>& listed,
                           const OwnershipRule& rule,
                           Day day) {
    ListedHolders found;
    std::map<HolderId, std::size_t> seen;
    std::vector<std::pair<HolderId, std::string>> elsewhere;
    for (const ListedOwner& owner : listed) {
        const auto id = table.names.find(owner.name);
        if (!id)
            found.not_found.push_back(owner.name);
        else if (owner.since && day < *owner.since)
            found.too_late.push_back(owner.name);
        else if (!goes_by(rule, owner))
            elsewhere.emplace_back(*id, owner.name + " (" + owner.list + ")");
        else if (seen.try_emplace(*id, found.ids.size()).second) {
            found.ids.push_back(*id);
            found.owners.push_back(owner);
        }
    }
    for (const auto& [id, k] : seen)
        found.by_id.push_back(k);
    for (const auto& [id, text] : elsewhere)
        if (!seen.contains(id))
            found.other_lists.push_back(text);
    return found;
}

std::string verdict_text(const OwnedCompany& company, const OwnershipRule& rule) {
    switch (company.verdict) {
        case OwnershipVerdict::Listed:
            return "listed itself";
        case OwnershipVerdict::Reached:
            return std::string(rule.effect) +
                   (company.by_control ? " by control" : " by ownership");
        case OwnershipVerdict::CannotBeExcluded:
            return "cannot be excluded";
        case OwnershipVerdict::NotOnTheseFigures:
            break;
    }
    return "not on these figures";
}

OwnedCompany OwnershipAnswer::of(const OwnershipGraph& graph, HolderId id) const {
    const std::size_t k = id.index();
    OwnedCompany company{.company = id,
                         .low = lower.share[k],
                         .high = std::max(lower.share[k], upper.share[k]),
                         .mixed = mixed[k],
                         .via = {}};
    if (listed.find(id) != nullptr)
        company.verdict = OwnershipVerdict::Listed;
    else if (lower.has(id))
        company.verdict = OwnershipVerdict::Reached;
    else if (upper.has(id))
        company.verdict = OwnershipVerdict::CannotBeExcluded;
    company.by_control = lower.has(id) && !meets(*rule, company.low);
    if (!rule->aggregate && !graph.owners_of(id).empty())
        company.via = lower.has(id) ? lower.via[k] : upper.via[k];
    return company;
}

OwnershipAnswer assess_ownership(const OwnershipGraph& graph,
                                 ListedHolders listed,
                                 const OwnershipRule& rule) {
    OwnershipAnswer answer{.rule = &rule,
                           .listed = std::move(listed),
                           .lower = {},
                           .upper = {},
                           .mixed = std::vector<bool>(graph.size())};
    answer.lower = reach_of(graph, answer.listed.ids, rule, Bound::Lower);
    answer.upper = reach_of(graph, answer.listed.ids, rule, Bound::Upper);
    if (rule.aggregate) {
        answer.mixed = mixed_in(graph, answer.listed, answer.lower);
        const std::vector<bool> upper = mixed_in(graph, answer.listed, answer.upper);
        for (std::size_t k = 0; k < upper.size(); ++k)
            if (!answer.lower.has(HolderId(k)))
                answer.mixed[k] = upper[k];
    }
    return answer;
}

std::vector<OwnedCompany> owned_companies(const OwnershipGraph& graph,
                                          const OwnershipAnswer& answer) {
    std::vector<OwnedCompany> companies;
    for (std::size_t k = 0; k < graph.size(); ++k) {
        const OwnedCompany company = answer.of(graph, HolderId(k));
        if (company.verdict != OwnershipVerdict::Listed &&
            (company.high > 0 || company.verdict != OwnershipVerdict::NotOnTheseFigures))
            companies.push_back(company);
    }
    std::ranges::stable_sort(companies, {}, &OwnedCompany::verdict);
    return companies;
}

}  // namespace entente::controls
