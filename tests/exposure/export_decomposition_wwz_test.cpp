#include "entente/exposure/export_decomposition_wwz.hpp"

#include <algorithm>
#include <cctype>

#include <doctest/doctest.h>

#include "entente/exposure/export_decomposition_kww.hpp"
#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"

namespace entente::exposure {
namespace {

using data::Leontief;
using tests::agree;
using tests::operator+;
using tests::PlainWorld;
using tests::Values;

WwzDecomposition decompose(const data::IoTable& table) {
    const Matrix inverse = Leontief(table).inverse();
    return wwz_decomposition(table, trade_blocks(table, inverse.view()), inverse.view());
}

// CHN 50 -> VNM 20 -> JPN. Of the 50, half a unit is in each of Vietnam's 80 final goods and in its
// 20 parts for Japan's final goods: 40 and 10. Vietnam's 20 hold 10 of its own and 10 of China's.
TEST_CASE("parts that go on to a third economy are told from those that stay with the buyer") {
    const WwzDecomposition chain = decompose(tests::assembly_chain());
    const WwzTerms& china = chain.flow(IndustryId(0), EconomyId(2));
    CHECK(china.gross_exports_musd == doctest::Approx(50));
    CHECK(china.dva_int_musd == doctest::Approx(40));
    CHECK(china.dva_intrexi1_musd == doctest::Approx(10));
    CHECK(china.unattributed_musd == doctest::Approx(0));
    const WwzTerms& vietnam = chain.flow(IndustryId(2), EconomyId(1));
    CHECK(vietnam.dva_int_musd == doctest::Approx(10));
    CHECK(vietnam.ova_int_musd == doctest::Approx(10));
    CHECK(vietnam.mva_int_musd == doctest::Approx(0));
    CHECK(chain.flow(IndustryId(0), EconomyId(1)).gross_exports_musd == 0);
}

// v_1 L_11 = 1/2, v_1 B_11 = 2/3, w_2 = 1/3, B_22 = 4/3, B_21 = 2/3, A_12 = 1/2:
//   2: 1/2 * 1/2 * 4/3 * 50   6: 1/2 * 1/2 * 2/3 * 50   14: (2/3 - 1/2) * 50   12, 16: 1/3 * 1/2 *
//   50
TEST_CASE("between two mutual suppliers a sixth of exports is counted for each of five reasons") {
    const WwzTerms terms = decompose(tests::mutual_suppliers()).by_exporter()[0];
    CHECK(terms.dva_int_musd == doctest::Approx(50.0 / 3));
    CHECK(terms.rdv_int_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.ddc_int_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.mva_int_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.mdc_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.ddc_fin_musd == 0);
}

/// The sixteen terms written out for all industries of s and one partner r.
std::vector<WwzTerms> plain_terms(const PlainWorld& w, std::size_t s, std::size_t r) {
    const auto sold = [&](const Values& d) { return w.times(w.a, s, r, d); };
    const Values nothing(w.sectors);
    Values third_home = nothing, third_third = nothing, third_back = nothing, third_value = nothing;
    Values third_final = nothing;
    for (std::size_t t = 0; t < w.economies; ++t) {
        if (t == s || t == r)
            continue;
        third_home = third_home + w.times(w.b, r, t, w.demand(t, t));
        third_final = third_final + w.times(w.b, r, r, w.demand(r, t));
        third_third = third_third + w.times(w.b, r, t, w.final_exports(t, s));
        third_back = third_back + w.times(w.b, r, t, w.demand(t, s));
        third_value = third_value + w.content(w.b, t, s);
    }
    const auto vl = w.content(w.l, s, s), vb = w.content(w.b, s, s), w_r = w.content(w.b, r, s);
    const auto y_sr = w.demand(s, r), a_x = sold(w.output(r));
    const auto a_home = sold(w.times(w.b, r, r, w.demand(r, r)));
    const auto a_third_home = sold(third_home), a_third_final = sold(third_final);
    const auto a_third_third = sold(third_third), a_third_back = sold(third_back);
    const auto a_back_home = sold(w.times(w.b, r, s, w.demand(s, s)));
    const auto a_back = sold(w.times(w.b, r, r, w.demand(r, s)));
    const auto a_back_exported = sold(w.times(w.b, r, s, w.final_exports(s, s)));
    const auto a_made_home = sold(w.times(w.l, r, r, w.demand(r, r)));
    const auto a_made_exports = sold(w.times(w.l, r, r, w.exports(r)));
    std::vector<WwzTerms> all(w.sectors);
    for (std::size_t i = 0; i < w.sectors; ++i)
        all[i] = {.gross_exports_musd = y_sr[i] + a_x[i],
                  .dva_fin_musd = vb[i] * y_sr[i],
                  .dva_int_musd = vl[i] * a_home[i],
                  .dva_intrexi1_musd = vl[i] * a_third_home[i],
                  .dva_intrexf_musd = vl[i] * a_third_final[i],
                  .dva_intrexi2_musd = vl[i] * a_third_third[i],
                  .rdv_int_musd = vl[i] * a_back_home[i],
                  .rdv_fin_musd = vl[i] * a_back[i],
                  .rdv_fin2_musd = vl[i] * a_third_back[i],
                  .ova_fin_musd = third_value[i] * y_sr[i],
                  .mva_fin_musd = w_r[i] * y_sr[i],
                  .ova_int_musd = third_value[i] * a_made_home[i],
                  .mva_int_musd = w_r[i] * a_made_home[i],
                  .ddc_fin_musd = vl[i] * a_back_exported[i],
                  .ddc_int_musd = (vb[i] - vl[i]) * a_x[i],
                  .odc_musd = third_value[i] * a_made_exports[i],
                  .mdc_musd = w_r[i] * a_made_exports[i],
                  .unattributed_musd = 0};
    return all;
}

TEST_CASE("the sixteen terms agree with the equations written out") {
    const data::IoTable table = tests::random_economy(5, 4, 41);
    const PlainWorld world(table);
    const WwzDecomposition found = decompose(table);
    for (std::size_t s = 0; s < 5; ++s)
        for (std::size_t r = 0; r < 5; ++r) {
            if (r == s)
                continue;
            const auto expected = plain_terms(world, s, r);
            for (std::size_t k = 0; k < 4; ++k)
                for (const auto& [name, field] : wwz_columns)
                    CHECK_MESSAGE(agree(found.flow(IndustryId(s * 4 + k), EconomyId(r)).*field,
                                        expected[k].*field),
                                  name << " of industry " << s * 4 + k << " to " << r);
        }
}

TEST_CASE("every flow is exhausted by its terms, and sums over flows are those of Koopman et al.") {
    const data::IoTable table = tests::random_economy(5, 4, 42);
    const WwzDecomposition found = decompose(table);
    for (const WwzTerms& flow : found.flows)
        CHECK(std::abs(flow.unattributed_musd) < 1e-10);

    const auto kww = kww_decomposition(table, trade_blocks(table, Leontief(table)));
    const auto by_exporter = found.by_exporter();
    for (std::size_t s = 0; s < 5; ++s) {
        const WwzTerms& w = by_exporter[s];
        CHECK(agree(w.gross_exports_musd, kww[s].gross_exports_musd));
        CHECK(agree(w.dva_fin_musd, kww[s].dva_fin_musd));
        CHECK(agree(w.dva_int_musd + w.dva_intrexi1_musd, kww[s].dva_int_musd));
        CHECK(agree(w.dva_intrexf_musd + w.dva_intrexi2_musd, kww[s].dva_intrex_musd));
        CHECK(agree(w.rdv_fin_musd + w.rdv_fin2_musd, kww[s].rdv_fin_musd));
        CHECK(agree(w.rdv_int_musd, kww[s].rdv_int_musd));
        CHECK(agree(w.ddc_fin_musd + w.ddc_int_musd, kww[s].ddc_musd));
        CHECK(agree(w.ova_fin_musd + w.mva_fin_musd, kww[s].fva_fin_musd));
        CHECK(agree(w.ova_int_musd + w.mva_int_musd, kww[s].fva_int_musd));
        CHECK(agree(w.odc_musd + w.mdc_musd, kww[s].fdc_musd));
    }
}

TEST_CASE("sums by exporter, by sector and by partner are sums of the same flows") {
    const WwzDecomposition found = decompose(tests::random_economy(3, 3, 43));
    const auto by_exporter = found.by_exporter();
    const auto by_sector = found.by_exporter_sector();
    const auto by_partner = found.by_exporter_partner();
    REQUIRE(by_sector.size() == 9);
    REQUIRE(by_partner.size() == 9);
    for (const auto& [name, field] : wwz_columns)
        for (std::size_t s = 0; s < 3; ++s) {
            double of_sectors = 0, of_partners = 0, of_flows = 0;
            for (std::size_t k = 0; k < 3; ++k) {
                of_sectors += by_sector[s * 3 + k].*field;
                of_partners += by_partner[s * 3 + k].*field;
                for (std::size_t r = 0; r < 3; ++r)
                    of_flows += found.flow(IndustryId(s * 3 + k), EconomyId(r)).*field;
            }
            CHECK(agree(of_sectors, by_exporter[s].*field));
            CHECK(agree(of_partners, by_exporter[s].*field));
            CHECK(agree(of_flows, by_exporter[s].*field));
            CHECK(by_partner[s * 3 + s].*field == 0);
        }
}

TEST_CASE("exports of an industry that produces nothing have no terms and are reported") {
    const WwzDecomposition found = decompose(tests::idle_exporter());
    const WwzTerms& idle = found.flow(IndustryId(1), EconomyId(1));
    CHECK(idle.gross_exports_musd == -7);
    CHECK(idle.dva_fin_musd == 0);
    CHECK(idle.unattributed_musd == -7);
    CHECK(found.by_exporter()[0].unattributed_musd == doctest::Approx(-7));
}

/// Compares a row of decompr's output, whose columns are those of `terms` in capitals.
void compare(const std::map<std::string, std::string>& row,
             const WwzTerms& terms,
             std::size_t& compared) {
    for (const auto& [column, text] : row) {
        std::string name = column == "texp" ? "gross_exports_musd" : column + "_musd";
        std::ranges::transform(name, name.begin(), [](unsigned char c) { return std::tolower(c); });
        const auto field =
            std::ranges::find(wwz_columns, name, [](const auto& c) { return c.first; });
        if (field == wwz_columns.end())
            continue;
        ++compared;
        CHECK_MESSAGE(tests::excess(terms.*field->second, text) <= 1e-5,
                      row.begin()->second << " " << column);
    }
}

TEST_CASE("the sixteen terms are those of decompr for WIOD 2008") {
    const std::string totals = "decompr_wwz_bycountry_2008.csv";
    const std::string flows = "decompr_wwz_USAJPN_to_CHN_bysector_2008.csv";
    if (!tests::have_reference(totals) || !tests::have_reference(flows))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const WwzDecomposition found = decompose(table);
    const auto by_exporter = found.by_exporter();
    std::size_t compared = 0;
    for (const auto& row : tests::read_csv(totals))
        compare(row, by_exporter[table.economy(row.at("Country")).index()], compared);
    CHECK(compared == 41 * 17);
    for (const auto& row : tests::read_csv(flows)) {
        const IndustryId exporter = table.industry(table.economy(row.at("Exporting_Country")),
                                                   table.sector(row.at("Exporting_Industry")));
        compare(row, found.flow(exporter, table.economy(row.at("Importing_Country"))), compared);
    }
    CHECK(compared == 41 * 17 + 2 * 35 * 17);
    // What decompr leaves unexplained in LUX: leather and petroleum in inventories abroad.
    CHECK(by_exporter[table.economy("LUX").index()].unattributed_musd == doctest::Approx(-6));
    for (const std::string& code : table.economies())
        if (code != "LUX")
            CHECK(std::abs(by_exporter[table.economy(code).index()].unattributed_musd) < 1e-6);
}

}  // namespace
}  // namespace entente::exposure
