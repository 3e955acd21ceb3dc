#include "tests/controls/ownership/small_holdings.hpp"

namespace entente::controls {
namespace {

using tests::between;
using tests::exactly;
using tests::Held;
using tests::not_known;
using tests::per_cent;
using tests::SmallHoldings;

constexpr auto reached = OwnershipVerdict::Reached;
constexpr auto open = OwnershipVerdict::CannotBeExcluded;
constexpr auto not_here = OwnershipVerdict::NotOnTheseFigures;
constexpr auto control = data::HoldingKind::Control;

// The examples of OFAC FAQ 401, in its order; X and Y are blocked persons.
TEST_CASE("OFAC FAQ 401: indirect ownership tier by tier") {
    const SmallHoldings one({{"X", "A", exactly(50)}, {"A", "B", exactly(50)}}, {"X"});
    CHECK(one.verdict("A") == reached);
    CHECK(one.verdict("B") == reached);
    const SmallHoldings two({{"X", "A", exactly(50)},
                             {"X", "B", exactly(50)},
                             {"A", "C", exactly(25)},
                             {"B", "C", exactly(25)}},
                            {"X"});
    CHECK(two.verdict("C") == reached);
    const SmallHoldings three(
        {{"X", "A", exactly(50)}, {"X", "B", exactly(10)}, {"A", "B", exactly(40)}}, {"X"});
    CHECK(three.verdict("B") == reached);
    const SmallHoldings four({{"X", "A", exactly(50)},
                              {"X", "B", exactly(25)},
                              {"A", "C", exactly(25)},
                              {"B", "C", exactly(25)}},
                             {"X"});
    CHECK(four.verdict("B") == not_here);
    CHECK(four.verdict("C") == not_here);  // 25 % through A; B's quarter does not count
    CHECK(four.of("C").low == 25 * per_cent);
    const SmallHoldings five({{"X", "A", exactly(25)},
                              {"X", "B", exactly(25)},
                              {"A", "C", exactly(50)},
                              {"B", "C", exactly(50)}},
                             {"X"});
    CHECK(five.verdict("C") == not_here);
}

// FAQ 399: X and Y hold a quarter each. FAQ 398: control is not ownership.
TEST_CASE(
    "owners of different programmes are added up and flagged; control does not count for OFAC") {
    SmallHoldings quarters(
        {{"X", "A", exactly(25)}, {"Y", "A", exactly(25)}, {"X", "B", exactly(0), control}},
        {"X", "Y"});
    quarters.owners[0].programme = "P";
    quarters.owners[1].programme = "Q";
    CHECK(quarters.verdict("A") == reached);
    CHECK(quarters.of("A").mixed);
    CHECK(quarters.verdict("B") == not_here);
    CHECK(quarters.verdict("B", "uk") == reached);
    CHECK(quarters.of("B", "uk").by_control);
    CHECK(quarters.verdict("A", "uk") == not_here);  // not added up
    CHECK(quarters.of("A", "uk").low == 25 * per_cent);
}

TEST_CASE("one half suffices in the US and, since July 2024, in the EU, not in the UK") {
    const SmallHoldings half({{"X", "A", exactly(50)}}, {"X"});
    CHECK(half.verdict("A", "us-ofac") == reached);
    CHECK(half.verdict("A", "eu") == reached);
    CHECK(half.verdict("A", "uk") == not_here);
    const SmallHoldings more({{"X", "A", {.low = 50 * per_cent + 1, .high = 60 * per_cent}}},
                             {"X"});
    CHECK(more.verdict("A", "uk") == reached);
}

// A and B own 60 % of each other; X has 40 % of A. In the least fixed point neither is reached: X
// has 40 % of A, and B counts only if A does. With 50 % of A, both are.
TEST_CASE("a cycle does not hold itself up") {
    const auto cycle = [](int share) {
        return SmallHoldings(
            {{"X", "A", exactly(share)}, {"B", "A", exactly(20)}, {"A", "B", exactly(60)}}, {"X"});
    };
    CHECK(cycle(40).verdict("A") == not_here);
    CHECK(cycle(40).verdict("B") == not_here);
    CHECK(cycle(50).verdict("A") == reached);
    CHECK(cycle(50).verdict("B") == reached);
    CHECK(cycle(50).of("A").low == 70 * per_cent);
    CHECK(cycle(50).chain("A") == "50 % X (listed); 20 % B (cycle)");
    CHECK(cycle(50).chain("B") == "60 % A [50 % X (listed); 20 % B (cycle)]");
}

// What others surely own, X cannot have: of B others own 55 %, of C 45 %.
TEST_CASE("an unknown share is all that the known ones leave") {
    const SmallHoldings unknown({{"X", "B", not_known},
                                 {"O", "B", exactly(55)},
                                 {"X", "C", not_known},
                                 {"O", "C", exactly(45)},
                                 {"C", "D", between(40, 50)},
                                 {"X", "E", between(50, 70)},
                                 {"E", "F", exactly(50)}},
                                {"X"});
    CHECK(unknown.verdict("B") == not_here);
    CHECK(unknown.of("B").high == 45 * per_cent);
    CHECK(unknown.verdict("C") == open);
    CHECK(unknown.of("C").low == 0);
    CHECK(unknown.of("C").high == 55 * per_cent);
    CHECK(unknown.verdict("D") == open);
    CHECK(unknown.verdict("E") == reached);
    CHECK(unknown.verdict("F") == reached);
    CHECK(unknown.chain("D") == "40 % to 50 % C [unknown X (listed)]");
}

TEST_CASE("a company's shares in itself are nobody's") {
    // Treasury shares of 20 %: X has 40 %, and of an unknown share no more than the 80 % left.
    const SmallHoldings treasury({{"A", "A", exactly(20)},
                                  {"X", "A", exactly(40)},
                                  {"X", "B", not_known},
                                  {"B", "B", exactly(20)}},
                                 {"X"});
    CHECK(treasury.verdict("A") == not_here);
    CHECK(treasury.of("B").high == 80 * per_cent);
}

TEST_CASE("proofs list owners tier by tier and cut what was shown") {
    const SmallHoldings tiers({{"X", "A", exactly(50)},
                               {"A", "B", exactly(30)},
                               {"A", "C", exactly(60)},
                               {"C", "B", exactly(25)}},
                              {"X"});
    const OwnershipGraph graph(tiers.table, tests::today);
    const OwnershipAnswer answer = tiers.answer(graph, "us-ofac");
    const auto lines = OwnershipProofs(graph, answer).prove(tiers.of("B"));
    std::string text;
    for (const ProofLine& line : lines)
        text += std::to_string(line.depth) + tiers.table.names.text(line.party) +
                std::to_string(static_cast<int>(line.role)) + " ";
    // B: A (30 %) with X (50 %, listed); C (25 %) with A (60 %, shown above).
    CHECK(text == "0B0 1A0 2X1 1C0 2A2 ");
    CHECK(lines[0].sum == 55 * per_cent);
    CHECK(lines[3].sum == 60 * per_cent);
}

TEST_CASE("holdings and listings count on the days they hold") {
    SmallHoldings dated({{"X", "A", exactly(60)}}, {"X"});
    dated.table.rows[0].until = tests::today;
    CHECK(dated.verdict("A") == not_here);
    dated.table.rows[0].until = std::chrono::sys_days(tests::today) + std::chrono::days(1);
    CHECK(dated.verdict("A") == reached);
    dated.owners[0].since = std::chrono::sys_days(tests::today) + std::chrono::days(1);
    CHECK(dated.verdict("A") == not_here);
    dated.owners[0] = {.name = "x", .list = "EU"};
    CHECK(dated.verdict("A") == not_here);
    CHECK(dated.verdict("A", "eu") == reached);
    CHECK(dated.verdict("X", "eu") == OwnershipVerdict::Listed);
}

}  // namespace
}  // namespace entente::controls
