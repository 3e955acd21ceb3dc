#include "entente/exposure/extraction.hpp"

#include <algorithm>

#include "entente/base/error.hpp"
#include "entente/base/linear_algebra.hpp"

namespace entente::exposure {
namespace {

/// S and T sorted, each once, with a_ij for i in S, j in T.
struct Flows {
    std::vector<std::size_t> sources, buyers;
    Matrix a;  // |S| x |T|; empty where no intermediate flow is struck out

    std::size_t rank() const { return std::min(a.rows(), a.cols()); }

    bool by_buyers() const { return a.cols() <= a.rows(); }
};

Flows flows_of(const data::IoTable& table, const ExtractionQuestion& question) {
    if (question.sources.empty() || question.destinations.empty())
        throw Error(ErrorKind::InvalidInput, "name the sellers and the economies they sell to");
    Flows flows;
    for (const IndustryId i : question.sources) {
        if (std::ranges::count(question.destinations, table.economy_of(i)) > 0)
            throw Error(ErrorKind::InvalidInput,
                        table.label_of(i) + " is itself in " +
                            table.economies()[table.economy_of(i).index()] +
                            "; sales at home cannot be extracted");
        flows.sources.push_back(i.index());
    }
    for (const EconomyId d : question.destinations)
        for (const IndustryId j : table.industries_of(d))
            flows.buyers.push_back(j.index());
    for (auto* ids : {&flows.sources, &flows.buyers}) {
        std::ranges::sort(*ids);
        const auto repeated = std::ranges::unique(*ids);
        ids->erase(repeated.begin(), repeated.end());
    }
    if (question.uses == ExtractedUses::FinalOnly)
        return flows;
    flows.a = Matrix(flows.sources.size(), flows.buyers.size());
    for (std::size_t t = 0; t < flows.buyers.size(); ++t) {
        const std::size_t j = flows.buyers[t];
        const double x_j = table.gross_output_musd()[j];
        for (std::size_t s = 0; s < flows.sources.size() && x_j > 0; ++s)
            flows.a(s, t) = table.intermediate_musd()(flows.sources[s], j) / x_j;
    }
    return flows;
}

double intermediate_removed(const data::IoTable& table, const Flows& flows) {
    double sum = 0;
    for (std::size_t t = 0; t < flows.a.cols(); ++t)
        for (std::size_t s = 0; s < flows.a.rows(); ++s)
            sum += table.intermediate_musd()(flows.sources[s], flows.buyers[t]);
    return sum;
}

/// Columns Y 1, Y* 1 and U; returns the final demand that was struck out.
double fill_right_hand_sides(const data::IoTable& table,
                             const ExtractionQuestion& question,
                             const Flows& flows,
                             Matrix& columns) {
    const std::size_t categories = table.category_count();
    const auto y = table.final_demand_musd();
    for (std::size_t k = 0; k < y.cols; ++k)
        for (std::size_t i = 0; i < y.rows; ++i)
            columns(i, 0) += y(i, k);
    std::ranges::copy(columns.col(0), columns.col(1).begin());

    double removed = 0;
    std::vector<EconomyId> destinations = question.destinations;
    std::ranges::sort(destinations);
    const auto repeated = std::ranges::unique(destinations);
    destinations.erase(repeated.begin(), repeated.end());
    if (question.uses != ExtractedUses::IntermediateOnly)
        for (const EconomyId d : destinations)
            for (std::size_t k = d.index() * categories; k < (d.index() + 1) * categories; ++k)
                for (const std::size_t i : flows.sources) {
                    columns(i, 1) -= y(i, k);
                    removed += y(i, k);
                }
    for (std::size_t s = 0; s < flows.a.rows(); ++s) {
        if (!flows.by_buyers())
            columns(flows.sources[s], 2 + s) = 1;  // U picks the rows S
        else
            for (std::size_t t = 0; t < flows.a.cols(); ++t)
                columns(flows.sources[s], 2 + t) = flows.a(s, t);  // U = A[S,T] in the rows S
    }
    return removed;
}

/// V' m: the rows T of m, multiplied with A[S,T] where U picks the rows S.
Matrix apply_v(const Flows& flows, const Matrix& m, std::size_t first, std::size_t count) {
    Matrix rows(flows.buyers.size(), count);
    for (std::size_t c = 0; c < count; ++c)
        for (std::size_t t = 0; t < flows.buyers.size(); ++t)
            rows(t, c) = m(flows.buyers[t], first + c);
    return flows.by_buyers() ? rows : product(flows.a.view(), rows.view());
}

/// x* = z - P (I + V'P)^-1 V'z, with z in column 1 and P in the columns from 2 on.
std::vector<double> output_after(const Flows& flows, const Matrix& solved) {
    const auto z = solved.col(1);
    std::vector<double> after(z.begin(), z.end());
    const std::size_t k = flows.rank();
    if (k == 0)
        return after;
    Matrix inner = apply_v(flows, solved, 2, k);
    for (std::size_t d = 0; d < k; ++d)
        inner(d, d) += 1;
    Matrix q = apply_v(flows, solved, 1, 1);
    lu_solve(lu_factor(std::move(inner)).view(), q);
    for (std::size_t d = 0; d < k; ++d)
        for (std::size_t i = 0; i < after.size(); ++i)
            after[i] -= solved(i, 2 + d) * q(d, 0);
    return after;
}

void add(BeforeAndAfter& sums, double before, double after, double value_added) {
    sums.gross_output_before += before;
    sums.gross_output_after += after;
    sums.value_added_before += value_added * before;
    sums.value_added_after += value_added * after;
}

}  // namespace

Extraction extract(const data::IoTable& table,
                   const data::Leontief& leontief,
                   const ExtractionQuestion& question) {
    const Flows flows = flows_of(table, question);
    Extraction result;
    Matrix columns(table.industry_count(), 2 + flows.rank());
    result.final_removed_musd = fill_right_hand_sides(table, question, flows, columns);
    result.intermediate_removed_musd = intermediate_removed(table, flows);

    const Matrix solved = leontief.times(std::move(columns));
    result.output_before_musd.assign(solved.col(0).begin(), solved.col(0).end());
    result.output_after_musd = output_after(flows, solved);
    result.by_economy.resize(table.economy_count());
    const auto v = data::value_added_coefficients(table);
    for (const IndustryId i : table.industry_ids()) {
        const double before = result.output_before_musd[i.index()];
        const double after = result.output_after_musd[i.index()];
        add(result.by_economy[table.economy_of(i).index()], before, after, v[i.index()]);
        add(result.world, before, after, v[i.index()]);
    }
    return result;
}

}  // namespace entente::exposure
