#pragma once

#include <string>
#include <vector>

#include "entente/data/party_list.hpp"

namespace entente::screening {

/// Whom one asks about. The first name is the one that answers carry.
struct ScreenQuery {
    std::vector<std::string> names;  // at least one; others are aliases
    data::PartyType type = data::PartyType::Unknown;
    std::vector<std::string> countries = {};  // ISO 3166-1 alpha-3
    std::vector<data::BirthDate> birth_dates = {};
    std::vector<data::PartyIdentifier> identifiers = {};  // kind may be empty: any
    std::vector<std::string> addresses = {};
};

}  // namespace entente::screening
