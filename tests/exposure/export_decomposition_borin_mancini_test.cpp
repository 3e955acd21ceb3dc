#include "entente/exposure/export_decomposition_borin_mancini.hpp"

#include <doctest/doctest.h>

#include "tests/exposure/plain_world.hpp"
#include "tests/exposure/reference_tables.hpp"

namespace entente::exposure {
namespace {

using data::Leontief;
using tests::agree;
using tests::operator+;
using tests::PlainWorld;
using tests::Values;

BorinManciniDecomposition decompose(const data::IoTable& table) {
    const Matrix inverse = Leontief(table).inverse();
    return borin_mancini_decomposition(table, trade_blocks(table, inverse.view()), inverse.view());
}

// Source: f = v_1 L_11 = 1/2, g = v_2 A_21 L_11 = 1/4. a(d) = 1/2 d, B Y = 4/3 (50, 25; 25, 50).
//   VAX2: 1/4 * 50   VAX4: 1/4 * A_21 B_12 50 = 1/4 * 50/3   REF2: 1/4 * A_21 B_11 50 = 1/4 * 100/3
//   DDC: (2/3 - 1/2) 50   FVA: 1/4 * 50   FDC: (1/3 - 1/4) 50
// Sink: f = v_1 B_11 = 2/3, g = v_2 B_21 = 1/3, B~_11 = 1, B~_12 = 0.
//   VAX2: 1/3 * 50   VAX4: 0   REF2: 1/3 * A_21 50   DDC: 1/3 * A_21 50   FDC: 1/6 * A_21 50
TEST_CASE("source and sink place the same value added at its first and its last crossing") {
    const auto found = decompose(tests::mutual_suppliers());
    const SourceBasedTerms source = found.source_by_exporter()[0];
    CHECK(source.gross_exports_musd == doctest::Approx(50));
    CHECK(source.vax2_musd == doctest::Approx(12.5));
    CHECK(source.vax4_musd == doctest::Approx(25.0 / 6));
    CHECK(source.ref2_musd == doctest::Approx(25.0 / 3));
    CHECK(source.dva_musd == doctest::Approx(25));
    CHECK(source.ddc_musd == doctest::Approx(25.0 / 3));
    CHECK(source.fva_musd == doctest::Approx(12.5));
    CHECK(source.fdc_musd == doctest::Approx(25.0 / 6));
    CHECK(source.davax_musd == doctest::Approx(12.5));
    CHECK(source.gvc_musd == doctest::Approx(37.5));
    const SinkBasedTerms sink = found.sink_by_exporter()[0];
    CHECK(sink.vax2_musd == doctest::Approx(50.0 / 3));
    CHECK(sink.vax4_musd == doctest::Approx(0));
    CHECK(sink.ref2_musd == doctest::Approx(25.0 / 3));
    CHECK(sink.ddc_musd == doctest::Approx(25.0 / 3));
    CHECK(sink.fdc_musd == doctest::Approx(25.0 / 6));
    CHECK(sink.fva_musd == doctest::Approx(12.5));
    CHECK(sink.vaxim_musd == doctest::Approx(50.0 / 3));
}

TEST_CASE("a part that crosses two borders is value added absorbed abroad but not by the buyer") {
    const auto found = decompose(tests::assembly_chain());
    const SourceBasedTerms& china = found.source[0 * 3 + 2];  // to VNM
    CHECK(china.davax_musd == doctest::Approx(40));
    CHECK(china.vax4_musd == doctest::Approx(10));
    CHECK(found.sink[0 * 3 + 2].vaxim_musd == doctest::Approx(40));
    const SourceBasedTerms& vietnam = found.source[2 * 3 + 1];  // to JPN
    CHECK(vietnam.davax_musd == doctest::Approx(10));
    CHECK(vietnam.fva2_musd == doctest::Approx(10));
    CHECK(vietnam.fdc_musd == doctest::Approx(0));
}

/// The equations of the header written out, with H K and the world without input exports explicit.
class PlainDecomposition {
public:
    PlainDecomposition(const PlainWorld& world, std::size_t s) : w_(world), s_(s) {
        Matrix a = w_.a;
        y_ = w_.y;
        for (std::size_t i = s * w_.sectors; i < (s + 1) * w_.sectors; ++i) {
            for (std::size_t j = 0; j < a.cols(); ++j)
                if (j / w_.sectors != s)
                    a(i, j) = 0;
            for (std::size_t r = 0; r < w_.economies; ++r)
                if (r != s)
                    y_(i, r) = 0;
        }
        b_ = tests::leontief_of(a);
    }

    SourceBasedTerms source(std::size_t r) const {
        SourceBasedTerms terms;
        const auto f = w_.content(w_.l, s_, s_);
        const auto g = w_.foreign_content(b_, s_);
        fill(terms, f, g, w_.b, w_.y, r);
        const auto e_sr = w_.exports_to(s_, r);
        terms.ddc_musd = dot(w_.content(w_.b, s_, s_), e_sr) - dot(f, e_sr);
        terms.fdc_musd = dot(w_.foreign_content(w_.b, s_), e_sr) - dot(g, e_sr);
        return terms;
    }

