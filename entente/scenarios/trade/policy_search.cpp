#include "entente/scenarios/trade/policy_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "entente/base/error.hpp"
#include "entente/base/linear_algebra.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/scenarios/trade/adjoint_system.hpp"
#include "entente/scenarios/trade/anderson.hpp"
#include "entente/scenarios/trade/policy_deviations.hpp"
#include "entente/scenarios/trade/policy_levers.hpp"

namespace entente::scenarios {
namespace {

constexpr double adjoint_tolerance = 1e-12;
constexpr double search_tolerance = 1e-7;   // of a step of ln(1 + rate): 1e-5 points
constexpr double product_tolerance = 1e-6;  // gains are small differences of welfare
constexpr double small_flow = 1e-8;         // curvature below which its error counts less
constexpr int most_solves = 400;
constexpr std::size_t depth = 6;
constexpr double growth = 5;  // of the residual of a game: back to the best point
constexpr double least_length = 1.0 / 4096;

struct Point {
    std::vector<double> x;  // see PolicyLevers; by instrument
    Equilibrium equilibrium;
    std::vector<double> ln_welfare;
    std::vector<WelfareValues> values;  // by view
    // By instrument: of the player's aim by x; its curvature; that times the weight, 0 where the
    // flow is left alone; how far to go.
    std::vector<double> slope, curvature, own_curvature, step;
    std::vector<double> aim;  // by player
    double residual = std::numeric_limits<double>::infinity();
};

/// Weights under which a player looks at the world: its own, or one member's where the aim is a
/// Nash product.
struct View {
    std::size_t player = 0;
    std::vector<double> weights;
    std::size_t member = 0;
};

/// The iteration x := clip(x + g / h), g the derivative of the levying player's aim and h its
/// weight times PolicyLevers::curvature, that of the aim where all else stays. All players at once,
/// accelerated; Newton's method but for the cross effects, which are small. The curvature that the
/// logarithms of a Nash product add is kept in full.
class Search {
public:
    Search(const TradeModel& model, const PolicyProblem& problem, const SolverOptions& options);

    /// From `x`, as far as it goes.
    Point run(std::vector<double> x);
    /// For a Nash product: from `x`, where no member gains, to where all do; empty if no step does.
    std::optional<std::vector<double>> step_all_gain_by(const std::vector<double>& x);

    const PolicyLevers& levers() const { return levers_; }

    PolicySearch certified(const Point& point, int threads);

    bool solved(const Point& point) const { return point.residual <= tolerance_; }

private:
    double slope_by(const View& view, const std::vector<double>& ln_welfare) const;
    Point evaluate(std::vector<double> x, const Point* near);
    std::vector<double> newton_step(const Point& point,
                                    const std::vector<std::vector<double>>& by_view) const;
    bool better(const Point& point, const Point& best) const;

