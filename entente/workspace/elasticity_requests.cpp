#include <algorithm>
#include <cstdio>

#include "entente/workspace/report_frame.hpp"
#include "entente/workspace/trade_desk.hpp"
#include "entente/workspace/workspace.hpp"

namespace entente {

Table Workspace::elasticities(const ElasticitiesRequest& request) {
    const data::World& world = open(request.model.world).world();
    const TradeDesk& desk = desk_for(request.model);
    Table table({{"sector", ColumnKind::Text, "sector"},
                 {"name", ColumnKind::Text, "its plain name"},
                 {"theta", ColumnKind::Number,
                  "trade elasticity: shares fall by theta per cent for one per cent of cost"},
                 {"se", ColumnKind::Number, "its standard error, where it was estimated"},
                 {"source", ColumnKind::Text, "who says so"}});
    table.title = "Trade elasticities";
    std::size_t with_error = 0, stand_ins = 0;
    for (std::size_t j = 0; j < desk.elasticities.size(); ++j) {
        const data::SectorElasticity& sector = desk.elasticities[j];
        with_error += sector.standard_error.has_value();
        stand_ins += sector.assumed;
        table.add({desk.base.sectors[j], sector_name(world, SectorId(j)), sector.theta,
                   sector.standard_error ? Cell(*sector.standard_error) : Cell(), sector.source});
    }
    const auto [least, greatest] = std::ranges::minmax(desk.base.theta);
    char text[200];
    std::snprintf(text, sizeof text,
                  "Elasticities go from %.2f to %.2f; %zu of %zu have a standard error, %zu stand "
                  "in for sectors without an estimate.",
                  least, greatest, with_error, desk.elasticities.size(), stand_ins);
    table.sentences.emplace_back(text);
    table.notes.emplace_back(
        "As CSV this table can be edited and given back with --elasticities FILE.");
    ElasticitiesRequest repeat = request;
    add_scenario_provenance(table, world, desk, {}, "docs/reference/elasticities.md",
                            "elasticities", repeat.params());
    return table;
}

}  // namespace entente
