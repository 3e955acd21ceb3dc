#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/data/io_table.hpp"

namespace entente::data {

/// Sectors as people write them: codes and ranges by label order, comma-separated: "c3..c16,c20";
/// "all" or nothing is every sector. In label order, each once. Throws NotFound on a code the table
/// does not have, InvalidInput on a range that runs backwards.
std::vector<SectorId> select_sectors(const IoTable& table, std::string_view text);

/// The same among codes without a table; NotFound then names the closest codes.
std::vector<SectorId> select_sectors(const std::vector<std::string>& sectors,
                                     std::string_view text);

/// "CHN, CHE or CAN": the three codes nearest to a misspelt one by letters inserted, left out or
/// exchanged, upper and lower case alike.
std::string closest_codes(const std::vector<std::string>& codes, std::string_view code);

/// Economies by code; "all" is every economy. Throws NotFound, InvalidInput where one is named
/// twice or none is named.
std::vector<EconomyId> select_economies(const IoTable& table,
                                        const std::vector<std::string>& codes);

/// The industries of the economies in the sectors, economy by economy.
std::vector<IndustryId> industries_in(const IoTable& table,
                                      const std::vector<EconomyId>& economies,
                                      const std::vector<SectorId>& sectors);

/// One industry by label, "JPN_c14". Throws NotFound.
IndustryId industry_labelled(const IoTable& table, std::string_view label);

}  // namespace entente::data
