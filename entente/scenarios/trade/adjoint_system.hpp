#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "entente/scenarios/trade/equilibrium.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"

namespace entente::scenarios {

/// What one more of something is worth: the multipliers of the conditions of an equilibrium, in
/// weighted welfare sum_n weight_n ln W_n. Padded as TradeModel.
struct WelfareValues {
    std::vector<double> balance;      // [n]: a million USD more of exports
    std::vector<double> income;       // [n]: a million USD more of income
    std::vector<double> price;        // [at(j, n)]: of ln p
    std::vector<double> expenditure;  // [at(j, n)]: a million USD more of X
    std::vector<double> sales;        // [at(j, n)]: a million USD more of Y
    std::vector<double> cost;         // [at(j, n)]: of ln(c pf)
    double residual = 0;              // of the linear system, relative
    int iterations = 0;
};

/// Derivatives of welfare with respect to one flow.
struct FlowDerivative {
    double cost = 0;        // ln d
    double tariff = 0;      // ln tau'
    double export_tax = 0;  // ln te'
};

/// The conditions of an equilibrium, linearised and transposed. Write s = pi', m = s / tau',
/// q = m / te', ^ for multipliers, V = s X for what n spends on i. Then
///   V^[j,n,i] = q/s Y^[j,i] + (1 - 1/tau') I^[n] + (m - q)/s I^[i] + 1/tau' (b^[i] - b^[n])
///   a^[j,n,i] = s (p^[j,n] + theta X (X^[j,n] - V^))            of ln(c pf te d tau')
///   X^[j,n]   = sum_i s V^
///   c^[j,i]   = sum_n a^
///   p^[k,n]   = -weight_n alpha + sum_j G (1 - B) c^[j,n]
///   Y^[j,n]   = (sum_k G (1 - B) X^[k,n] - (1 - pf) I^[n]) / pf
///   I^[n]     = weight_n / I' + sum_k alpha X^[k,n]
///   0         = sum_j B c^ + w VA I^ - dS'/d ln w (I^ + b^), up to a multiple of w VA
/// The last determines b^; the multiple is that of the numeraire, world factor income.
class AdjointSystem {
public:
    /// All arguments but `options` must outlive this. Throws NotComputed where the shock holds a
    /// quota: its welfare has kinks.
    AdjointSystem(const TradeModel& model,
                  const TradeShock& shock,
                  const Equilibrium& found,
                  const SolverOptions& options);

    /// `start`: the values at a similar equilibrium.
    WelfareValues values(std::span<const double> weights,
                         double tolerance,
                         const WelfareValues* start = nullptr) const;

    FlowDerivative flow(const WelfareValues& values,
                        std::size_t j,
                        std::size_t n,
                        std::size_t i,
                        double tariff_factor,
                        double export_tax_factor) const;

    /// Of ln A and of ln pf, at(j, n).
    double productivity(const WelfareValues& values, std::size_t at) const;
    double price_factor(const WelfareValues& values, std::size_t at) const;

    const TradeModel& model() const { return *model_; }

    const ShockedRows& rows() const { return rows_; }

    const Equilibrium& found() const { return *found_; }

    /// e = (c pf)^-theta, at(j, n), and 1 / Phi, zero where nothing is bought.
    const std::vector<double>& e() const { return e_; }

    const std::vector<double>& per_phi() const { return per_phi_; }

private:
    struct Work;
    void transposed_step(std::span<const double> weights, Work& work) const;
    void values_of_income_and_sales(std::span<const double> weights, Work& work) const;
    void add_export_taxes(Work& work) const;
    void wage_row(Work& work) const;
    void precondition(Work& work) const;

    const TradeModel* model_;
    const Equilibrium* found_;
    Deficits deficits_;
    ShockedRows rows_;
    std::vector<double> e_, per_phi_, wage_bill_, scale_;
    double numeraire_ = 0;
};

}  // namespace entente::scenarios
