#include "entente/exposure/supplier_exposure.hpp"

#include <cmath>
#include <span>

namespace entente::exposure {
namespace {

double share(double part, double whole) {
    return whole != 0 ? part / whole : 0;
}

/// The four weights of one question and what stands behind one unit of each industry under them.
struct Behind {
    std::vector<double> in_source, in_suppliers;  // p and S as 0 / 1
    std::span<const double> source;               // p'L
    std::span<const double> suppliers;            // S'L
    std::span<const double> source_value_added;   // (v on p)'L
    std::span<const double> suppliers_value_added;
};

std::vector<double> indicator(const std::vector<IndustryId>& industries, std::size_t n) {
    std::vector<double> member(n, industries.empty() ? 1 : 0);
    for (const IndustryId i : industries)
        member[i.index()] = 1;
    return member;
}

/// Numerators and denominators of all shares; a row of several buyers adds them up.
struct Parts {
    double face = 0, face_all = 0;
    double look = 0, look_all = 0;
    double value_added = 0, value_added_all = 0;
    double fpem_face = 0, fpem = 0, fpem_all = 0;
    double cells = 0;  // source cells behind face_all, for its rounding bound
    double cells_source = 0;

    void add(const Parts& other, double final_demand) {
        face += other.face;
        face_all += other.face_all;
        look += other.look;
        look_all += other.look_all;
        value_added += other.value_added;
        value_added_all += other.value_added_all;
        fpem_face += final_demand * other.fpem_face;
        fpem += final_demand * other.fpem;
        fpem_all += final_demand * other.fpem_all;
        cells += other.cells;
        cells_source += other.cells_source;
    }

    ExposureShares shares() const {
        return {.face_value = share(face, face_all),
                .look_through = share(look, look_all),
                .value_added = share(value_added, value_added_all),
                .fpem_face = share(fpem_face, fpem_all),
                .fpem = share(fpem, fpem_all),
                .look_through_error = {},
                .face_value_error = {}};
    }

