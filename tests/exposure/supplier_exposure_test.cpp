#include "entente/exposure/supplier_exposure.hpp"

#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "entente/data/selection.hpp"
#include "tests/toy_economies.hpp"

namespace entente::exposure {
namespace {

using data::IoTable;
using data::Leontief;

SupplierExposure ask(const IoTable& table,
                     const std::vector<IndustryId>& buyers,
                     std::string_view source,
                     std::optional<double> half_width = {}) {
    const ExposureQuestion question{.buyers = buyers,
                                    .source = data::industries_in(table, {table.economy(source)},
                                                                  data::select_sectors(table, "")),
                                    .suppliers = {}};
    return supplier_exposure(table, Leontief(table), {question}, half_width).front();
}

SupplierExposure ask_economy(const IoTable& table,
                             std::string_view buyer,
                             std::string_view source,
                             std::optional<double> half_width = {}) {
    return ask(table,
               data::industries_in(table, {table.economy(buyer)}, data::select_sectors(table, "")),
               source, half_width);
}

/// The same shares straight from the definitions, with L as a sum of powers of A.
ExposureShares plain_shares(const IoTable& table,
                            const std::vector<IndustryId>& buyers,
                            EconomyId source) {
    const std::size_t n = table.industry_count();
    const Matrix a = data::input_coefficients(table);
    const auto v = data::value_added_coefficients(table);
    std::vector<double> x_j(n), f_j(n);
    for (const IndustryId j : buyers)
        if (table.gross_output_musd()[j.index()] > 0) {
            x_j[j.index()] = table.gross_output_musd()[j.index()];
            for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k)
                f_j[j.index()] += table.final_demand_musd()(j.index(), k);
        }
    const auto times_a = [&](const std::vector<double>& u) {
        std::vector<double> result(n);
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t i = 0; i < n; ++i)
                result[i] += a(i, j) * u[j];
        return result;
    };
    const auto times_l = [&](std::vector<double> u) {
        std::vector<double> sum = u;
        for (int round = 0; round < 2000; ++round) {
            u = times_a(u);
            for (std::size_t i = 0; i < n; ++i)
                sum[i] += u[i];
        }
        return sum;
    };
    const auto share = [&](const std::vector<double>& u) {
        double part = 0, whole = 0;
        for (const IndustryId i : table.industry_ids()) {
            whole += u[i.index()];
            if (table.economy_of(i) == source)
                part += u[i.index()];
        }
        return part / whole;
    };
    const auto direct = times_a(x_j);
    auto embodied = times_l(x_j);
    for (std::size_t i = 0; i < n; ++i)
        embodied[i] *= v[i];
    ExposureShares shares;
    shares.face_value = share(direct);
    shares.look_through = share(times_l(direct));
    shares.value_added = share(embodied);
    shares.fpem = share(times_l(f_j));
    return shares;
}

TEST_CASE("look-through finds the supplier behind the supplier") {
    const IoTable chain = tests::assembly_chain();
    const ExposureShares to_china = ask_economy(chain, "JPN", "CHN").total;

    CHECK(to_china.face_value == 0);
    // Behind one Japanese unit stand 0.2 Vietnamese and 0.2 * 0.5 = 0.1 Chinese: 0.1 / 0.3.
    CHECK(to_china.look_through == doctest::Approx(1.0 / 3));
    CHECK(to_china.hidden() == doctest::Approx(1.0 / 3));
    // China adds value 1 to each of its units, so 0.1 of each Japanese one.
    CHECK(to_china.value_added == doctest::Approx(0.1));
    // TI = 1 + 0.2 + 0.1; FPEM counts Japan's own unit in the denominator.
    CHECK(to_china.fpem == doctest::Approx(0.1 / 1.3));
    CHECK(to_china.fpem_face == 0);
}

TEST_CASE("an industry without inputs is exposed to nobody") {
    const ExposureShares shares = ask_economy(tests::assembly_chain(), "CHN", "JPN", 0.5).total;
    CHECK(shares.look_through == 0);
    CHECK(shares.face_value == 0);
    CHECK(*shares.look_through_error == 0);
}

TEST_CASE("the shares of all source economies sum to one") {
    const IoTable table = tests::random_economy(4, 3, 1);
    ExposureShares sum;
    for (const std::string& source : table.economies()) {
        const ExposureShares s = ask_economy(table, "EB", source).total;
        sum.face_value += s.face_value;
        sum.look_through += s.look_through;
        sum.value_added += s.value_added;
        sum.fpem += s.fpem;
    }
    CHECK(sum.face_value == doctest::Approx(1).epsilon(1e-12));
    CHECK(sum.look_through == doctest::Approx(1).epsilon(1e-12));
    CHECK(sum.value_added == doctest::Approx(1).epsilon(1e-12));
    CHECK(sum.fpem == doctest::Approx(1).epsilon(1e-12));
}

