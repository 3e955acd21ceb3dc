#pragma once

#include <algorithm>
#include <cstdint>

#include "entente/scenarios/trade/lane_shocks.hpp"
#include "entente/scenarios/trade/lanes.hpp"

/// One sector's demand in lanes, inlined into each clone of lane_steps.cpp.
namespace entente::scenarios {

/// Where one sector's e, X, Phi, kept and sales (over e) are, [n * lanes + lane].
struct LaneSector {
    std::size_t economies;
    const double* e;
    const double* expenditure;
    double* phi;
    double* kept;
    double* sales;
};

enum class Charged { No, Yes };  // whether R differs from K

/// Phi and kept of `Count` importers with the model's rows, and what they buy.
template <std::size_t Count, Charged charged>
[[gnu::always_inline]] inline void sweep_plain(const LaneSector& sector,
                                               const double* const* k,
                                               const double* const* r,
                                               const std::uint32_t* importers) {
    Lanes64 sums[Count]{}, kepts[Count]{};
    for (std::size_t i = 0; i < sector.economies; ++i) {
        const Lanes64 ei = load_lanes(sector.e + i * lanes);
#pragma GCC unroll 6
        for (std::size_t q = 0; q < Count; ++q) {
            sums[q] += k[q][i] * ei;
            if constexpr (charged == Charged::Yes)
                kepts[q] += r[q][i] * ei;
        }
    }
    Lanes64 weights[Count];
    for (std::size_t q = 0; q < Count; ++q) {
        const std::size_t n = importers[q] * lanes;
        const Lanes64 one_by = where_positive(sums[q], alike(1) / sums[q], alike(0));
        weights[q] = load_lanes(sector.expenditure + n) * one_by;
        store_lanes(sector.phi + n, sums[q]);
        store_lanes(sector.kept + n, charged == Charged::Yes
                                         ? where_positive(sums[q], kepts[q] * one_by, alike(1))
                                         : alike(1));
    }
    for (std::size_t i = 0; i < sector.economies; ++i) {
        Lanes64 sold = load_lanes(sector.sales + i * lanes);
#pragma GCC unroll 6
        for (std::size_t q = 0; q < Count; ++q)
            sold += r[q][i] * weights[q];
        store_lanes(sector.sales + i * lanes, sold);
    }
}

/// The same of one importer whose rows differ by lane.
[[gnu::always_inline]] inline void sweep_touched(const LaneSector& sector,
                                                 const double* k,
                                                 const double* r,
                                                 std::size_t importer) {
    Lanes64 sum{}, kept{};
    for (std::size_t i = 0; i < sector.economies; ++i) {
        const Lanes64 ei = load_lanes(sector.e + i * lanes);
        sum += load_lanes(k + i * lanes) * ei;
        kept += load_lanes(r + i * lanes) * ei;
    }
    const std::size_t n = importer * lanes;
    const Lanes64 weight = where_positive(sum, load_lanes(sector.expenditure + n) / sum, alike(0));
    store_lanes(sector.phi + n, sum);
    store_lanes(sector.kept + n, where_positive(sum, kept / sum, alike(1)));
    for (std::size_t i = 0; i < sector.economies; ++i)
        store_lanes(sector.sales + i * lanes,
                    load_lanes(sector.sales + i * lanes) + load_lanes(r + i * lanes) * weight);
}

template <Charged charged>
[[gnu::always_inline]] inline void sweep(const TradeModel& model,
                                         const LaneShocks& shocks,
                                         std::size_t j,
                                         const LaneSector& sector) {
    const std::vector<double>& receipts = charged == Charged::Yes ? model.receipts : model.share;
    const auto& plain = shocks.plain(j);
    std::size_t at = 0;
    // As many rows as registers hold sums for.
    constexpr std::size_t together = charged == Charged::Yes ? 4 : 6;
    const double* k[together];
    const double* r[together];
    const auto point = [&](std::size_t count) __attribute__((always_inline)) {
        for (std::size_t q = 0; q < count; ++q) {
            k[q] = &model.share[model.row(j, plain[at + q])];
            r[q] = &receipts[model.row(j, plain[at + q])];
        }
    };
    for (; at + together <= plain.size(); at += together) {
        point(together);
        sweep_plain<together, charged>(sector, k, r, &plain[at]);
    }
    for (; at + 2 <= plain.size(); at += 2) {
        point(2);
        sweep_plain<2, charged>(sector, k, r, &plain[at]);
    }
    for (; at < plain.size(); ++at) {
        point(1);
        sweep_plain<1, charged>(sector, k, r, &plain[at]);
    }
    for (const LaneShocks::Row& row : shocks.touched(j))
        sweep_touched(sector, shocks.share(row), shocks.receipts(row), row.importer);
}

/// sold_i = sum_n R_ni weight_n in single precision: for steps, not for answers.
template <class Weight>
[[gnu::always_inline]] inline void sell_roughly(const TradeModel& model,
                                                const LaneShocks& shocks,
                                                std::size_t j,
                                                const Weight& weight,
                                                float* sold) {
    const std::size_t N = model.economies;
    std::fill_n(sold, N * lanes, 0.0F);
    const auto& plain = shocks.plain(j);
    std::size_t at = 0;
    for (; at + 4 <= plain.size(); at += 4) {
        const float* r[4];
        Lanes32 w[4];
        for (std::size_t q = 0; q < 4; ++q) {
            r[q] = &model.rough_receipts[model.row(j, plain[at + q])];
            w[q] = weight(plain[at + q]);
        }
        for (std::size_t i = 0; i < N; ++i)
            store_lanes(sold + i * lanes, load_lanes(sold + i * lanes) +
                                              (r[0][i] * w[0] + r[1][i] * w[1]) +
                                              (r[2][i] * w[2] + r[3][i] * w[3]));
    }
    for (; at < plain.size(); ++at) {
        const float* r = &model.rough_receipts[model.row(j, plain[at])];
        const Lanes32 w = weight(plain[at]);
        for (std::size_t i = 0; i < N; ++i)
            store_lanes(sold + i * lanes, load_lanes(sold + i * lanes) + r[i] * w);
    }
    for (const LaneShocks::Row& row : shocks.touched(j)) {
        const float* r = shocks.rough_receipts(row);
        const Lanes32 w = weight(row.importer);
        for (std::size_t i = 0; i < N * lanes; i += lanes)
            store_lanes(sold + i, load_lanes(sold + i) + load_lanes(r + i) * w);
    }
}

}  // namespace entente::scenarios
