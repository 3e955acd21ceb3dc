#include "plain_equilibrium.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

namespace entente::tests {
namespace {

using scenarios::FlowShock;
using scenarios::ProducerShock;
using scenarios::TradeBase;
using scenarios::TradeShock;

/// A shock spelt out for every cell; tau as in the base where it does not change.
struct Changes {
    std::vector<double> tariff, cost, kept, least_export_tax, quota;  // [cell(j, n, i)]
    std::vector<double> price_factor, productivity;                   // [at(j, n)]
    std::vector<double> theta;                                        // [j]
};

Changes spelt_out(const TradeBase& base, const TradeShock& shock) {
    const std::size_t cells = base.trade_share.size(), ats = base.expenditure.size();
    Changes all{.tariff = base.tariff_factor,
                .cost = std::vector<double>(cells, 1),
                .kept = std::vector<double>(cells, 1),
                .least_export_tax = std::vector<double>(cells, 1),
                .quota = std::vector<double>(cells, std::numeric_limits<double>::infinity()),
                .price_factor = std::vector<double>(ats, 1),
                .productivity = std::vector<double>(ats, 1),
                .theta = base.theta};
    for (const FlowShock& flow : shock.flows) {
        const std::size_t cell = base.cell(flow.sector, flow.importer, flow.exporter);
        all.tariff[cell] = flow.tariff_factor;
        all.cost[cell] = flow.cost_factor;
        all.kept[cell] = flow.kept_share;
        all.least_export_tax[cell] = flow.export_tax_factor;
        all.quota[cell] = flow.quota;
    }
    for (const ProducerShock& producer : shock.producers) {
        all.price_factor[base.at(producer.sector, producer.economy)] = producer.price_factor;
        all.productivity[base.at(producer.sector, producer.economy)] = producer.productivity;
    }
    for (double& theta : all.theta)
        theta /= shock.elasticity_divisor;
    return all;
}

/// Solves a x = b, a by rows; Gaussian elimination with row exchanges.
std::vector<double> solved(std::vector<std::vector<double>> a, std::vector<double> b) {
    const std::size_t n = b.size();
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t row = column + 1; row < n; ++row)
            if (std::abs(a[row][column]) > std::abs(a[pivot][column]))
                pivot = row;
        std::swap(a[column], a[pivot]);
        std::swap(b[column], b[pivot]);
        for (std::size_t row = column + 1; row < n; ++row) {
            const double factor = a[row][column] / a[column][column];
            for (std::size_t d = column; d < n; ++d)
                a[row][d] -= factor * a[column][d];
            b[row] -= factor * b[column];
        }
    }
    for (std::size_t row = n; row-- > 0;) {
        for (std::size_t d = row + 1; d < n; ++d)
            b[row] -= a[row][d] * b[d];
        b[row] /= a[row][row];
    }
    return b;
}

double world(const TradeBase& base, const std::vector<double>& wage) {
    double sum = 0;
    for (std::size_t n = 0; n < wage.size(); ++n)
        sum += wage[n] * base.value_added[n];
    return sum;
}

/// c[j,n] = w[n]^B prod_k p[k,n]^(G (1-B)) / productivity.
std::vector<double> costs(const TradeBase& base,
                          const Changes& changes,
                          const std::vector<double>& wage,
                          const std::vector<double>& price) {
    std::vector<double> cost(price.size());
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t n = 0; n < base.economy_count(); ++n) {
            const double b = base.value_added_share[base.at(j, n)];
            double c = std::pow(wage[n], b);
            for (std::size_t k = 0; k < base.sector_count(); ++k)
                c *=
                    std::pow(price[base.at(k, n)], base.input_share[base.input(k, j, n)] * (1 - b));
            cost[base.at(j, n)] = c / changes.productivity[base.at(j, n)];
        }
    return cost;
}

