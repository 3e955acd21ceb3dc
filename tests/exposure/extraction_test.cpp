#include "entente/exposure/extraction.hpp"

#include <algorithm>
#include <numeric>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

/// The same by building the smaller table and factoring it.
std::vector<double> refactored(const data::IoTable& table, const Extraction& extraction) {
    data::IoTableData cut{.economies = table.economies(),
                          .sectors = table.sectors(),
                          .final_demand_categories = table.final_demand_categories(),
                          .intermediate_musd = Matrix(table.industry_count(), table.industry_count()),
                          .final_demand_musd =
                              Matrix(table.industry_count(), table.final_demand_musd().cols),
                          .published_output_musd = {},
                          .merged_industries = {}};
    const auto is_cut = [&](std::size_t i, EconomyId buyer) {
        return std::ranges::count(extraction.sellers, IndustryId(i)) > 0 &&
               std::ranges::count(extraction.buyers, buyer) > 0;
    };
    const std::size_t n = table.industry_count();
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            if (!is_cut(i, table.economy_of(IndustryId(j))))
                cut.intermediate_musd(i, j) = table.intermediate_musd()(i, j);
    // Coefficients keep the old output, so it is published as such.
    cut.published_output_musd.assign(table.gross_output_musd().begin(),
                                     table.gross_output_musd().end());
    Matrix y(n, 1);
    for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k)
        for (std::size_t i = 0; i < n; ++i) {
            const bool gone = extraction.flows == ExtractedFlows::All &&
                              is_cut(i, EconomyId(k / table.category_count()));
            y(i, 0) += gone ? 0 : table.final_demand_musd()(i, k);
        }
    const data::IoTable smaller(std::move(cut), data::Convention::Published);
    const Matrix x = data::Leontief(smaller).times(y);
    const auto v = data::value_added_coefficients(table);
    std::vector<double> value_added(table.economy_count());
    for (const IndustryId i : table.industry_ids())
        value_added[table.economy_of(i).index()] += v[i.index()] * x(i.index(), 0);
    return value_added;
}

TEST_CASE("cutting Vietnam's sales to Japan costs Vietnam and, behind it, China") {
    const data::IoTable chain = tests::assembly_chain();
    const auto result =
        extract_flows(chain, data::Leontief(chain),
                      {.sellers = {IndustryId(2)}, .buyers = {chain.economy("JPN")}});
    // Vietnam makes 20 less and so buys 10 less from China. Value added per unit: CHN 1, VNM 0.5.
    CHECK(result.value_added_after_musd[0] == doctest::Approx(90));
    CHECK(result.value_added_after_musd[1] == doctest::Approx(result.value_added_before_musd[1]));
    CHECK(result.value_added_after_musd[2] == doctest::Approx(40));
}

TEST_CASE("the update agrees with factoring the smaller table, for few sellers and for many") {
    const data::IoTable table = tests::random_economy(4, 3, 74);
    const data::Leontief leontief(table);
    const auto sectors = data::select_sectors(table, "");
    for (const auto flows : {ExtractedFlows::All, ExtractedFlows::IntermediateOnly})
        for (const auto& sellers :
             {std::vector<IndustryId>{IndustryId(4)},
              data::industries_in(table, {table.economy("EB"), table.economy("ED")}, sectors)}) {
            const Extraction extraction{
                .sellers = sellers, .buyers = {table.economy("EA")}, .flows = flows};
            const auto found = extract_flows(table, leontief, extraction).value_added_after_musd;
            const auto expected = refactored(table, extraction);
            for (std::size_t c = 0; c < expected.size(); ++c)
                CHECK(found[c] == doctest::Approx(expected[c]).epsilon(1e-11));
        }
}

TEST_CASE("cutting nothing changes nothing") {
    const data::IoTable table = tests::random_economy(3, 3, 75);
    const auto result = extract_flows(table, data::Leontief(table), {.sellers = {}, .buyers = {}});
    for (std::size_t c = 0; c < 3; ++c)
        CHECK(result.value_added_after_musd[c] ==
              doctest::Approx(result.value_added_before_musd[c]).epsilon(1e-12));
}

TEST_CASE("every job is in somebody's final demand") {
    const data::IoTable table = tests::random_economy(4, 3, 76);
    std::vector<double> account(12);
    std::iota(account.begin(), account.end(), 1);
    account[2] = 0;  // the industry without output has no jobs
    const Matrix jobs =
        embodied_by_absorber(table, data::Leontief(table), account, {table.economy("EA"), table.economy("EC")});
    const auto row_sum = [&](std::size_t o) {
        double sum = 0;
        for (std::size_t d = 0; d < 4; ++d)
            sum += jobs(o, d);
        return sum;
    };
    CHECK(row_sum(0) == doctest::Approx(1 + 2));
    CHECK(row_sum(1) == doctest::Approx(7 + 8 + 9));
}

}  // namespace
}  // namespace entente::exposure
