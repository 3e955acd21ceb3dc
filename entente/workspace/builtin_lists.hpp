#pragma once

#include <string_view>
#include <vector>

#include "entente/data/party_list.hpp"

namespace entente {

/// The source of the sample.
constexpr std::string_view sample_source = "sample";

/// "SAMPLE of 2026-02-27, not a list to screen against": for every answer that rests on it.
constexpr std::string_view sample_title = "SAMPLE of 2026-02-27, not a list to screen against";

/// The sample that comes with the program, one list of 38 well-known parties from five published
/// lists (samples/lists/README.md). For use where nothing was imported, and only with its title.
std::vector<data::PartyList> builtin_lists();

}  // namespace entente
