#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "entente/data/party_list.hpp"

/// One version of a party list as a file of the store; docs/design/party-list-file.md.
namespace entente::store {

/// A list and the hash of its content that the file states.
struct StoredPartyList {
    data::PartyList list;
    std::string content_hash;
};

/// The bytes of the file.
std::string party_list_bytes(const data::PartyList& list, std::string_view content_hash);

/// Throws BadData, naming `name` and the remedy, where the bytes are cut short, damaged, of another
/// version or no such file. Safe on any bytes.
StoredPartyList party_list_in(std::string_view bytes, const std::string& name);

/// Throws NotFound or BadData.
StoredPartyList read_party_list(const std::filesystem::path& path);

}  // namespace entente::store
