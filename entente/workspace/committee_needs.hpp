#pragma once

#include <string>

#include "entente/committee/needs_sentence.hpp"
#include "entente/workspace/committee_desk.hpp"

namespace entente {

/// What keeps an item from going on, as the desk's side may know it.
committee::Needs needs_of(const CommitteeDesk& desk,
                          const committee::CommitteeState& state,
                          const committee::Item& item,
                          committee::Instant at);

/// The same in words.
std::string needs_text(const CommitteeDesk& desk,
                       const committee::CommitteeState& state,
                       const committee::Item& item,
                       committee::Instant at,
                       committee::Language language);

/// "en" or "ja". Throws InvalidInput.
committee::Language language_named(const std::string& name);

}  // namespace entente