    SinkBasedTerms sink(std::size_t r) const {
        SinkBasedTerms terms;
        const auto f = w_.content(w_.b, s_, s_);
        const auto g = w_.foreign_content(w_.b, s_);
        fill(terms, f, g, b_, y_, r);
        Values again(w_.sectors), in_partner(w_.sectors);
        for (std::size_t j = 0; j < w_.economies; ++j) {
            if (j == r)
                continue;
            again = again + w_.times(w_.a, r, j, w_.times(b_, j, s_, w_.exports(s_)));
            for (std::size_t k = 0; k < w_.economies; ++k)
                in_partner =
                    in_partner + w_.times(w_.a, r, j, w_.times(b_, j, k, demand(y_, k, r)));
        }
        terms.ddc_musd = dot(f, sold(again, r));
        terms.fdc_musd = dot(g, sold(again, r));
        terms.vaxim_musd = terms.vax1_musd + terms.vax2_musd + dot(f, sold(in_partner, r));
        return terms;
    }

private:
    Values demand(const Matrix& y, std::size_t s, std::size_t r) const {
        Values result(w_.sectors);
        for (std::size_t i = 0; i < w_.sectors; ++i)
            result[i] = y(s * w_.sectors + i, r);
        return result;
    }

    /// A_sr L_rr d
    Values sold(const Values& d, std::size_t r) const {
        return w_.times(w_.a, s_, r, w_.times(w_.l, r, r, d));
    }

    void fill(BorinManciniTerms& terms,
              const Values& f,
              const Values& g,
              const Matrix& h,
              const Matrix& k_kl,
              std::size_t r) const {
        Values to_third(w_.sectors), onward(w_.sectors), onward_back(w_.sectors);
        for (std::size_t j = 0; j < w_.economies; ++j) {
            if (j == r)
                continue;
            if (j != s_)
                to_third = to_third + w_.demand(r, j);
            for (std::size_t k = 0; k < w_.economies; ++k)
                for (std::size_t l = 0; l < w_.economies; ++l) {
                    auto& sum = l == s_ ? onward_back : onward;
                    sum = sum + w_.times(w_.a, r, j, w_.times(h, j, k, demand(k_kl, k, l)));
                }
        }
        const auto y_sr = w_.demand(s_, r);
        for (const double e : w_.exports_to(s_, r))
            terms.gross_exports_musd += e;
        terms.vax1_musd = dot(f, y_sr);
        terms.vax2_musd = dot(f, sold(w_.demand(r, r), r));
        terms.vax3_musd = dot(f, sold(to_third, r));
        terms.vax4_musd = dot(f, sold(onward, r));
        terms.ref1_musd = dot(f, sold(w_.demand(r, s_), r));
        terms.ref2_musd = dot(f, sold(onward_back, r));
        terms.fva1_musd = dot(g, y_sr);
        terms.fva2_musd = dot(g, sold(w_.demand(r, r), r));
        terms.fva3_musd = dot(g, sold(to_third + w_.demand(r, s_), r));
        terms.fva4_musd = dot(g, sold(onward + onward_back, r));
        terms.vax_musd = terms.vax1_musd + terms.vax2_musd + terms.vax3_musd + terms.vax4_musd;
        terms.ref_musd = terms.ref1_musd + terms.ref2_musd;
        terms.dva_musd = terms.vax_musd + terms.ref_musd;
        terms.fva_musd = terms.fva1_musd + terms.fva2_musd + terms.fva3_musd + terms.fva4_musd;
    }