    /// |d(N/D)| <= h (cells in N (1 - T) + cells in D only T) / D, each cell off by h.
    double face_error(double half_width) const {
        const double t = share(face, face_all);
        return std::abs(
            share(half_width * (cells_source * (1 - t) + (cells - cells_source) * t), face_all));
    }
};

Parts parts_of(const data::IoTable& table, const Behind& behind, std::size_t j) {
    const double x_j = table.gross_output_musd()[j];
    Parts parts;
    if (x_j <= 0)
        return parts;
    const auto z_j = table.intermediate_musd().col(j);
    const auto merged = table.merged_industries();
    for (std::size_t i = 0; i < z_j.size(); ++i) {
        parts.face += behind.in_source[i] * z_j[i];
        parts.face_all += behind.in_suppliers[i] * z_j[i];
        parts.cells += behind.in_suppliers[i] * merged[i] * merged[j];
        parts.cells_source += behind.in_source[i] * merged[i] * merged[j];
    }
    // The unit of j itself is not one of its inputs: take I off L.
    parts.look = x_j * (behind.source[j] - behind.in_source[j]);
    parts.look_all = x_j * (behind.suppliers[j] - behind.in_suppliers[j]);
    parts.value_added = x_j * behind.source_value_added[j];
    parts.value_added_all = x_j * behind.suppliers_value_added[j];
    parts.fpem_face = behind.in_source[j] + parts.face / x_j;
    parts.fpem = behind.source[j];
    parts.fpem_all = behind.suppliers[j];
    return parts;
}

/// What rounding can do to the look-through share, given L x_J (`scaled_columns`).
double look_through_error(const data::IoTable& table,
                          const Behind& behind,
                          const Parts& parts,
                          std::span<const double> scaled_columns,
                          const std::vector<double>& is_buyer,
                          double half_width) {
    if (parts.look_all == 0)
        return 0;
    const double t = parts.look / parts.look_all;
    const auto x = table.gross_output_musd();
    const auto printed = table.published_output_musd();
    const auto merged = table.merged_industries();
    double rows = 0;
    double columns = 0;
    double outputs = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double a_i = behind.source[i] - t * behind.suppliers[i];
        rows += merged[i] * std::abs(a_i);
        if (x[i] <= 0)
            continue;
        const double b_i = scaled_columns[i] / x[i];
        columns += merged[i] * std::abs(b_i);
        const double c_i = a_i - behind.in_source[i] + t * behind.in_suppliers[i];
        const double d_i =
            half_width * merged[i] + (printed.empty() ? 0 : std::abs(x[i] - printed[i]));
        outputs += d_i * std::abs(c_i * (is_buyer[i] - b_i));
    }
    return (half_width * rows * columns + outputs) / std::abs(parts.look_all);
}

std::vector<double> final_demand_by_industry(const data::IoTable& table) {
    std::vector<double> f(table.industry_count());
    for (std::size_t k = 0; k < table.final_demand_musd().cols; ++k) {
        const auto column = table.final_demand_musd().col(k);
        for (std::size_t i = 0; i < f.size(); ++i)
            f[i] += column[i];
    }
    return f;
}

/// Columns p, S, v on p, v on S of every question, turned into rows w'L.
Matrix weights_behind(const data::IoTable& table,
                      const data::Leontief& leontief,
                      const std::vector<ExposureQuestion>& questions) {
    const std::size_t n = table.industry_count();
    const auto v = data::value_added_coefficients(table);
    Matrix w(n, 4 * questions.size());
    for (std::size_t q = 0; q < questions.size(); ++q) {
        const auto in_suppliers = indicator(questions[q].suppliers, n);
        const auto in_source = indicator(questions[q].source, n);
        for (std::size_t i = 0; i < n; ++i) {
            w(i, 4 * q) = in_source[i] * in_suppliers[i];
            w(i, 4 * q + 1) = in_suppliers[i];
            w(i, 4 * q + 2) = w(i, 4 * q) * v[i];
            w(i, 4 * q + 3) = in_suppliers[i] * v[i];
        }
    }
    return leontief.weighted_columns(std::move(w));
}

/// L x_j e_j for each buyer: what each industry produces for its output.
Matrix scaled_buyer_columns(const data::IoTable& table,
                            const data::Leontief& leontief,
                            const std::vector<IndustryId>& buyers) {
    Matrix columns = leontief.columns(buyers);
    for (std::size_t k = 0; k < buyers.size(); ++k)
        for (double& value : columns.col(k))
            value *= table.gross_output_musd()[buyers[k].index()];
    return columns;
}

SupplierExposure answer(const data::IoTable& table,
                        const ExposureQuestion& question,
                        const Behind& behind,
                        const Matrix& scaled_columns,
                        const std::vector<double>& final_demand,
                        std::optional<double> half_width) {
    const std::size_t n = table.industry_count();
    std::vector<double> all_columns(n);
    std::vector<double> are_buyers(n);

    SupplierExposure exposure;
    Parts total;
    for (std::size_t k = 0; k < question.buyers.size(); ++k) {
        const std::size_t j = question.buyers[k].index();
        const Parts parts = parts_of(table, behind, j);
        total.add(parts, final_demand[j]);
        exposure.by_buyer.push_back(parts.shares());
        if (!half_width || table.gross_output_musd()[j] <= 0)
            continue;
        for (std::size_t i = 0; i < n; ++i)
            all_columns[i] += scaled_columns(i, k);
        std::vector<double> is_buyer(n);
        is_buyer[j] = are_buyers[j] = 1;
        exposure.by_buyer.back().look_through_error =
            look_through_error(table, behind, parts, scaled_columns.col(k), is_buyer, *half_width);
        exposure.by_buyer.back().face_value_error = parts.face_error(*half_width);
    }
    exposure.total = total.shares();
    if (half_width) {
        exposure.total.look_through_error =
            look_through_error(table, behind, total, all_columns, are_buyers, *half_width);
        exposure.total.face_value_error = total.face_error(*half_width);
    }
    return exposure;
}

}  // namespace

std::vector<SupplierExposure> supplier_exposure(const data::IoTable& table,
                                                const data::Leontief& leontief,
                                                const std::vector<ExposureQuestion>& questions,
                                                std::optional<double> rounding_half_width_musd) {
    const std::size_t n = table.industry_count();
    const Matrix rows = weights_behind(table, leontief, questions);
    const auto final_demand = final_demand_by_industry(table);
    std::vector<SupplierExposure> answers;
    Matrix columns;  // kept from one question to the next where the buyers are the same
    for (std::size_t q = 0; q < questions.size(); ++q) {
        Behind behind{.in_source = indicator(questions[q].source, n),
                      .in_suppliers = indicator(questions[q].suppliers, n),
                      .source = rows.col(4 * q),
                      .suppliers = rows.col(4 * q + 1),
                      .source_value_added = rows.col(4 * q + 2),
                      .suppliers_value_added = rows.col(4 * q + 3)};
        for (std::size_t i = 0; i < n; ++i)
            behind.in_source[i] *= behind.in_suppliers[i];
        if (rounding_half_width_musd && (q == 0 || questions[q].buyers != questions[q - 1].buyers))
            columns = scaled_buyer_columns(table, leontief, questions[q].buyers);
        answers.push_back(
            answer(table, questions[q], behind, columns, final_demand, rounding_half_width_musd));
    }
    return answers;
}

}  // namespace entente::exposure
