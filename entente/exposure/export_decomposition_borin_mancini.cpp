#include "entente/exposure/export_decomposition_borin_mancini.hpp"

#include <algorithm>

#include "entente/base/linear_algebra.hpp"
#include "entente/base/thread_pool.hpp"

namespace entente::exposure {
namespace {

/// What all exporters share, each n x G; j an industry, r its economy.
struct SharedProducts {
    Matrix domestic;  // (L_rr Y_rl)_j
    Matrix onward;    // (L_rr sum_{k != r} A_rk (B Y)_kl)_j = (B Y)_jl - (L_rr Y_rl)_j
    std::vector<double> all_domestic;  // sums over l
    std::vector<double> all_onward;
};

SharedProducts shared_products(const TradeBlocks& blocks) {
    const std::size_t n = blocks.per_output.size();
    SharedProducts shared{
        .domestic = block_diagonal_product(blocks.domestic_inverses, blocks.final_demand_musd),
        .onward = blocks.output_by_absorber_musd,
        .all_domestic = std::vector<double>(n),
        .all_onward = std::vector<double>(n)};
    for (std::size_t l = 0; l < blocks.economies; ++l)
        for (std::size_t j = 0; j < n; ++j) {
            shared.onward(j, l) -= shared.domestic(j, l);
            shared.all_domestic[j] += shared.domestic(j, l);
            shared.all_onward[j] += shared.onward(j, l);
        }
    return shared;
}

/// B~ of one exporter by what it takes away from B, all of them N values or N columns.
struct WithoutInputExports {
    std::vector<double> foreign_content;  // sum_{t != s} v_t B~_ts
    std::vector<double> exported_output;  // B_ss^-1 L_ss E_s
    /// Column l: q_l with (B~ Y~)_jl = (B Y)_jl - B_js q_l
    ///   q_l = B_ss^-1 ((B Y)_sl - delta_ls L_ss Y_ss)
    Matrix absorbed_less;
    std::vector<double> all_absorbed_less;  // sum over l
};

WithoutInputExports without_input_exports(const TradeBlocks& blocks,
                                          const SharedProducts& shared,
                                          const MatrixView& b,
                                          std::size_t s) {
    const std::size_t sectors = blocks.sectors;
    const std::size_t economies = blocks.economies;
    const std::size_t first = s * sectors;
    Matrix b_ss(sectors, sectors);
    for (std::size_t k = 0; k < sectors; ++k)
        std::copy_n(b.col(first + k).data() + first, sectors, b_ss.col(k).data());
    const LuFactors factors = lu_factor(std::move(b_ss), 1);

    Matrix foreign(sectors, 1), exports(sectors, 1), absorbed(sectors, economies);
    for (std::size_t k = 0; k < sectors; ++k) {
        const std::size_t i = first + k;
        foreign(k, 0) = blocks.foreign_content[i];
        for (std::size_t r = 0; r < economies; ++r)
            exports(k, 0) += blocks.gross_exports_musd(i, r);
        for (std::size_t l = 0; l < economies; ++l)
            absorbed(k, l) = blocks.output_by_absorber_musd(i, l);
        absorbed(k, s) -= shared.domestic(i, s);
    }
    const MatrixView l_ss = blocks.domestic_inverse(s);
    lu_solve_transposed(factors.view(), foreign, 1);
    lu_solve(factors.view(), absorbed, 1);
    const Matrix g = transposed_product(l_ss, foreign.view(), 1);
    Matrix exported = product(l_ss, exports.view(), 1);
    lu_solve(factors.view(), exported, 1);

    WithoutInputExports without{.foreign_content = {g.col(0).begin(), g.col(0).end()},
                                .exported_output = {exported.col(0).begin(), exported.col(0).end()},
                                .absorbed_less = std::move(absorbed),
                                .all_absorbed_less = {}};
    for (std::size_t k = 0; k < sectors; ++k)
        without.all_absorbed_less.push_back(row_sum(without.absorbed_less, k));
    return without;
}

/// Value added in the inputs that s sells to r, by what they end up in: f A_sr d for the vectors d
/// of the terms, f a weight for each industry of s.
struct InputChains {
    double at_home = 0;      // d = L_rr Y_rr
    double to_exporter = 0;  // d = L_rr Y_rs
    double to_all = 0;       // d = L_rr sum_l Y_rl
    double onward_to_partner = 0, onward_to_exporter = 0, onward_to_all = 0;
    std::vector<double> back;  // f A_sr B_rs, N: per unit that s makes for B_rs; only if asked for
};

enum class Back { Wanted, Unwanted };

InputChains input_chains(const data::IoTable& table,
                         const TradeBlocks& blocks,
                         const SharedProducts& shared,
                         const MatrixView& b,
                         std::span<const double> f,
                         std::size_t s,
                         std::size_t r,
                         Back back) {
    const std::size_t sectors = blocks.sectors;
    InputChains chains;
    std::vector<double> f_a(sectors);  // f A_sr
    for (std::size_t k = 0; k < sectors; ++k) {
        const std::size_t j = r * sectors + k;
        f_a[k] = dot(f, table.intermediate_musd().col(j).subspan(s * sectors, sectors)) *
                 blocks.per_output[j];
        chains.at_home += f_a[k] * shared.domestic(j, r);
        chains.to_exporter += f_a[k] * shared.domestic(j, s);
        chains.to_all += f_a[k] * shared.all_domestic[j];
        chains.onward_to_partner += f_a[k] * shared.onward(j, r);
        chains.onward_to_exporter += f_a[k] * shared.onward(j, s);
        chains.onward_to_all += f_a[k] * shared.all_onward[j];
    }
    if (back == Back::Wanted)
        for (std::size_t k = 0; k < sectors; ++k)
            chains.back.push_back(dot(f_a, b.col(s * sectors + k).subspan(r * sectors, sectors)));
    return chains;
}

/// Takes what comes back through s out of the onward chains: B~ Y~ in place of B Y.
void exclude_second_passage(InputChains& chains,
                            const WithoutInputExports& without,
                            std::size_t s,
                            std::size_t r) {
    chains.onward_to_partner -= dot(chains.back, without.absorbed_less.col(r));
    chains.onward_to_exporter -= dot(chains.back, without.absorbed_less.col(s));
    chains.onward_to_all -= dot(chains.back, without.all_absorbed_less);
}

void fill_domestic(BorinManciniTerms& terms, double in_final, const InputChains& chains) {
    terms.vax1_musd = in_final;
    terms.vax2_musd = chains.at_home;
    terms.vax3_musd = chains.to_all - chains.at_home - chains.to_exporter;
    terms.vax4_musd = chains.onward_to_all - chains.onward_to_exporter;
    terms.ref1_musd = chains.to_exporter;
    terms.ref2_musd = chains.onward_to_exporter;
    terms.vax_musd = terms.vax1_musd + terms.vax2_musd + terms.vax3_musd + terms.vax4_musd;
    terms.ref_musd = terms.ref1_musd + terms.ref2_musd;
    terms.dva_musd = terms.vax_musd + terms.ref_musd;
}

void fill_foreign(BorinManciniTerms& terms, double in_final, const InputChains& chains) {
    terms.fva1_musd = in_final;
    terms.fva2_musd = chains.at_home;
    terms.fva3_musd = chains.to_all - chains.at_home;
    terms.fva4_musd = chains.onward_to_all;
    terms.fva_musd = terms.fva1_musd + terms.fva2_musd + terms.fva3_musd + terms.fva4_musd;
}

void close(BorinManciniTerms& terms) {
    terms.unattributed_musd = terms.gross_exports_musd - terms.dva_musd - terms.ddc_musd -
                              terms.fva_musd - terms.fdc_musd;
}

/// One exporter: its contents by industry, and final and gross exports to a partner.
class Exporter {
public:
    Exporter(const data::IoTable& table,
             const TradeBlocks& blocks,
             const SharedProducts& shared,
             const MatrixView& b,
             std::size_t s)
        : table_(table),
          blocks_(blocks),
          shared_(shared),
          b_(b),
          s_(s),
          without_(without_input_exports(blocks, shared, b, s)),
          vl_(part(blocks.domestic_chain_content)),
          vb_(part(blocks.domestic_content)),
          foreign_(part(blocks.foreign_content)) {}

