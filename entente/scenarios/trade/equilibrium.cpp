#include "entente/scenarios/trade/equilibrium.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "entente/scenarios/trade/anderson.hpp"
#include "entente/scenarios/trade/bulk_math.hpp"
#include "entente/scenarios/trade/isolation.hpp"
#include "entente/scenarios/trade/shock_path.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"
#include "entente/scenarios/trade/sweep.hpp"
#include "entente/scenarios/trade/trade_flows.hpp"

namespace entente::scenarios {
namespace {

constexpr double least_expenditure = 1e-290;  // stands for none, so that its log exists
constexpr double no_expenditure = 1e-200;     // anything below is that stand-in
constexpr std::size_t depth = 5;              // of the acceleration
constexpr double growth = 10;  // a residual this much above the best one: back to that point

/// Where the base itself solves the shock: exactly its figures, without the rounding of a
/// recomputation.
void set_to_base(const TradeModel& model, Equilibrium& found) {
    found.expenditure = model.expenditure;
    found.income = model.income;
    found.sales = base_sales(model);
    for (double& phi : found.phi)
        phi = phi > 0 ? 1.0 : 0.0;
}

}  // namespace

/// The map z -> g(z) on z = (ln w, ln p, ln X, ln te' of quotas) and what it computes on the way.
struct TradeSolver::Work {
    explicit Work(const TradeModel& m)
        : model(m),
          rows(m),
          block(m.sectors * m.padded),
          size(m.padded + 2 * block),
          anderson(size, depth),
          z(size),
          step(size),
          e(block),
          x(block),
          phi(block, 1),
          kept(block, 1),
          sales(block),
          cost_payments(block),
          ln_cost(block),
          ln_phi(block),
          demand(block),
          moved(block),
          sold(m.padded),
          income(m.padded),
          surplus(m.padded),
          wage_bill(m.padded),
          import_duty(m.padded),
          export_duty(m.padded),
          subsidy(m.padded),
          balance(m.padded) {}

    double* ln_wage() { return z.data(); }

    double* ln_price() { return z.data() + model.padded; }

    double* ln_expenditure() { return z.data() + model.padded + block; }

    /// ln te' of each quota.
    double* ln_quota_tax() { return z.data() + size; }

    double* price_step() { return step.data() + model.padded; }

    double* expenditure_step() { return step.data() + model.padded + block; }

    void start(const Equilibrium* from);
    void set_quota_taxes();
    double quota_steps();
    Equilibrium iterate(const TradeShock& shock,
                        const SolverOptions& options,
                        const Equilibrium* from);
    double evaluate(const SolverOptions& options);
    void precondition();
    Equilibrium result(double residual, int iterations, const SolverOptions& options) const;

