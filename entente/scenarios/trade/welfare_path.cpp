#include "entente/scenarios/trade/welfare_path.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <span>

#include "entente/scenarios/trade/batch.hpp"
#include "entente/scenarios/trade/bulk_math.hpp"
#include "entente/scenarios/trade/outcomes.hpp"
#include "entente/scenarios/trade/shock_path.hpp"
#include "entente/scenarios/trade/trade_flows.hpp"

namespace entente::scenarios {
namespace {

/// What a point on the path contributes to the two steps it ends.
struct Point {
    std::vector<double> border;        // M by cell, (j * N + n) * N + i
    std::vector<double> ln_border;     // in rows with details, at least; meaningless where M is 0
    std::vector<double> ln_gate;       // [j * N + n]: ln(c pf)
    std::vector<double> ln_factor;     // [j * N + n]: ln pf
    std::vector<double> productivity;  // [j * N + n]: ln A

    struct Terms {
        double kept = 1, tariff = 1, ln_tax = 0, ln_cost = 0;
    };

    std::vector<Terms> terms;  // by flow of the shock
    std::vector<double> income, surplus;
};

/// Sums over all cells of one step, with the weights M of its beginning and of its end.
struct StepSums {
    explicit StepSums(std::size_t economies)
        : terms{std::vector<double>(economies), std::vector<double>(economies)},
          volume(terms),
          productivity(terms) {}

    using BothEnds = std::array<std::vector<double>, 2>;
    BothEnds terms, volume, productivity;
};

/// The path of one shock, whose rows (j, n) have details: a duty, a measure or a producer that
/// changes. In all others prices at the gate are all that moves.
class Path {
public:
    Path(const TradeModel& model, const TradeShock& shock);

    void set_point(const TradeShock& part, const Equilibrium& found, Point& point) const;

    /// Adds the step from a to z.
    void add_step(const Point& a, const Point& z, WelfarePath& path) const;

private:
    void add_plain_row(std::size_t row, const Point& a, const Point& z, StepSums& sums) const;
    void add_row(
        std::size_t row, std::size_t& next, const Point& a, const Point& z, StepSums& sums) const;

