#include "entente/scenarios/trade/batch.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>

#include "entente/scenarios/trade/lane_array.hpp"
#include "entente/scenarios/trade/lane_solver.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"
#include "entente/scenarios/trade/solution_guess.hpp"

namespace entente::scenarios {
namespace {

constexpr std::size_t least_group = 4;  // fewer are faster one by one
constexpr std::size_t pilot_count = 8;  // of a family, solved first to guess the others from
constexpr std::size_t least_family = 2 * pilot_count;

/// Work space for a thread at a time; what was solved before leaves no trace in a solver.
struct Solvers {
    explicit Solvers(const LaneModel& lane_model)
        : lane_solver(lane_model), model(lane_model.model) {}

    TradeSolver& single() {
        if (!single_solver)
            single_solver.emplace(*model);
        return *single_solver;
    }

    LaneSolver lane_solver;
    const TradeModel* model;
    std::optional<TradeSolver> single_solver;  // seldom needed
};

class SpareSolvers {
public:
    explicit SpareSolvers(const LaneModel& model) : model_(&model) {}

    std::unique_ptr<Solvers> take() {
        const std::lock_guard guard(lock_);
        if (spare_.empty())
            return std::make_unique<Solvers>(*model_);
        std::unique_ptr<Solvers> solvers = std::move(spare_.back());
        spare_.pop_back();
        return solvers;
    }

    void give_back(std::unique_ptr<Solvers> solvers) {
        const std::lock_guard guard(lock_);
        spare_.push_back(std::move(solvers));
    }

private:
    const LaneModel* model_;
    std::mutex lock_;
    std::vector<std::unique_ptr<Solvers>> spare_;
};

bool has_quota(const TradeShock& shock) {
    return std::ranges::any_of(shock.flows,
                               [](const FlowShock& flow) { return std::isfinite(flow.quota); });
}

/// How far a shock reaches, roughly: the value of the flows, as a part of the smaller economy's
/// value added, times how far their terms move.
double reach(const TradeModel& model, const TradeShock& shock) {
    const std::size_t N = model.economies;
    double sum = 0;
    for (const FlowShock& flow : shock.flows) {
        const std::size_t cell = (flow.sector * N + flow.importer) * N + flow.exporter;
        const double value = model.share[model.row(flow.sector, flow.importer) + flow.exporter] *
                             model.expenditure[model.at(flow.sector, flow.importer)];
        sum += value *
               (std::abs(std::log(flow.tariff_factor / model.tariff[cell])) +
                std::abs(std::log(flow.cost_factor)) + std::abs(std::log(flow.export_tax_factor)) +
                std::abs(1 - flow.kept_share)) /
               std::min(model.value_added[flow.importer], model.value_added[flow.exporter]);
    }
    for (const ProducerShock& producer : shock.producers)
        sum +=
            model.value_added_share[model.at(producer.sector, producer.economy)] *
            (std::abs(std::log(producer.price_factor)) + std::abs(std::log(producer.productivity)));
    return sum;
}

/// One solve_all. What is solved with what depends on the shocks alone, never on threads.
class Batch {
public:
    Batch(const TradeModel& model,
          std::span<const TradeShock> shocks,
          const SolverOptions& options,
          int threads);

    std::vector<Equilibrium> solve();

private:
    using Places = std::vector<std::size_t>;  // in shocks_

    /// Scenarios that touch the same cells, by reach.
    std::vector<Places> families() const;
    std::unique_ptr<SolutionGuess> guess_from(const Places& pilots) const;
    void solve_in_lanes(const Places& chosen);
    void solve_group(std::span<const std::size_t> group, Solvers& solvers);
    void solve_alone(const Places& chosen);

