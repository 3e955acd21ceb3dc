#pragma once

#include <string>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/data/io_table.hpp"
#include "entente/data/trade_table.hpp"

namespace entente::ingest {

/// The inter-country table that goes with a trade table, inputs and final demand at basic prices,
/// with an import mix common to all users:
///   z[(i,k),(n,j)] = pi[k,n,i] / tau[k,n,i] G[k,j,n] (1 - B[j,n]) GO[j,n]
/// and final demand what is left of each flow, in one category FINAL. GO is raised to exports where
/// it is smaller. What is odd goes to `notes`. Throws BadData where spending is too large for a
/// double.
data::IoTableData io_table_of(const data::TradeTable& trade,
                              const std::vector<std::string>& economies,
                              const std::vector<std::string>& sectors,
                              Diagnostics& notes);

}  // namespace entente::ingest
