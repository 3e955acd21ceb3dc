#pragma once

#include <string>

#include "entente/committee/needs_sentence.hpp"
#include "entente/workspace/committee_desk.hpp"

namespace entente {

/// What keeps an item from going on, as a side may know it, in words; where its own ballot and the
/// joint one are both open, each by itself.
std::string needs_text(const committee::Registry& registry,
                       const std::string& side,
                       const committee::CommitteeState& state,
                       const committee::Item& item,
                       committee::Instant at,
                       committee::Language language);

/// "en" or "ja". Throws InvalidInput.
committee::Language language_named(const std::string& name);

}  // namespace entente