    const TradeModel& model;
    ShockedRows rows;
    std::size_t block;  // sectors times padded economies
    std::size_t size;   // of z without quotas, which come last
    Anderson anderson;
    std::vector<double> z, step, best_z;
    std::vector<double> e, x, phi, kept, sales, cost_payments, ln_cost, ln_phi, demand, moved, sold;
    std::vector<double> income, surplus, wage_bill, import_duty, export_duty, subsidy, balance;
};

void TradeSolver::Work::start(const Equilibrium* from) {
    std::fill(z.begin(), z.end(), 0.0);
    const std::vector<double>* expenditure = &model.expenditure;
    if (from != nullptr) {
        std::copy(from->ln_wage.begin(), from->ln_wage.end(), ln_wage());
        std::copy(from->ln_price.begin(), from->ln_price.end(), ln_price());
        expenditure = &from->expenditure;
    }
    for (std::size_t d = 0; d < block; ++d)
        x[d] = std::max((*expenditure)[d], least_expenditure);
    log_all(x.data(), ln_expenditure(), block);
    const std::size_t quotas = rows.quotas().size();
    z.resize(size + (quotas + 3) / 4 * 4);
    step.assign(z.size(), 0.0);
    if (anderson.size() != z.size())
        anderson = Anderson(z.size(), depth);
    anderson.restart();
    for (std::size_t q = 0; q < quotas; ++q)
        ln_quota_tax()[q] = from != nullptr && from->quota_tax.size() == quotas
                                ? from->quota_tax[q]
                                : rows.quotas()[q].ln_least_tax;
}

void TradeSolver::Work::set_quota_taxes() {
    for (std::size_t q = 0; q < rows.quotas().size(); ++q) {
        double& ln_tax = ln_quota_tax()[q];
        ln_tax = std::clamp(ln_tax, rows.quotas()[q].ln_least_tax, 50.0);
        rows.set_tax(rows.quotas()[q].tax, std::exp(ln_tax));
    }
}

/// Newton's step for each quota's tax, and the largest violation of
///   te' >= te, quantity <= limit, one of them with equality.
/// Quantity delivered: M / (te' d pf c), with M the border value, over that of the base.
double TradeSolver::Work::quota_steps() {
    const std::size_t P = model.padded;
    double residual = 0;
    for (std::size_t q = 0; q < rows.quotas().size(); ++q) {
        const ShockedRows::Quota& quota = rows.quotas()[q];
        const ShockedRows::ExportTax& tax = rows.taxes()[quota.tax];
        const std::size_t from = tax.sector * P + tax.exporter;
        const double theta = rows.theta()[tax.sector];
        const double part =
            rows.share(tax.sector)[tax.at % P][tax.exporter] * e[from] / phi[tax.at];
        const double to_producer = part * x[tax.at] / (tax.tariff * tax.factor);
        const double price_factor =
            rows.ln_price_factor().empty() ? 0.0 : rows.ln_price_factor()[from];
        const double above = std::log(to_producer / quota.base_value) - quota.ln_cost -
                             price_factor - ln_cost[from] - quota.ln_limit;
        const double slope = 1 + theta * (1 - part);
        const double free = ln_quota_tax()[q] - quota.ln_least_tax;
        step[size + q] = std::max(above / slope, -free);
        residual = std::max(residual, std::abs(std::max(above, -free)));
    }
    return residual;
}

/// Sets `step` to g(z) - z, with the wage step in units of the trade balance, and returns the
/// residual.
double TradeSolver::Work::evaluate(const SolverOptions& options) {
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    set_quota_taxes();
    // World factor income is the numeraire.
    exp_all(ln_wage(), wage_bill.data(), P);
    double world = 0;
    for (std::size_t n = 0; n < N; ++n)
        world += wage_bill[n] * model.value_added[n];
    const double scale = model.world_value_added / world, ln_scale = std::log(scale);
    for (std::size_t n = 0; n < N; ++n) {
        ln_wage()[n] += ln_scale;
        wage_bill[n] *= scale * model.value_added[n];
    }
    // 1. ln c = B ln w + sum_k G (1 - B) ln p[k]
    multiply_by_user(model.materials.data(), ln_price(), ln_cost.data(), J, P);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < P; ++n)
            ln_cost[j * P + n] += model.value_added_share[j * P + n] * ln_wage()[n];
    if (!rows.ln_productivity().empty())
        for (std::size_t d = 0; d < block; ++d)
            ln_cost[d] -= rows.ln_productivity()[d];
    // 2. Phi = sum_i K e, e = c^-theta; p = Phi^(-1/theta)
    for (std::size_t j = 0; j < J; ++j) {
        const double theta = rows.theta()[j];
        for (std::size_t n = 0; n < P; ++n)
            e[j * P + n] = -theta * ln_cost[j * P + n];
        if (!rows.ln_price_factor().empty())
            for (std::size_t n = 0; n < P; ++n)
                e[j * P + n] -= theta * rows.ln_price_factor()[j * P + n];
    }
    exp_all(e.data(), e.data(), block);
    exp_all(ln_expenditure(), x.data(), block);
    for (std::size_t j = 0; j < J; ++j)
        sweep_sector({rows.share(j), rows.receipts(j), N, P}, &e[j * P], &x[j * P], &phi[j * P],
                     &kept[j * P], &sales[j * P]);
    for (std::size_t d = 0; d < block; ++d)
        ln_phi[d] = phi[d] > 0 ? phi[d] : 1.0;
    log_all(ln_phi.data(), ln_phi.data(), block);
    double residual = 0;
    for (std::size_t j = 0; j < J; ++j) {
        const double per_theta = -1 / rows.theta()[j];
        for (std::size_t n = 0; n < P; ++n) {
            const std::size_t d = j * P + n;
            price_step()[d] = per_theta * ln_phi[d] - ln_price()[d];
            residual = std::max(residual, std::abs(price_step()[d]));
        }
    }
    // 4. I' = w VA + duties - subsidies - S'
    double spread = 0;
    for (std::size_t n = 0; n < N; ++n) {
        import_duty[n] = export_duty[n] = subsidy[n] = 0;
        surplus[n] = options.deficits == Deficits::None ? 0 : model.surplus[n];
        if (options.deficits == Deficits::Proportional)
            surplus[n] *= wage_bill[n] / model.value_added[n];
        spread += surplus[n];
    }
    if (options.deficits == Deficits::Proportional)
        for (std::size_t n = 0; n < N; ++n)
            surplus[n] -= spread * wage_bill[n] / model.world_value_added;
    for (std::size_t n = 0; n < P; ++n)
        balance[n] = 0;
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            const std::size_t d = j * P + n;
            const double charged = x[d] * (1 - kept[d]);
            import_duty[n] += charged;
            balance[n] += sales[d] - (x[d] - charged);
        }
    for (const ShockedRows::ExportTax& tax : rows.taxes()) {
        // The importer pays the border value M = K e X / (Phi tau'); M / te' reaches the producer.
        const std::size_t n = tax.at % P;
        const double to_producer = rows.receipts(tax.sector)[n][tax.exporter] *
                                   e[tax.sector * P + tax.exporter] * x[tax.at] / phi[tax.at];
        const double duty = to_producer * (tax.factor - 1);
        export_duty[tax.exporter] += duty;
        import_duty[n] -= duty;
        balance[tax.exporter] += duty;
        balance[n] -= duty;
    }
    const double* payments = sales.data();
    if (!rows.price_factor().empty()) {
        payments = cost_payments.data();
        for (std::size_t d = 0; d < block; ++d)
            cost_payments[d] = sales[d] / rows.price_factor()[d];
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t n = 0; n < N; ++n)
                subsidy[n] += cost_payments[j * P + n] - sales[j * P + n];
    }
    for (std::size_t n = 0; n < N; ++n) {
        income[n] = wage_bill[n] + import_duty[n] + export_duty[n] - subsidy[n] - surplus[n];
        // 5. exports - imports = S'
        balance[n] -= surplus[n];
        residual = std::max(residual, std::abs(balance[n]) / wage_bill[n]);
    }
    // 3. X' = sum_j G (1 - B) Y' + alpha I'
    multiply_by_supplier(model.materials.data(), payments, demand.data(), J, P);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            const std::size_t d = j * P + n;
            demand[d] += model.final_share[d] * income[n];
            const double gap = demand[d] - x[d];
            expenditure_step()[d] = gap;
            residual =
                std::max(residual, std::abs(gap) / std::max(x[d], 1e-9 * model.value_added[n]));
        }
    residual = std::max(residual, quota_steps());
    return std::isfinite(residual) ? residual : std::numeric_limits<double>::infinity();
}

