#include "entente/scenarios/trade/policy_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <tuple>

#include "entente/base/error.hpp"
#include "entente/base/linear_algebra.hpp"
#include "entente/scenarios/trade/adjoint.hpp"
#include "entente/scenarios/trade/adjoint_system.hpp"
#include "entente/scenarios/trade/anderson.hpp"

namespace entente::scenarios {
namespace {

constexpr double adjoint_tolerance = 1e-12;
constexpr double search_tolerance = 1e-7;   // of a step of ln(1 + rate): 1e-5 points
constexpr double product_tolerance = 1e-6;  // gains are small differences of welfare
constexpr double no_flow = 1e-13;           // curvature below which a flow is left alone
constexpr double small_flow = 1e-8;         // curvature below which its error counts less
constexpr int most_solves = 400;
constexpr std::size_t most_probes = 256;
constexpr double probe = 0.01;
constexpr std::size_t depth = 6;
constexpr double growth = 5;  // of the residual of a game: back to the best point
constexpr double least_length = 1.0 / 4096;

/// An instrument's place in the shock.
struct Place {
    std::size_t player = 0;
    Instrument instrument;
    std::size_t flow = 0;  // position in the shock
    double start = 0;      // ln(1 + rate) in the background
    double effective_theta = 0;
};

struct Point {
    std::vector<double> x;  // ln(1 + rate), by place
    Equilibrium equilibrium;
    std::vector<double> ln_welfare;
    std::vector<WelfareValues> values;  // by view
    // By place: of the player's aim by x; theta M / I; that times the weight, 0 where the flow is
    // left alone; how far to go.
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

/// The iteration x := clip(x + g / h), g the derivative of the levying player's aim and
/// h = theta M / I times its weight, M the border value of the flow and I the income of the
/// economy that levies: the curvature of the aim where all else stays (a duty of t loses
/// theta M t^2 / 2). All players at once, accelerated; Newton's method but for the cross effects,
/// which are small. The curvature that the logarithms of a Nash product add is kept in full.
class Search {
public:
    Search(const TradeModel& model, const PolicyProblem& problem, const SolverOptions& options);

    /// From `x`, as far as it goes.
    Point run(std::vector<double> x);
    /// For a Nash product: from `x`, where no member gains, to where all do; empty if no step does.
    std::optional<std::vector<double>> step_all_gain_by(const std::vector<double>& x);
    std::vector<double> background_rates() const;
    std::vector<double> inverse_elasticities() const;

    double clip(double x) const { return std::clamp(x, lower_, upper_); }

    PolicySearch certified(const Point& point, int threads);

    bool solved(const Point& point) const { return point.residual <= tolerance_; }

private:
    double aim(const PolicyPlayer& player, const std::vector<double>& ln_welfare) const;
    double slope_by(const View& view, const std::vector<double>& ln_welfare) const;
    void set_factor(TradeShock& shock, const Place& place, double factor) const;
    TradeShock shock_at(const std::vector<double>& x) const;
    Point evaluate(std::vector<double> x, const Point* near);
    double derivative(const AdjointSystem& system,
                      const WelfareValues& values,
                      const Place& place) const;
    double border_value(const Point& point, const AdjointSystem& system, const Place& place) const;
    std::vector<double> newton_step(const Point& point,
                                    const std::vector<std::vector<double>>& by_view) const;
    bool better(const Point& point, const Point& best) const;
    void probe_deviations(const Point& point, PolicySearch& found, int threads);

