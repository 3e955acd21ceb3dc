#include "entente/scenarios/trade/lane_model.hpp"

namespace entente::scenarios {
namespace {

enum class Rows { Users, Suppliers };

/// `a` at model.input(k, j) + n, repacked.
template <class T>
LaneArray<T> panels_of(const LaneModel& packed, const std::vector<T>& a, Rows rows) {
    const TradeModel& model = *packed.model;
    const std::size_t J = model.sectors;
    LaneArray<T> panels(packed.matrix(model.economies));
    for (std::size_t j = 0; j < J; ++j)
        for (std::size_t k = 0; k < J; ++k) {
            const std::size_t row = rows == Rows::Users ? j : k;
            const std::size_t column = rows == Rows::Users ? k : j;
            const std::size_t panel = row / LaneModel::panel_rows;
            const T* from = &a[model.input(k, j)];
            T* to =
                &panels[(panel * J + column) * LaneModel::panel_rows + row % LaneModel::panel_rows];
            for (std::size_t n = 0; n < model.economies; ++n)
                to[packed.matrix(n)] = from[n];
        }
    return panels;
}

}  // namespace

LaneModel::LaneModel(const TradeModel& base)
    : model(&base),
      materials_by_user(panels_of(*this, base.materials, Rows::Users)),
      materials_by_supplier(panels_of(*this, base.materials, Rows::Suppliers)),
      inverse_by_user(panels_of(*this, base.domestic_inverse, Rows::Users)),
      inverse_by_supplier(panels_of(*this, base.domestic_inverse, Rows::Suppliers)) {
}

}  // namespace entente::scenarios
