#include "entente/ingest/trade_to_io_table.hpp"

#include <algorithm>
#include <cmath>

#include "entente/base/error.hpp"

namespace entente::ingest {

data::IoTableData io_table_of(const data::TradeTable& trade,
                              const std::vector<std::string>& economies,
                              const std::vector<std::string>& sectors,
                              Diagnostics& notes) {
    const std::size_t N = economies.size(), J = sectors.size();
    data::IoTableData table;
    table.economies = economies;
    table.sectors = sectors;
    table.final_demand_categories = {"FINAL"};
    table.intermediate_musd = Matrix(N * J, N * J);
    table.final_demand_musd = Matrix(N * J, N);
    table.published_output_musd.resize(N * J);
    std::vector<double> output(trade.gross_output_musd), flow(trade.imports_musd);
    std::size_t raised = 0;
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t i = 0; i < N; ++i) {
            double exports = 0;
            for (std::size_t n = 0; n < N; ++n)
                exports += n == i ? 0 : trade.imports_musd[(j * N + n) * N + i];
            raised += exports > output[j * N + i];
            output[j * N + i] = std::max(output[j * N + i], exports);
            flow[(j * N + i) * N + i] = output[j * N + i] - exports;
            table.published_output_musd[i * J + j] = output[j * N + i];
        }
    std::size_t negative = 0;
    double negative_sum = 0;
    for (std::size_t n = 0; n < N; ++n)
        for (std::size_t k = 0; k < J; ++k) {
            double spent = 0;
            for (std::size_t i = 0; i < N; ++i) {
                const std::size_t cell = (k * N + n) * N + i;
                spent += flow[cell] * (1 + (i == n ? 0 : trade.tariff_rate[cell]));
            }
            if (!std::isfinite(spent))
                throw Error(ErrorKind::BadData,
                            "what " + economies[n] + " spends on sector " + sectors[k] +
                                " is too large to be added up; are the imports money and the "
                                "duties per cent?");
            for (std::size_t i = 0; i < N; ++i) {
                const double part = spent > 0 ? flow[(k * N + n) * N + i] / spent : 0;
                double left = flow[(k * N + n) * N + i];
                for (std::size_t j = 0; j < J; ++j) {
                    const double inputs = part * trade.input_share[(n * J + j) * J + k] *
                                          (1 - trade.value_added_share[j * N + n]) *
                                          output[j * N + n];
                    table.intermediate_musd(i * J + k, n * J + j) = inputs;
                    left -= inputs;
                }
                table.final_demand_musd(i * J + k, n) = left;
                negative += left < 0;
                negative_sum += std::min(left, 0.0);
            }
        }
    notes.note(
        "the inter-country table is made from trade, output and input shares, with an "
        "import mix common to all users");
    if (raised > 0)
        notes.note(std::to_string(raised) +
                   " sectors export more than their output, which is raised to exports");
    if (negative > 0)
        notes.warning(std::to_string(negative) +
                      " flows are smaller than the inputs ascribed to them; final demand "
                      "there is negative, " +
                      std::to_string(std::llround(negative_sum)) + " M USD in all");
    return table;
}

}  // namespace entente::ingest