    const TradeModel& model_;
    const TradeShock& shock_;
    std::vector<std::uint8_t> has_details_;  // [j * N + n]
};

Path::Path(const TradeModel& model, const TradeShock& shock)
    : model_(model), shock_(shock), has_details_(model.sectors * model.economies) {
    const std::size_t N = model.economies;
    for (std::size_t cell = 0; cell < model.tariff.size(); ++cell)
        if (model.tariff[cell] != 1)
            has_details_[cell / N] = 1;
    for (const FlowShock& flow : shock.flows)
        has_details_[flow.sector * N + flow.importer] = 1;
    for (const ProducerShock& producer : shock.producers)
        std::fill_n(&has_details_[producer.sector * N], N, std::uint8_t{1});
}

void Path::set_point(const TradeShock& part, const Equilibrium& found, Point& point) const {
    const std::size_t N = model_.economies, J = model_.sectors;
    const ShareRows rows(model_, part, found);
    point.ln_factor.assign(J * N, 0);
    point.productivity.assign(J * N, 0);
    for (const ProducerShock& producer : part.producers) {
        point.ln_factor[producer.sector * N + producer.economy] = std::log(producer.price_factor);
        point.productivity[producer.sector * N + producer.economy] =
            std::log(producer.productivity);
    }
    point.terms.clear();
    auto tax = rows.shocked().taxes().begin();
    for (const FlowShock& flow : part.flows) {
        const bool taxed = tax != rows.shocked().taxes().end() && tax->sector == flow.sector &&
                           tax->at == model_.at(flow.sector, flow.importer) &&
                           tax->exporter == flow.exporter;
        point.terms.push_back({.kept = flow.kept_share,
                               .tariff = flow.tariff_factor,
                               .ln_tax = taxed ? std::log(tax->factor) : 0,
                               .ln_cost = std::log(flow.cost_factor)});
        tax += taxed;
    }
    point.ln_gate.resize(J * N);
    point.border.resize(J * N * N);
    point.ln_border.resize(J * N * N);
    auto flow = part.flows.begin();
    for (std::size_t row = 0; row < J * N; ++row) {
        const std::size_t at = model_.at(row / N, row % N);
        point.ln_gate[row] = found.ln_cost[at] + point.ln_factor[row];
        const auto border = std::span(point.border).subspan(row * N, N);
        rows.read(row / N, row % N, border);
        for (double& value : border)
            value *= found.expenditure[at];
        if (has_details_[row] == 0)
            continue;
        std::vector<double> tariff(&model_.tariff[row * N], &model_.tariff[row * N] + N);
        for (; flow != part.flows.end() && flow->sector * N + flow->importer == row; ++flow)
            tariff[flow->exporter] = flow->tariff_factor;
        for (std::size_t i = 0; i < N; ++i) {
            border[i] /= tariff[i];
            point.ln_border[row * N + i] = std::max(border[i], 1e-300);
        }
        log_all(&point.ln_border[row * N], &point.ln_border[row * N], N);
    }
    point.income = found.income;
    point.surplus = found.surplus;
}

/// What an economy sells itself adds to its exports and its imports alike.
void Path::add_plain_row(std::size_t row, const Point& a, const Point& z, StepSums& sums) const {
    const std::size_t N = model_.economies, sector = row / N * N;
    const double *m_a = &a.border[row * N], *m_z = &z.border[row * N];
    double bought_a = 0, bought_z = 0;
    for (std::size_t i = 0; i < N; ++i) {
        const double d_gate = z.ln_gate[sector + i] - a.ln_gate[sector + i];
        bought_a += m_a[i] * d_gate;
        bought_z += m_z[i] * d_gate;
        sums.terms[0][i] += m_a[i] * d_gate;
        sums.terms[1][i] += m_z[i] * d_gate;
    }
    sums.terms[0][row % N] -= bought_a;
    sums.terms[1][row % N] -= bought_z;
}

/// 1 - 1 / (te pf), most often none.
double wedge_of(double ln_factor) {
    return ln_factor == 0 ? 0 : 1 - std::exp(-ln_factor);
}

/// `next`: the first flow of the shock that is not before the row.
void Path::add_row(
    std::size_t row, std::size_t& next, const Point& a, const Point& z, StepSums& sums) const {
    const std::size_t N = model_.economies, j = row / N, n = row % N;
    const double theta =
        (shock_.theta.empty() ? model_.theta : shock_.theta)[j] / shock_.elasticity_divisor;
    for (std::size_t i = 0; i < N; ++i) {
        const std::size_t cell = row * N + i, exporter = j * N + i;
        Point::Terms of_a{.tariff = model_.tariff[cell]}, of_z = of_a;
        if (next < shock_.flows.size() && shock_.flows[next].sector == j &&
            shock_.flows[next].importer == n && shock_.flows[next].exporter == i) {
            of_a = a.terms[next];
            of_z = z.terms[next];
            ++next;
        }
        const double m_a = a.border[cell], m_z = z.border[cell];
        if (m_a == 0)
            continue;
        const double d_sent = z.ln_gate[exporter] - a.ln_gate[exporter] + of_z.ln_tax - of_a.ln_tax;
        const double d_iceberg = of_z.ln_cost - of_a.ln_cost;
        // M d ln b and M d ln q at both ends, with ln d to which the firms that may not deliver
        // count as dearer trade, -ln(kept) / theta. A flow that ends at nothing has M / kept and
        // dM in place of M d ln kept and M d ln M; at its end M / kept is carried over from the
        // step's start, the change of everything else unknown.
        const double d_kept = (of_z.kept - of_a.kept) / theta;
        const bool gone = of_z.kept == 0;
        const double d_border = z.ln_border[cell] - a.ln_border[cell];
        const double weight[2] = {m_a, m_z};
        const double per_kept[2] = {m_a / of_a.kept, gone ? m_a / of_a.kept : m_z / of_z.kept};
        const double tariff[2] = {of_a.tariff, of_z.tariff};
        const double wedge[2] = {wedge_of(of_a.ln_tax + a.ln_factor[exporter]),
                                 wedge_of(of_z.ln_tax + z.ln_factor[exporter])};
        const double d_productivity = z.productivity[exporter] - a.productivity[exporter];
        for (std::size_t end = 0; end < 2; ++end) {
            const double sent = weight[end] * d_sent;
            const double paid = weight[end] * (d_sent + d_iceberg) - per_kept[end] * d_kept;
            const double moved = gone ? m_z - m_a : weight[end] * d_border;
            if (i != n) {
                sums.terms[end][n] -= paid;
                sums.terms[end][i] += sent;
                sums.volume[end][n] += (tariff[end] - 1) * (moved - paid);
            }
            const double gain = (1 - wedge[end]) * weight[end] * d_productivity;
            sums.volume[end][i] += wedge[end] * (moved - sent) + gain;
            sums.productivity[end][i] += gain;
        }
    }
}

void Path::add_step(const Point& a, const Point& z, WelfarePath& path) const {
    const std::size_t N = model_.economies;
    StepSums sums(N);
    for (std::size_t row = 0, next = 0; row < has_details_.size(); ++row)
        if (has_details_[row] != 0)
            add_row(row, next, a, z, sums);
        else
            add_plain_row(row, a, z, sums);
    for (std::size_t n = 0; n < N; ++n) {
        const double transfer = a.surplus[n] - z.surplus[n];
        const double half_a = 0.5 / a.income[n], half_z = 0.5 / z.income[n];
        path.terms_of_trade[n] +=
            half_a * (sums.terms[0][n] + transfer) + half_z * (sums.terms[1][n] + transfer);
        path.volume_of_trade[n] += half_a * sums.volume[0][n] + half_z * sums.volume[1][n];
        path.productivity[n] += half_a * sums.productivity[0][n] + half_z * sums.productivity[1][n];
    }
}

bool has_quota(const TradeShock& shock) {
    return std::ranges::any_of(shock.flows,
                               [](const FlowShock& flow) { return std::isfinite(flow.quota); });
}

/// The solutions at the given parts of a shock, the last of which is known.
std::vector<Equilibrium> solutions_along(const TradeModel& model,
                                         const std::vector<TradeShock>& parts,
                                         const Equilibrium& end,
                                         const SolverOptions& options) {
    const auto open = std::span(parts).first(parts.size() - 1);
    std::vector<Equilibrium> found;
    if (has_quota(parts.back())) {
        // Not for lanes; each from the one before.
        TradeSolver solver(model);
        for (const TradeShock& part : open)
            found.push_back(solver.solve(part, options, found.empty() ? nullptr : &found.back()));
    } else {
        found = solve_all(model, open, options);
    }
    found.push_back(end);
    return found;
}

std::vector<TradeShock> parts_of(const TradeModel& model, const TradeShock& shock, int steps) {
    std::vector<TradeShock> parts;
    for (int step = 0; step <= steps; ++step)
        parts.push_back(
            part_of(shock, static_cast<double>(step) / steps, model.tariff, model.economies));
    return parts;
}

void set_gap(const TradeModel& model, const Equilibrium& end, WelfarePath& path) {
    const std::vector<double> price = ln_price_index(model, end);
    path.gap = 0;
    for (std::size_t n = 0; n < model.economies; ++n)
        path.gap =
            std::max(path.gap, std::abs(path.terms_of_trade[n] + path.volume_of_trade[n] -
                                        std::log(end.income[n] / model.income[n]) + price[n]));
}

WelfarePath empty_path(std::size_t economies, std::size_t steps) {
    return {.terms_of_trade = std::vector<double>(economies),
            .volume_of_trade = std::vector<double>(economies),
            .productivity = std::vector<double>(economies),
            .gap = 0,
            .steps = static_cast<int>(steps),
            .converged = true};
}

bool all_converged(const std::vector<Equilibrium>& found) {
    return std::ranges::all_of(std::span(found).first(found.size() - 1), &Equilibrium::converged);
}

WelfarePath integrated(const TradeModel& model,
                       const TradeShock& shock,
                       const Equilibrium& end,
                       const SolverOptions& options,
                       int steps) {
    const std::vector<TradeShock> parts = parts_of(model, shock, steps);
    const std::vector<Equilibrium> found = solutions_along(model, parts, end, options);
    WelfarePath path = empty_path(model.economies, parts.size() - 1);
    path.converged = all_converged(found);
    const Path along(model, shock);
    Point last, next;
    along.set_point(parts[0], found[0], last);
    for (std::size_t step = 1; step < parts.size(); ++step) {
        along.set_point(parts[step], found[step], next);
        along.add_step(last, next, path);
        std::swap(last, next);
    }
    set_gap(model, end, path);
    return path;
}

/// The error of the rule falls with the square of the step: Richardson's extrapolation.
WelfarePath extrapolated(const TradeModel& model,
                         const std::vector<TradeShock>& parts,
                         const std::vector<Equilibrium>& found) {
    const Path along(model, parts.back());
    std::vector<Point> points(parts.size());
    for (std::size_t step = 0; step < parts.size(); ++step)
        along.set_point(parts[step], found[step], points[step]);
    WelfarePath fine = empty_path(model.economies, parts.size() - 1), coarse = fine;
    fine.converged = all_converged(found);
    for (std::size_t step = 1; step < parts.size(); ++step)
        along.add_step(points[step - 1], points[step], fine);
    for (std::size_t step = 2; step < parts.size(); step += 2)
        along.add_step(points[step - 2], points[step], coarse);
    const auto refine = [](std::vector<double>& to, const std::vector<double>& from) {
        for (std::size_t n = 0; n < to.size(); ++n)
            to[n] += (to[n] - from[n]) / 3;
    };
    refine(fine.terms_of_trade, coarse.terms_of_trade);
    refine(fine.volume_of_trade, coarse.volume_of_trade);
    refine(fine.productivity, coarse.productivity);
    set_gap(model, found.back(), fine);
    return fine;
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

std::vector<WelfarePath> welfare_paths(const TradeModel& model,
                                       std::span<const TradeShock> shocks,
                                       std::span<const Equilibrium> ends,
                                       const SolverOptions& options,
                                       int steps,
                                       int threads) {
    assert(steps % 2 == 0 && ends.size() == shocks.size());
    std::vector<std::vector<TradeShock>> parts;
    for (const TradeShock& shock : shocks)
        parts.push_back(parts_of(model, shock, steps));
    // Point by point over all shocks, so that they are solved side by side.
    // No part of a shock is no change, whatever the elasticities.
    const Equilibrium base = TradeSolver(model).solve({}, options);
    std::vector<std::vector<Equilibrium>> found(shocks.size(), std::vector<Equilibrium>(1, base));
    for (std::size_t step = 1; step < static_cast<std::size_t>(steps); ++step) {
        std::vector<TradeShock> here;
        for (const std::vector<TradeShock>& path : parts)
            here.push_back(path[step]);
        auto solved = solve_all(model, here, options, threads);
        for (std::size_t k = 0; k < shocks.size(); ++k)
            found[k].push_back(std::move(solved[k]));
    }
    std::vector<WelfarePath> paths(shocks.size());
    parallel_for(shocks.size(), threads, [&](std::size_t k) {
        found[k].push_back(ends[k]);
        paths[k] = extrapolated(model, parts[k], found[k]);
    });
    return paths;
}

}  // namespace entente::scenarios
