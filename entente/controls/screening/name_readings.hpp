#pragma once

#include <string_view>
#include <vector>

#include "entente/controls/screening/name_form.hpp"

namespace entente::screening {

/// The readings of a name. Where it is not said whether it is a person's, also as one: persons have
/// no forms of company, and "Abu Sa" is two words.
std::vector<NameForm> readings_of(std::string_view text, data::PartyType type);

/// Whether any reading is of another script than an alphabet: less is certain then, and scores are
/// lower.
bool is_uncertain(const std::vector<NameForm>& readings);

}  // namespace entente::screening
