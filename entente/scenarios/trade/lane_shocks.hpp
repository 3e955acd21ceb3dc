#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "entente/scenarios/trade/lane_array.hpp"
#include "entente/scenarios/trade/shocked_rows.hpp"

namespace entente::scenarios {

/// The shocks of eight scenarios. Rows of K that none of them touches are the model's own, read
/// once for all lanes; a row that one of them touches is laid out in lanes. Refers to the model;
/// keep both alive.
class LaneShocks {
public:
    /// A row (j, importer) with a value for each lane: [exporter * lanes + lane] from `at`.
    struct Row {
        std::size_t importer = 0;
        std::size_t at = 0;
    };

    explicit LaneShocks(const TradeModel& model);

    /// One shock a lane, none with quotas. Throws what ShockedRows::set throws.
    void set(const std::vector<const TradeShock*>& shocks);

    const ShockedRows& lane(std::size_t l) const { return by_lane_[l]; }

    /// Importers n with the model's own row, and those with a row of their own, in sector j.
    const std::vector<std::uint32_t>& plain(std::size_t j) const { return plain_[j]; }

    const std::vector<Row>& touched(std::size_t j) const { return touched_[j]; }

    const double* share(const Row& row) const { return &share_[row.at]; }

    const double* receipts(const Row& row) const { return &receipts_[row.at]; }

    const float* rough_receipts(const Row& row) const { return &rough_[row.at]; }

    /// [j * lanes + lane]
    const double* theta(std::size_t j) const { return &theta_[j * lanes]; }

    /// [(j * economies + n) * lanes + lane], empty where no lane has such a shock.
    const LaneArray<double>& ln_price_factor() const { return ln_price_factor_; }

    const LaneArray<double>& price_factor() const { return price_factor_; }

    const LaneArray<double>& ln_productivity() const { return ln_productivity_; }

private:
    void lay_out_rows(const std::vector<const TradeShock*>& shocks);
    void lay_out_producers();

    const TradeModel* model_;
    std::vector<ShockedRows> by_lane_;
    std::vector<std::vector<std::uint32_t>> plain_;
    std::vector<std::vector<Row>> touched_;
    LaneArray<double> share_, receipts_, theta_;
    LaneArray<float> rough_;
    LaneArray<double> ln_price_factor_, price_factor_, ln_productivity_;
    std::vector<std::uint8_t> is_touched_;  // [j * economies + n], work space
};

}  // namespace entente::scenarios