/// Turns the errors in `step` into a step. Expenditure first: each economy's own sectors are solved
/// for at once. Then wages, by what the trade balances are after that step (else each would answer
/// the other's last position and the two swing). Then prices and expenditure follow the wages.
void TradeSolver::Work::precondition() {
    const std::size_t N = model.economies, P = model.padded, J = model.sectors;
    multiply_by_supplier(model.domestic_inverse.data(), expenditure_step(), moved.data(), J, P);
    for (std::size_t d = 0; d < block; ++d)
        demand[d] = phi[d] > 0 ? moved[d] / phi[d] : 0.0;
    for (std::size_t j = 0; j < J; ++j) {
        sell_to(rows.rough_receipts(j), N, P, &e[j * P], &demand[j * P], sold.data());
        for (std::size_t n = 0; n < N; ++n)
            balance[n] += sold[n] - moved[j * P + n] * kept[j * P + n];
    }
    for (std::size_t n = 0; n < N; ++n)
        step[n] = std::clamp(dot_of(&model.wage_response[n * P], balance.data(), P), -0.1, 0.1);
    for (std::size_t n = N; n < P; ++n)
        step[n] = 0;
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < P; ++n) {
            const std::size_t d = j * P + n;
            const double more = moved[d] + model.income_in_demand[d] * wage_bill[n] * step[n];
            demand[d] = std::max(x[d] + std::max(more, -0.9 * x[d]), least_expenditure);
        }
    log_all(demand.data(), demand.data(), block);
    multiply_by_user(model.domestic_inverse.data(), price_step(), moved.data(), J, P);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < P; ++n) {
            const std::size_t d = j * P + n;
            expenditure_step()[d] = demand[d] - ln_expenditure()[d];
            price_step()[d] = std::clamp(moved[d] + model.wage_in_price[d] * step[n], -0.5, 0.5);
        }
}

