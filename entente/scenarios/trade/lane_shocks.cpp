#include "entente/scenarios/trade/lane_shocks.hpp"

#include <algorithm>

namespace entente::scenarios {

LaneShocks::LaneShocks(const TradeModel& model)
    : model_(&model),
      by_lane_(lanes, ShockedRows(model)),
      plain_(model.sectors),
      touched_(model.sectors),
      theta_(model.sectors * lanes) {
}

void LaneShocks::set(const std::vector<const TradeShock*>& shocks) {
    for (std::size_t l = 0; l < lanes; ++l) {
        by_lane_[l].set(*shocks[l]);
        for (std::size_t j = 0; j < model_->sectors; ++j)
            theta_[j * lanes + l] = by_lane_[l].theta()[j];
    }
    lay_out_rows(shocks);
    lay_out_producers();
}

void LaneShocks::lay_out_rows(const std::vector<const TradeShock*>& shocks) {
    const std::size_t N = model_->economies, J = model_->sectors;
    is_touched_.assign(J * N, 0);
    for (const TradeShock* shock : shocks)
        for (const FlowShock& flow : shock->flows)
            is_touched_[flow.sector * N + flow.importer] = 1;
    const auto rows = static_cast<std::size_t>(std::ranges::count(is_touched_, 1));
    share_.resize(rows * N * lanes);
    receipts_.resize(rows * N * lanes);
    rough_.resize(rows * N * lanes);
    std::size_t at = 0;
    for (std::size_t j = 0; j < J; ++j) {
        plain_[j].clear();
        touched_[j].clear();
        for (std::size_t n = 0; n < N; ++n) {
            if (is_touched_[j * N + n] == 0) {
                plain_[j].push_back(static_cast<std::uint32_t>(n));
                continue;
            }
            touched_[j].push_back({.importer = n, .at = at});
            for (std::size_t l = 0; l < lanes; ++l) {
                const double* share = by_lane_[l].share(j)[n];
                const double* receipts = by_lane_[l].receipts(j)[n];
                for (std::size_t i = 0; i < N; ++i) {
                    share_[at + i * lanes + l] = share[i];
                    receipts_[at + i * lanes + l] = receipts[i];
                    rough_[at + i * lanes + l] = static_cast<float>(receipts[i]);
                }
            }
            at += N * lanes;
        }
    }
}

void LaneShocks::lay_out_producers() {
    const std::size_t N = model_->economies, cells = model_->sectors * N;
    const bool any = std::ranges::any_of(
        by_lane_, [](const ShockedRows& rows) { return !rows.price_factor().empty(); });
    const std::size_t size = any ? cells * lanes : 0;
    ln_price_factor_.assign(size, 0);
    price_factor_.assign(size, 1);
    ln_productivity_.assign(size, 0);
    for (std::size_t l = 0; l < lanes; ++l) {
        const ShockedRows& rows = by_lane_[l];
        for (std::size_t d = 0; d < cells && !rows.price_factor().empty(); ++d) {
            const std::size_t from = model_->at(d / N, d % N);
            ln_price_factor_[d * lanes + l] = rows.ln_price_factor()[from];
            price_factor_[d * lanes + l] = rows.price_factor()[from];
            ln_productivity_[d * lanes + l] = rows.ln_productivity()[from];
        }
    }
}

}  // namespace entente::scenarios