/// pi kept (tau'/tau d te' price_factor c)^-theta, one term of Phi[j,n].
double term(const TradeBase& base,
            const Changes& changes,
            const PlainEquilibrium& now,
            std::size_t j,
            std::size_t n,
            std::size_t i) {
    const std::size_t cell = base.cell(j, n, i);
    if (base.trade_share[cell] == 0 || changes.kept[cell] == 0)
        return 0;
    const double gate = changes.price_factor[base.at(j, i)] * now.cost[base.at(j, i)];
    const double delivered = changes.tariff[cell] / base.tariff_factor[cell] * changes.cost[cell] *
                             now.export_tax[cell] * gate;
    return base.trade_share[cell] * changes.kept[cell] * std::pow(delivered, -changes.theta[j]);
}

/// Prices and costs that belong to the wages: p = Phi(c(w, p))^(-1/theta), repeated until it
/// stands.
void solve_prices(const TradeBase& base, const Changes& changes, PlainEquilibrium& now) {
    for (int round = 0; round < 10000; ++round) {
        now.cost = costs(base, changes, now.wage, now.price);
        double moved = 0;
        for (std::size_t j = 0; j < base.sector_count(); ++j)
            for (std::size_t n = 0; n < base.economy_count(); ++n) {
                double phi = 0;
                for (std::size_t i = 0; i < base.economy_count(); ++i)
                    phi += term(base, changes, now, j, n, i);
                const double p = phi > 0 ? std::pow(phi, -1 / changes.theta[j]) : 1;
                moved = std::max(moved, std::abs(p / now.price[base.at(j, n)] - 1));
                now.price[base.at(j, n)] = p;
                for (std::size_t i = 0; i < base.economy_count(); ++i)
                    now.share[base.cell(j, n, i)] =
                        phi > 0 ? term(base, changes, now, j, n, i) / phi : 0;
            }
        if (moved < 1e-14)
            return;
    }
}

/// S' for the wages.
std::vector<double> surpluses(const TradeBase& base,
                              const std::vector<double>& wage,
                              PlainDeficits deficits) {
    std::vector<double> surplus = base.surplus;
    if (deficits == PlainDeficits::Fixed)
        return surplus;
    double spread = 0;
    for (std::size_t n = 0; n < surplus.size(); ++n) {
        surplus[n] *= wage[n];
        spread += surplus[n];
    }
    for (std::size_t n = 0; n < surplus.size(); ++n)
        surplus[n] -= spread * wage[n] * base.value_added[n] / world(base, wage);
    return surplus;
}

/// X'[k,n] = sum_j G (1-B) Ycost[j,n] + alpha I'[n], one linear system in all X': with
/// M = pi' X' / tau', sales = sum_m M / te', Ycost = sales / price_factor,
///   I'[n] = w VA - S' + sum_j,i (tau' - 1) M[j,n,i] + sum_j,m (1 - 1/te') M[j,m,n]
///           + sum_j (sales - Ycost).
std::vector<double> expenditures(const TradeBase& base,
                                 const Changes& changes,
                                 const PlainEquilibrium& now) {
    const std::size_t J = base.sector_count(), N = base.economy_count();
    std::vector<std::vector<double>> a(J * N, std::vector<double>(J * N, 0));
    std::vector<double> b(J * N);
    for (std::size_t k = 0; k < J; ++k)
        for (std::size_t n = 0; n < N; ++n) {
            const std::size_t row = base.at(k, n);
            const double alpha = base.final_share[row];
            a[row][row] += 1;
            b[row] = alpha * (now.wage[n] * base.value_added[n] - now.surplus[n]);
            for (std::size_t j = 0; j < J; ++j)
                for (std::size_t m = 0; m < N; ++m) {
                    // n buys from m: import duty of n
                    const std::size_t bought = base.cell(j, n, m);
                    const double tau = changes.tariff[bought];
                    a[row][base.at(j, n)] -= alpha * (tau - 1) * now.share[bought] / tau;
                    // n sells to m: export duty, sales and cost of n
                    const std::size_t sold = base.cell(j, m, n);
                    const double border = now.share[sold] / changes.tariff[sold];
                    const double sales = border / now.export_tax[sold];
                    const double ycost = sales / changes.price_factor[base.at(j, n)];
                    const double materials = base.input_share[base.input(k, j, n)] *
                                             (1 - base.value_added_share[base.at(j, n)]);
                    a[row][base.at(j, m)] -= materials * ycost;
                    a[row][base.at(j, m)] -= alpha * (border - sales);
                    a[row][base.at(j, m)] -= alpha * (sales - ycost);
                }
        }
    return solved(std::move(a), std::move(b));
}

