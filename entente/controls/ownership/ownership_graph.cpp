#include "entente/controls/ownership/ownership_graph.hpp"

#include <algorithm>

namespace entente::controls {

OwnershipGraph::OwnershipGraph(const data::ShareholdingTable& table, Day day)
    : known_low_(table.names.size(), 0) {
    std::vector<const data::Shareholding*> rows;
    rows.reserve(table.rows.size());
    for (const data::Shareholding& row : table.rows)
        if ((!row.from || *row.from <= day) && (!row.until || day < *row.until)) {
            rows.push_back(&row);
            known_low_[row.owned.index()] += row.share.low;
        }
    held_ = side_of(rows, size(), &data::Shareholding::owner, &data::Shareholding::owned);
    owners_ = side_of(rows, size(), &data::Shareholding::owned, &data::Shareholding::owner);
}

data::ShareUnits OwnershipGraph::all_of(data::HolderId company) const {
    return std::max(data::whole_share, known_low(company));
}

OwnershipGraph::Side OwnershipGraph::side_of(std::span<const data::Shareholding* const> rows,
                                             std::size_t parties,
                                             data::HolderId data::Shareholding::*near,
                                             data::HolderId data::Shareholding::*far) {
    Side side{.first = std::vector<std::size_t>(parties + 1, 0),
              .stakes = std::vector<Stake>(rows.size())};
    for (const data::Shareholding* row : rows)
        ++side.first[(row->*near).index() + 1];
    for (std::size_t k = 0; k < parties; ++k)
        side.first[k + 1] += side.first[k];
    std::vector<std::size_t> next(side.first.begin(), side.first.end() - 1);
    for (const data::Shareholding* row : rows)
        side.stakes[next[(row->*near).index()]++] = {.party = row->*far,
                                                     .kind = row->kind,
                                                     .unknown = row->share.unknown,
                                                     .low = row->share.low,
                                                     .high = row->share.high};
    return side;
}

}  // namespace entente::controls
