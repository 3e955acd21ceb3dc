#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "entente/data/party_list.hpp"

/// The body of a party list's file: numbers and texts one after the other.
namespace entente::store {

std::string party_list_body(const data::PartyList& list);

/// Nothing where the bytes are no such body. Safe on any bytes; takes memory in proportion to them.
std::optional<data::PartyList> party_list_from_body(std::string_view body);

}  // namespace entente::store
