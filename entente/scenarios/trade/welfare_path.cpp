#include "entente/scenarios/trade/welfare_path.hpp"

#include <algorithm>
#include <cmath>

#include "entente/scenarios/trade/bulk_math.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/scenarios/trade/shock_path.hpp"
#include "entente/scenarios/trade/trade_flows.hpp"

namespace entente::scenarios {
namespace {

/// What a point on the path contributes to the two steps it ends.
struct Point {
    TradeFlows flows;
    std::vector<double> ln_border;     // ln M; meaningless where M is 0
    std::vector<double> ln_gate;       // [j * N + n]: ln(c pf)
    std::vector<double> ln_factor;     // [j * N + n]: ln pf
    std::vector<double> productivity;  // [j * N + n]: ln A
    std::vector<double> kept;          // by flow of the shock: kept share
    std::vector<double> income, surplus;
};

Point point_at(const TradeModel& model, const TradeShock& shock, const Equilibrium& found) {
    const std::size_t N = model.economies, J = model.sectors;
    Point point{.flows = trade_flows(model, shock, found),
                .ln_border = {},
                .ln_gate = std::vector<double>(J * N),
                .ln_factor = std::vector<double>(J * N),
                .productivity = std::vector<double>(J * N),
                .kept = {},
                .income = found.income,
                .surplus = found.surplus};
    for (const ProducerShock& producer : shock.producers) {
        point.ln_factor[producer.sector * N + producer.economy] = std::log(producer.price_factor);
        point.productivity[producer.sector * N + producer.economy] =
            std::log(producer.productivity);
    }
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            point.ln_gate[j * N + n] = found.ln_cost[model.at(j, n)] + point.ln_factor[j * N + n];
    for (const FlowShock& flow : shock.flows)
        point.kept.push_back(flow.kept_share);
    point.ln_border.resize(point.flows.border_musd.size());
    for (std::size_t cell = 0; cell < point.ln_border.size(); ++cell)
        point.ln_border[cell] = std::max(point.flows.border_musd[cell], 1e-300);
    log_all(point.ln_border.data(), point.ln_border.data(), point.ln_border.size());
    return point;
}

/// Adds the step from a to z.
void add_step(const TradeModel& model,
              const TradeShock& shock,
              const Point& a,
              const Point& z,
              WelfarePath& path) {
    const std::size_t N = model.economies, J = model.sectors;
    const auto half_weight = [](const Point& p, std::size_t n, double value) {
        return 0.5 * value / p.income[n];
    };
    // ln d, with the firms that may not deliver counted as dearer trade: -ln(kept) / theta.
    const double divisor = shock.elasticity_divisor;
    std::size_t next = 0;
    for (std::size_t j = 0; j < J; ++j) {
        const double theta = (shock.theta.empty() ? model.theta : shock.theta)[j] / divisor;
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = (j * N + n) * N + i;
                const double m_a = a.flows.border_musd[cell], m_z = z.flows.border_musd[cell];
                double kept_a = 1, kept_z = 1;
                if (next < shock.flows.size() && shock.flows[next].sector == j &&
                    shock.flows[next].importer == n && shock.flows[next].exporter == i) {
                    kept_a = a.kept[next];
                    kept_z = z.kept[next];
                    ++next;
                }
                if (m_a == 0)
                    continue;
                const double d_gate = z.ln_gate[j * N + i] - a.ln_gate[j * N + i];
                const double d_tax = z.flows.ln_export_tax[cell] - a.flows.ln_export_tax[cell];
                const double d_iceberg = z.flows.ln_cost[cell] - a.flows.ln_cost[cell];
                const double d_sent = d_gate + d_tax;
                // M d ln b and M d ln q at both ends; a flow that ends at nothing has M / kept and
                // dM in place of M d ln kept and M d ln M.
                const double d_kept = (kept_z - kept_a) / theta;
                const double paid_a = m_a * (d_sent + d_iceberg) - m_a / kept_a * d_kept;
                const bool gone = kept_z == 0;
                // M / kept at the end of a ban: carried over from the step's start with the
                // change of everything else unknown, hence the start's value.
                const double paid_z =
                    m_z * (d_sent + d_iceberg) - (gone ? m_a / kept_a : m_z / kept_z) * d_kept;
                const double d_border = z.ln_border[cell] - a.ln_border[cell];
                const double moved_a = gone ? m_z - m_a : m_a * d_border;
                const double moved_z = gone ? m_z - m_a : m_z * d_border;
                if (i != n) {
                    path.terms_of_trade[n] -= half_weight(a, n, paid_a) + half_weight(z, n, paid_z);
                    path.terms_of_trade[i] +=
                        half_weight(a, i, m_a * d_sent) + half_weight(z, i, m_z * d_sent);
                    const double duty_a = a.flows.tariff_factor[cell] - 1;
                    const double duty_z = z.flows.tariff_factor[cell] - 1;
                    path.volume_of_trade[n] += half_weight(a, n, duty_a * (moved_a - paid_a)) +
                                               half_weight(z, n, duty_z * (moved_z - paid_z));
                }
                const double wedge_a =
                    1 - std::exp(-a.flows.ln_export_tax[cell] - a.ln_factor[j * N + i]);
                const double wedge_z =
                    1 - std::exp(-z.flows.ln_export_tax[cell] - z.ln_factor[j * N + i]);
                if (wedge_a != 0 || wedge_z != 0)
                    path.volume_of_trade[i] +=
                        half_weight(a, i, wedge_a * (moved_a - m_a * d_sent)) +
                        half_weight(z, i, wedge_z * (moved_z - m_z * d_sent));
                const double d_productivity = z.productivity[j * N + i] - a.productivity[j * N + i];
                if (d_productivity != 0) {
                    const double gain = half_weight(a, i, (1 - wedge_a) * m_a * d_productivity) +
                                        half_weight(z, i, (1 - wedge_z) * m_z * d_productivity);
                    path.volume_of_trade[i] += gain;
                    path.productivity[i] += gain;
                }
            }
    }
    for (std::size_t n = 0; n < N; ++n) {
        const double transfer = a.surplus[n] - z.surplus[n];
        path.terms_of_trade[n] += half_weight(a, n, transfer) + half_weight(z, n, transfer);
    }
}

WelfarePath integrated(const TradeModel& model,
                       const TradeShock& shock,
                       const Equilibrium& end,
                       const SolverOptions& options,
                       int steps) {
    WelfarePath path{.terms_of_trade = std::vector<double>(model.economies),
                     .volume_of_trade = std::vector<double>(model.economies),
                     .productivity = std::vector<double>(model.economies),
                     .gap = 0,
                     .steps = steps,
                     .converged = true};
    TradeSolver solver(model);
    TradeShock part = part_of(shock, 0, model.tariff, model.economies);
    Equilibrium here = solver.solve(part, options);
    Point last = point_at(model, part, here);
    for (int step = 1; step <= steps; ++step) {
        part = part_of(shock, static_cast<double>(step) / steps, model.tariff, model.economies);
        if (step < steps) {
            here = solver.solve(part, options, &here);
            path.converged = path.converged && here.converged;
        }
        Point next = point_at(model, part, step < steps ? here : end);
        add_step(model, shock, last, next, path);
        last = std::move(next);
    }
    const std::vector<double> price = ln_price_index(model, end);
    for (std::size_t n = 0; n < model.economies; ++n)
        path.gap =
            std::max(path.gap, std::abs(path.terms_of_trade[n] + path.volume_of_trade[n] -
                                        std::log(end.income[n] / model.income[n]) + price[n]));
    return path;
}

}  // namespace

WelfarePath welfare_path(const TradeModel& model,
                         const TradeShock& shock,
                         const Equilibrium& end,
                         const SolverOptions& options,
                         int steps,
                         double tolerance) {
    WelfarePath path = integrated(model, shock, end, options, steps);
    for (int doubled = 0; doubled < 4 && path.gap > tolerance; ++doubled)
        path = integrated(model, shock, end, options, path.steps * 2);
    return path;
}

}  // namespace entente::scenarios
