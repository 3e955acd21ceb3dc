#include "toy_trade.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "../toy_economies.hpp"

namespace entente::tests {
namespace {

using scenarios::TradeBase;

TradeBase blank(std::size_t economies, std::size_t sectors) {
    TradeBase base;
    for (std::size_t n = 0; n < economies; ++n)
        base.economies.push_back("E" + std::to_string(n));
    for (std::size_t j = 0; j < sectors; ++j)
        base.sectors.push_back("s" + std::to_string(j));
    base.expenditure.assign(sectors * economies, 0);
    base.trade_share.assign(sectors * economies * economies, 0);
    base.tariff_factor.assign(sectors * economies * economies, 1);
    base.value_added_share.assign(sectors * economies, 1);
    base.input_share.assign(sectors * sectors * economies, 0);
    base.final_share.assign(sectors * economies, 0);
    base.theta.assign(sectors, 4);
    base.value_added.assign(economies, 0);
    base.surplus.assign(economies, 0);
    base.income.assign(economies, 0);
    return base;
}

/// Y[j,i] = sum_n pi / tau X.
std::vector<double> sales_of(const TradeBase& base) {
    std::vector<double> sales(base.expenditure.size(), 0);
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t n = 0; n < base.economy_count(); ++n)
            for (std::size_t i = 0; i < base.economy_count(); ++i)
                sales[base.at(j, i)] += base.trade_share[base.cell(j, n, i)] /
                                        base.tariff_factor[base.cell(j, n, i)] *
                                        base.expenditure[base.at(j, n)];
    return sales;
}

/// Duties that n collects.
double duties(const TradeBase& base, std::size_t n) {
    double sum = 0;
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t i = 0; i < base.economy_count(); ++i)
            sum += base.trade_share[base.cell(j, n, i)] *
                   (1 - 1 / base.tariff_factor[base.cell(j, n, i)]) *
                   base.expenditure[base.at(j, n)];
    return sum;
}

/// sum_j G[k,j,n] (1 - B[j,n]) Y[j,n].
double materials(const TradeBase& base,
                 const std::vector<double>& sales,
                 std::size_t k,
                 std::size_t n) {
    double sum = 0;
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        sum += base.input_share[base.input(k, j, n)] * (1 - base.value_added_share[base.at(j, n)]) *
               sales[base.at(j, n)];
    return sum;
}

bool has_no_expenditure(Gaps gaps, std::size_t j, std::size_t n) {
    return gaps == Gaps::Some && j == 0 && n == 0;
}

bool has_no_production(Gaps gaps, std::size_t j, std::size_t n) {
    return gaps == Gaps::Some && j == 1 && n == 1;
}

void draw_trade(TradeBase& base, Gaps gaps, RandomNumbers& random) {
    const std::size_t N = base.economy_count();
    for (std::size_t j = 0; j < base.sector_count(); ++j)
        for (std::size_t n = 0; n < N; ++n) {
            double sum = 0;
            for (std::size_t i = 0; i < N; ++i) {
                double& share = base.trade_share[base.cell(j, n, i)];
                const double drawn = 0.1 + random.next();
                const bool zero = random.next() < 0.2 && gaps == Gaps::Some;
                base.tariff_factor[base.cell(j, n, i)] = n == i ? 1 : 1 + 0.3 * random.next();
                share = n == i ? 2 + drawn : zero ? 0 : drawn;
                if (has_no_production(gaps, j, i) || has_no_expenditure(gaps, j, n))
                    share = 0;
                // what economy 1 does not make comes from economy 0
                if (has_no_production(gaps, j, n) && i == 0)
                    share = drawn;
                sum += share;
            }
            for (std::size_t i = 0; i < N; ++i)
                if (sum > 0)
                    base.trade_share[base.cell(j, n, i)] /= sum;
        }
}

void draw_use(TradeBase& base, Gaps gaps, RandomNumbers& random) {
    const std::size_t J = base.sector_count();
    for (std::size_t n = 0; n < base.economy_count(); ++n) {
        double sum = 0;
        for (std::size_t j = 0; j < J; ++j) {
            const bool labour_alone =
                has_no_production(gaps, j, n) || (gaps == Gaps::Some && n == 1 && j + 1 == J);
            const double b = 0.3 + 0.4 * random.next();
            base.value_added_share[base.at(j, n)] = labour_alone ? 1 : b;
            double column = 0;
            for (std::size_t k = 0; k < J; ++k) {
                double& share = base.input_share[base.input(k, j, n)];
                const double drawn = 0.05 + random.next();
                share = labour_alone || has_no_expenditure(gaps, k, n) ? 0 : drawn;
                column += share;
            }
            for (std::size_t k = 0; k < J && column > 0; ++k)
                base.input_share[base.input(k, j, n)] /= column;
            const double alpha = 0.1 + random.next();
            base.final_share[base.at(j, n)] = has_no_expenditure(gaps, j, n) ? 0 : alpha;
            sum += base.final_share[base.at(j, n)];
        }
        for (std::size_t j = 0; j < J; ++j)
            base.final_share[base.at(j, n)] /= sum;
    }
}

