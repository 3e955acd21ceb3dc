#include "entente/exposure/export_decomposition_kww.hpp"

#include <algorithm>
#include <cctype>

#include <doctest/doctest.h>

#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"

namespace entente::exposure {
namespace {

using tests::agree;
using tests::PlainWorld;
using tests::Values;

std::vector<KwwTerms> decompose(const data::IoTable& table) {
    return kww_decomposition(table, trade_blocks(table, data::Leontief(table)));
}

// v_1 B_11 = 2/3, v_1 B_12 = 1/3, v_2 B_21 = 1/3, v_1 L_11 = 1/2, E_1 = 50:
//   2: 1/3 * 50   5: (2/3 - 1/2) * 50   6: (2/3 - 1/2) * 50   8: 1/3 * 1/2 * 50   9: 1/3 * 1/2 * 50
TEST_CASE("two economies that supply each other count value added twice") {
    const KwwTerms terms = decompose(tests::mutual_suppliers())[0];
    CHECK(terms.gross_exports_musd == doctest::Approx(50));
    CHECK(terms.dva_fin_musd == 0);
    CHECK(terms.dva_int_musd == doctest::Approx(50.0 / 3));
    CHECK(terms.dva_intrex_musd == doctest::Approx(0));
    CHECK(terms.rdv_fin_musd == 0);
    CHECK(terms.rdv_int_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.ddc_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.fva_fin_musd == 0);
    CHECK(terms.fva_int_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.fdc_musd == doctest::Approx(25.0 / 3));
    CHECK(terms.unattributed_musd == doctest::Approx(0));
}

double sum_of(const Values& a, const Values& b) {
    return dot(a, b);
}

/// Equation (36) term by term; the ninth by its formula.
KwwTerms plain_terms(const PlainWorld& world, std::size_t s) {
    const auto domestic = world.content(world.b, s, s);
    const auto foreign = world.foreign_content(world.b, s);
    KwwTerms terms;
    terms.dva_fin_musd = sum_of(domestic, world.final_exports(s, s));
    terms.fva_fin_musd = sum_of(foreign, world.final_exports(s, s));
    for (std::size_t r = 0; r < world.economies; ++r) {
        if (r == s)
            continue;
        Values through(world.sectors);  // v_s B_sr
        for (std::size_t j = 0; j < world.sectors; ++j)
            for (std::size_t i = 0; i < world.sectors; ++i)
                through[j] += world.v[s * world.sectors + i] *
                              world.b(s * world.sectors + i, r * world.sectors + j);
        const auto returned = [&](const Values& d) {
            return sum_of(through, world.times(world.a, r, s, world.times(world.l, s, s, d)));
        };
        const auto sold = [&](const Values& d) {
            return sum_of(foreign, world.times(world.a, s, r, world.times(world.l, r, r, d)));
        };
        terms.dva_int_musd += sum_of(through, world.demand(r, r));
        terms.dva_intrex_musd += sum_of(through, world.final_exports(r, s));
        terms.rdv_fin_musd += sum_of(through, world.demand(r, s));
        terms.rdv_int_musd += returned(world.demand(s, s));
        terms.ddc_musd += returned(world.exports(s));
        terms.fva_int_musd += sold(world.demand(r, r));
        terms.fdc_musd += sold(world.exports(r));
        for (const double e : world.exports_to(s, r))
            terms.gross_exports_musd += e;
    }
    return terms;
}

TEST_CASE("the nine terms agree with the equation written out") {
    const data::IoTable table = tests::random_economy(5, 4, 31);
    const PlainWorld world(table);
    const auto found = decompose(table);
    for (std::size_t s = 0; s < 5; ++s) {
        const KwwTerms expected = plain_terms(world, s);
        for (const auto& [name, field] : kww_columns)
            CHECK_MESSAGE(agree(found[s].*field, expected.*field), name << " of economy " << s);
    }
}

TEST_CASE("the nine terms sum to gross exports and what closes the sum is shown") {
    const auto terms = decompose(tests::idle_exporter());
    CHECK(terms[0].unattributed_musd == doctest::Approx(-7));
    CHECK(terms[1].unattributed_musd == doctest::Approx(0));
    for (const KwwTerms& of : terms) {
        double sum = 0;
        for (std::size_t k = 1; k <= 9; ++k)
            sum += of.*kww_columns[k].second;
        CHECK(agree(sum, of.gross_exports_musd));
    }
}

TEST_CASE("the nine terms are those of decompr for WIOD 2008") {
    const std::string file = "decompr_kww_2008.csv";
    if (!tests::have_reference(file))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const auto found = decompose(table);
    std::size_t compared = 0;
    for (const auto& row : tests::read_csv(file)) {
        const KwwTerms& terms = found[table.economy(row.at("Country")).index()];
        for (const auto& [column, text] : row) {
            std::string name = column + "_musd";
            std::ranges::transform(name, name.begin(),
                                   [](unsigned char c) { return std::tolower(c); });
            const auto field =
                std::ranges::find(kww_columns, name, [](const auto& c) { return c.first; });
            if (field == kww_columns.end())
                continue;
            ++compared;
            CHECK_MESSAGE(tests::excess(terms.*field->second, text) <= 1e-5, row.at("Country")
                                                                                 << " " << column);
        }
    }
    CHECK(compared == 41 * 9);
}

}  // namespace
}  // namespace entente::exposure