    const TradeModel& model_;
    const PolicyProblem& problem_;
    SolverOptions options_;
    TradeSolver solver_;
    TradeShock shock_;  // background with a flow for every instrument
    std::vector<Place> places_;
    std::vector<View> views_;
    double tolerance_ = search_tolerance;
    double lower_ = 0, upper_ = 0;
    int solves_ = 0;
};

Search::Search(const TradeModel& model, const PolicyProblem& problem, const SolverOptions& options)
    : model_(model),
      problem_(problem),
      options_(options),
      solver_(model),
      shock_(problem.background) {
    if (!(problem.lower > -1) || !(problem.upper >= problem.lower) || !std::isfinite(problem.upper))
        throw Error(ErrorKind::InvalidInput,
                    "rates from " + std::to_string(100 * problem.lower) + " to " +
                        std::to_string(100 * problem.upper) +
                        " points: the bounds must rise, and a rate must be above -100");
    lower_ = std::log1p(problem.lower);
    upper_ = std::log1p(problem.upper);
    using Cell = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    std::map<Cell, FlowShock> flows;
    for (const FlowShock& flow : problem.background.flows)
        flows[{flow.sector, flow.importer, flow.exporter}] = flow;
    const std::size_t N = model.economies;
    for (std::size_t p = 0; p < problem.players.size(); ++p) {
        const PolicyPlayer& player = problem.players[p];
        if (player.floor.empty())
            views_.push_back({.player = p, .weights = player.weights});
        else
            for (std::size_t n = 0; n < N; ++n)
                if (player.weights[n] != 0)
                    views_.push_back({.player = p, .weights = weight_of(model, n), .member = n});
        if (!player.floor.empty())
            tolerance_ = product_tolerance;
        for (const Instrument& instrument : player.instruments) {
            const auto [sector, importer, exporter, lever] = instrument;
            const auto same = [&](const Place& place) { return place.instrument == instrument; };
            if (std::ranges::any_of(places_, same))
                throw Error(ErrorKind::InvalidInput,
                            "the rate of " + model.economy_codes[instrument.levied_by()] + " on " +
                                model.sector_codes[sector] + " is an instrument twice");
            const std::size_t cell = (sector * N + importer) * N + exporter;
            const auto [at, added] = flows.try_emplace(
                {sector, importer, exporter}, FlowShock{.sector = sector,
                                                        .importer = importer,
                                                        .exporter = exporter,
                                                        .tariff_factor = model.tariff[cell]});
            const double factor =
                lever == Lever::Tariff ? at->second.tariff_factor : at->second.export_tax_factor;
            const double theta = problem.background.theta.empty()
                                     ? model.theta[sector]
                                     : problem.background.theta[sector];
            places_.push_back({.player = p,
                               .instrument = instrument,
                               .start = std::log(factor),
                               .effective_theta = theta / problem.background.elasticity_divisor});
        }
    }
    shock_.flows.clear();
    std::map<Cell, std::size_t> position;
    for (const auto& [cell, flow] : flows) {
        position[cell] = shock_.flows.size();
        shock_.flows.push_back(flow);
    }
    for (Place& place : places_)
        place.flow = position[{place.instrument.sector, place.instrument.importer,
                               place.instrument.exporter}];
}

std::vector<double> Search::background_rates() const {
    std::vector<double> x;
    for (const Place& place : places_)
        x.push_back(clip(place.start));
    return x;
}

/// What the formula for a small buyer of differentiated goods says.
std::vector<double> Search::inverse_elasticities() const {
    std::vector<double> x;
    for (const Place& place : places_)
        x.push_back(clip(std::log1p(1 / place.effective_theta)));
    return x;
}

void Search::set_factor(TradeShock& shock, const Place& place, double factor) const {
    FlowShock& flow = shock.flows[place.flow];
    (place.instrument.lever == Lever::Tariff ? flow.tariff_factor : flow.export_tax_factor) =
        factor;
}

TradeShock Search::shock_at(const std::vector<double>& x) const {
    TradeShock shock = shock_;
    for (std::size_t k = 0; k < places_.size(); ++k)
        set_factor(shock, places_[k], std::exp(x[k]));
    return shock;
}

double Search::aim(const PolicyPlayer& player, const std::vector<double>& ln_welfare) const {
    double sum = 0;
    for (std::size_t n = 0; n < ln_welfare.size(); ++n) {
        if (player.weights[n] == 0)
            continue;
        if (player.floor.empty()) {
            sum += player.weights[n] * ln_welfare[n];
            continue;
        }
        const double gain = std::expm1(ln_welfare[n] - player.floor[n]);
        if (!(gain > 0))
            return -std::numeric_limits<double>::infinity();
        sum += player.weights[n] * std::log(gain);
    }
    return sum;
}

/// Of the aim by each view's welfare.
double Search::slope_by(const View& view, const std::vector<double>& ln_welfare) const {
    const PolicyPlayer& player = problem_.players[view.player];
    if (player.floor.empty())
        return 1;
    const std::size_t n = view.member;
    return -player.weights[n] / std::expm1(player.floor[n] - ln_welfare[n]);
}

double Search::derivative(const AdjointSystem& system,
                          const WelfareValues& values,
                          const Place& place) const {
    const auto [j, n, i, lever] = place.instrument;
    const FlowShock& flow = shock_.flows[place.flow];
    const FlowDerivative by =
        system.flow(values, j, n, i, flow.tariff_factor, flow.export_tax_factor);
    return lever == Lever::Tariff ? by.tariff : by.export_tax;
}

double Search::border_value(const Point& point,
                            const AdjointSystem& system,
                            const Place& place) const {
    const auto [j, n, i, lever] = place.instrument;
    const std::size_t at = model_.at(j, n);
    const double spent = system.rows().share(j)[n][i] * system.e()[model_.at(j, i)] *
                         system.per_phi()[at] * point.equilibrium.expenditure[at];
    return spent / shock_.flows[place.flow].tariff_factor;
}

/// (D + sum_v S_v g_v g_v')^-1 g over the rates that may move, with D the curvatures, g_v the
/// derivatives of each view's welfare and S_v the curvature of its logarithm in a Nash product.
/// Sherman-Morrison-Woodbury, so the system solved is as small as the members are few.
std::vector<double> Search::newton_step(const Point& point,
                                        const std::vector<std::vector<double>>& by_view) const {
    const std::size_t count = places_.size(), V = views_.size();
    std::vector<double> step(count);
    std::vector<bool> moves(count);
    for (std::size_t k = 0; k < count; ++k) {
        const bool held = (point.x[k] >= upper_ && point.slope[k] > 0) ||
                          (point.x[k] <= lower_ && point.slope[k] < 0);
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
    for (std::size_t k = 0; k < places_.size(); ++k)
        set_factor(shock_, places_[k], std::exp(point.x[k]));
    ++solves_;
    point.equilibrium =
        solver_.solve(shock_, options_, near == nullptr ? nullptr : &near->equilibrium);
    point.ln_welfare = ln_welfare(model_, point.equilibrium);
    if (!point.equilibrium.converged)
        return point;
    for (const PolicyPlayer& player : problem_.players) {
        point.aim.push_back(aim(player, point.ln_welfare));
        if (!std::isfinite(point.aim.back()))
            return point;
    }
    const AdjointSystem system(model_, shock_, point.equilibrium, options_);
    std::vector<std::vector<double>> by_view(views_.size(), std::vector<double>(places_.size()));
    point.slope.resize(places_.size());
    std::vector<double> weight(model_.economies);  // of each economy's income in its player's aim
    for (std::size_t v = 0; v < views_.size(); ++v) {
        const View& view = views_[v];
        point.values.push_back(
            system.values(view.weights, adjoint_tolerance,
                          near == nullptr || near->values.empty() ? nullptr : &near->values[v]));
        const double slope = slope_by(view, point.ln_welfare);
        for (std::size_t n = 0; n < weight.size(); ++n)
            weight[n] = std::max(weight[n], slope * std::abs(view.weights[n]));
        for (std::size_t k = 0; k < places_.size(); ++k)
            if (places_[k].player == view.player) {
                by_view[v][k] = derivative(system, point.values[v], places_[k]);
                point.slope[k] += slope * by_view[v][k];
            }
    }
    for (const Place& place : places_) {
        const std::size_t levied_by = place.instrument.levied_by();
        const double curvature = place.effective_theta * border_value(point, system, place) /
                                 point.equilibrium.income[levied_by];
        point.curvature.push_back(curvature);
        point.own_curvature.push_back(curvature > no_flow ? weight[levied_by] * curvature : 0);
    }
    point.residual = 0;
    point.step = newton_step(point, by_view);
    for (std::size_t k = 0; k < places_.size(); ++k) {
        const auto move = [&](double by) {
            return clip(point.x[k] + std::clamp(by, -0.5, 0.5)) - point.x[k];
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
    const std::size_t count = places_.size();
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
            next[k] = point.step[k] == 0 ? point.x[k] : clip(z[k] / scale[k]);
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
    for (std::size_t k = 0; k < places_.size(); ++k)
        set_factor(shock_, places_[k], std::exp(x[k]));
    Point point;
    point.x = x;
    point.equilibrium = solver_.solve(shock_, options_);
    const AdjointSystem system(model_, shock_, point.equilibrium, options_);
    std::vector<double> towards(places_.size());
    for (const View& view : views_) {
        const WelfareValues values = system.values(view.weights, adjoint_tolerance);
        for (std::size_t k = 0; k < places_.size(); ++k) {
            const std::size_t levied_by = places_[k].instrument.levied_by();
            const double curvature = places_[k].effective_theta *
                                     border_value(point, system, places_[k]) /
                                     point.equilibrium.income[levied_by];
            if (view.member != levied_by && curvature > no_flow)
                towards[k] += derivative(system, values, places_[k]) / curvature;
        }
    }
    for (double length = 1; length > 1e-6; length /= 2) {
        std::vector<double> moved = x;
        for (std::size_t k = 0; k < moved.size(); ++k)
            moved[k] = clip(x[k] + std::clamp(length * towards[k], -0.1, 0.1));
        if (moved == x)
            return std::nullopt;
        for (std::size_t k = 0; k < places_.size(); ++k)
            set_factor(shock_, places_[k], std::exp(moved[k]));
        ++solves_;
        const Equilibrium there = solver_.solve(shock_, options_, &point.equilibrium);
        if (there.converged && std::isfinite(aim(problem_.players[0], ln_welfare(model_, there))))
            return moved;
    }
    return std::nullopt;
}

void Search::probe_deviations(const Point& point, PolicySearch& found, int threads) {
    struct Deviation {
        std::size_t place = 0;
        double factor = 1;
    };

    std::vector<std::size_t> order(places_.size());
    for (std::size_t k = 0; k < order.size(); ++k)
        order[k] = k;
    std::ranges::stable_sort(order, std::greater<>{},
                             [&](std::size_t k) { return point.curvature[k]; });
    order.resize(std::min(order.size(), most_probes));
    std::vector<Deviation> deviations;
    for (const std::size_t k : order)
        for (const double by : {-probe, probe}) {
            const double factor = std::exp(point.x[k]) + by;
            if (point.curvature[k] > no_flow && factor >= 1 + problem_.lower &&
                factor <= 1 + problem_.upper)
                deviations.push_back({k, factor});
        }
    constexpr std::size_t group = 8;
    std::vector<double> gain(deviations.size());
    parallel_for((deviations.size() + group - 1) / group, threads, [&](std::size_t part) {
        TradeSolver solver(model_);
        TradeShock shock = shock_at(point.x);
        for (std::size_t d = part * group; d < std::min(deviations.size(), (part + 1) * group);
             ++d) {
            const Place& place = places_[deviations[d].place];
            set_factor(shock, place, deviations[d].factor);
            const Equilibrium moved = solver.solve(shock, options_, &point.equilibrium);
            set_factor(shock, place, std::exp(point.x[deviations[d].place]));
            gain[d] = moved.converged
                          ? aim(problem_.players[place.player], ln_welfare(model_, moved)) -
                                point.aim[place.player]
                          : std::numeric_limits<double>::infinity();
        }
    });
    solves_ += static_cast<int>(deviations.size());
    found.deviations = static_cast<int>(deviations.size());
    found.best_deviation = gain.empty() ? 0 : std::ranges::max(gain);
}

PolicySearch Search::certified(const Point& point, int threads) {
    PolicySearch found;
    found.residual = point.residual;
    found.shock = shock_at(point.x);
    found.equilibrium = point.equilibrium;
    found.aim = point.aim;
    found.rates.resize(problem_.players.size());
    if (!std::isfinite(point.residual)) {
        found.solves = solves_;
        return found;
    }
    shock_ = found.shock;
    const AdjointSystem system(model_, shock_, point.equilibrium, options_);
    for (std::size_t k = 0; k < places_.size(); ++k) {
        const auto [j, n, i, lever] = places_[k].instrument;
        const std::size_t row = model_.row(j, n) + i;
        found.rates[places_[k].player].push_back(
            {.rate = std::expm1(point.x[k]),
             .derivative = point.slope[k],
             .flow = border_value(point, system, places_[k]),
             .base_flow = model_.expenditure[model_.at(j, n)] *
                          (model_.receipts.empty() ? model_.share : model_.receipts)[row]});
    }
    probe_deviations(point, found, threads);
    found.converged = solved(point);
    found.solves = solves_;
    return found;
}

}  // namespace

PolicySearch search_policy(const TradeModel& model,
                           const PolicyProblem& problem,
                           const SolverOptions& options,
                           int threads) {
    Search search(model, problem, options);
    if (!problem.start.empty()) {
        std::vector<double> x;
        for (const std::vector<double>& rates : problem.start)
            for (const double rate : rates)
                x.push_back(search.clip(std::log1p(rate)));
        return search.certified(search.run(std::move(x)), threads);
    }
    Point first = search.run(search.background_rates());
    Point second = search.run(search.inverse_elasticities());
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
    std::vector<double> x;
    for (const double rate : joint.start[0])
        x.push_back(std::log1p(rate));
    if (const auto start = search.step_all_gain_by(x))
        return search.certified(search.run(*start), threads);
    PolicySearch same = apart;
    same.rates.assign(1, {});
    for (const std::vector<PolicyRate>& rates : apart.rates)
        same.rates[0].insert(same.rates[0].end(), rates.begin(), rates.end());
    return same;
}

}  // namespace entente::scenarios
