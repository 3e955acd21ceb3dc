#pragma once

#include <span>
#include <vector>

#include "entente/base/thread_pool.hpp"
#include "entente/scenarios/trade/equilibrium.hpp"

namespace entente::scenarios {

/// Derivatives of sum_n weight_n ln W_n, W = I' / (I P), at an equilibrium with respect to
/// everything a shock can change, unpadded: cell(j, n, i) = (j * N + n) * N + i, at = j * N + n.
/// 0.01 means: one per cent more of the factor, 0.01 per cent more welfare.
struct WelfareGradient {
    std::vector<double> cost;          // [cell]: of ln d, iceberg
    std::vector<double> tariff;        // [cell]: of ln tau'
    std::vector<double> export_tax;    // [cell]: of ln te'
    std::vector<double> productivity;  // [at]: of ln A
    std::vector<double> price_factor;  // [at]: of ln pf, the price factor of producers
    bool converged = false;
    double residual = 0;  // of the linear system solved, relative
    int iterations = 0;
};

/// All derivatives by one transposed solve (AdjointSystem), about as much work as the equilibrium
/// itself. `weights` has one entry an economy. Throws NotComputed where the shock holds a quota.
WelfareGradient welfare_gradient(const TradeModel& model,
                                 const TradeShock& shock,
                                 const Equilibrium& found,
                                 const SolverOptions& options,
                                 std::span<const double> weights);

/// One for each set of weights, shared out over threads.
std::vector<WelfareGradient> welfare_gradients(const TradeModel& model,
                                               const TradeShock& shock,
                                               const Equilibrium& found,
                                               const SolverOptions& options,
                                               std::span<const std::vector<double>> weights,
                                               int threads = default_threads());

/// Weights of one economy alone.
std::vector<double> weight_of(const TradeModel& model, std::size_t economy);

/// ln W[n] = ln(I' / (I P)), unpadded.
std::vector<double> ln_welfare(const TradeModel& model, const Equilibrium& found);

}  // namespace entente::scenarios