    SourceBasedTerms source(std::size_t r) const {
        const auto& g = without_.foreign_content;
        const auto e_sr = [&](std::size_t i) { return blocks_.gross_exports_musd(i, r); };
        SourceBasedTerms terms;
        terms.gross_exports_musd = gross(r);
        fill_domestic(terms, final(vl_, r), chains(vl_, r, Back::Unwanted));
        fill_foreign(terms, final(g, r), chains(g, r, Back::Unwanted));
        for (std::size_t k = 0; k < blocks_.sectors; ++k) {
            const double e = e_sr(s_ * blocks_.sectors + k);
            terms.ddc_musd += (vb_[k] - vl_[k]) * e;
            terms.fdc_musd += (foreign_[k] - g[k]) * e;
        }
        terms.davax_musd = terms.vax1_musd + terms.vax2_musd;
        terms.gvc_backward_musd = terms.fva_musd + terms.fdc_musd + terms.ddc_musd;
        terms.gvc_forward_musd = terms.vax3_musd + terms.vax4_musd + terms.ref_musd;
        terms.gvc_musd = terms.gvc_backward_musd + terms.gvc_forward_musd;
        close(terms);
        return terms;
    }

    SinkBasedTerms sink(std::size_t r) const {
        InputChains own = chains(vb_, r, Back::Wanted);
        InputChains foreign = chains(foreign_, r, Back::Wanted);
        exclude_second_passage(own, without_, s_, r);
        exclude_second_passage(foreign, without_, s_, r);
        SinkBasedTerms terms;
        terms.gross_exports_musd = gross(r);
        fill_domestic(terms, final(vb_, r), own);
        fill_foreign(terms, final(foreign_, r), foreign);
        terms.ddc_musd = dot(own.back, without_.exported_output);
        terms.fdc_musd = dot(foreign.back, without_.exported_output);
        terms.vaxim_musd = terms.vax1_musd + terms.vax2_musd + own.onward_to_partner;
        close(terms);
        return terms;
    }

private:
    std::span<const double> part(const std::vector<double>& of_all) const {
        return std::span(of_all).subspan(s_ * blocks_.sectors, blocks_.sectors);
    }

