#pragma once

#include <vector>

namespace entente::data {

/// Bilateral trade by sector with duties, value added and input shares: what a trade model is
/// calibrated from where a source gives it in this form (Caliendo and Parro 2015) rather than as an
/// inter-country table. N economies, J sectors, in the order of the world's labels.
struct TradeTable {
    std::vector<double> imports_musd;       // [(j * N + importer) * N + exporter], without duties
    std::vector<double> tariff_rate;        // same shape, ad valorem: 0.05 is five per cent
    std::vector<double> gross_output_musd;  // [j * N + n]
    std::vector<double> value_added_share;  // [j * N + n], of gross output
    std::vector<double> input_share;  // [(n * J + user) * J + supplier], of the user's materials
    std::vector<double> elasticity;   // [j], theta as the source gives it; empty where it does not
};

}  // namespace entente::data
