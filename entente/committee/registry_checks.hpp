#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/base/diagnostics.hpp"
#include "entente/committee/registry.hpp"

namespace entente::committee {

/// Key of a list in a file ("mandate") -> where each entry begins, in the entries' order. Lists
/// from the record have no lines: 0, or nothing at all.
using RegistryLines = std::map<std::string, std::vector<std::size_t>, std::less<>>;

/// What no single entry can show: codes given twice for one day, names that nothing bears, circles
/// of parents, mandates of law without a law, days in the wrong order. Entries and `lines` in one
/// order.
void check_registry(const Registry& registry,
                    const RegistryLines& lines,
                    const std::string& file,
                    Diagnostics& faults);

}  // namespace entente::committee
