#include "entente/exposure/selling_side.hpp"

#include <algorithm>

namespace entente::exposure {
namespace {

double share(double part, double whole) {
    return whole != 0 ? part / whole : 0;
}

/// Numerators and denominators, M USD.
struct Parts {
    double sales = 0, output = 0;
    double inputs_sold = 0, inputs_sold_all = 0;
    double look = 0, look_all = 0;
    double absorbed = 0, absorbed_all = 0;

    void operator+=(const Parts& other) {
        sales += other.sales;
        output += other.output;
        inputs_sold += other.inputs_sold;
        inputs_sold_all += other.inputs_sold_all;
        look += other.look;
        look_all += other.look_all;
        absorbed += other.absorbed;
        absorbed_all += other.absorbed_all;
    }

    SellingShares shares() const {
        return {.face_value_sales = share(sales, output),
                .ghosh_face_value = share(inputs_sold, inputs_sold_all),
                .ghosh_look_through = share(look, look_all),
                .value_added_absorbed = share(absorbed, absorbed_all)};
    }
};

/// Sales and uses by partner (columns 0 .. P - 1) and in all (column P).
struct Uses {
    Matrix inputs;        // z_ip
    Matrix output;        // x on p: the weights of (L - I) x^
    Matrix final_demand;  // Y_p
};

Uses uses_of(const data::IoTable& table, std::span<const EconomyId> partners) {
    const std::size_t n = table.industry_count();
    const std::size_t all = partners.size();
    Uses uses{Matrix(n, all + 1), Matrix(n, all + 1), Matrix(n, all + 1)};
    std::vector<std::vector<std::size_t>> columns_of(table.economy_count(), {all});
    for (std::size_t k = 0; k < partners.size(); ++k)
        columns_of[partners[k].index()].push_back(k);

    for (const IndustryId j : table.industry_ids()) {
        const double x_j = table.gross_output_musd()[j.index()];
        if (x_j <= 0)
            continue;
        const auto z_j = table.intermediate_musd().col(j.index());
        for (const std::size_t k : columns_of[table.economy_of(j).index()]) {
            uses.output(j.index(), k) = x_j;
            for (std::size_t i = 0; i < n; ++i)
                uses.inputs(i, k) += z_j[i];
        }
    }
    const Matrix y = data::final_demand_by_economy_musd(table);
    for (const EconomyId d : table.economy_ids())
        for (const std::size_t k : columns_of[d.index()])
            for (std::size_t i = 0; i < n; ++i)
                uses.final_demand(i, k) += y(i, d.index());
    return uses;
}

/// L [x on p ..., x, Y_p ..., Y 1].
Matrix solve_uses(const data::Leontief& leontief, const Uses& uses) {
    const std::size_t width = uses.output.cols();
    Matrix columns(uses.output.rows(), 2 * width);
    for (std::size_t k = 0; k < width; ++k) {
        std::ranges::copy(uses.output.col(k), columns.col(k).begin());
        std::ranges::copy(uses.final_demand.col(k), columns.col(width + k).begin());
    }
    return leontief.times(std::move(columns));
}

}  // namespace

std::vector<SellingExposure> selling_exposure(const data::IoTable& table,
                                              const data::Leontief& leontief,
                                              std::span<const IndustryId> sellers,
                                              std::span<const EconomyId> partners) {
    const Uses uses = uses_of(table, partners);
    const Matrix solved = solve_uses(leontief, uses);
    const auto v = data::value_added_coefficients(table);
    const std::size_t all = partners.size();
    const auto absorbed = [&](std::size_t i, std::size_t k) {
        return v[i] * solved(i, all + 1 + k);
    };
    std::vector<SellingExposure> result;
    for (std::size_t p = 0; p < partners.size(); ++p) {
        SellingExposure exposure{.partner = partners[p], .by_seller = {}, .total = {}};
        Parts total;
        for (const IndustryId seller : sellers) {
            const std::size_t i = seller.index();
            const double x_i = table.gross_output_musd()[i];
            Parts parts;
            if (x_i > 0)
                parts = {.sales = uses.inputs(i, p) + uses.final_demand(i, p),
                         .output = x_i,
                         .inputs_sold = uses.inputs(i, p),
                         .inputs_sold_all = uses.inputs(i, all),
                         .look = solved(i, p) - uses.output(i, p),
                         .look_all = solved(i, all) - uses.output(i, all),
                         .absorbed = absorbed(i, p),
                         .absorbed_all = absorbed(i, all)};
            total += parts;
            exposure.by_seller.push_back(parts.shares());
        }
        exposure.total = total.shares();
        result.push_back(std::move(exposure));
    }
    return result;
}

}  // namespace entente::exposure
