#include "entente/exposure/structural_paths.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

TEST_CASE("the chain has one path, and it carries everything") {
    const data::IoTable chain = tests::assembly_chain();
    const auto found =
        structural_paths(chain, data::Leontief(chain), {IndustryId(1)}, {IndustryId(0)}, 5);
    REQUIRE(found.paths.size() == 1);
    CHECK(found.paths[0].industries == std::vector{IndustryId(0), IndustryId(2), IndustryId(1)});
    CHECK(found.paths[0].musd == doctest::Approx(10));
    CHECK(found.paths[0].share == doctest::Approx(1));
    CHECK(found.is_exact);
    CHECK(found.largest_unlisted_share == 0);
}

/// Every path of up to `depth` steps, by walking the whole tree.
void walk(const data::IoTable& table, const std::vector<bool>& in_source, std::size_t k, double weight,
          int depth, std::vector<double>& values) {
    const double x_k = table.gross_output_musd()[k];
    if (depth == 0 || x_k <= 0)
        return;
    for (std::size_t i = 0; i < table.industry_count(); ++i) {
        const double w = table.intermediate_musd()(i, k) / x_k * weight;
        if (w <= 1e-9)
            continue;
        if (in_source[i])
            values.push_back(w);
        walk(table, in_source, i, w, depth - 1, values);
    }
}

TEST_CASE("the largest paths are those that walking the whole tree finds") {
    const data::IoTable table = tests::random_economy(3, 3, 78);
    std::vector<bool> in_source(9);
    in_source[6] = in_source[7] = in_source[8] = true;
    std::vector<double> all;
    for (const std::size_t buyer : {0UL, 1UL})
        walk(table, in_source, buyer, table.gross_output_musd()[buyer], 6, all);
    std::ranges::sort(all, std::greater());

    const auto found = structural_paths(table, data::Leontief(table), {IndustryId(0), IndustryId(1)},
                                        {IndustryId(6), IndustryId(7), IndustryId(8)}, 30);
    CHECK(found.is_exact);
    REQUIRE(found.paths.size() == 30);
    double sum = 0;
    for (std::size_t k = 0; k < 30; ++k) {
        CHECK(found.paths[k].musd == doctest::Approx(all[k]).epsilon(1e-12));
        sum += found.paths[k].share;
    }
    CHECK(sum < 1);
    CHECK(found.paths[29].share == doctest::Approx(found.largest_unlisted_share));
}

TEST_CASE("stopped early, the search still bounds what it has not listed") {
    const data::IoTable table = tests::random_economy(3, 3, 79);
    const data::Leontief leontief(table);
    const std::vector<IndustryId> buyers{IndustryId(0)};
    const std::vector<IndustryId> source{IndustryId(6), IndustryId(7)};
    const auto full = structural_paths(table, leontief, buyers, source, 20);
    const auto early = structural_paths(table, leontief, buyers, source, 20, 3);
    CHECK_FALSE(early.is_exact);
    for (const StructuralPath& path : full.paths) {
        const bool listed = std::ranges::any_of(early.paths, [&](const StructuralPath& other) {
            return other.industries == path.industries;
        });
        CHECK((listed || path.share <= early.largest_unlisted_share));
    }
}

}  // namespace
}  // namespace entente::exposure
