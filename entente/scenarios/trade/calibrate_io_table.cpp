#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdio>

#include "entente/base/error.hpp"
#include "entente/base/linear_algebra.hpp"
#include "entente/data/io_table.hpp"
#include "entente/scenarios/trade/anderson.hpp"
#include "entente/scenarios/trade/calibration.hpp"

namespace entente::scenarios {
namespace {

constexpr double greatest_input_share = 0.99;

/// Changes in inventories and valuables under the names of the sources: INVNT, INVEN, P52, P53,
/// P5M, "Changes in inventories".
bool is_inventories(std::string_view category) {
    std::string lower;
    for (const char c : category)
        lower += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    static constexpr std::array<std::string_view, 6> names = {"invnt", "inven", "p52",
                                                              "p53",   "p5m",   "valuables"};
    return std::ranges::any_of(
        names, [&](std::string_view name) { return lower.find(name) != std::string::npos; });
}

std::string text(const char* form, double value) {
    char buffer[160];
    std::snprintf(buffer, sizeof buffer, form, value);
    return buffer;
}

struct FinalDemand {
    Matrix by_economy;  // industries x economies, million USD
    double inventories = 0;
    std::size_t negative_cells = 0;
    double negative_sum = 0;
    double total = 0;
};

FinalDemand final_demand(const data::IoTable& table) {
    const std::size_t n = table.industry_count(), categories = table.category_count();
    FinalDemand demand{.by_economy = Matrix(n, table.economy_count())};
    for (std::size_t column = 0; column < table.final_demand_musd().cols; ++column) {
        const auto from = table.final_demand_musd().col(column);
        const auto to = demand.by_economy.col(column / categories);
        const bool dropped = is_inventories(table.final_demand_categories()[column % categories]);
        for (std::size_t i = 0; i < n; ++i) {
            if (dropped) {
                demand.inventories += from[i];
            } else if (from[i] < 0) {
                ++demand.negative_cells;
                demand.negative_sum += from[i];
            } else {
                to[i] += from[i];
                demand.total += from[i];
            }
        }
    }
    return demand;
}

/// x* = (I - A)^-1 f with a_ij = z_ij per_output_j, by x := f + A x from `start`, accelerated.
std::vector<double> balanced_output(const MatrixView& flows,
                                    const std::vector<double>& per_output,
                                    const std::vector<double>& demand,
                                    std::span<const double> start) {
    const std::size_t n = flows.rows, padded = (n + 3) / 4 * 4;
    std::vector<double> x(start.begin(), start.end()), step(padded), scaled(n);
    x.resize(padded);
    Anderson anderson(padded, 6);
    for (int iteration = 0; iteration < 300; ++iteration) {
        for (std::size_t j = 0; j < n; ++j)
            scaled[j] = x[j] * per_output[j];
        const std::vector<double> inputs = product(flows, scaled);
        double gap = 0, largest = 0;
        for (std::size_t i = 0; i < n; ++i) {
            step[i] = demand[i] + inputs[i] - x[i];
            gap = std::max(gap, std::abs(step[i]));
            largest = std::max(largest, std::abs(x[i]));
        }
        if (gap <= 1e-15 * largest)
            return x;
        anderson.advance(x, step);
    }
    Matrix system(n, n), right(n, 1);
    for (std::size_t j = 0; j < n; ++j)
        for (std::size_t i = 0; i < n; ++i)
            system(i, j) = (i == j ? 1.0 : 0.0) - flows(i, j) * per_output[j];
    for (std::size_t i = 0; i < n; ++i)
        right(i, 0) = demand[i];
    const LuFactors factors = lu_factor(std::move(system));
    lu_solve(factors.view(), right);
    for (std::size_t i = 0; i < n; ++i)
        x[i] = right(i, 0);
    return x;
}

}  // namespace

TradeBase calibrate(const data::IoTable& table,
                    std::span<const double> theta,
                    std::span<const double> tariff_rate) {
    const std::size_t N = table.economy_count(), J = table.sector_count();
    const std::size_t n_industries = table.industry_count();
    TradeBase base;
    base.economies = table.economies();
    base.sectors = table.sectors();
    base.theta.assign(theta.begin(), theta.end());
    base.tariff_factor.assign(J * N * N, 1);
    for (std::size_t cell = 0; cell < tariff_rate.size(); ++cell)
        base.tariff_factor[cell] = 1 + tariff_rate[cell];

    const FinalDemand demand = final_demand(table);
    const MatrixView flows = table.intermediate_musd();
    // Inputs of every industry by supplying sector, at what the user pays, and the scale that
    // keeps their sum below 0.99 of output.
    base.input_share.assign(J * J * N, 0);
    base.value_added_share.assign(J * N, 1);
    std::vector<double> per_output(n_industries), total(n_industries);
    std::size_t capped = 0, without_output = 0;
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t j = 0; j < J; ++j) {
            const std::size_t column = n * J + j;
            const double x = table.gross_output_musd()[column];
            if (!(x > 0)) {
                ++without_output;
                continue;
            }
            const auto inputs = flows.col(column);
            double paid = 0;
            for (std::size_t i = 0; i < N; ++i)
                for (std::size_t k = 0; k < J; ++k) {
                    const double cost = inputs[i * J + k] * base.tariff_factor[base.cell(k, n, i)];
                    base.input_share[base.input(k, j, n)] += cost;
                    paid += cost;
                }
            const double share = paid / x;
            const double scale = share > greatest_input_share ? greatest_input_share / share : 1;
            capped += scale < 1;
            per_output[column] = scale / x;
            base.value_added_share[base.at(j, n)] = 1 - share * scale;
            for (std::size_t k = 0; k < J; ++k)
                if (paid > 0)
                    base.input_share[base.input(k, j, n)] /= paid;
        }
    for (std::size_t i = 0; i < n_industries; ++i)
        for (std::size_t n = 0; n < N; ++n)
            total[i] += demand.by_economy(i, n);
    const std::vector<double> output =
        balanced_output(flows, per_output, total, table.gross_output_musd());