/// Everything in money that follows from X'.
void account(const TradeBase& base, const Changes& changes, PlainEquilibrium& now) {
    const std::size_t J = base.sector_count(), N = base.economy_count();
    now.sales.assign(J * N, 0);
    for (std::vector<double>* sum :
         {&now.import_duty, &now.export_duty, &now.subsidy, &now.exports, &now.imports})
        sum->assign(N, 0);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = base.cell(j, n, i);
                const double tau = changes.tariff[cell], te = now.export_tax[cell];
                const double border = now.share[cell] * now.expenditure[base.at(j, n)] / tau;
                const double gate = border / te, pf = changes.price_factor[base.at(j, i)];
                now.border[cell] = border;
                now.sales[base.at(j, i)] += gate;
                now.import_duty[n] += (tau - 1) * border;
                now.export_duty[i] += (te - 1) * gate;
                now.subsidy[i] += gate / pf - gate;
                if (n != i) {
                    now.exports[i] += border;
                    now.imports[n] += border;
                }
                const double before = base.trade_share[cell] * base.expenditure[base.at(j, n)] /
                                      base.tariff_factor[cell];
                const double unit = te * changes.cost[cell] * pf * now.cost[base.at(j, i)];
                now.delivered[cell] = before > 0 ? border / unit / before : 1;
            }
    for (std::size_t n = 0; n < N; ++n)
        now.income[n] = now.wage[n] * base.value_added[n] + now.import_duty[n] +
                        now.export_duty[n] - now.subsidy[n] - now.surplus[n];
}

/// Wages by the trade balance: who sells more than S' asks for gets dearer.
void solve_wages(const TradeBase& base,
                 const Changes& changes,
                 PlainDeficits deficits,
                 PlainEquilibrium& now) {
    const std::size_t N = base.economy_count();
    double damping = 0.2, last = std::numeric_limits<double>::infinity();
    for (int round = 0; round < 20000; ++round) {
        const double scale = world(base, std::vector<double>(N, 1)) / world(base, now.wage);
        for (double& wage : now.wage)
            wage *= scale;
        solve_prices(base, changes, now);
        now.surplus = surpluses(base, now.wage, deficits);
        now.expenditure = expenditures(base, changes, now);
        account(base, changes, now);
        now.residual = 0;
        for (std::size_t n = 0; n < N; ++n)
            now.residual =
                std::max(now.residual, std::abs(now.exports[n] - now.imports[n] - now.surplus[n]) /
                                           (now.wage[n] * base.value_added[n]));
        now.converged = now.residual < 1e-12;
        if (now.converged)
            return;
        if (now.residual > last)
            damping = std::max(0.7 * damping, 0.002);
        last = now.residual;
        for (std::size_t n = 0; n < N; ++n)
            now.wage[n] *= 1 + damping * (now.exports[n] - now.imports[n] - now.surplus[n]) /
                                   (now.wage[n] * base.value_added[n]);
    }
}

}  // namespace

