#include "entente/exposure/extraction.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "entente/base/error.hpp"
#include "entente/data/selection.hpp"
#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

/// x* by striking the flows out of A and Y and factoring again.
std::vector<double> refactored(const data::IoTable& table, const ExtractionQuestion& question) {
    const std::size_t n = table.industry_count();
    const auto struck = [&](std::size_t i, EconomyId buyer) {
        return std::ranges::count(question.sources, IndustryId(i)) > 0 &&
               std::ranges::count(question.destinations, buyer) > 0;
    };
    Matrix a = data::input_coefficients(table);
    const Matrix y = data::final_demand_by_economy_musd(table);
    std::vector<double> demand(n), x(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (const EconomyId d : table.economy_ids())
            if (question.uses == ExtractedUses::IntermediateOnly || !struck(i, d))
                demand[i] += y(i, d.index());
        for (const IndustryId j : table.industry_ids())
            if (question.uses != ExtractedUses::FinalOnly && struck(i, table.economy_of(j)))
                a(i, j.index()) = 0;
    }
    const Matrix l = tests::leontief_of(a);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            x[i] += l(i, j) * demand[j];
    return x;
}

TEST_CASE("when Vietnam cannot sell to Japan, China loses what it sold to Vietnam for that") {
    // Vietnam loses 20 of output, China half of that. v: CHN 1, VNM 0.5, JPN 0.8.
    const data::IoTable chain = tests::assembly_chain();
    const Extraction result =
        extract(chain, data::Leontief(chain),
                {.sources = all_of(chain, "VNM"), .destinations = {chain.economy("JPN")}});
    const auto& [china, japan, vietnam] =
        std::tie(result.by_economy[0], result.by_economy[1], result.by_economy[2]);
    CHECK(result.intermediate_removed_musd == 20);
    CHECK(result.final_removed_musd == 0);
    CHECK(vietnam.gross_output_change() == doctest::Approx(-20));
    CHECK(vietnam.value_added_change() == doctest::Approx(-10));
    CHECK(china.gross_output_change() == doctest::Approx(-10));
    CHECK(china.value_added_change_share() == doctest::Approx(-0.1));
    // The buyer loses nothing here: this is the seller's side alone.
    CHECK(japan.gross_output_change() == doctest::Approx(0));
    CHECK(japan.value_added_before == doctest::Approx(80));
    CHECK(result.world.value_added_change() == doctest::Approx(-20));
}

TEST_CASE("striking out what was never sold changes nothing") {
    const data::IoTable chain = tests::assembly_chain();
    const Extraction result =
        extract(chain, data::Leontief(chain),
                {.sources = all_of(chain, "JPN"), .destinations = {chain.economy("CHN")}});
    CHECK(result.output_after_musd == result.output_before_musd);
}

TEST_CASE("the rank-k update gives what factoring again gives") {
    const data::IoTable table = tests::random_economy(5, 4, 61);
    const data::Leontief leontief(table);
    auto coalition = all_of(table, "EA");
    coalition.push_back(IndustryId(7));
    coalition.push_back(IndustryId(7));  // named twice, counted once
    for (const auto uses : {ExtractedUses::IntermediateAndFinal, ExtractedUses::IntermediateOnly,
                            ExtractedUses::FinalOnly})
        for (const ExtractionQuestion& question :
             {ExtractionQuestion{all_of(table, "EA"), {table.economy("EC")}, uses},
              ExtractionQuestion{{IndustryId(1)}, {table.economy("EC"), table.economy("ED")}, uses},
              ExtractionQuestion{coalition, {table.economy("EE")}, uses},
              ExtractionQuestion{all_of(table, "EE"), {table.economy("EA")}, uses}}) {
            const auto expected = refactored(table, question);
            const Extraction result = extract(table, leontief, question);
            for (std::size_t i = 0; i < expected.size(); ++i)
                CHECK(std::abs(result.output_after_musd[i] - expected[i]) <= 1e-9);
        }
}

TEST_CASE("under the balanced convention output before is the table's") {
    const data::IoTable table = tests::random_economy(4, 3, 62);
    const Extraction result =
        extract(table, data::Leontief(table),
                {.sources = all_of(table, "EB"), .destinations = {table.economy("EC")}});
    for (std::size_t i = 0; i < result.output_before_musd.size(); ++i)
        CHECK(result.output_before_musd[i] ==
              doctest::Approx(table.gross_output_musd()[i]).epsilon(1e-12));
    double sum = 0;
    for (const BeforeAndAfter& economy : result.by_economy)
        sum += economy.value_added_change();
    CHECK(sum == doctest::Approx(result.world.value_added_change()).epsilon(1e-12));
    CHECK(result.world.value_added_change() < 0);
}

TEST_CASE("sales at home are not extracted") {
    const data::IoTable chain = tests::assembly_chain();
    const data::Leontief leontief(chain);
    CHECK_THROWS_AS(
        extract(chain, leontief, {.sources = all_of(chain, "JPN"), .destinations = {EconomyId(1)}}),
        Error);
    CHECK_THROWS_AS(extract(chain, leontief, {}), Error);
}

TEST_CASE("WIOD 2008: value added after extraction agrees with numpy") {
    if (!tests::have_reference("np_hypothetical_extraction.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const data::Leontief& leontief = tests::wiod_leontief_2008();
    const auto economy = [&](const char* code) { return table.economy(code); };
    const auto coalition = data::industries_in(table, {economy("USA"), economy("JPN")},
                                               data::select_sectors(table, ""));
    const std::map<std::string, ExtractionQuestion> questions{
        {"all CHN->JPN sales (intermediate+final) removed",
         {all_of(table, "CHN"), {economy("JPN")}}},
        {"all CHN->USA sales removed", {all_of(table, "CHN"), {economy("USA")}}},
        {"CHN_c14->JPN removed", {{data::industry_labelled(table, "CHN_c14")}, {economy("JPN")}}},
        {"JPN_c14->CHN removed", {{data::industry_labelled(table, "JPN_c14")}, {economy("CHN")}}},
        {"all USA+JPN->CHN sales removed", {coalition, {economy("CHN")}}}};
    std::map<std::string, Extraction> results;
    for (const auto& [name, question] : questions)
        results[name] = extract(table, leontief, question);
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_hypothetical_extraction.csv")) {
        const Extraction& result = results.at(row["case"]);
        const bool world = row["country"] == "WORLD";
        const BeforeAndAfter& found =
            world ? result.world : result.by_economy[table.economy(row["country"]).index()];
        // The reference counts the whole table's value added, also of industries without output;
        // a few of those hold some.
        double idle = 0;
        for (const IndustryId i : table.industry_ids())
            if (world && table.gross_output_musd()[i.index()] <= 0)
                idle += table.value_added_musd()[i.index()];
        CHECK(tests::excess(found.value_added_before + idle, row["VA_base"]) <= 1e-5);
        CHECK(tests::excess(found.value_added_after, row["VA_after"]) <= 1e-5);
        ++compared;
    }
    CHECK(compared == 35);
}

}  // namespace
}  // namespace entente::exposure
