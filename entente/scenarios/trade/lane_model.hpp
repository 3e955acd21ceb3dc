#pragma once

#include <cstddef>

#include "entente/scenarios/trade/lane_array.hpp"
#include "entente/scenarios/trade/trade_model.hpp"

namespace entente::scenarios {

/// A TradeModel's square arrays laid out for lanes: one J x J matrix an economy, in panels of so
/// many rows, [((n * panels + panel) * J + column) * panel_rows + row in the panel], the last panel
/// filled up with zeros. A product then keeps a panel's sums in registers and reads each element
/// once for all lanes. Refers to the model; keep both alive.
struct LaneModel {
    static constexpr std::size_t panel_rows = 5;

    explicit LaneModel(const TradeModel& base);

    std::size_t panel_count() const { return (model->sectors + panel_rows - 1) / panel_rows; }

    /// Where the matrix of economy n begins.
    std::size_t matrix(std::size_t n) const {
        return n * panel_count() * model->sectors * panel_rows;
    }

    const TradeModel* model;
    LaneArray<double> materials_by_user;      // row j: users, column k: suppliers
    LaneArray<double> materials_by_supplier;  // the transpose
    LaneArray<float> inverse_by_user;         // (I - M_n)^-1
    LaneArray<float> inverse_by_supplier;
};

}  // namespace entente::scenarios