TEST_CASE("two triangular solves agree with powers of A") {
    const IoTable table = tests::random_economy(4, 4, 2);
    for (const char* buyer : {"EA", "EC"}) {
        const auto buyers = data::industries_in(table, {table.economy(buyer)},
                                                data::select_sectors(table, "s1..s3"));
        const ExposureShares expected = plain_shares(table, buyers, table.economy("ED"));
        const ExposureShares found = ask(table, buyers, "ED").total;
        CHECK(found.face_value == doctest::Approx(expected.face_value).epsilon(1e-12));
        CHECK(found.look_through == doctest::Approx(expected.look_through).epsilon(1e-10));
        CHECK(found.value_added == doctest::Approx(expected.value_added).epsilon(1e-10));
        CHECK(found.fpem == doctest::Approx(expected.fpem).epsilon(1e-10));
    }
}

TEST_CASE("only the supplies that are asked for count, above and below the line") {
    const IoTable table = tests::random_economy(3, 3, 3);
    const auto sectors = data::select_sectors(table, "s1");
    ExposureQuestion question{
        .buyers =
            data::industries_in(table, {table.economy("EA")}, data::select_sectors(table, "")),
        .source = {},
        .suppliers = data::industries_in(table, data::select_economies(table, {"all"}), sectors)};
    double sum = 0;
    for (const EconomyId source : table.economy_ids()) {
        question.source = data::industries_in(table, {source}, data::select_sectors(table, ""));
        sum += supplier_exposure(table, Leontief(table), {question}, {}).front().total.look_through;
    }
    CHECK(sum == doctest::Approx(1).epsilon(1e-12));
}

/// A table of whole numbers as if rounded, moved by at most half a unit in every cell.
IoTable shaken(const IoTable& table, double step, const Matrix& direction) {
    data::IoTableData moved{
        .economies = table.economies(),
        .sectors = table.sectors(),
        .final_demand_categories = table.final_demand_categories(),
        .intermediate_musd = Matrix(table.industry_count(), table.industry_count()),
        .final_demand_musd = Matrix(table.industry_count(), table.final_demand_musd().cols),
        .published_output_musd = {},
        .merged_industries = {}};
    const auto x = table.gross_output_musd();
    for (std::size_t j = 0; j < table.industry_count(); ++j)
        for (std::size_t i = 0; i < table.industry_count(); ++i)
            moved.intermediate_musd(i, j) = table.intermediate_musd()(i, j) +
                                            (x[i] > 0 && x[j] > 0 ? step * direction(i, j) : 0);
    // Final demand takes up the change, so that output stays what was printed.
    moved.published_output_musd.assign(x.begin(), x.end());
    for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k)
        for (std::size_t i = 0; i < table.industry_count(); ++i)
            moved.final_demand_musd(i, k) = table.final_demand_musd()(i, k);
    return {std::move(moved), data::Convention::Published};
}

TEST_CASE("rounding cannot move a share by more than its bound, and can move it nearly as far") {
    const IoTable table = tests::random_economy(3, 3, 4);
    const std::size_t n = table.industry_count();
    const double half_width = 0.01;  // small against the flows, so that first order is all there is
    const ExposureShares middle = ask_economy(table, "EA", "EC", half_width).total;
    REQUIRE(middle.look_through_error.has_value());

    tests::RandomNumbers random(5);
    for (int draw = 0; draw < 200; ++draw) {
        Matrix direction(n, n);
        for (std::size_t j = 0; j < n; ++j)
            for (double& d : direction.col(j))
                d = 2 * random.next() - 1;
        const ExposureShares moved =
            ask_economy(shaken(table, half_width, direction), "EA", "EC").total;
        CHECK(std::abs(moved.look_through - middle.look_through) <= *middle.look_through_error);
        CHECK(std::abs(moved.face_value - middle.face_value) <= *middle.face_value_error);
    }

    // Every cell moved the way that raises the share: found cell by cell with differences.
    Matrix uphill(n, n);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i) {
            Matrix one(n, n);
            one(i, j) = 1;
            const double up = ask_economy(shaken(table, 1e-4, one), "EA", "EC").total.look_through;
            uphill(i, j) = up > middle.look_through ? 1 : -1;
        }
    const double raised =
        ask_economy(shaken(table, half_width, uphill), "EA", "EC").total.look_through;
    CHECK(raised - middle.look_through > 0.8 * *middle.look_through_error);
    CHECK(raised - middle.look_through <= *middle.look_through_error * 1.01);
}

}  // namespace
}  // namespace entente::exposure
