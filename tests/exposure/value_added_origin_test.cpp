#include "entente/exposure/value_added_origin.hpp"

#include <doctest/doctest.h>

#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"

namespace entente::exposure {
namespace {

using data::Leontief;
using tests::agree;

// CHN sells 50 to VNM, VNM 20 to JPN. v = 1, 0.8 and 0.5 for CHN, JPN, VNM; L in toy_economies.hpp.
TEST_CASE("in an assembly chain value added is found with the supplier behind the supplier") {
    const data::IoTable chain = tests::assembly_chain();
    const std::size_t chn = 0, jpn = 1, vnm = 2;
    const ValueAddedOrigin origin = value_added_origin(chain, Leontief(chain));

    // Half of Vietnam's exports of 20 are Chinese parts.
    CHECK(origin.in_exports_musd(chn, chn) == doctest::Approx(50));
    CHECK(origin.in_exports_musd(chn, vnm) == doctest::Approx(10));
    CHECK(origin.in_exports_musd(vnm, vnm) == doctest::Approx(10));
    CHECK(origin.in_exports_musd(chn, jpn) == 0);
    // L_CHN,JPN = 0.1 of Japan's final demand of 100.
    CHECK(origin.in_final_demand_musd(chn, jpn) == doctest::Approx(10));
    CHECK(origin.in_final_demand_musd(vnm, jpn) == doctest::Approx(10));
    CHECK(origin.in_final_demand_musd(jpn, jpn) == doctest::Approx(80));
    CHECK(origin.in_output_musd(chn, vnm) == doctest::Approx(50));
    CHECK(value_added_in_exports(chain, Leontief(chain))(chn, vnm) == doctest::Approx(10));

    const auto vs = vertical_specialization(chain, trade_blocks(chain, Leontief(chain)));
    CHECK(vs[vnm].import_content_musd == doctest::Approx(10));
    CHECK(vs[vnm].foreign_value_added_musd == doctest::Approx(10));
    CHECK(vs[chn].in_others_exports_musd == doctest::Approx(10));
    CHECK(vs[chn].value_added_exports_musd == doctest::Approx(50));
}

TEST_CASE("sources add up to exports, final demand and output, and exports to their parts") {
    const data::IoTable table = tests::random_economy(5, 4, 21);
    const Leontief leontief(table);
    const ValueAddedOrigin origin = value_added_origin(table, leontief);
    const auto vs = vertical_specialization(table, trade_blocks(table, leontief));
    const tests::PlainWorld plain(table);
    for (std::size_t c = 0; c < 5; ++c) {
        double exports = 0, demand = 0, output = 0;
        for (std::size_t s = 0; s < 5; ++s) {
            exports += origin.in_exports_musd(s, c);
            demand += origin.in_final_demand_musd(s, c);
            output += origin.in_output_musd(s, c);
        }
        double demand_of_c = 0, output_of_c = 0;
        for (std::size_t i = 0; i < 20; ++i)
            demand_of_c += plain.y(i, c);
        for (const double x : plain.output(c))
            output_of_c += x;
        CHECK(agree(exports, vs[c].gross_exports_musd));
        CHECK(agree(demand, demand_of_c));
        // Inputs that circle back are counted each time they pass, so output is at most the sum.
        CHECK(output >= output_of_c * (1 - 1e-12));
        CHECK(agree(vs[c].direct_domestic_musd + vs[c].indirect_domestic_musd +
                        vs[c].reimported_domestic_musd,
                    vs[c].domestic_value_added_musd));
        // Import content counts own value added that comes back in imports as imported.
        CHECK(agree(vs[c].import_content_musd,
                    vs[c].foreign_value_added_musd + vs[c].reimported_domestic_musd));
        CHECK(std::abs(vs[c].unattributed_musd) < 1e-9);
    }
}

TEST_CASE("value added by origin agrees with sums over the full inverse") {
    const data::IoTable table = tests::random_economy(4, 3, 22);
    const tests::PlainWorld plain(table);
    const ValueAddedOrigin origin = value_added_origin(table, Leontief(table));
    for (std::size_t s = 0; s < 4; ++s)
        for (std::size_t c = 0; c < 4; ++c) {
            const auto w = plain.content(plain.b, s, c);
            const auto e = plain.exports(c);
            const auto x = plain.output(c);
            double exports = 0, output = 0, demand = 0;
            for (std::size_t k = 0; k < 3; ++k) {
                exports += w[k] * e[k];
                output += w[k] * x[k];
            }
            for (std::size_t r = 0; r < 4; ++r)
                for (std::size_t k = 0; k < 3; ++k)
                    demand += plain.content(plain.b, s, r)[k] * plain.demand(r, c)[k];
            CHECK(agree(origin.in_exports_musd(s, c), exports));
            CHECK(agree(origin.in_output_musd(s, c), output));
            CHECK(agree(origin.in_final_demand_musd(s, c), demand));
        }
}

TEST_CASE("exports out of inventories of an idle industry are reported as unattributed") {
    const data::IoTable table = tests::idle_exporter();
    const auto vs = vertical_specialization(table, trade_blocks(table, Leontief(table)));
    CHECK(vs[0].gross_exports_musd == doctest::Approx(43));
    CHECK(vs[0].unattributed_musd == doctest::Approx(-7));
    CHECK(vs[1].unattributed_musd == doctest::Approx(0));
}

TEST_CASE("value added by origin is that of decompr and numpy for WIOD 2008") {
    const std::string in_exports = "decompr_va_origin_in_exports_source_x_exporter_2008.csv";
    const std::string in_demand = "np_va_in_final_demand_source_x_absorber_2008.csv";
    if (!tests::have_reference(in_exports) || !tests::have_reference(in_demand) ||
        !tests::have_reference("np_tiva_by_country.csv"))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const Leontief leontief(table);
    const ValueAddedOrigin origin = value_added_origin(table, leontief);
    double worst = 0;
    std::size_t compared = 0;
    for (const auto& [file, found] : {std::pair(in_exports, &origin.in_exports_musd),
                                      std::pair(in_demand, &origin.in_final_demand_musd)}) {
        std::size_t s = 0;
        for (const auto& row : tests::read_csv(file)) {
            for (const auto& [column, text] : row)
                if (const auto c = std::ranges::find(table.economies(), column);
                    c != table.economies().end()) {
                    worst = std::max(
                        worst, tests::excess((*found)(s, table.economy(column).index()), text));
                    ++compared;
                }
            ++s;
        }
    }
    CHECK(compared == 2 * 41 * 41);
    CHECK(worst <= 1e-5);

    const auto vs = vertical_specialization(table, trade_blocks(table, leontief));
    for (const auto& row : tests::read_csv("np_tiva_by_country.csv")) {
        if (row.at("year") != "2008")
            continue;
        const auto& of = vs[table.economy(row.at("exporter")).index()];
        CHECK(tests::excess(of.gross_exports_musd, row.at("EXGR")) <= 1e-5);
        CHECK(tests::excess(of.domestic_value_added_musd, row.at("EXGR_DVA")) <= 1e-5);
        CHECK(tests::excess(of.foreign_value_added_musd, row.at("EXGR_FVA")) <= 1e-5);
        CHECK(tests::excess(of.value_added_exports_musd, row.at("VAX")) <= 1e-5);
    }
}

TEST_CASE("direct, indirect and reimported content are those of exvatools for WIOD 2008") {
    const std::string file = "exvatools_totals_2008.csv";
    if (!tests::have_reference(file))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const auto vs = vertical_specialization(table, trade_blocks(table, Leontief(table)));
    const std::map<std::string, double VerticalSpecialization::*> fields{
        {"EXGR", &VerticalSpecialization::gross_exports_musd},
        {"EXGR_DDC", &VerticalSpecialization::direct_domestic_musd},
        {"EXGR_IDC", &VerticalSpecialization::indirect_domestic_musd},
        {"EXGR_RIM", &VerticalSpecialization::reimported_domestic_musd},
        {"EXGR_FVA", &VerticalSpecialization::foreign_value_added_musd},
        {"DC", &VerticalSpecialization::domestic_value_added_musd},
        {"VAX", &VerticalSpecialization::value_added_exports_musd},
        {"DDC", &VerticalSpecialization::reimported_domestic_musd},
        {"FC", &VerticalSpecialization::foreign_value_added_musd},
        {"GVCB", &VerticalSpecialization::foreign_value_added_musd},
        {"GVCF", &VerticalSpecialization::in_others_exports_musd}};
    std::size_t compared = 0;
    for (const auto& row : tests::read_csv(file)) {
        const auto field = fields.find(row.at("term"));
        if (!row.at("method").starts_with("oecd") || field == fields.end())
            continue;
        const auto& of = vs[table.economy(row.at("exporter")).index()];
        CHECK_MESSAGE(tests::excess(of.*field->second, row.at("total")) <= 1e-5,
                      row.at("exporter") << " " << row.at("term"));
        ++compared;
    }
    CHECK(compared == 6 * 12);
}

}  // namespace
}  // namespace entente::exposure
