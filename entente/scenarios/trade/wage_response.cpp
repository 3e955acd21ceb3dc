#include "entente/scenarios/trade/wage_response.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/linear_algebra.hpp"
#include "entente/scenarios/trade/sweep.hpp"

namespace entente::scenarios {
namespace {

/// d ln c[j,n] / d ln w_n through the own economy: B + sum_k G (1 - B) d ln p[k,n].
std::vector<double> wage_in_cost(const TradeModel& model) {
    std::vector<double> cost(model.sectors * model.padded);
    multiply_by_user(model.materials.data(), model.wage_in_price.data(), cost.data(), model.sectors,
                     model.padded);
    for (std::size_t d = 0; d < cost.size(); ++d)
        cost[d] += model.value_added_share[d];
    return cost;
}

/// d X[j,m] / d ln w_r at [row(j, m) + r], million USD: what sales shift as shares follow costs,
/// the materials that this takes, and income; through m's own sectors only.
std::vector<double> demand_slopes(const TradeModel& model,
                                  const std::vector<double>& wage_in_cost,
                                  const std::vector<double>& receipts) {
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    std::vector<double> sales(J * N * P), demand(J * N * P), needed(J * P);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t m = 0; m < N; ++m)
            for (std::size_t i = 0; i < N; ++i) {
                const double shifted = receipts[model.row(j, m) + i] *
                                       model.expenditure[model.at(j, m)] * model.theta[j];
                sales[model.row(j, i) + m] += shifted * model.wage_in_price[model.at(j, m)];
                sales[model.row(j, i) + i] -= shifted * wage_in_cost[model.at(j, i)];
            }
    for (std::size_t m = 0; m < N; ++m) {
        std::fill(needed.begin(), needed.end(), 0.0);
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t k = 0; k < J; ++k)
                add_scaled(model.materials[model.input(k, j) + m], &sales[model.row(j, m)],
                           &needed[k * P], P);
        for (std::size_t k = 0; k < J; ++k)
            needed[k * P + m] += model.final_share[model.at(k, m)] * model.value_added[m];
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t k = 0; k < J; ++k)
                add_scaled(static_cast<double>(model.domestic_inverse[model.input(k, j) + m]),
                           &needed[j * P], &demand[model.row(k, m)], P);
    }
    return demand;
}

}  // namespace

std::vector<double> wage_response_of(const TradeModel& model) {
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    const std::vector<double>& receipts = model.receipts.empty() ? model.share : model.receipts;
    const std::vector<double> cost = wage_in_cost(model);
    const std::vector<double> demand = demand_slopes(model, cost, receipts);
    Matrix slopes(P, P);  // column n: d balance_n / d ln w_r
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t m = 0; m < N; ++m)
            for (std::size_t i = 0; i < N; ++i) {
                const double part = receipts[model.row(j, m) + i];
                if (i == m || !(part > 0))
                    continue;
                const double shifted = part * model.expenditure[model.at(j, m)] * model.theta[j];
                const auto exports = slopes.col(i), imports = slopes.col(m);
                add_scaled(part, &demand[model.row(j, m)], exports.data(), P);
                add_scaled(-part, &demand[model.row(j, m)], imports.data(), P);
                const double by_buyer = shifted * model.wage_in_price[model.at(j, m)];
                const double by_seller = shifted * cost[model.at(j, i)];
                exports[m] += by_buyer;
                imports[m] -= by_buyer;
                exports[i] -= by_seller;
                imports[i] += by_seller;
            }
    // No step may change world factor income: one more equation, weighed like the others.
    double scale = 0;
    for (std::size_t n = 0; n < N; ++n)
        scale += std::abs(slopes(n, n)) / static_cast<double>(N);
    Matrix system(N, N);
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t r = 0; r < N; ++r)
            system(n, r) = scale * model.value_added[r] / model.world_value_added - slopes(r, n);
    const LuFactors factors = lu_factor(std::move(system), 1);
    const Matrix inverse = lu_inverse(factors.view(), 1);
    std::vector<double> response(N * P);
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t r = 0; r < N; ++r)
            response[n * P + r] = inverse(n, r);
    return response;
}

}  // namespace entente::scenarios