Equilibrium TradeSolver::Work::result(double residual,
                                      int iterations,
                                      const SolverOptions& options) const {
    Equilibrium found{
        .converged = residual <= options.tolerance,
        .residual = residual,
        .iterations = iterations,
        .ln_wage = {z.begin(), z.begin() + static_cast<std::ptrdiff_t>(model.padded)},
        .ln_price = {z.begin() + static_cast<std::ptrdiff_t>(model.padded),
                     z.begin() + static_cast<std::ptrdiff_t>(model.padded + block)},
        .ln_cost = ln_cost,
        .expenditure = x,
        .sales = sales,
        .kept = kept,
        .phi = phi,
        .income = income,
        .surplus = surplus,
        .import_duty = import_duty,
        .export_duty = export_duty,
        .subsidy = subsidy,
        .quota_tax = {z.begin() + static_cast<std::ptrdiff_t>(size),
                      z.begin() + static_cast<std::ptrdiff_t>(size + rows.quotas().size())}};
    for (double& spent : found.expenditure)
        if (spent < no_expenditure)
            spent = 0;
    return found;
}

TradeSolver::TradeSolver(const TradeModel& model)
    : model_(&model), work_(std::make_unique<Work>(model)) {
}

TradeSolver::~TradeSolver() = default;
TradeSolver::TradeSolver(TradeSolver&&) noexcept = default;

/// Accelerated steps; where the residual grows tenfold, back to the best point with shorter plain
/// steps.
Equilibrium TradeSolver::Work::iterate(const TradeShock& shock,
                                       const SolverOptions& options,
                                       const Equilibrium* from) {
    rows.set(shock);
    start(from);
    double residual = 0, best = std::numeric_limits<double>::infinity(), length = 1;
    int iteration = 0;
    for (;; ++iteration) {
        residual = evaluate(options);
        if (residual <= options.tolerance || iteration == options.max_iterations)
            break;
        if (residual > growth * best || !std::isfinite(residual)) {
            length *= 0.5;
            if (length < 0.01 || best_z.empty())
                break;
            z = best_z;
            best = evaluate(options);
            anderson.restart();
        } else if (residual < best) {
            best = residual;
            best_z = z;
        }
        precondition();
        if (length < 1) {
            for (double& s : step)
                s *= length;
            length = std::min(1.0, length * 1.1);
        }
        anderson.advance(z, step);
    }
    best_z.clear();
    Equilibrium found = result(residual, iteration, options);
    if (from == nullptr && iteration == 0 && found.converged)
        set_to_base(model, found);
    return found;
}

Equilibrium TradeSolver::solve(const TradeShock& shock,
                               const SolverOptions& options,
                               const Equilibrium* start) {
    Equilibrium found = work_->iterate(shock, options, start);
    if (found.converged)
        return found;
    check_isolation(*model_, work_->rows, options.deficits);
    // The last resort: towards the shock in steps, each from the solution before.
    SolverOptions stage = options;
    stage.tolerance = std::max(options.tolerance, 1e-6);
    int iterations = found.iterations;
    double reached = 0, stride = 0.25;
    std::optional<Equilibrium> from;
    while (stride >= 1.0 / 64) {
        const double next = std::min(1.0, reached + stride);
        Equilibrium part = work_->iterate(part_of(shock, next, model_->tariff, model_->economies),
                                          next < 1 ? stage : options, from ? &*from : nullptr);
        iterations += part.iterations;
        if (!part.converged) {
            if (next == 1)
                found = std::move(part);
            stride /= 2;
            continue;
        }
        from = std::move(part);
        reached = next;
        if (reached == 1) {
            found = std::move(*from);
            break;
        }
    }
    found.iterations = iterations;
    return found;
}

}  // namespace entente::scenarios