    InputChains chains(std::span<const double> f, std::size_t r, Back back) const {
        return input_chains(table_, blocks_, shared_, b_, f, s_, r, back);
    }

    double final(std::span<const double> f, std::size_t r) const {
        double sum = 0;
        for (std::size_t k = 0; k < f.size(); ++k)
            sum += f[k] * blocks_.final_exports_musd(s_ * blocks_.sectors + k, r);
        return sum;
    }

    double gross(std::size_t r) const {
        double sum = 0;
        for (std::size_t k = 0; k < blocks_.sectors; ++k)
            sum += blocks_.gross_exports_musd(s_ * blocks_.sectors + k, r);
        return sum;
    }

    const data::IoTable& table_;
    const TradeBlocks& blocks_;
    const SharedProducts& shared_;
    MatrixView b_;
    std::size_t s_;
    WithoutInputExports without_;
    std::span<const double> vl_, vb_, foreign_;
};

void add_common(BorinManciniTerms& sum, const BorinManciniTerms& terms) {
    for (const auto& [name, field] : borin_mancini_columns)
        sum.*field += terms.*field;
}

}  // namespace

std::vector<SourceBasedTerms> BorinManciniDecomposition::source_by_exporter() const {
    std::vector<SourceBasedTerms> sums(economies);
    for (std::size_t k = 0; k < source.size(); ++k) {
        SourceBasedTerms& sum = sums[k / economies];
        add_common(sum, source[k]);
        sum.davax_musd += source[k].davax_musd;
        sum.gvc_backward_musd += source[k].gvc_backward_musd;
        sum.gvc_forward_musd += source[k].gvc_forward_musd;
        sum.gvc_musd += source[k].gvc_musd;
    }
    return sums;
}

std::vector<SinkBasedTerms> BorinManciniDecomposition::sink_by_exporter() const {
    std::vector<SinkBasedTerms> sums(economies);
    for (std::size_t k = 0; k < sink.size(); ++k) {
        add_common(sums[k / economies], sink[k]);
        sums[k / economies].vaxim_musd += sink[k].vaxim_musd;
    }
    return sums;
}

BorinManciniDecomposition borin_mancini_decomposition(const data::IoTable& table,
                                                      const TradeBlocks& blocks,
                                                      const MatrixView& leontief_inverse) {
    const SharedProducts shared = shared_products(blocks);
    const std::size_t economies = blocks.economies;
    BorinManciniDecomposition result{.economies = economies,
                                     .source = std::vector<SourceBasedTerms>(economies * economies),
                                     .sink = std::vector<SinkBasedTerms>(economies * economies)};
    parallel_for(economies, default_threads(), [&](std::size_t s) {
        const Exporter exporter(table, blocks, shared, leontief_inverse, s);
        for (std::size_t r = 0; r < economies; ++r)
            if (r != s) {
                result.source[s * economies + r] = exporter.source(r);
                result.sink[s * economies + r] = exporter.sink(r);
            }
    });
    return result;
}

}  // namespace entente::exposure