    const PlainWorld& w_;
    std::size_t s_;
    Matrix b_;  // B~
    Matrix y_;  // Y~
};

TEST_CASE("both decompositions agree with the equations written out for every pair") {
    const data::IoTable table = tests::random_economy(5, 4, 51);
    const PlainWorld world(table);
    const auto found = decompose(table);
    for (std::size_t s = 0; s < 5; ++s) {
        const PlainDecomposition plain(world, s);
        for (std::size_t r = 0; r < 5; ++r) {
            if (r == s)
                continue;
            const SourceBasedTerms source = plain.source(r);
            const SinkBasedTerms sink = plain.sink(r);
            for (const auto& [name, field] : borin_mancini_columns) {
                CHECK_MESSAGE(agree(found.source[s * 5 + r].*field, source.*field),
                              "source " << name << " " << s << " to " << r);
                CHECK_MESSAGE(agree(found.sink[s * 5 + r].*field, sink.*field),
                              "sink " << name << " " << s << " to " << r);
            }
            CHECK(agree(found.sink[s * 5 + r].vaxim_musd, sink.vaxim_musd));
        }
    }
}

TEST_CASE("what source and sink count differs by partner but not for an exporter as a whole") {
    const data::IoTable table = tests::random_economy(5, 4, 52);
    const auto found = decompose(table);
    const auto source = found.source_by_exporter();
    const auto sink = found.sink_by_exporter();
    const TradeBlocks blocks = trade_blocks(table, Leontief(table));
    for (std::size_t s = 0; s < 5; ++s) {
        CHECK(agree(source[s].dva_musd, sink[s].dva_musd));
        CHECK(agree(source[s].vax_musd, sink[s].vax_musd));
        CHECK(agree(source[s].ref_musd, sink[s].ref_musd));
        CHECK(agree(source[s].ddc_musd, sink[s].ddc_musd));
        CHECK(agree(source[s].fva_musd, sink[s].fva_musd));
        CHECK(agree(source[s].fdc_musd, sink[s].fdc_musd));
        CHECK(agree(source[s].gvc_musd, source[s].gross_exports_musd - source[s].davax_musd));
        // Value added exports of Johnson and Noguera: v_s (B Y_d)_s over d != s.
        double vax = 0;
        for (std::size_t i = s * 4; i < (s + 1) * 4; ++i)
            for (std::size_t d = 0; d < 5; ++d)
                if (d != s)
                    vax +=
                        blocks.value_added_coefficients[i] * blocks.output_by_absorber_musd(i, d);
        CHECK(agree(source[s].vax_musd, vax));
    }
    for (std::size_t k = 0; k < 25; ++k) {
        CHECK(std::abs(found.source[k].unattributed_musd) < 1e-9);
        CHECK(std::abs(found.sink[k].unattributed_musd) < 1e-9);
    }
    CHECK(std::abs(found.source[1].dva_musd - found.sink[1].dva_musd) > 1e-3);
}

TEST_CASE("exports of an idle industry are left unattributed by source and by sink") {
    const auto found = decompose(tests::idle_exporter());
    CHECK(found.source_by_exporter()[0].unattributed_musd == doctest::Approx(-7));
    CHECK(found.sink_by_exporter()[0].unattributed_musd == doctest::Approx(-7));
}

/// exvatools' names.
template <class Terms>
using Fields = std::map<std::string, double Terms::*>;

template <class Terms>
Fields<Terms> common_fields() {
    return {{"EXGR", &Terms::gross_exports_musd},
            {"DVA", &Terms::dva_musd},
            {"VAX", &Terms::vax_musd},
            {"REF", &Terms::ref_musd},
            {"DDC", &Terms::ddc_musd},
            {"FVA", &Terms::fva_musd},
            {"FDC", &Terms::fdc_musd},
            {"VAX1", &Terms::vax1_musd},
            {"VAX2", &Terms::vax2_musd},
            {"VAX3", &Terms::vax3_musd},
            {"VAX4", &Terms::vax4_musd},
            {"REF1", &Terms::ref1_musd},
            {"REF2", &Terms::ref2_musd},
            {"FVA1", &Terms::fva1_musd},
            {"FVA2", &Terms::fva2_musd},
            {"FVA3", &Terms::fva3_musd},
            {"FVA4", &Terms::fva4_musd}};
}

template <class Terms>
void compare(const std::string& exporter,
             const std::string& method,
             const std::string& term,
             const std::string& text,
             const Terms& terms,
             const Fields<Terms>& fields) {
    const auto field = fields.find(term);
    const double found = term == "DC"            ? terms.dva_musd + terms.ddc_musd
                         : term == "FC"          ? terms.fva_musd + terms.fdc_musd
                         : field == fields.end() ? std::nan("")
                                                 : terms.*field->second;
    CHECK_MESSAGE(tests::excess(found, text) <= 1e-5,
                  exporter << " " << method << " " << term << " " << found << " for " << text);
}

TEST_CASE("source, sink and Miroudot-Ye are those of exvatools for WIOD 2008") {
    const std::string file = "exvatools_totals_2008.csv";
    if (!tests::have_reference(file))
        return;
    const data::IoTable& table = tests::wiod_table_2008();
    const auto found = decompose(table);
    const auto source = found.source_by_exporter();
    const auto sink = found.sink_by_exporter();
    auto source_fields = common_fields<SourceBasedTerms>();
    source_fields.insert({{"DAVAX", &SourceBasedTerms::davax_musd},
                          {"GVC", &SourceBasedTerms::gvc_musd},
                          {"GVCB", &SourceBasedTerms::gvc_backward_musd},
                          {"GVCF", &SourceBasedTerms::gvc_forward_musd}});
    auto sink_fields = common_fields<SinkBasedTerms>();
    sink_fields.insert({"VAXIM", &SinkBasedTerms::vaxim_musd});
    std::size_t compared = 0;
    for (const auto& row : tests::read_csv(file)) {
        const std::string& method = row.at("method");
        const std::size_t s = table.economy(row.at("exporter")).index();
        if (method.starts_with("bm_snk"))
            compare(row.at("exporter"), method, row.at("term"), row.at("total"), sink[s],
                    sink_fields);
        else if (method.starts_with("bm_src") || method.starts_with("my"))
            compare(row.at("exporter"), method, row.at("term"), row.at("total"), source[s],
                    source_fields);
        else
            continue;
        ++compared;
    }
    CHECK(compared == 6 * (13 + 13 + 10 + 13 + 7 + 5));
}

}  // namespace
}  // namespace entente::exposure
