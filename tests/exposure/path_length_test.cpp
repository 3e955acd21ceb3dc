#include "entente/exposure/path_length.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

std::vector<IndustryId> everyone(const data::IoTable& table) {
    std::vector<IndustryId> industries;
    for (const IndustryId i : table.industry_ids())
        industries.push_back(i);
    return industries;
}

TEST_CASE("Vietnam is one step from Japan, China two") {
    const data::IoTable chain = tests::assembly_chain();
    const data::Leontief leontief(chain);
    const auto steps = propagation_lengths(leontief, everyone(chain), everyone(chain));
    CHECK(*steps[0 * 3 + 1] == doctest::Approx(2));  // CHN to JPN
    CHECK(*steps[2 * 3 + 1] == doctest::Approx(1));  // VNM to JPN
    CHECK(*steps[0 * 3 + 2] == doctest::Approx(1));
    CHECK_FALSE(steps[1 * 3 + 0]);  // Japan sells to nobody
    CHECK_FALSE(steps[0 * 3 + 0]);

    const auto economies = economy_path_lengths(chain, leontief, {});
    CHECK(*economies.between(chain.economy("CHN"), chain.economy("JPN")) == doctest::Approx(2));
    CHECK(economies.musd[0 * 3 + 1] == doctest::Approx(10));
    CHECK_FALSE(economies.between(chain.economy("JPN"), chain.economy("VNM")));
}

TEST_CASE("propagation lengths are what counting the steps of A^t gives") {
    const data::IoTable table = tests::random_economy(5, 4, 41);
    const std::size_t n = table.industry_count();
    const tests::PlainWorld plain(table);
    Matrix power = plain.a, sum(n, n), weighted(n, n);
    for (int t = 1; t < 1500; ++t) {
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i) {
                sum(i, j) += power(i, j);
                weighted(i, j) += t * power(i, j);
            }
        power = product(plain.a.view(), power.view());
    }
    const data::Leontief leontief(table);
    const auto steps = propagation_lengths(leontief, everyone(table), everyone(table));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            REQUIRE(steps[i * n + j].has_value() == (sum(i, j) > 0));
            if (sum(i, j) > 0)
                CHECK(*steps[i * n + j] ==
                      doctest::Approx(weighted(i, j) / sum(i, j)).epsilon(1e-9));
        }

    const auto economies = economy_path_lengths(table, leontief, {SectorId(0), SectorId(3)});
    double steps_sum = 0, all = 0;  // from the second economy to the fourth
    for (std::size_t i = 4; i < 8; ++i)
        for (const std::size_t j : {12UL, 15UL}) {
            steps_sum += weighted(i, j) * plain.x[j];
            all += sum(i, j) * plain.x[j];
        }
    CHECK(*economies.steps[1 * 5 + 3] == doctest::Approx(steps_sum / all).epsilon(1e-9));
    CHECK(economies.musd[1 * 5 + 3] == doctest::Approx(all).epsilon(1e-9));
}

TEST_CASE("in the chain stages are one more than the steps behind and ahead") {
    const data::IoTable chain = tests::assembly_chain();
    const auto stages = production_stages(chain, data::Leontief(chain));
    CHECK(*stages[1].embodied == doctest::Approx(1.3));
    CHECK(*stages[1].to_final_use == doctest::Approx(1));
    CHECK(*stages[0].embodied == doctest::Approx(1));
    CHECK(*stages[0].to_final_use == doctest::Approx(1.6));
}

TEST_CASE("over the world, stages are gross output per value added, from either end") {
    // Only without negative final demand are all weights F those of x = L F.
    data::IoTableData data{.economies = {"EA", "EB", "EC"},
                           .sectors = {"s1", "s2"},
                           .final_demand_categories = {"FD"},
                           .intermediate_musd = Matrix(6, 6),
                           .final_demand_musd = Matrix(6, 3),
                           .published_output_musd = {},
                           .merged_industries = {}};
    tests::RandomNumbers random(42);
    for (std::size_t j = 0; j < 6; ++j)
        for (std::size_t i = 0; i < 6; ++i)
            data.intermediate_musd(i, j) = 20 * random.next();
    for (std::size_t k = 0; k < 3; ++k)
        for (std::size_t i = 0; i < 6; ++i)
            data.final_demand_musd(i, k) = 90 * random.next();
    const data::IoTable table(std::move(data), data::Convention::Balanced);
    double output = 0, value_added = 0, embodied = 0, demand = 0;
    const auto stages = production_stages(table, data::Leontief(table));
    for (const IndustryId i : table.industry_ids()) {
        output += table.gross_output_musd()[i.index()];
        value_added += table.value_added_musd()[i.index()];
    }
    for (const ProductionStages& s : stages) {
        double of_economy = 0;
        for (const IndustryId i : table.industries_of(s.economy))
            for (std::size_t k = 0; k < 3; ++k)
                of_economy += table.final_demand_musd()(i.index(), k);
        embodied += of_economy * *s.embodied;
        demand += of_economy;
    }
    CHECK(embodied / demand == doctest::Approx(output / value_added).epsilon(1e-12));
}

TEST_CASE("WIOD 2008: lengths between economies follow from L as numpy sums it") {
    if (!tests::have_reference("np_exposure_manufacturing_face_vs_lookthrough.csv"))
        return;
    // The denominators, N over all inputs, are the look-through shares of the reference.
    const data::IoTable& table = tests::wiod_table_2008();
    std::vector<SectorId> manufacturing;
    for (std::size_t s = 2; s < 16; ++s)
        manufacturing.emplace_back(s);
    const auto lengths = economy_path_lengths(table, tests::wiod_leontief_2008(), manufacturing);
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_exposure_manufacturing_face_vs_lookthrough.csv")) {
        if (row["year"] != "2008" || row["suppliers"] != "all")
            continue;
        const std::size_t buyer = table.economy(row["buyer"]).index();
        const std::size_t source = table.economy(row["partner"]).index();
        double all = 0;
        for (std::size_t r = 0; r < lengths.economies; ++r)
            all += lengths.musd[r * lengths.economies + buyer];
        const double share = lengths.musd[source * lengths.economies + buyer] / all;
        CHECK(tests::excess(share, row["look_through_share"]) <= 1e-12);
        CHECK(*lengths.steps[source * lengths.economies + buyer] > 1);
        ++compared;
    }
    CHECK(compared > 0);
}

}  // namespace
}  // namespace entente::exposure
