#include "entente/exposure/selling_side.hpp"

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

std::vector<IndustryId> all_of(const data::IoTable& table, std::string_view economy) {
    return data::industries_in(table, {table.economy(economy)}, data::select_sectors(table, ""));
}

TEST_CASE("China sells nothing to Japan, yet ends up there by way of Vietnam") {
    // Of China's 100, 50 are sold to Vietnam, of which a fifth goes on to Japan.
    const data::IoTable chain = tests::assembly_chain();
    const std::vector<EconomyId> partners{chain.economy("JPN"), chain.economy("VNM")};
    const auto found =
        selling_exposure(chain, data::Leontief(chain), all_of(chain, "CHN"), partners);
    const SellingShares& japan = found[0].total;
    const SellingShares& vietnam = found[1].total;
    CHECK(japan.face_value_sales == 0);
    CHECK(japan.ghosh_face_value == 0);
    // x (G - I): 50 in Vietnam, 10 in Japan.
    CHECK(japan.ghosh_look_through == doctest::Approx(10.0 / 60));
    CHECK(japan.hidden() == doctest::Approx(10.0 / 60));
    CHECK(japan.value_added_absorbed == doctest::Approx(0.1));
    CHECK(vietnam.face_value_sales == doctest::Approx(0.5));
    CHECK(vietnam.ghosh_face_value == doctest::Approx(1));
    CHECK(vietnam.value_added_absorbed == doctest::Approx(0.4));
}

TEST_CASE("shares over all partners sum to one") {
    const data::IoTable table = tests::random_economy(5, 4, 81);
    const auto partners = data::select_economies(table, {"all"});
    const auto sellers = all_of(table, "EC");
    const auto found = selling_exposure(table, data::Leontief(table), sellers, partners);
    for (std::size_t k = 0; k <= sellers.size(); ++k) {
        SellingShares sum;
        for (const SellingExposure& partner : found) {
            const SellingShares& s = k < sellers.size() ? partner.by_seller[k] : partner.total;
            sum.face_value_sales += s.face_value_sales;
            sum.ghosh_face_value += s.ghosh_face_value;
            sum.ghosh_look_through += s.ghosh_look_through;
            sum.value_added_absorbed += s.value_added_absorbed;
        }
        CHECK(sum.face_value_sales == doctest::Approx(1).epsilon(1e-12));
        CHECK(sum.ghosh_face_value == doctest::Approx(1).epsilon(1e-12));
        CHECK(sum.ghosh_look_through == doctest::Approx(1).epsilon(1e-12));
        CHECK(sum.value_added_absorbed == doctest::Approx(1).epsilon(1e-12));
    }
}

TEST_CASE("the Ghosh shares are those of the Ghosh inverse itself") {
    const data::IoTable table = tests::random_economy(5, 4, 82);
    const std::size_t n = table.industry_count();
    const auto x = table.gross_output_musd();
    Matrix b(n, n);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            b(i, j) = x[i] > 0 && x[j] > 0 ? table.intermediate_musd()(i, j) / x[i] : 0;
    const Matrix g = tests::leontief_of(b);
    const std::vector<EconomyId> partner{table.economy("EA")};
    const auto sellers = all_of(table, "ED");
    double part = 0, whole = 0;
    for (const IndustryId i : sellers)
        for (std::size_t j = 0; j < n; ++j) {
            const double value = x[i.index()] * (g(i.index(), j) - (i.index() == j ? 1 : 0));
            whole += value;
            part += j < 4 ? value : 0;
        }
    const auto found = selling_exposure(table, data::Leontief(table), sellers, partner);
    CHECK(found[0].total.ghosh_look_through == doctest::Approx(part / whole).epsilon(1e-11));
}

TEST_CASE("a seller without output has no exposure") {
    const data::IoTable table = tests::random_economy(5, 4, 83);
    const std::vector<EconomyId> partner{table.economy("EB")};
    const std::vector<IndustryId> idle{IndustryId(2)};
    const auto found = selling_exposure(table, data::Leontief(table), idle, partner);
    CHECK(found[0].total.face_value_sales == 0);
    CHECK(found[0].total.ghosh_look_through == 0);
}

TEST_CASE("WIOD 2008: manufacturers' selling side agrees with numpy") {
    if (!tests::have_reference("np_exposure_selling_side.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    std::size_t compared = 0;
    for (auto& row : tests::read_csv("np_exposure_selling_side.csv")) {
        const auto sellers = data::industries_in(table, {table.economy(row["seller"])},
                                                 data::select_sectors(table, "c3..c16"));
        const std::vector<EconomyId> partner{table.economy(row["partner"])};
        const auto found =
            selling_exposure(table, tests::wiod_leontief_2008(), sellers, partner).front().total;
        CHECK(tests::excess(found.face_value_sales, row["face_value_sales_share"]) <= 1e-12);
        CHECK(tests::excess(found.ghosh_face_value, row["ghosh_face_share"]) <= 1e-12);
        CHECK(tests::excess(found.ghosh_look_through, row["ghosh_lookthrough_share"]) <= 1e-12);
        CHECK(tests::excess(found.value_added_absorbed, row["va_absorbed_share"]) <= 1e-12);
        ++compared;
    }
    CHECK(compared == 15);
}

}  // namespace
}  // namespace entente::exposure