    // What each economy buys of each sector from each source, for all uses.
    base.trade_share.assign(J * N * N, 0);
    for (std::size_t n = 0; n < N; ++n) {
        std::vector<double> bought(demand.by_economy.col(n).begin(),
                                   demand.by_economy.col(n).end());
        for (std::size_t j = 0; j < J; ++j) {
            const double scale = output[n * J + j] * per_output[n * J + j];
            const auto inputs = flows.col(n * J + j);
            for (std::size_t i = 0; i < n_industries; ++i)
                bought[i] += inputs[i] * scale;
        }
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t k = 0; k < J; ++k)
                base.trade_share[base.cell(k, n, i)] = bought[i * J + k];
    }
    base.expenditure.assign(J * N, 0);
    base.final_share.assign(J * N, 0);
    base.value_added.assign(N, 0);
    base.surplus.assign(N, 0);
    base.income.assign(N, 0);
    std::size_t without_demand = 0;
    for (std::size_t n = 0; n < N; ++n) {
        for (std::size_t k = 0; k < J; ++k) {
            double& spent = base.expenditure[base.at(k, n)];
            for (std::size_t i = 0; i < N; ++i) {
                double& flow = base.trade_share[base.cell(k, n, i)];
                base.surplus[i] += flow;
                base.surplus[n] -= flow;
                flow *= base.tariff_factor[base.cell(k, n, i)];
                spent += flow;
                base.final_share[base.at(k, n)] +=
                    demand.by_economy(i * J + k, n) * base.tariff_factor[base.cell(k, n, i)];
            }
            without_demand += !(spent > 0);
            for (std::size_t i = 0; i < N && spent > 0; ++i)
                base.trade_share[base.cell(k, n, i)] /= spent;
            base.income[n] += base.final_share[base.at(k, n)];
            base.value_added[n] += output[n * J + k] * base.value_added_share[base.at(k, n)] *
                                   (per_output[n * J + k] > 0 ? 1 : 0);
        }
        if (!(base.income[n] > 0) || !(base.value_added[n] > 0))
            throw Error(ErrorKind::BadData,
                        "economy " + base.economies[n] +
                            " has no final demand or no value added; a trade model needs both");
        for (std::size_t k = 0; k < J; ++k)
            base.final_share[base.at(k, n)] /= base.income[n];
    }
    double before = 0, after = 0;
    for (std::size_t i = 0; i < n_industries; ++i) {
        before += table.gross_output_musd()[i];
        after += output[i];
    }
    auto& said = base.choices;
    said.push_back(
        "calibrated from an inter-country table: the import mix is common to all users "
        "within an economy");
    said.push_back(text("changes in inventories (%.0f M USD) are left out and output recomputed as "
                        "(I - A)^-1 f",
                        demand.inventories) +
                   text(", which moves world output by %+.2f %%", 100 * (after / before - 1)));
    if (demand.negative_cells > 0)
        said.push_back(std::to_string(demand.negative_cells) +
                       text(" negative cells of final demand (%.0f M USD) are set to zero",
                            demand.negative_sum));
    if (capped > 0)
        said.push_back(std::to_string(capped) +
                       " industries with inputs above 0.99 of output are scaled to 0.99");
    if (without_output + without_demand > 0)
        said.push_back(std::to_string(without_output) + " industries without output and " +
                       std::to_string(without_demand) +
                       " sectors that an economy does not buy keep their prices and have no "
                       "weight");
    said.push_back(tariff_rate.empty()
                       ? "the table carries no duties: base tariffs are zero everywhere, and taxes "
                         "on products and transport margins count as value added"
                       : "base tariffs from the table given; value added is output less inputs "
                         "with duties");
    return base;
}

}  // namespace entente::scenarios