    const TradeModel& model_;
    const PolicyProblem& problem_;
    SolverOptions options_;
    TradeSolver solver_;
    PolicyLevers levers_;
    std::vector<View> views_;
    double tolerance_ = search_tolerance;
    int solves_ = 0;
};

Search::Search(const TradeModel& model, const PolicyProblem& problem, const SolverOptions& options)
    : model_(model), problem_(problem), options_(options), solver_(model), levers_(model, problem) {
    for (std::size_t p = 0; p < problem.players.size(); ++p) {
        const PolicyPlayer& player = problem.players[p];
        if (player.floor.empty()) {
            views_.push_back({.player = p, .weights = player.weights});
            continue;
        }
        tolerance_ = product_tolerance;
        for (std::size_t n = 0; n < model.economies; ++n)
            if (player.weights[n] != 0)
                views_.push_back({.player = p, .weights = weight_of(model, n), .member = n});
    }
}

/// Of the aim by each view's welfare.
double Search::slope_by(const View& view, const std::vector<double>& ln_welfare) const {
    const PolicyPlayer& player = problem_.players[view.player];
    if (player.floor.empty())
        return 1;
    const std::size_t n = view.member;
    return -player.weights[n] / std::expm1(player.floor[n] - ln_welfare[n]);
}

/// (D + sum_v S_v g_v g_v')^-1 g over the rates that may move, with D the curvatures, g_v the
/// derivatives of each view's welfare and S_v the curvature of its logarithm in a Nash product.
/// Sherman-Morrison-Woodbury, so the system solved is as small as the members are few.
std::vector<double> Search::newton_step(const Point& point,
                                        const std::vector<std::vector<double>>& by_view) const {
    const std::size_t count = levers_.count(), V = views_.size();
    std::vector<double> step(count);
    std::vector<bool> moves(count);
    for (std::size_t k = 0; k < count; ++k) {
        const bool held = (point.x[k] >= levers_.upper(k) && point.slope[k] > 0) ||
                          (point.x[k] <= levers_.lower(k) && point.slope[k] < 0);
        moves[k] = !held && point.own_curvature[k] > 0;
        if (moves[k])
            step[k] = point.slope[k] / point.own_curvature[k];
    }
    if (problem_.players[0].floor.empty())
        return step;
    Matrix small(V, V);
    Matrix part(V, 1);
    for (std::size_t v = 0; v < V; ++v) {
        const std::size_t n = views_[v].member;
        const PolicyPlayer& player = problem_.players[views_[v].player];
        const double away = player.floor[n] - point.ln_welfare[n];
        const double log_curvature =
            player.weights[n] * std::exp(away) / (std::expm1(away) * std::expm1(away));
        for (std::size_t u = 0; u < V; ++u)
            for (std::size_t k = 0; k < count; ++k)
                if (moves[k])
                    small(v, u) += by_view[v][k] * by_view[u][k] / point.own_curvature[k];
        small(v, v) += 1 / log_curvature;
        for (std::size_t k = 0; k < count; ++k)
            if (moves[k])
                part(v, 0) += by_view[v][k] * step[k];
    }
    lu_solve(lu_factor(std::move(small), 1).view(), part, 1);
    for (std::size_t k = 0; k < count; ++k)
        for (std::size_t v = 0; v < V && moves[k]; ++v)
            step[k] -= by_view[v][k] * part(v, 0) / point.own_curvature[k];
    return step;
}

Point Search::evaluate(std::vector<double> x, const Point* near) {
    Point point;
    point.x = std::move(x);
    const TradeShock shock = levers_.shock_at(point.x);
    ++solves_;
    point.equilibrium =
        solver_.solve(shock, options_, near == nullptr ? nullptr : &near->equilibrium);
    point.ln_welfare = ln_welfare(model_, point.equilibrium);
    if (!point.equilibrium.converged)
        return point;
    for (const PolicyPlayer& player : problem_.players) {
        point.aim.push_back(aim_of(player, point.ln_welfare));
        if (!std::isfinite(point.aim.back()))
            return point;
    }
    const AdjointSystem system(model_, shock, point.equilibrium, options_);
    std::vector<std::vector<double>> by_view(views_.size(), std::vector<double>(levers_.count()));
    point.slope.resize(levers_.count());
    std::vector<double> weight(model_.economies);  // of each economy's income in its player's aim
    for (std::size_t v = 0; v < views_.size(); ++v) {
        const View& view = views_[v];
        point.values.push_back(
            system.values(view.weights, adjoint_tolerance,
                          near == nullptr || near->values.empty() ? nullptr : &near->values[v]));
        const double slope = slope_by(view, point.ln_welfare);
        for (std::size_t n = 0; n < weight.size(); ++n)
            weight[n] = std::max(weight[n], slope * std::abs(view.weights[n]));
        for (std::size_t k = 0; k < levers_.count(); ++k)
            if (levers_.player(k) == view.player) {
                by_view[v][k] = levers_.derivative(system, point.values[v], shock, k);
                point.slope[k] += slope * by_view[v][k];
            }
    }
    for (std::size_t k = 0; k < levers_.count(); ++k) {
        const double curvature = levers_.curvature(system, shock, k);
        point.curvature.push_back(curvature);
        point.own_curvature.push_back(
            curvature > no_flow ? weight[levers_.instrument(k).levied_by()] * curvature : 0);
    }
    point.residual = 0;
    point.step = newton_step(point, by_view);
    for (std::size_t k = 0; k < levers_.count(); ++k) {
        const auto move = [&](double by) {
            return levers_.clip(k, point.x[k] + std::clamp(by, -0.5, 0.5)) - point.x[k];
        };
        point.step[k] = move(point.step[k]);
        if (point.own_curvature[k] > 0)
            point.residual = std::max(point.residual,
                                      std::abs(move(point.slope[k] / point.own_curvature[k])) *
                                          point.curvature[k] / (point.curvature[k] + small_flow));
    }
    return point;
}

/// One player's aim must not fall; in a game the first-order conditions must not get far worse.
bool Search::better(const Point& point, const Point& best) const {
    if (!std::isfinite(point.residual))
        return false;
    if (problem_.players.size() > 1)
        return point.residual <= growth * best.residual;
    // Gains are known to fewer digits than welfare.
    const double rounding = problem_.players[0].floor.empty() ? 1e-12 : 1e-6;
    return point.aim[0] >= best.aim[0] - rounding;
}

Point Search::run(std::vector<double> x) {
    const std::size_t count = levers_.count();
    Point best = evaluate(std::move(x), nullptr);
    if (!std::isfinite(best.residual) || count == 0)
        return best;
    // Distances in the units of what they cost, so that flows of no account do not steer.
    std::vector<double> scale(count);
    const double most = std::ranges::max(best.curvature);
    for (std::size_t k = 0; k < count; ++k)
        scale[k] = std::sqrt(std::max(best.curvature[k] / most, 1e-12));
    const std::size_t size = (count + 3) / 4 * 4;
    Anderson anderson(size, depth);
    std::vector<double> z(size), f(size);
    Point point = best;
    double length = 1;
    const int first = solves_;
    while (best.residual > tolerance_ && solves_ - first < most_solves && length > least_length) {
        std::vector<double> next(count);
        for (std::size_t k = 0; k < count; ++k) {
            z[k] = scale[k] * point.x[k];
            f[k] = scale[k] * length * point.step[k];
        }
        anderson.advance(z, f);
        for (std::size_t k = 0; k < count; ++k)
            next[k] = point.step[k] == 0 ? point.x[k] : levers_.clip(k, z[k] / scale[k]);
        Point tried = evaluate(std::move(next), &point);
        if (better(tried, best)) {
            point = std::move(tried);
            if (problem_.players.size() == 1 || point.residual < best.residual)
                best = point;
            if (length < 1) {
                length *= 2;
                anderson.restart();
            }
            continue;
        }
        point = best;
        length /= 2;
        anderson.restart();
    }
    return best;
}

/// Own derivatives vanish at a Nash equilibrium, so a small step of each rate the way the other
/// members like makes all gain, unless bounds or indifference stand in the way.
std::optional<std::vector<double>> Search::step_all_gain_by(const std::vector<double>& x) {
    const TradeShock shock = levers_.shock_at(x);
    Point point;
    point.x = x;
    point.equilibrium = solver_.solve(shock, options_);
    const AdjointSystem system(model_, shock, point.equilibrium, options_);
    std::vector<double> towards(levers_.count());
    for (const View& view : views_) {
        const WelfareValues values = system.values(view.weights, adjoint_tolerance);
        for (std::size_t k = 0; k < levers_.count(); ++k) {
            const double curvature = levers_.curvature(system, shock, k);
            if (view.member != levers_.instrument(k).levied_by() && curvature > no_flow)
                towards[k] += levers_.derivative(system, values, shock, k) / curvature;
        }
    }
    for (double length = 1; length > 1e-6; length /= 2) {
        std::vector<double> moved = x;
        for (std::size_t k = 0; k < moved.size(); ++k)
            moved[k] = levers_.clip(k, x[k] + std::clamp(length * towards[k], -0.1, 0.1));
        if (moved == x)
            return std::nullopt;
        ++solves_;
        const Equilibrium there =
            solver_.solve(levers_.shock_at(moved), options_, &point.equilibrium);
        if (there.converged &&
            std::isfinite(aim_of(problem_.players[0], ln_welfare(model_, there))))
            return moved;
    }
    return std::nullopt;
}

PolicySearch Search::certified(const Point& point, int threads) {
    PolicySearch found;
    found.residual = point.residual;
    found.shock = levers_.shock_at(point.x);
    found.equilibrium = point.equilibrium;
    found.aim = point.aim;
    found.rates.resize(problem_.players.size());
    if (!std::isfinite(point.residual)) {
        found.solves = solves_;
        return found;
    }
    const AdjointSystem system(model_, found.shock, point.equilibrium, options_);
    for (std::size_t k = 0; k < levers_.count(); ++k)
        found.rates[levers_.player(k)].push_back(
            {.rate = PolicyLevers::rate_of(levers_.instrument(k).lever, point.x[k]),
             .derivative = point.slope[k],
             .flow = levers_.value(system, found.shock, k),
             .base_flow = levers_.base_value(k)});
    const Deviations tried = tried_deviations(
        model_, problem_, levers_, {point.x, point.curvature, point.equilibrium, point.aim},
        options_, threads);
    solves_ += tried.count;
    found.deviations = tried.count;
    found.best_deviation = tried.best;
    found.converged = solved(point);
    found.solves = solves_;
    return found;
}

/// The rates that the problem starts from, within its bounds.
std::vector<double> started_from(const PolicyLevers& levers, const PolicyProblem& problem) {
    std::vector<double> x;
    for (const std::vector<double>& rates : problem.start)
        for (const double rate : rates) {
            const std::size_t k = x.size();
            x.push_back(levers.clip(k, PolicyLevers::x_of(levers.instrument(k).lever, rate)));
        }
    return x;
}

}  // namespace

PolicySearch search_policy(const TradeModel& model,
                           const PolicyProblem& problem,
                           const SolverOptions& options,
                           int threads) {
    Search search(model, problem, options);
    if (!problem.start.empty())
        return search.certified(search.run(started_from(search.levers(), problem)), threads);
    Point first = search.run(search.levers().background());
    Point second = search.run(search.levers().inverse_elasticities());
    const auto solved = [&](const Point& point) { return search.solved(point); };
    if (solved(second) &&
        (!solved(first) || (problem.players.size() == 1 && second.aim[0] > first.aim[0])))
        std::swap(first, second);
    std::optional<double> gap;
    if (solved(first) && solved(second)) {
        gap = 0;
        for (std::size_t k = 0; k < first.x.size(); ++k)
            if (first.curvature[k] > small_flow)
                gap = std::max(*gap, std::abs(std::expm1(first.x[k]) - std::expm1(second.x[k])));
    }
    PolicySearch found = search.certified(first, threads);
    found.other_start_gap = gap;
    return found;
}

PolicySearch search_nash_product(const TradeModel& model,
                                 const PolicyProblem& apart_problem,
                                 const PolicySearch& apart,
                                 const SolverOptions& options,
                                 int threads) {
    const std::size_t N = model.economies;
    PolicyProblem joint{.players = {},
                        .background = apart_problem.background,
                        .lower = apart_problem.lower,
                        .upper = apart_problem.upper,
                        .start = {{}}};
    PolicyPlayer& all = joint.players.emplace_back();
    all.weights.resize(N);
    for (std::size_t p = 0; p < apart_problem.players.size(); ++p) {
        const PolicyPlayer& player = apart_problem.players[p];
        for (std::size_t n = 0; n < N; ++n)
            all.weights[n] += player.weights[n];
        all.instruments.insert(all.instruments.end(), player.instruments.begin(),
                               player.instruments.end());
        for (const PolicyRate& rate : apart.rates[p])
            joint.start[0].push_back(rate.rate);
    }
    all.floor = ln_welfare(model, apart.equilibrium);

    SolverOptions exact = options;
    exact.tolerance = std::min(options.tolerance, 1e-12);
    Search search(model, joint, exact);
    if (const auto start = search.step_all_gain_by(started_from(search.levers(), joint)))
        return search.certified(search.run(*start), threads);
    PolicySearch same = apart;
    same.rates.assign(1, {});
    for (const std::vector<PolicyRate>& rates : apart.rates)
        same.rates[0].insert(same.rates[0].end(), rates.begin(), rates.end());
    return same;
}

}  // namespace entente::scenarios