/// One round of X[k,n] = sum_j G (1-B) Y + alpha I, everything in money taken from the last X.
/// Economy n lends the part `lent` of what it earns; the world's lending is spent by all alike.
void next_expenditure(TradeBase& base, const std::vector<double>& lent) {
    const std::size_t J = base.sector_count(), N = base.economy_count();
    const std::vector<double> sales = sales_of(base);
    double all_lent = 0;
    for (std::size_t n = 0; n < N; ++n) {
        base.value_added[n] = 0;
        for (std::size_t j = 0; j < J; ++j)
            base.value_added[n] += base.value_added_share[base.at(j, n)] * sales[base.at(j, n)];
        base.surplus[n] = lent[n] * (base.value_added[n] + duties(base, n));
        all_lent += base.surplus[n];
    }
    for (std::size_t n = 0; n < N; ++n) {
        base.surplus[n] -= all_lent / static_cast<double>(N);
        base.income[n] = base.value_added[n] + duties(base, n) - base.surplus[n];
    }
    for (std::size_t k = 0; k < J; ++k)
        for (std::size_t n = 0; n < N; ++n)
            base.expenditure[base.at(k, n)] =
                materials(base, sales, k, n) + base.final_share[base.at(k, n)] * base.income[n];
}

double violation(double found, double expected, double amount) {
    return std::abs(found - expected) / amount;
}

}  // namespace

TradeBase twin_economies() {
    TradeBase base = blank(2, 2);
    base.economies = {"HOM", "FOR"};
    base.sectors = {"goods", "services"};
    for (std::size_t n = 0; n < 2; ++n) {
        base.expenditure[base.at(0, n)] = 100;
        base.expenditure[base.at(1, n)] = 50;
        base.trade_share[base.cell(0, n, n)] = 0.75;
        base.trade_share[base.cell(0, n, 1 - n)] = 0.25;
        base.trade_share[base.cell(1, n, n)] = 1;
        base.value_added_share[base.at(0, n)] = 0.5;
        base.input_share[base.input(0, 0, n)] = 1;
        base.final_share[base.at(0, n)] = 0.5;
        base.final_share[base.at(1, n)] = 0.5;
        base.value_added[n] = 100;
        base.income[n] = 100;
    }
    return base;
}

TradeBase random_trade_base(
    std::size_t economies, std::size_t sectors, std::uint64_t seed, Balance balance, Gaps gaps) {
    RandomNumbers random(seed);
    TradeBase base = blank(economies, sectors);
    draw_trade(base, gaps, random);
    draw_use(base, gaps, random);
    for (double& theta : base.theta)
        theta = 2 + 8 * random.next();
    std::vector<double> lent(economies, 0);
    for (double& part : lent)
        part = balance == Balance::Deficits ? 0.2 * random.next() : 0;
    // What is spent is earned by someone, so repeating the round neither grows nor shrinks the
    // world: power iteration to the eigenvector of eigenvalue one.
    for (std::size_t at = 0; at < base.expenditure.size(); ++at)
        base.expenditure[at] = base.final_share[at] > 0 ? 1 : 0;
    for (int round = 0; round < 5000; ++round) {
        next_expenditure(base, lent);
        double world = 0;
        for (const double value_added : base.value_added)
            world += value_added;
        for (double& expenditure : base.expenditure)
            expenditure *= 1000 * static_cast<double>(economies) / world;
    }
    next_expenditure(base, lent);
    return base;
}

double inconsistency(const TradeBase& base) {
    const std::size_t J = base.sector_count(), N = base.economy_count();
    const std::vector<double> sales = sales_of(base);
    double worst = 0;
    for (std::size_t n = 0; n < N; ++n) {
        double value_added = 0, alpha = 0, balance = 0;
        for (std::size_t j = 0; j < J; ++j) {
            const std::size_t at = base.at(j, n);
            double shares = 0, column = 0;
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = base.cell(j, n, i);
                shares += base.trade_share[cell];
                balance -= base.trade_share[cell] / base.tariff_factor[cell] * base.expenditure[at];
            }
            for (std::size_t k = 0; k < J; ++k)
                column += base.input_share[base.input(k, j, n)];
            balance += sales[at];
            value_added += base.value_added_share[at] * sales[at];
            alpha += base.final_share[at];
            const double spent =
                materials(base, sales, j, n) + base.final_share[at] * base.income[n];
            worst = std::max({worst, violation(shares, base.expenditure[at] > 0 ? 1 : 0, 1),
                              violation(column, base.value_added_share[at] < 1 ? 1 : 0, 1),
                              violation(base.expenditure[at], spent, base.income[n])});
        }
        const double earned = base.value_added[n] + duties(base, n) - base.surplus[n];
        worst = std::max({worst, violation(alpha, 1, 1),
                          violation(value_added, base.value_added[n], base.value_added[n]),
                          violation(base.income[n], earned, base.income[n]),
                          violation(balance, base.surplus[n], base.value_added[n])});
    }
    return worst;
}

}  // namespace entente::tests
