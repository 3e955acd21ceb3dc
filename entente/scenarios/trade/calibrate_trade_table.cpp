#include <algorithm>
#include <cstdio>
#include <map>

#include "entente/base/diagnostics.hpp"
#include "entente/base/error.hpp"
#include "entente/scenarios/trade/calibration.hpp"

namespace entente::scenarios {

TradeBase calibrate(const data::TradeTable& table,
                    std::vector<std::string> economies,
                    std::vector<std::string> sectors,
                    std::span<const double> theta) {
    TradeBase base;
    base.economies = std::move(economies);
    base.sectors = std::move(sectors);
    const std::size_t N = base.economy_count(), J = base.sector_count();
    base.theta.assign(theta.begin(), theta.end());
    base.value_added_share = table.value_added_share;
    base.tariff_factor.resize(J * N * N);
    base.trade_share.resize(J * N * N);
    base.expenditure.assign(J * N, 0);
    base.final_share.resize(J * N);
    base.value_added.assign(N, 0);
    base.surplus.assign(N, 0);
    base.income.assign(N, 0);
    base.input_share.resize(J * J * N);
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t j = 0; j < J; ++j)
            for (std::size_t k = 0; k < J; ++k)
                base.input_share[base.input(k, j, n)] = table.input_share[(n * J + j) * J + k];

    std::vector<double> output(table.gross_output_musd);
    std::vector<double> revenue(N);
    std::size_t raised = 0;
    for (std::size_t j = 0; j < J; ++j) {
        for (std::size_t i = 0; i < N; ++i) {
            double exports = 0;
            for (std::size_t n = 0; n < N; ++n)
                exports += n == i ? 0 : table.imports_musd[base.cell(j, n, i)];
            double& produced = output[base.at(j, i)];
            raised += exports > produced;
            produced = std::max(produced, exports);
            base.trade_share[base.cell(j, i, i)] = produced - exports;
            base.value_added[i] += base.value_added_share[base.at(j, i)] * produced;
        }
        for (std::size_t n = 0; n < N; ++n) {
            double& spent = base.expenditure[base.at(j, n)];
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = base.cell(j, n, i);
                base.tariff_factor[cell] = i == n ? 1 : 1 + table.tariff_rate[cell];
                if (i != n) {
                    const double flow = table.imports_musd[cell];
                    base.trade_share[cell] = flow * base.tariff_factor[cell];
                    base.surplus[i] += flow;
                    base.surplus[n] -= flow;
                    revenue[n] += flow * (base.tariff_factor[cell] - 1);
                }
                spent += base.trade_share[cell];
            }
            for (std::size_t i = 0; i < N && spent > 0; ++i)
                base.trade_share[base.cell(j, n, i)] /= spent;
        }
    }
    std::size_t clipped = 0;
    for (std::size_t n = 0; n < N; ++n) {
        base.income[n] = base.value_added[n] + revenue[n] - base.surplus[n];
        double total = 0;
        for (std::size_t k = 0; k < J; ++k) {
            double left = base.expenditure[base.at(k, n)];
            for (std::size_t j = 0; j < J; ++j)
                left -= base.input_share[base.input(k, j, n)] *
                        (1 - base.value_added_share[base.at(j, n)]) * output[base.at(j, n)];
            clipped += left < 0;
            base.final_share[base.at(k, n)] = std::max(left, 0.0);
            total += std::max(left, 0.0);
        }
        if (!(total > 0) || !(base.value_added[n] > 0))
            throw Error(ErrorKind::BadData,
                        "economy " + base.economies[n] +
                            " has no final demand or no value added; a trade model needs both");
        for (std::size_t k = 0; k < J; ++k)
            base.final_share[base.at(k, n)] /= total;
    }
    base.choices.push_back(
        "calibrated from bilateral trade, duties, output and input shares, as "
        "Caliendo and Parro (2015) do");
    if (raised > 0)
        base.choices.push_back(std::to_string(raised) +
                               " sectors export more than they are said to produce; their output "
                               "is raised to their exports");
    if (clipped > 0)
        base.choices.push_back(std::to_string(clipped) +
                               " negative final shares are set to zero and the others scaled to "
                               "one");
    return base;
}

std::vector<double> tariff_rates(const data::TariffTable& table,
                                 const std::vector<std::string>& economies,
                                 const std::vector<std::string>& sectors) {
    const std::size_t N = economies.size();
    std::map<std::string, std::size_t, std::less<>> economy, sector;
    for (std::size_t n = 0; n < N; ++n)
        economy[economies[n]] = n;
    for (std::size_t j = 0; j < sectors.size(); ++j) {
        sector.emplace(std::to_string(j + 1), j);
        sector[sectors[j]] = j;
    }
    std::vector<double> rates(sectors.size() * N * N);
    Diagnostics faults;
    for (const data::TariffTable::Row& row : table.rows) {
        const auto j = sector.find(row.sector);
        const auto n = economy.find(row.importer), i = economy.find(row.exporter);
        if (j == sector.end())
            faults.fault("the world has no sector '" + row.sector + "'", table.file, row.line);
        else if (n == economy.end() || i == economy.end())
            faults.fault("the world has no economy '" +
                             (n == economy.end() ? row.importer : row.exporter) + "'",
                         table.file, row.line);
        else if (n != i)
            rates[(j->second * N + n->second) * N + i->second] = row.per_cent / 100;
    }
    faults.throw_if_faulty();
    return rates;
}

}  // namespace entente::scenarios
