#pragma once

#include <string>
#include <vector>

#include "entente/base/table.hpp"
#include "entente/controls/ownership/ownership_rule.hpp"
#include "entente/workspace/screened_owners.hpp"

/// What an answer on ownership says of the screening that it rests on.
namespace entente {

/// Codes of a rule's lists that no source in use carries: what it says is then not whole.
std::vector<std::string> missing_lists(const ScreeningDesk& desk,
                                       const controls::OwnershipRule& rule);

/// Sentences and notes: how many names are on lists, which of them if `by_name_too`, what was left
/// out and why.
void tell_matches(Table& table,
                  const ScreeningDesk& desk,
                  const data::HolderNames& names,
                  const ScreenedOwners& found,
                  const std::vector<controls::RuleOnDay>& rules,
                  bool by_name_too);

/// A row for each name and entry.
Table match_table(const ScreenedOwners& found, const std::vector<controls::RuleOnDay>& rules);

/// "Mr A (JP-EUL, JP-MOF); Mrs B (JP-EUL)": names on Japan's lists; empty where there are none.
std::string on_japanese_lists(const ScreenedOwners& found);

}  // namespace entente
