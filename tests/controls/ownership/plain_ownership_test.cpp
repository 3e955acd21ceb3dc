#include "tests/controls/ownership/plain_ownership.hpp"

#include <algorithm>
#include <random>

#include "tests/controls/ownership/small_holdings.hpp"

namespace entente::controls {
namespace {

using data::HolderId;
using data::Shareholding;
using tests::per_cent;

/// A made-up economy with cycles, intervals, control and companies that own parts of themselves.
struct MadeUp {
    data::ShareholdingTable table;
    std::vector<HolderId> listed;
};

MadeUp made_up(std::mt19937& random, std::size_t parties, std::size_t most_owners) {
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    MadeUp economy;
    for (std::size_t k = 0; k < parties; ++k)
        economy.table.names.add("p" + std::to_string(k));
    for (std::size_t company = 0; company < parties; ++company) {
        data::ShareUnits left = 100;
        std::vector<bool> taken(parties);
        for (std::size_t n = below(most_owners + 1); n > 0; --n) {
            const std::size_t owner = below(parties);
            if (taken[owner])
                continue;
            taken[owner] = true;
            Shareholding holding{.owner = HolderId(owner), .owned = HolderId(company), .share = {}};
            if (below(10) == 0) {
                holding.kind = data::HoldingKind::Control;
            } else {
                const auto low = static_cast<data::ShareUnits>(
                    5 * below(static_cast<std::size_t>(left / 5) + 1));
                const auto width = below(2) == 0 ? 0 : static_cast<data::ShareUnits>(5 * below(11));
                holding.share = {.low = low * per_cent,
                                 .high = std::min<data::ShareUnits>(100, low + width) * per_cent};
                left -= low;
            }
            economy.table.rows.push_back(holding);
        }
    }
    for (std::size_t n = 1 + below(2); n > 0; --n)
        if (const HolderId id(below(parties)); std::ranges::count(economy.listed, id) == 0)
            economy.listed.push_back(id);
    return economy;
}

TEST_CASE("both ends of the bounds are what trying all shares gives, cycles and all") {
    std::mt19937 random(20260131);
    std::size_t open = 0, reached = 0;
    for (int trial = 0; trial < 1000; ++trial) {
        const MadeUp economy = made_up(random, 5, 3);
        const OwnershipGraph graph(economy.table, tests::today);
        for (const char* code : {"us-ofac", "eu", "uk"}) {
            const OwnershipRule& rule = *ownership_rule_on(code, tests::today).rule;
            const auto plain =
                tests::plain_bounds(economy.table.rows, graph.size(), economy.listed, rule);
            const Reach lower = reach_of(graph, economy.listed, rule, Bound::Lower);
            const Reach upper = reach_of(graph, economy.listed, rule, Bound::Upper);
            for (const HolderId id : IdRange<HolderId>(0, graph.size())) {
                CAPTURE(trial);
                CAPTURE(code);
                CAPTURE(id.index());
                REQUIRE(lower.has(id) == plain.always.contains(id));
                REQUIRE(upper.has(id) == plain.sometimes.contains(id));
                reached += lower.has(id) ? 1 : 0;
                open += upper.has(id) && !lower.has(id) ? 1 : 0;
            }
        }
    }
    CHECK(reached > 1000);  // the economies are not all trivial
    CHECK(open > 400);
}

/// Owners that count, read off a proof, must reach what they explain.
void check_proof(const std::vector<ProofLine>& lines, const OwnershipRule& rule) {
    for (std::size_t k = 0; k < lines.size(); ++k) {
        if (lines[k].role != ProofRole::Company)
            continue;
        data::ShareUnits sum = 0;
        bool control = false;
        for (std::size_t j = k + 1; j < lines.size() && lines[j].depth > lines[k].depth; ++j)
            if (lines[j].depth == lines[k].depth + 1 && lines[j].role != ProofRole::Later) {
                sum += lines[j].stake.low;
                control = control || lines[j].stake.kind == data::HoldingKind::Control;
            }
        CHECK((meets(rule, sum) || control));
    }
}

TEST_CASE("every company that is reached has a proof whose tiers add up without cycles") {
    std::mt19937 random(7);
    for (int trial = 0; trial < 400; ++trial) {
        const MadeUp economy = made_up(random, 12, 4);
        const OwnershipGraph graph(economy.table, tests::today);
        std::vector<ListedOwner> listed;
        for (const HolderId id : economy.listed)
            listed.push_back({.name = economy.table.names.text(id)});
        for (const char* code : {"us-ofac", "eu", "uk"}) {
            const OwnershipRule& rule = *ownership_rule_on(code, tests::today).rule;
            const OwnershipAnswer answer = assess_ownership(
                graph, find_holders(economy.table, listed, rule, tests::today), rule);
            OwnershipProofs proofs(graph, answer);
            for (const OwnedCompany& company : owned_companies(graph, answer)) {
                CHECK(company.low <= company.high);
                if (company.verdict == OwnershipVerdict::Reached)
                    check_proof(proofs.prove(company), rule);
                CHECK_FALSE(proofs.chain_text(economy.table, company).empty());
            }
        }
    }
}

TEST_CASE("more listed owners and larger shares never reach fewer companies") {
    std::mt19937 random(11);
    for (int trial = 0; trial < 300; ++trial) {
        MadeUp economy = made_up(random, 8, 3);
        const OwnershipRule& rule = *ownership_rule_on("us-ofac", tests::today).rule;
        const OwnershipGraph graph(economy.table, tests::today);
        const Reach before = reach_of(graph, economy.listed, rule, Bound::Lower);
        for (Shareholding& row : economy.table.rows)
            row.share.low = row.share.high;
        std::vector<HolderId> more = economy.listed;
        more.emplace_back(random() % graph.size());
        const Reach listed = reach_of(graph, more, rule, Bound::Lower);
        const Reach larger = reach_of(OwnershipGraph(economy.table, tests::today), economy.listed,
                                      rule, Bound::Lower);
        for (const HolderId id : IdRange<HolderId>(0, graph.size()))
            if (before.has(id)) {
                CHECK(listed.has(id));
                CHECK(larger.has(id));
            }
    }
}

}  // namespace
}  // namespace entente::controls
