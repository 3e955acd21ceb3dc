#include "entente/scenarios/trade/trade_model.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "entente/base/error.hpp"
#include "entente/scenarios/trade/sweep.hpp"
#include "entente/scenarios/trade/wage_response.hpp"

namespace entente::scenarios {
namespace {

[[noreturn]] void fault(const std::string& what) {
    throw Error(ErrorKind::BadData, "the base cannot be used: " + what);
}

std::string cell_name(const TradeBase& base, std::size_t j, std::size_t n) {
    return "sector " + base.sectors[j] + " in " + base.economies[n];
}

void check(const TradeBase& base) {
    const std::size_t N = base.economy_count(), J = base.sector_count();
    for (std::size_t j = 0; j < J; ++j)
        if (!(base.theta[j] > 0) || !std::isfinite(base.theta[j]))
            fault("the trade elasticity of sector " + base.sectors[j] + " is " +
                  std::to_string(base.theta[j]) + "; it must be above 0");
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            const double x = base.expenditure[base.at(j, n)];
            const double b = base.value_added_share[base.at(j, n)];
            if (!(x >= 0) || !std::isfinite(x))
                fault("expenditure on " + cell_name(base, j, n) + " is " + std::to_string(x));
            if (!(b >= 0 && b <= 1))
                fault("value added of " + cell_name(base, j, n) + " is " + std::to_string(b) +
                      " of its output; it must be from 0 to 1");
            double shares = 0;
            for (std::size_t i = 0; i < N; ++i) {
                const double share = base.trade_share[base.cell(j, n, i)];
                if (!(share >= 0) || !(base.tariff_factor[base.cell(j, n, i)] > 0))
                    fault("the share or the duty of " + base.economies[i] + " in " +
                          cell_name(base, j, n) + " is negative or no number");
                shares += share;
            }
            if (x > 0 && std::abs(shares - 1) > 1e-6)
                fault("the shares of the sources of " + cell_name(base, j, n) + " sum to " +
                      std::to_string(shares) + " instead of 1");
            double inputs = 0;
            for (std::size_t k = 0; k < J; ++k)
                inputs += base.input_share[base.input(k, j, n)];
            if (b < 1 && !(std::abs(inputs - 1) < 1e-4))
                fault("the input shares of " + cell_name(base, j, n) + " sum to " +
                      std::to_string(inputs) + " instead of 1");
        }
}

/// I - M_n by Gauss and Jordan, for all economies side by side. No pivoting: the rows of M_n sum to
/// less than one, so the diagonal dominates.
void invert_domestic(TradeModel& model) {
    const std::size_t N = model.economies, J = model.sectors, P = model.padded;
    std::vector<double> a(J * J * P);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t k = 0; k < J; ++k) {
            double* to = &a[model.input(k, j)];
            for (std::size_t n = 0; n < P; ++n)
                to[n] = j == k ? 1.0 : 0.0;
            for (std::size_t n = 0; n < N; ++n)
                to[n] -= std::min(model.share[model.row(j, n) + n], 0.999) *
                         model.materials[model.input(k, j) + n];
        }
    std::vector<double> factor(P);
    for (std::size_t p = 0; p < J; ++p) {
        double* pivot = &a[model.input(p, p)];
        for (std::size_t n = 0; n < P; ++n)
            factor[n] = 1 / pivot[n];
        for (std::size_t k = 0; k < J; ++k) {
            double* to = &a[model.input(k, p)];
            for (std::size_t n = 0; n < P; ++n)
                to[n] = (k == p ? 1.0 : to[n]) * factor[n];
        }
        for (std::size_t j = 0; j < J; ++j) {
            if (j == p)
                continue;
            std::copy_n(&a[model.input(p, j)], P, factor.begin());
            std::fill_n(&a[model.input(p, j)], P, 0.0);
            for (std::size_t k = 0; k < J; ++k) {
                double* to = &a[model.input(k, j)];
                const double* from = &a[model.input(k, p)];
                for (std::size_t n = 0; n < P; ++n)
                    to[n] -= factor[n] * from[n];
            }
        }
    }
    model.domestic_inverse.assign(a.begin(), a.end());
    std::vector<double> own_value_added(J * P);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n)
            own_value_added[model.at(j, n)] =
                model.share[model.row(j, n) + n] * model.value_added_share[model.at(j, n)];
    model.wage_in_price.resize(J * P);
    model.income_in_demand.resize(J * P);
    multiply_by_user(a.data(), own_value_added.data(), model.wage_in_price.data(), J, P);
    multiply_by_supplier(a.data(), model.final_share.data(), model.income_in_demand.data(), J, P);
}

}  // namespace

TradeModel::TradeModel(const TradeBase& base)
    : economies(base.economy_count()),
      padded((base.economy_count() + 3) / 4 * 4),
      sectors(base.sector_count()),
      economy_codes(base.economies),
      sector_codes(base.sectors),
      theta(base.theta) {
    check(base);
    const std::size_t N = economies, J = sectors;
    share.resize(J * N * padded);
    tariff = base.tariff_factor;
    const bool duties = std::ranges::any_of(tariff, [](double tau) { return tau != 1; });
    if (duties)
        receipts.resize(share.size());
    value_added_share.assign(J * padded, 1);
    final_share.resize(J * padded);
    expenditure.resize(J * padded);
    materials.resize(J * J * padded);
    value_added.assign(padded, 1);
    surplus.resize(padded);
    income.assign(padded, 1);
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t n = 0; n < N; ++n) {
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = base.cell(j, n, i);
                share[row(j, n) + i] = base.trade_share[cell];
                if (duties)
                    receipts[row(j, n) + i] = base.trade_share[cell] / tariff[cell];
            }
            value_added_share[at(j, n)] = base.value_added_share[base.at(j, n)];
            final_share[at(j, n)] = base.final_share[base.at(j, n)];
            expenditure[at(j, n)] = base.expenditure[base.at(j, n)];
            for (std::size_t k = 0; k < J; ++k)
                materials[input(k, j) + n] = base.input_share[base.input(k, j, n)] *
                                             (1 - base.value_added_share[base.at(j, n)]);
        }
    for (std::size_t n = 0; n < N; ++n) {
        value_added[n] = base.value_added[n];
        surplus[n] = base.surplus[n];
        income[n] = base.income[n];
        world_value_added += value_added[n];
    }
    const std::vector<double>& exact = duties ? receipts : share;
    rough_receipts.assign(exact.begin(), exact.end());
    invert_domestic(*this);
    wage_response = wage_response_of(*this);
}

}  // namespace entente::scenarios