    const TradeModel& model_;
    std::span<const TradeShock> shocks_;
    const SolverOptions& options_;
    int threads_;
    Places in_lanes_, alone_;  // the former by reach
    std::vector<const SolutionGuess*> guesses_;
    LaneModel lane_model_;
    SpareSolvers spare_;
    std::vector<Equilibrium> found_;
};

Batch::Batch(const TradeModel& model,
             std::span<const TradeShock> shocks,
             const SolverOptions& options,
             int threads)
    : model_(model),
      shocks_(shocks),
      options_(options),
      threads_(threads),
      guesses_(shocks.size()),
      lane_model_(model),
      spare_(lane_model_),
      found_(shocks.size()) {
    // In the order given, so that the first shock without an equilibrium is the one named.
    ShockedRows rows(model);
    std::vector<double> reaches;
    for (std::size_t k = 0; k < shocks.size(); ++k) {
        rows.set(shocks[k]);
        reaches.push_back(reach(model, shocks[k]));
        // Where nothing changes TradeSolver answers with the base itself.
        (has_quota(shocks[k]) || reaches[k] == 0 ? alone_ : in_lanes_).push_back(k);
    }
    std::ranges::stable_sort(in_lanes_, {}, [&](std::size_t k) { return reaches[k]; });
}

std::vector<Batch::Places> Batch::families() const {
    std::vector<Places> families;
    for (const std::size_t k : in_lanes_) {
        const auto family = std::ranges::find_if(families, [&](const Places& members) {
            return same_cells(shocks_[members.front()], shocks_[k]);
        });
        if (family == families.end())
            families.push_back({k});
        else
            family->push_back(k);
    }
    return families;
}

std::unique_ptr<SolutionGuess> Batch::guess_from(const Places& pilots) const {
    std::vector<const TradeShock*> shocks;
    std::vector<const Equilibrium*> solutions;
    for (const std::size_t k : pilots)
        if (found_[k].converged) {
            shocks.push_back(&shocks_[k]);
            solutions.push_back(&found_[k]);
        }
    return shocks.empty() ? nullptr : std::make_unique<SolutionGuess>(model_, shocks, solutions);
}

/// Pilots of the large families and all of the small ones first, then the others from what the
/// pilots let expect.
std::vector<Equilibrium> Batch::solve() {
    Places first, rest;
    std::vector<Places> pilots, followers;  // by large family
    for (const Places& members : families()) {
        if (members.size() < least_family) {
            first.insert(first.end(), members.begin(), members.end());
            continue;
        }
        pilots.emplace_back();
        followers.emplace_back();
        for (std::size_t m = 0; m < members.size(); ++m) {
            // Evenly, with the farthest; the nearest lie near the base, which is known.
            const bool leads = m + 1 == (pilots.back().size() + 1) * members.size() / pilot_count;
            (leads ? pilots : followers).back().push_back(members[m]);
        }
        first.insert(first.end(), pilots.back().begin(), pilots.back().end());
    }
    solve_in_lanes(first);
    std::vector<std::unique_ptr<SolutionGuess>> guesses;
    for (std::size_t f = 0; f < pilots.size(); ++f) {
        guesses.push_back(guess_from(pilots[f]));
        for (const std::size_t k : followers[f])
            guesses_[k] = guesses.back().get();
        rest.insert(rest.end(), followers[f].begin(), followers[f].end());
    }
    solve_in_lanes(rest);
    solve_alone(alone_);
    return std::move(found_);
}

/// A group goes on until its slowest scenario is solved, so its members should be alike.
void Batch::solve_in_lanes(const Places& chosen) {
    parallel_for((chosen.size() + lanes - 1) / lanes, threads_, [&](std::size_t part) {
        const std::size_t begin = part * lanes;
        std::unique_ptr<Solvers> solvers = spare_.take();
        solve_group(std::span(chosen).subspan(begin, std::min(lanes, chosen.size() - begin)),
                    *solvers);
        spare_.give_back(std::move(solvers));
    });
}

void Batch::solve_group(std::span<const std::size_t> group, Solvers& solvers) {
    std::vector<std::optional<Equilibrium>> solved(group.size());
    if (group.size() >= least_group) {
        std::vector<Equilibrium> starts;
        starts.reserve(group.size());
        std::vector<LaneSolver::Scenario> scenarios;
        for (const std::size_t k : group) {
            scenarios.push_back({&shocks_[k], nullptr});
            if (guesses_[k] != nullptr)
                scenarios.back().start = &starts.emplace_back(guesses_[k]->at(shocks_[k]));
        }
        solved = solvers.lane_solver.solve(scenarios, options_);
    }
    for (std::size_t l = 0; l < group.size(); ++l)
        found_[group[l]] =
            solved[l] ? std::move(*solved[l]) : solvers.single().solve(shocks_[group[l]], options_);
}

void Batch::solve_alone(const Places& chosen) {
    parallel_for(chosen.size(), threads_, [&](std::size_t s) {
        std::unique_ptr<Solvers> solvers = spare_.take();
        found_[chosen[s]] = solvers->single().solve(shocks_[chosen[s]], options_);
        spare_.give_back(std::move(solvers));
    });
}

/// A few scenarios one by one.
std::vector<Equilibrium> solve_few(const TradeModel& model,
                                   std::span<const TradeShock> shocks,
                                   const SolverOptions& options,
                                   int threads) {
    std::vector<Equilibrium> found(shocks.size());
    parallel_for(shocks.size(), threads,
                 [&](std::size_t k) { found[k] = TradeSolver(model).solve(shocks[k], options); });
    return found;
}

}  // namespace

std::vector<Equilibrium> solve_all(const TradeModel& model,
                                   std::span<const TradeShock> shocks,
                                   const SolverOptions& options,
                                   int threads) {
    if (shocks.size() < least_group)
        return solve_few(model, shocks, options, threads);
    return Batch(model, shocks, options, threads).solve();
}

}  // namespace entente::scenarios
