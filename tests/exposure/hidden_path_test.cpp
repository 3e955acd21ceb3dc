#include "entente/exposure/hidden_path.hpp"

#include <numeric>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

TEST_CASE("in a chain the hidden part enters and leaves by the economy in the middle") {
    const data::IoTable chain = tests::assembly_chain();
    const HiddenPath path =
        hidden_path(chain, data::Leontief(chain), all_of(chain, "JPN"), chain.economy("CHN"));
    CHECK(path.face_value_musd == 0);
    CHECK(path.look_through_musd == doctest::Approx(10));  // 20 Vietnamese units, half Chinese
    REQUIRE(path.routes.size() == 1);
    CHECK(path.routes[0].enters == chain.economy("VNM"));
    CHECK(path.routes[0].supplied_by == chain.economy("VNM"));
    CHECK(path.routes[0].musd == doctest::Approx(10));
}

TEST_CASE("routes and direct purchases add up to all that is behind the inputs") {
    const data::IoTable table = tests::random_economy(5, 4, 6);
    const HiddenPath path =
        hidden_path(table, data::Leontief(table), all_of(table, "EB"), table.economy("EA"));
    double sum = path.face_value_musd + path.within_source_musd;
    for (const HiddenRoute& route : path.routes)
        sum += route.musd;
    CHECK(sum == doctest::Approx(path.look_through_musd).epsilon(1e-12));
}

TEST_CASE("a route is what following the source's last exit by hand gives") {
    // Remove the source from the table's chains and walk A^t: R(c, m) term by term.
    const data::IoTable table = tests::random_economy(4, 2, 7);
    const std::size_t n = table.industry_count();
    const EconomyId source = table.economy("ED");
    const Matrix a = data::input_coefficients(table);
    const data::Leontief leontief(table);
    const Matrix l = leontief.inverse();
    const auto buyers = all_of(table, "EA");
    const HiddenPath path = hidden_path(table, leontief, buyers, source);

    for (const HiddenRoute& route : path.routes) {
        std::vector<double> amount(n);  // f_m, then A^t f_m, outside the source
        for (const IndustryId j : buyers)
            for (const IndustryId k : table.industries_of(route.supplied_by))
                amount[k.index()] += table.intermediate_musd()(k.index(), j.index());
        double expected = 0;
        for (int round = 0; round < 400; ++round) {
            for (const IndustryId j : table.industries_of(route.enters))
                for (const IndustryId i : table.industries_of(source))
                    for (const IndustryId r : table.industries_of(source))
                        expected +=
                            l(r.index(), i.index()) * a(i.index(), j.index()) * amount[j.index()];
            std::vector<double> next(n);
            for (std::size_t j = 0; j < n; ++j)
                for (std::size_t i = 0; i < n; ++i)
                    if (table.economy_of(IndustryId(i)) != source)
                        next[i] += a(i, j) * amount[j];
            amount = next;
        }
        CHECK(route.musd == doctest::Approx(expected).epsilon(1e-9));
    }
}

TEST_CASE("tiers start at face value and add up to the look-through total") {
    const data::IoTable table = tests::random_economy(4, 3, 8);
    const data::Leontief leontief(table);
    const auto buyers = all_of(table, "EC");
    const auto tiers = look_through_by_tier_musd(table, leontief, buyers, table.economy("EB"), 6);
    const HiddenPath path = hidden_path(table, leontief, buyers, table.economy("EB"));
    REQUIRE(tiers.size() == 7);
    CHECK(tiers[0] == doctest::Approx(path.face_value_musd).epsilon(1e-12));
    CHECK(std::accumulate(tiers.begin(), tiers.end(), 0.0) ==
          doctest::Approx(path.look_through_musd).epsilon(1e-12));
}

}  // namespace
}  // namespace entente::exposure
