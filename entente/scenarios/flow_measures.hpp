#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/measure.hpp"
#include "entente/scenarios/trade/trade_base.hpp"
#include "entente/scenarios/trade/trade_shock.hpp"

namespace entente::scenarios {

/// Everything that measures do to trade flows and producers, cell by cell, and where measures
/// contradict one another on a cell. The order in which measures come makes no difference.
class FlowMeasures {
public:
    /// Both outlive this; faults are written to the second.
    FlowMeasures(const TradeBase& base, Diagnostics& faults);

    /// One flow, sector j from exporter i to importer n.
    void act(const data::Measure& measure, std::size_t j, std::size_t n, std::size_t i);
    /// A duty that takes the place of the old one; `line` is where the schedule has it.
    void set_duty(const data::Measure& measure,
                  std::size_t j,
                  std::size_t n,
                  std::size_t i,
                  double per_cent,
                  std::size_t line);
    /// The producers of sector j in economy n.
    void support(const data::Measure& measure, std::size_t j, std::size_t n);

    /// Checks every cell and writes those that change, in the order of trade_shock.hpp.
    void finish(TradeShock& shock);

private:
    /// Who bans a flow outright, and who shapes it with a duty, cost, tax or quota.
    struct Side {
        const data::Measure* ban = nullptr;
        const data::Measure* shaping = nullptr;
    };

    struct Cell {
        std::uint32_t sector, importer, exporter;
        double points = 0;      // on top of the duty
        double tax_points = 0;  // on exports
        double cost_factor = 1;
        double kept_share = 1;
        std::optional<double> duty_per_cent;  // of the schedule
        std::size_t duty_line = 0;
        Side import_side, export_side;
        const data::Measure* tariff = nullptr;  // the last one, for messages
        const data::Measure* schedule = nullptr;
        const data::Measure* cost = nullptr;
        const data::Measure* cut = nullptr;
        const data::Measure* tax = nullptr;
        const data::Measure* quota = nullptr;
    };

    struct Producer {
        std::uint32_t sector, economy;
        double subsidy_points = 0;
        double productivity = 1;
        const data::Measure* last = nullptr;
    };

    Cell& cell(std::size_t j, std::size_t n, std::size_t i);
    void set_quota(const data::Measure& measure, Cell& cell);
    void set_side(const data::Measure& measure, Cell& cell);
    void contradiction(const data::Measure& first,
                       const data::Measure& second,
                       const Cell& cell,
                       const std::string& why);
    void check(const Cell& cell, const FlowShock& flow);
    void out_of_bounds(const data::Measure* measure, const std::string& what, double value);
    void add_flow(const Cell& cell, TradeShock& shock);
    void add_producer(const Producer& producer, TradeShock& shock);
    std::string flow_text(const Cell& cell) const;

    const TradeBase& base_;
    Diagnostics& faults_;
    std::vector<std::uint32_t> cell_at_;  // by base.cell(j, n, i): 0 or position in cells_ plus one
    std::vector<Cell> cells_;
    std::vector<std::uint32_t> producer_at_;  // by base.at(j, n)
    std::vector<Producer> producers_;
    std::set<std::pair<const data::Measure*, const data::Measure*>> told_;  // each pair once
};

/// "allied.toml:12 (tariff by USA on CHN, c14, 25 points)", for messages.
std::string place_of(const data::Measure& measure);

/// Kinds that the exporter imposes.
bool imposed_by_exporter(data::MeasureKind kind);

}  // namespace entente::scenarios
