#include "entente/scenarios/trade/adjoint.hpp"

#include <cassert>
#include <cmath>

#include "entente/scenarios/trade/adjoint_system.hpp"

namespace entente::scenarios {
namespace {

constexpr double tolerance = 1e-12;

/// tau' and te' of every cell of a shock.
struct Factors {
    std::vector<double> tariff, export_tax;  // export_tax: empty where there is none
};

Factors factors_of(const TradeModel& model, const TradeShock& shock) {
    Factors factors{.tariff = model.tariff, .export_tax = {}};
    for (const FlowShock& flow : shock.flows) {
        const std::size_t cell =
            (flow.sector * model.economies + flow.importer) * model.economies + flow.exporter;
        factors.tariff[cell] = flow.tariff_factor;
        if (flow.export_tax_factor == 1)
            continue;
        factors.export_tax.resize(factors.tariff.size(), 1);
        factors.export_tax[cell] = flow.export_tax_factor;
    }
    return factors;
}

WelfareGradient gradient_of(const AdjointSystem& system,
                            const Factors& factors,
                            std::span<const double> weights) {
    const TradeModel& model = system.model();
    const std::size_t N = model.economies, J = model.sectors;
    assert(weights.size() == N);
    const WelfareValues values = system.values(weights, tolerance);
    WelfareGradient gradient;
    for (std::vector<double>* cells : {&gradient.cost, &gradient.tariff, &gradient.export_tax})
        cells->reserve(J * N * N);
    for (std::size_t j = 0, cell = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            for (std::size_t i = 0; i < N; ++i, ++cell) {
                const FlowDerivative flow =
                    system.flow(values, j, n, i, factors.tariff[cell],
                                factors.export_tax.empty() ? 1.0 : factors.export_tax[cell]);
                gradient.cost.push_back(flow.cost);
                gradient.tariff.push_back(flow.tariff);
                gradient.export_tax.push_back(flow.export_tax);
            }
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            gradient.productivity.push_back(system.productivity(values, model.at(j, n)));
            gradient.price_factor.push_back(system.price_factor(values, model.at(j, n)));
        }
    gradient.converged = values.residual <= tolerance;
    gradient.residual = values.residual;
    gradient.iterations = values.iterations;
    return gradient;
}

}  // namespace

WelfareGradient welfare_gradient(const TradeModel& model,
                                 const TradeShock& shock,
                                 const Equilibrium& found,
                                 const SolverOptions& options,
                                 std::span<const double> weights) {
    return gradient_of(AdjointSystem(model, shock, found, options), factors_of(model, shock),
                       weights);
}

std::vector<WelfareGradient> welfare_gradients(const TradeModel& model,
                                               const TradeShock& shock,
                                               const Equilibrium& found,
                                               const SolverOptions& options,
                                               std::span<const std::vector<double>> weights,
                                               int threads) {
    const AdjointSystem system(model, shock, found, options);
    const Factors factors = factors_of(model, shock);
    std::vector<WelfareGradient> gradients(weights.size());
    parallel_for(weights.size(), threads,
                 [&](std::size_t k) { gradients[k] = gradient_of(system, factors, weights[k]); });
    return gradients;
}

std::vector<double> weight_of(const TradeModel& model, std::size_t economy) {
    std::vector<double> weights(model.economies);
    weights[economy] = 1;
    return weights;
}

std::vector<double> ln_welfare(const TradeModel& model, const Equilibrium& found) {
    std::vector<double> ln_price(model.economies), welfare(model.economies);
    for (std::size_t j = 0; j < model.sectors; ++j)
        for (std::size_t n = 0; n < model.economies; ++n)
            ln_price[n] += model.final_share[model.at(j, n)] * found.ln_price[model.at(j, n)];
    for (std::size_t n = 0; n < model.economies; ++n)
        welfare[n] = std::log(found.income[n] / model.income[n]) - ln_price[n];
    return welfare;
}

}  // namespace entente::scenarios