PlainEquilibrium plain_equilibrium(const TradeBase& base,
                                   const TradeShock& shock,
                                   PlainDeficits deficits) {
    const Changes changes = spelt_out(base, shock);
    const std::size_t cells = base.trade_share.size();
    PlainEquilibrium now;
    now.wage.assign(base.economy_count(), 1);
    now.price.assign(base.expenditure.size(), 1);
    now.income.assign(base.economy_count(), 0);
    now.share.assign(cells, 0);
    now.border.assign(cells, 0);
    now.delivered.assign(cells, 1);
    now.export_tax = changes.least_export_tax;
    // Each quota's tax is moved by the part of the gap that demand, falling by te^-(1+theta),
    // would close; then everything is solved anew.
    for (int round = 0; round < 500; ++round) {
        solve_wages(base, changes, deficits, now);
        double gap = 0;
        for (const FlowShock& flow : shock.flows) {
            const std::size_t cell = base.cell(flow.sector, flow.importer, flow.exporter);
            if (!std::isfinite(flow.quota) || now.share[cell] == 0)
                continue;
            double& tax = now.export_tax[cell];
            const double moved = std::max(tax * std::pow(now.delivered[cell] / flow.quota,
                                                         1 / (1 + changes.theta[flow.sector])),
                                          flow.export_tax_factor);
            gap = std::max(gap, std::abs(std::log(moved / tax)));
            if (std::abs(moved / tax - 1) > 1e-14)
                tax = moved;
        }
        now.residual = std::max(now.residual, gap);
        if (gap <= 1e-12)
            return now;
    }
    now.converged = false;
    return now;
}

TradeBase plain_rebase(const TradeBase& base,
                       const PlainEquilibrium& found,
                       const TradeShock& shock) {
    TradeBase next = base;
    next.expenditure = found.expenditure;
    next.trade_share = found.share;
    next.tariff_factor = spelt_out(base, shock).tariff;
    for (std::size_t n = 0; n < base.economy_count(); ++n)
        next.value_added[n] *= found.wage[n];
    next.surplus = found.surplus;
    next.income = found.income;
    return next;
}

PlainEffects plain_effects(const TradeBase& base,
                           const TradeShock& shock,
                           const PlainEquilibrium& found) {
    const std::size_t J = base.sector_count(), N = base.economy_count();
    const Changes changes = spelt_out(base, shock);
    PlainEffects effects;
    for (std::vector<double>* column :
         {&effects.welfare_exact, &effects.real_wage, &effects.welfare_linear,
          &effects.linear_terms, &effects.linear_volume, &effects.linear_cost,
          &effects.terms_of_trade})
        column->assign(N, 0);
    effects.price_index.assign(N, 1);
    std::vector<double> exports(N), imports(N), ln_exported(N), ln_imported(N);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            effects.price_index[n] *=
                std::pow(found.price[base.at(j, n)], base.final_share[base.at(j, n)]);
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = base.cell(j, n, i);
                if (n == i || base.trade_share[cell] == 0)
                    continue;
                const double tau = base.tariff_factor[cell], c = found.cost[base.at(j, i)];
                const double m = base.trade_share[cell] * base.expenditure[base.at(j, n)] / tau;
                effects.linear_terms[i] += m * (c - 1) / base.income[i];
                effects.linear_terms[n] -= m * (c - 1) / base.income[n];
                effects.linear_volume[n] +=
                    (tau - 1) * m * (found.border[cell] / m - c) / base.income[n];
                effects.linear_cost[n] -= m * (changes.cost[cell] - 1) / base.income[n];
                exports[i] += m;
                imports[n] += m;
                ln_exported[i] += m * std::log(c);
                ln_imported[n] += m * std::log(c);
            }
        }
    for (std::size_t n = 0; n < N; ++n) {
        const double p = effects.price_index[n];
        effects.welfare_exact[n] = found.income[n] / (base.income[n] * p) - 1;
        effects.real_wage[n] = found.wage[n] / p - 1;
        effects.welfare_linear[n] =
            effects.linear_terms[n] + effects.linear_volume[n] + effects.linear_cost[n];
        effects.terms_of_trade[n] =
            std::exp(ln_exported[n] / exports[n] - ln_imported[n] / imports[n]) - 1;
    }
    return effects;
}

}  // namespace entente::tests
